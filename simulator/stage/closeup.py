"""The close-up on the infant.

The infant, who touches it and the toys about it are sharp before a background that is out of focus.
What stands between the camera and the infant is left out; a body that hides the face is painted
behind it.
"""

import dataclasses
import math
from collections.abc import Mapping

import pygame

from simulator.figure.look import Look
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import dot, lerp, smooth, sub, unit
from simulator.performance.scene import Scene, Toy
from simulator.stage.background import Background
from simulator.stage.camera import Camera, Size, camera
from simulator.stage.company import Company, assemble, companies, depth_of
from simulator.stage.layer import Layer, render
from simulator.stage.palette import USUAL_DECOR
from simulator.stage.room_data import room_data
from simulator.stage.shadow import floor_shadow
from simulator.stage.snap import solve_snapped
from simulator.stage.surfaces import Surfaces

_BETWEEN = 0.20  # metres by which a thing may be nearer than the infant
_UPRIGHT = 0.6  # metres above the floor from which a pelvis is that of one who stands
_ABOUT = 0.45  # metres from the infant within which a toy may be in its hands any moment
_FACE = 1.1  # radii of the head which no such toy may cover
_INFANT = "infant"
_BEHIND = -0.25  # cosine to the front of a carrier from which the carrier is seen from behind
_AJAR = 15.0  # degrees from which one sees through the door
_HIDES = 0.69  # radii of the head within which a body hides the face
_CHANGES = 0.06  # and over which the picture changes; wider, and both would be seen for long


def _outside(scene: Scene, company: Company) -> bool:
    """Tell whether somebody of a company is still beyond the doorway."""
    beyond = room_data().door.z
    return any(scene.figures[a].placed.position[2] > beyond for a in company.actors)


class CloseUp:
    """Paints scenes as the moving camera sees the infant."""

    def __init__(self, size: Size, looks: Mapping[str, Look], decor: str = USUAL_DECOR) -> None:
        self._size = size
        self._looks = looks
        self._surfaces = Surfaces()
        self._background = Background(size, looks, decor, self._surfaces)

    def paint(
        self,
        surface: pygame.Surface,
        scene: Scene,
        *,
        kept: bool = False,
    ) -> list[pygame.Rect]:
        """Paint a scene. The camera moves, so nothing is kept: the whole picture changes."""
        view = camera(_INFANT, self._size, scene.closeup)
        joints = solve_snapped(scene)
        found, loose = companies(scene, joints)
        subject = next((c for c in found if _INFANT in c.actors), None)
        limit = _limit(view, joints)
        others = [
            c
            for c in found
            if c is not subject
            and depth_of(view, scene, c) > limit
            and (scene.door > _AJAR or not _outside(scene, c))
        ]
        about = [t for t in loose if subject is not None and _about(view, t, joints[_INFANT])]
        toys = [t for t in loose if t not in about and view.depth(t.position) > limit]
        self._background.paint(surface, view, scene, joints, others, toys, limit)
        if subject is not None:
            subject = _without_passers(view, scene, subject, joints, limit)
            subject = dataclasses.replace(subject, toys=(*subject.toys, *about))
            self._paint_subject(surface, view, scene, subject, joints)
        return [surface.get_rect()]

    def _paint_subject(
        self,
        surface: pygame.Surface,
        view: Camera,
        scene: Scene,
        company: Company,
        joints: Mapping[str, Joints],
    ) -> None:
        group = assemble(view, scene, company, joints, self._looks)
        shadow = floor_shadow(group, self._surfaces, "shadow")
        if shadow:
            surface.blit(shadow.surface, shadow.corner, special_flags=pygame.BLEND_RGB_MULT)
        hidden = max(
            (
                _hiding(view, joints[a], joints[_INFANT])
                for a in company.actors
                if a != _INFANT and not _from_behind(view, scene, joints, a)
            ),
            default=0.0,
        )
        if hidden > 0.0:
            for one in _infant_last(view, company, joints):
                part = assemble(view, scene, one, joints, self._looks)
                layer = render(part, self._surfaces, "apart")
                if layer:
                    layer.put_on(surface)
        if hidden < 1.0:
            layer = render(group, self._surfaces, "subject")
            if layer:
                _fade(layer, 1.0 - hidden)
                layer.put_on(surface)


def _without_passers(
    view: Camera, scene: Scene, company: Company, joints: Mapping[str, Joints], limit: float
) -> Company:
    """Leave out who stands or goes by before the infant and has no hand on it, nor it on them."""
    infant = scene.figures[_INFANT]
    tied = {_INFANT, infant.carrier, infant.placed.partner}
    tied |= {a for a in company.actors if any(map(any, joints[a].rests))}
    passing = {
        a
        for a in company.actors
        if joints[a].trunk.pelvis[1] > _UPRIGHT and view.depth(joints[a].trunk.head) < limit
    } - tied
    return Company(
        tuple(a for a in company.actors if a not in passing),
        tuple(t for t in company.toys if t.holder not in passing),
    )


def _from_behind(view: Camera, scene: Scene, joints: Mapping[str, Joints], adult: str) -> bool:
    """Tell whether one looks over the shoulder of an adult at the infant that is carried."""
    if scene.figures[_INFANT].carrier != adult:
        return False
    trunk = joints[adult].trunk
    return dot(trunk.chest_frame[2], unit(sub(view.eye, trunk.chest))) < _BEHIND


def _limit(view: Camera, joints: Mapping[str, Joints]) -> float:
    """Return the depth from which things are painted."""
    if _INFANT not in joints:
        return 0.3
    return max(0.3, view.depth(joints[_INFANT].trunk.head) - _BETWEEN)


def _about(view: Camera, toy: Toy, infant: Joints) -> bool:
    """Tell whether a toy lies about the infant and hides nothing of its face."""
    (x, y, z), head, pelvis = toy.position, infant.trunk.head, infant.trunk.pelvis
    if math.hypot(x - pelvis[0], z - pelvis[2]) > _ABOUT:
        return False
    thing = room_data().things[toy.name]
    middle = (x, y + thing.centre, z)
    if view.depth(middle) > view.depth(head):
        return True
    size = _FACE * view.scale_at(head) * 0.10 * infant.body.head_scale
    return math.dist(view.pixel(middle), view.pixel(head)) > size + thing.reach * view.scale_at(
        middle
    )


def _infant_last(view: Camera, company: Company, joints: Mapping[str, Joints]) -> list[Company]:
    """Split a company into members, each with what it holds: the farther first, the infant last."""
    depths = {a: view.depth(joints[a].trunk.chest) for a in company.actors}
    order = sorted(company.actors, key=lambda a: (a == _INFANT, -depths[a]))
    loose = tuple(t for t in company.toys if t.holder not in company.actors)
    return [
        Company(
            (actor,),
            tuple(t for t in company.toys if t.holder == actor)
            + (loose if actor == _INFANT else ()),
        )
        for actor in order
    ]


def _hiding(view: Camera, adult: Joints, infant: Joints) -> float:
    """Return how much of the infant's face an adult's body hides: 0 nothing, 1 all that matters."""
    head = infant.trunk.head
    size = view.scale_at(head) * 0.10 * infant.body.head_scale
    x, y = view.pixel(head)
    trunk, r = adult.trunk, adult.body.radii
    bulks = [(trunk.head, 0.11), (trunk.neck, r["neck"]), (trunk.chest, 0.15), (trunk.waist, 0.13)]
    bulks += [(p, r["shoulder"]) for p in adult.shoulder] + [(p, r["elbow"]) for p in adult.elbow]
    bulks += [
        (lerp(elbow, wrist, share), r["wrist"])
        for elbow, wrist in zip(adult.elbow, adult.wrist, strict=True)
        for share in (0.35, 0.70, 1.0)
    ]
    bulks += [
        (lerp(upper, lower, share), r["knee"])
        for upper, lower in zip((*adult.hip, *adult.knee), (*adult.knee, *adult.ankle), strict=True)
        for share in (0.4, 0.7, 1.0)
    ]
    worst = 0.0
    for point, radius in bulks:
        if view.depth(point) > view.depth(head) - 0.04:
            continue
        u, v = view.pixel(point)
        gap = ((u - x) ** 2 + (v - y) ** 2) ** 0.5 - radius * view.scale_at(point)
        worst = max(worst, min(1.0, max(0.0, (_HIDES * size - gap) / (_CHANGES * size))))
    return smooth(worst)


def _fade(layer: Layer, share: float) -> None:
    """Let a layer shine through; it is premultiplied, so all its channels fade alike."""
    if share < 1.0:
        k = int(255 * share)
        layer.surface.fill((k, k, k, k), special_flags=pygame.BLEND_RGBA_MULT)
