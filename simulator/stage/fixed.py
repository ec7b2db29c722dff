"""The view of a fixed camera: room painted once, people and toys as they change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pygame

from simulator.figure.look import Look
from simulator.figure.skeleton import Joints
from simulator.performance.scene import Scene, Toy
from simulator.stage.backdrop import backdrop
from simulator.stage.camera import Camera
from simulator.stage.company import Company, assemble, companies, depth_of, foot_of
from simulator.stage.door import Doorway, behind_leaf, doorway, leaf, look_through, rounded
from simulator.stage.features import rounded_face
from simulator.stage.furniture import Piece, furniture
from simulator.stage.group import Group
from simulator.stage.layer import Layer, render, render_all
from simulator.stage.palette import USUAL_DECOR
from simulator.stage.room_data import room_data
from simulator.stage.shadow import FINGER, floor_shadows
from simulator.stage.sheet import Request
from simulator.stage.snap import solve_snapped
from simulator.stage.surfaces import Surfaces, copy
from simulator.stage.toys import add_toy

_TOY_GRID = 3.0
_TOY_THINNEST = 0.004  # metres; thin parts of toys cast shadows too


class _Shown(NamedTuple):
    """A thing or a company on the picture, and the values it is painted from.

    ``depth`` sorts it among the furniture; ``beyond`` the doorway it is seen through that alone.
    """

    name: str
    made_from: tuple[object, ...]
    depth: float
    build: Callable[[], Group]
    thinnest: float
    oversample: float | None = None
    beyond: bool = False
    behind_leaf: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was painted, and the values it was painted from."""

    made_from: tuple[object, ...]
    depth: float
    layer: Layer | None
    shadow: Layer | None
    beyond: bool
    behind_leaf: bool

    @property
    def rects(self) -> list[pygame.Rect]:
        """Return the rectangles of the picture that it covers."""
        return [layer.rect for layer in (self.layer, self.shadow) if layer]


@dataclass(frozen=True, slots=True)
class _Picture:
    """All that is on one picture besides the room."""

    toys: tuple[_Kept, ...]
    people: tuple[_Kept, ...]
    opening: Layer | None


class FixedView:
    """Paints scenes as one unmoving camera sees them.

    What it keeps from one picture to the next is kept by value: a company whose solved numbers
    are equal gives the same pixels, so the picture is a function of the scene alone.
    """

    def __init__(self, camera: Camera, looks: Mapping[str, Look], decor: str = USUAL_DECOR) -> None:
        self.camera = camera
        self._looks = looks
        self._surfaces = Surfaces()
        self._backdrop = _for_display(backdrop(camera, decor))
        self._doorway: Doorway | None = doorway(camera, decor)
        self._leaf: tuple[float, Layer] | None = None
        self._seen_through: tuple[float, tuple[_Kept, ...], Layer] | None = None
        self._sprites = tuple(self._bake(piece) for piece in furniture())
        self._kept: dict[str, _Kept] = {}
        self._ground = self._backdrop.copy()  # with the doorway and the shadows of toys
        self._painted: _Picture | None = None

    def paint(
        self, surface: pygame.Surface, scene: Scene, *, kept: bool = False
    ) -> list[pygame.Rect]:
        """Paint a scene; return the rectangles that differ from the scene painted before.

        With ``kept`` these are all that is painted.
        """
        joints = solve_snapped(scene)
        found, loose = companies(scene, joints)
        lying = [self._toy(toy) for toy in loose]
        shown = self._renewed([*lying, *(self._company(scene, c, joints) for c in found)])
        toys, people = shown[: len(lying)], shown[len(lying) :]
        beyond = tuple(k for k in people if k.beyond and k.layer)
        picture = _Picture(
            toys=toys,
            people=tuple(k for k in people if not k.beyond),
            opening=self._opening(beyond, rounded(scene.door)),
        )
        laid, changed = self._changed(picture)
        self._painted = picture
        for rect in laid:
            self._lay_out(picture, rect)
        layers = self._in_order((*picture.toys, *picture.people))
        for rect in changed if kept else [surface.get_rect()]:
            self._compose(surface, picture, layers, rect)
        return changed

    # ------------------------------------------------------------ what is kept

    def _bake(self, piece: Piece) -> tuple[float, Layer]:
        group, depth = piece.build(self.camera)
        layer = render(group, Surfaces(), "once", oversample=_TOY_GRID)
        return depth, layer or Layer(pygame.Surface((1, 1), pygame.SRCALPHA), (0, 0))

    def _renewed(self, shown: list[_Shown]) -> tuple[_Kept, ...]:
        """Return what is kept of everything shown, painted anew where its values changed."""
        stale = [s for s in shown if self._stale(s)]
        seen = [s for s in stale if not s.beyond or self._doorway is not None]
        groups = [s.build() for s in seen]
        requests = [
            Request(group, f"{s.name} layer", self._clip(s), s.oversample)
            for s, group in zip(seen, groups, strict=True)
        ]
        casting = [
            (group, f"{s.name} shadow", s.thinnest)
            for s, group in zip(seen, groups, strict=True)
            if not s.beyond
        ]
        layers = dict(
            zip(
                (s.name for s in seen),
                render_all(self.camera, requests, self._surfaces),
                strict=True,
            )
        )
        shadows = dict(
            zip(
                (s.name for s in seen if not s.beyond),
                floor_shadows(self.camera, casting, self._surfaces),
                strict=True,
            )
        )
        for s in stale:
            self._kept[s.name] = _Kept(
                s.made_from,
                s.depth,
                layers.get(s.name),
                shadows.get(s.name),
                s.beyond,
                s.behind_leaf,
            )
        return tuple(self._kept[s.name] for s in shown)

    def _stale(self, shown: _Shown) -> bool:
        kept = self._kept.get(shown.name)
        return kept is None or kept.made_from != shown.made_from

    def _clip(self, shown: _Shown) -> pygame.Rect | None:
        return self._doorway.rect if shown.beyond and self._doorway else None

    def _company(self, scene: Scene, company: Company, joints: Mapping[str, Joints]) -> _Shown:
        feet = foot_of(scene, company)
        beyond = all(foot[2] > room_data().door.z for foot in feet)
        behind = beyond and behind_leaf(feet[0], scene.door)
        return _Shown(
            name=" ".join(company.actors),
            made_from=(
                beyond,
                behind,
                company.toys,
                *(joints[a] for a in company.actors),
                *(rounded_face(scene.figures[a].face) for a in company.actors),
                feet,
            ),
            depth=depth_of(self.camera, scene, company),
            build=lambda: assemble(self.camera, scene, company, joints, self._looks),
            thinnest=FINGER,
            beyond=beyond,
            behind_leaf=behind,
        )

    def _toy(self, toy: Toy) -> _Shown:
        x, _, z = toy.position

        def build() -> Group:
            group = Group(self.camera, toy.position)
            add_toy(group, toy.name, toy.position, toy.heading, toy.spin)
            return group

        return _Shown(
            name=toy.name,
            made_from=(toy.position, toy.heading, toy.spin),
            depth=self.camera.depth((x, 0.0, z)),
            build=build,
            thinnest=_TOY_THINNEST,
            oversample=_TOY_GRID,
        )

    def _opening(self, beyond: tuple[_Kept, ...], angle: float) -> Layer | None:
        """Return what is seen through the doorway, painted anew when anything in it moves."""
        if self._doorway is None:
            return None
        last = self._seen_through
        if last and last[0] == angle and _same(last[1], beyond):
            return last[2]
        if self._leaf is None or self._leaf[0] != angle:
            self._leaf = (angle, leaf(self._doorway, angle, self._surfaces))
        far_to_near = sorted(beyond, key=lambda kept: -kept.depth)
        far = [k.layer for k in far_to_near if k.behind_leaf and k.layer]
        near = [k.layer for k in far_to_near if not k.behind_leaf and k.layer]
        layer = look_through(self._doorway, far, self._leaf[1], near, self._surfaces)
        self._seen_through = (angle, beyond, layer)
        return layer

    # ------------------------------------------------------------ what changed

    def _changed(self, picture: _Picture) -> tuple[list[pygame.Rect], list[pygame.Rect]]:
        """Return the rectangles in which the ground differs, and those in which anything does."""
        whole, before = self._backdrop.get_rect(), self._painted
        if before is None:
            return [whole], [whole]
        laid = _differing(before.toys, picture.toys)
        if picture.opening is not before.opening and self._doorway:
            laid.append(self._doorway.rect)
        moved = _differing(before.people, picture.people)
        return _merged(laid, whole), _merged([*laid, *moved], whole)

    # ------------------------------------------------------------ the picture

    def _lay_out(self, picture: _Picture, rect: pygame.Rect) -> None:
        """Put doorway and shadows of toys onto a part of the empty room."""
        self._ground.set_clip(rect)
        copy(self._backdrop, self._ground, rect)
        if picture.opening:
            picture.opening.put_on(self._ground)
        for kept in picture.toys:
            _multiply(self._ground, kept.shadow, rect)

    def _compose(
        self, surface: pygame.Surface, picture: _Picture, layers: list[Layer], rect: pygame.Rect
    ) -> None:
        """Paint a part of the picture from the ground up; the layers come far to near."""
        clip = surface.get_clip()
        rect = rect.clip(clip)
        surface.set_clip(rect)
        copy(self._ground, surface, rect)
        for kept in picture.people:
            _multiply(surface, kept.shadow, rect)
        for layer in layers:
            if rect.colliderect(layer.rect):
                layer.put_on(surface)
        surface.set_clip(clip)

    def _in_order(self, shown: tuple[_Kept, ...]) -> list[Layer]:
        """Return the layers of furniture, toys and people, far to near."""
        order = [(-depth, 0, i, layer) for i, (depth, layer) in enumerate(self._sprites)]
        order += [(-kept.depth, 1, i, kept.layer) for i, kept in enumerate(shown) if kept.layer]
        return [layer for _, _, _, layer in sorted(order, key=lambda entry: entry[:3])]


def _differing(before: tuple[_Kept, ...], now: tuple[_Kept, ...]) -> list[pygame.Rect]:
    """Return where there was something that is no more, and where there is something new."""
    old, new = {id(k): k for k in before}, {id(k): k for k in now}
    moved = [k for i, k in old.items() if i not in new]
    moved += [k for i, k in new.items() if i not in old]
    return [rect for k in moved for rect in k.rects]


def _merged(rects: list[pygame.Rect], whole: pygame.Rect) -> list[pygame.Rect]:
    """Return rectangles that cover the same; those are joined that together are no larger."""
    apart: list[pygame.Rect] = []
    for each in rects:
        rect = each.clip(whole)
        for other in tuple(apart):
            union = rect.union(other)
            if union.w * union.h <= rect.w * rect.h + other.w * other.h:
                apart.remove(other)
                rect = union
        if rect.w and rect.h:
            apart.append(rect)
    return apart


def _same(a: tuple[_Kept, ...], b: tuple[_Kept, ...]) -> bool:
    """Return whether two pictures keep the very same layers."""
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))


def _multiply(surface: pygame.Surface, shadow: Layer | None, rect: pygame.Rect) -> None:
    if shadow and rect.colliderect(shadow.rect):
        surface.blit(shadow.surface, shadow.corner, special_flags=pygame.BLEND_RGB_MULT)


def _for_display(surface: pygame.Surface) -> pygame.Surface:
    return surface.convert() if pygame.display.get_surface() else surface
