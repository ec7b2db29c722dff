"""The view of a fixed camera: room painted once, people and toys as they change."""

from collections.abc import Mapping
from dataclasses import dataclass

import pygame

from simulator.figure.look import Look
from simulator.figure.skeleton import Joints
from simulator.performance.scene import Scene, Toy
from simulator.stage.backdrop import backdrop
from simulator.stage.camera import Camera
from simulator.stage.company import Company, assemble, companies, depth_of, foot_of
from simulator.stage.door import Doorway, behind_leaf, doorway, leaf, look_through, rounded
from simulator.stage.furniture import Piece, furniture
from simulator.stage.group import Group
from simulator.stage.layer import Layer, render
from simulator.stage.room_data import room_data
from simulator.stage.shadow import floor_shadow
from simulator.stage.snap import solve_snapped
from simulator.stage.surfaces import Surfaces
from simulator.stage.toys import add_toy

_TOY_GRID = 3.0
_TOY_THINNEST = 0.004  # metres; thin parts of toys cast shadows too


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was painted for a thing or a company, and the values it was painted from."""

    made_from: tuple[object, ...]
    depth: float
    layer: Layer | None
    shadow: Layer | None
    beyond: bool
    behind_leaf: bool


class FixedView:
    """Paints scenes as one unmoving camera sees them.

    What it keeps from one picture to the next is kept by value: a company whose solved numbers
    are equal gives the same pixels, so the picture is a function of the scene alone.
    """

    def __init__(self, camera: Camera, looks: Mapping[str, Look]) -> None:
        self.camera = camera
        self._looks = looks
        self._surfaces = Surfaces()
        self._backdrop = _for_display(backdrop(camera))
        self._doorway: Doorway | None = doorway(camera)
        self._leaf: tuple[float, Layer] | None = None
        self._seen_through: tuple[float, tuple[_Kept, ...], Layer] | None = None
        self._sprites = tuple(self._bake(piece) for piece in furniture())
        self._kept: dict[str, _Kept] = {}
        self._ground = self._backdrop.copy()  # with the doorway and the shadows of toys
        self._laid: tuple[tuple[_Kept, ...], Layer | None] | None = None
        self._painted: tuple[_Kept, ...] | None = None
        self._door: float | None = None

    def paint(self, surface: pygame.Surface, scene: Scene) -> list[pygame.Rect]:
        """Paint a scene; return the rectangles that differ from the scene painted before."""
        joints = solve_snapped(scene)
        found, loose = companies(scene, joints)
        lying = tuple(self._toy(toy) for toy in loose)
        people = tuple(self._company(scene, c, joints) for c in found)
        beyond = tuple(k for k in people if k.beyond and k.layer)
        self._lay_out(lying, self._opening(beyond, rounded(scene.door)))
        self._compose(surface, lying, people)
        return self._changed((*lying, *people), rounded(scene.door))

    # ------------------------------------------------------------ what is kept

    def _bake(self, piece: Piece) -> tuple[float, Layer]:
        group, depth = piece.build(self.camera)
        layer = render(group, Surfaces(), "once", oversample=_TOY_GRID)
        return depth, layer or Layer(pygame.Surface((1, 1), pygame.SRCALPHA), (0, 0))

    def _company(self, scene: Scene, company: Company, joints: Mapping[str, Joints]) -> _Kept:
        door = room_data().door
        beyond = all(foot[2] > door.z for foot in foot_of(scene, company))
        behind = beyond and behind_leaf(foot_of(scene, company)[0], scene.door)
        name = " ".join(company.actors)
        made_from = (
            beyond,
            behind,
            company.toys,
            *(joints[a] for a in company.actors),
            *(scene.figures[a].face.tobytes() for a in company.actors),
            foot_of(scene, company),
        )
        kept = self._kept.get(name)
        if kept is not None and kept.made_from == made_from:
            return kept
        layer = shadow = None
        if not beyond or self._doorway is not None:
            group = assemble(self.camera, scene, company, joints, self._looks)
            clip = self._doorway.rect if beyond and self._doorway else None
            layer = render(group, self._surfaces, f"{name} layer", clip=clip)
            shadow = None if beyond else floor_shadow(group, self._surfaces, f"{name} shadow")
        depth = depth_of(self.camera, scene, company)
        self._kept[name] = _Kept(made_from, depth, layer, shadow, beyond, behind)
        return self._kept[name]

    def _toy(self, toy: Toy) -> _Kept:
        made_from = (toy.position, toy.heading, toy.spin)
        kept = self._kept.get(toy.name)
        if kept is not None and kept.made_from == made_from:
            return kept
        group = Group(self.camera, toy.position)
        add_toy(group, toy.name, toy.position, toy.heading, toy.spin)
        layer = render(group, self._surfaces, f"{toy.name} layer", oversample=_TOY_GRID)
        shadow = floor_shadow(group, self._surfaces, f"{toy.name} shadow", _TOY_THINNEST)
        x, _, z = toy.position
        depth = self.camera.depth((x, 0.0, z))
        self._kept[toy.name] = _Kept(made_from, depth, layer, shadow, False, False)
        return self._kept[toy.name]

    def _opening(self, beyond: tuple[_Kept, ...], angle: float) -> Layer | None:
        """Return what is seen through the doorway, painted anew when anything in it moves."""
        if self._doorway is None:
            return None
        last = self._seen_through
        if last and last[0] == angle and _same(last[1], beyond):
            return last[2]
        if self._leaf is None or self._leaf[0] != angle:
            self._leaf = (angle, leaf(self._doorway, angle))
        far_to_near = sorted(beyond, key=lambda kept: -kept.depth)
        far = [k.layer for k in far_to_near if k.behind_leaf and k.layer]
        near = [k.layer for k in far_to_near if not k.behind_leaf and k.layer]
        layer = look_through(self._doorway, far, self._leaf[1], near)
        self._seen_through = (angle, beyond, layer)
        return layer

    def _lay_out(self, lying: tuple[_Kept, ...], opening: Layer | None) -> None:
        """Put doorway and shadows of toys onto the backdrop, anew when one of them changes."""
        if self._laid and _same(self._laid[0], lying) and self._laid[1] is opening:
            return
        self._laid = (lying, opening)
        self._ground.blit(self._backdrop, (0, 0))
        if opening:
            opening.put_on(self._ground)
        for kept in lying:
            _multiply(self._ground, kept.shadow)

    # ------------------------------------------------------------ what changed

    def _changed(self, shown: tuple[_Kept, ...], door: float) -> list[pygame.Rect]:
        whole = self._backdrop.get_rect()
        before, self._painted = self._painted, shown
        swung, self._door = door != self._door, door
        if before is None:
            return [whole]
        old, new = {id(k): k for k in before}, {id(k): k for k in shown}
        moved = [k for i, k in old.items() if i not in new]
        moved += [k for i, k in new.items() if i not in old]
        rects = [layer.rect for k in moved for layer in (k.layer, k.shadow) if layer]
        if swung and self._doorway:
            rects.append(self._doorway.rect)
        return _merged(rects, whole)

    # ------------------------------------------------------------ the picture

    def _compose(
        self, surface: pygame.Surface, lying: tuple[_Kept, ...], people: tuple[_Kept, ...]
    ) -> None:
        surface.blit(self._ground, (0, 0))
        for kept in people:
            _multiply(surface, kept.shadow)
        self._put_in_order(surface, (*lying, *people))

    def _put_in_order(self, surface: pygame.Surface, shown: tuple[_Kept, ...]) -> None:
        """Put furniture, toys and people on a picture, far to near."""
        order = [(-depth, 0, i, layer) for i, (depth, layer) in enumerate(self._sprites)]
        order += [
            (-kept.depth, 1, i, kept.layer)
            for i, kept in enumerate(shown)
            if kept.layer and not kept.beyond
        ]
        for _, _, _, layer in sorted(order, key=lambda entry: entry[:3]):
            layer.put_on(surface)


def _merged(rects: list[pygame.Rect], whole: pygame.Rect) -> list[pygame.Rect]:
    """Return rectangles that cover the same and do not overlap."""
    apart: list[pygame.Rect] = []
    for each in rects:
        rect = each.clip(whole)
        while (hit := rect.collidelist(apart)) >= 0:
            rect = rect.union(apart.pop(hit))
        if rect.w and rect.h:
            apart.append(rect)
    return apart


def _same(a: tuple[_Kept, ...], b: tuple[_Kept, ...]) -> bool:
    """Return whether two pictures keep the very same layers."""
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))


def _multiply(surface: pygame.Surface, shadow: Layer | None) -> None:
    if shadow:
        surface.blit(shadow.surface, shadow.corner, special_flags=pygame.BLEND_RGB_MULT)


def _for_display(surface: pygame.Surface) -> pygame.Surface:
    return surface.convert() if pygame.display.get_surface() else surface
