"""Companies: who is painted together with whom, and which things belong to them.

Bodies in contact, and things in hands or between the legs, must be sorted part by part: they
share a group. Who shares one is a function of the scene alone.
"""

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.figure.look import Look
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Vector, add, dot, lerp, scale, sub, unit
from simulator.performance.scene import Figure, Scene, Toy
from simulator.stage.camera import Camera
from simulator.stage.figure import add_figure
from simulator.stage.group import Group
from simulator.stage.hands import inward
from simulator.stage.room_data import room_data
from simulator.stage.toys import add_open_magazine, add_toy

_TOUCHING = 0.70  # metres between the pelvises of two bodies that may overlap on the picture
_REACHING = 1.10  # the same while one has hands on the other
_AT_FEET = 0.32  # metres from a body on the floor within which a thing may lie between its limbs
_ON_FLOOR = 0.17  # height of the pelvis of a body that sits, kneels or crawls
_FIGURE_BEFORE_CHAIR = 0.02
_LAID = 0.45  # grip of hands that lie round a body
_AWAY = -0.2  # cosine from which a palm is seen from behind


@dataclass(frozen=True, slots=True)
class Company:
    """Actors painted together, in a fixed order, and their things."""

    actors: tuple[str, ...]
    toys: tuple[Toy, ...]


def companies(
    scene: Scene, joints: Mapping[str, Joints]
) -> tuple[tuple[Company, ...], tuple[Toy, ...]]:
    """Return all companies of a scene, and the things that belong to none."""
    names = sorted(scene.figures)
    parent = {name: name for name in names}

    def root(name: str) -> str:
        return name if parent[name] == name else root(parent[name])

    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if _together(scene.figures[a], scene.figures[b], joints[a], joints[b]):
                parent[root(b)] = root(a)
    sets: dict[str, list[str]] = {}
    for name in names:
        sets.setdefault(root(name), []).append(name)
    owned: dict[str, list[Toy]] = {head: [] for head in sets}
    loose = []
    for toy in scene.toys:
        owner = _owner(toy, scene, joints)
        if owner is None:
            loose.append(toy)
        else:
            owned[root(owner)].append(toy)
    found = tuple(Company(tuple(actors), tuple(owned[head])) for head, actors in sets.items())
    return found, tuple(loose)


def _flat_distance(a: Vector, b: Vector) -> float:
    return math.hypot(a[0] - b[0], a[2] - b[2])


def _together(a: Figure, b: Figure, ja: Joints, jb: Joints) -> bool:
    if a.carrier == b.actor or b.carrier == a.actor:
        return True
    far = _flat_distance(ja.trunk.pelvis, jb.trunk.pelvis)
    reaching = b.actor == a.placed.partner or a.actor == b.placed.partner
    return far < (_REACHING if reaching else _TOUCHING)


def _owner(toy: Toy, scene: Scene, joints: Mapping[str, Joints]) -> str | None:
    if toy.holder in scene.figures and toy.held > 0.0:
        return toy.holder
    near = [
        (distance, name)
        for name, j in joints.items()
        if j.trunk.pelvis[1] < _ON_FLOOR
        and (distance := _flat_distance(j.trunk.pelvis, toy.position)) < _AT_FEET
    ]
    return min(near)[1] if near else None


def foot_of(scene: Scene, company: Company) -> tuple[Vector, ...]:
    """Return the points of the floor on which a company stands; who is carried stands on none."""
    return tuple(
        (round(f.placed.position[0], 3), 0.0, round(f.placed.position[2], 3))
        for f in (scene.figures[name] for name in company.actors)
        if f.carrier not in company.actors
    )


def depth_of(camera: Camera, scene: Scene, company: Company) -> float:
    """Return the depth at which a company is painted among the furniture."""
    return min(camera.depth(p) for p in foot_of(scene, company)) - _FIGURE_BEFORE_CHAIR


def assemble(
    camera: Camera,
    scene: Scene,
    company: Company,
    joints: Mapping[str, Joints],
    looks: Mapping[str, Look],
) -> Group:
    """Build the group of a company as a camera sees it."""
    feet = foot_of(scene, company)
    group = Group(camera, feet[0])
    hands: dict[str, tuple[float, float]] = {}
    held = [t for t in company.toys if t.holder in company.actors and t.held > 0.0]
    closed = dict(joints)
    for toy in held:
        if toy.holder is not None:
            closed[toy.holder] = _grasping(closed[toy.holder], toy)
    for name in company.actors:
        carrier = scene.figures[name].carrier
        if carrier in closed:
            closed[carrier] = _embracing(closed[carrier])
    for name in company.actors:
        holding = {i for toy in held if toy.holder == name and toy.held > 0.5 for i in _hands(toy)}
        hands[name] = add_figure(
            group,
            closed[name],
            looks[name],
            scene.figures[name].face,
            holding=holding,
            entwined=len(company.actors) > 1,
            leaning=_leaning(name, company, closed),
        )
    for toy in company.toys:
        if toy in held and toy.holder is not None:
            _add_held(group, toy, closed[toy.holder], hands[toy.holder])
        else:
            add_toy(group, toy.name, toy.position, toy.heading, toy.spin)
    return group


def _leaning(name: str, company: Company, joints: Mapping[str, Joints]) -> Vector | None:
    """Return the middle of the infant's head, if it may lie on somebody else's shoulder."""
    if name == "infant" or "infant" not in company.actors:
        return None
    return joints["infant"].trunk.head


def _hands(toy: Toy) -> tuple[int, ...]:
    return {"right": (0,), "left": (1,), "both": (0, 1)}[toy.grip]


def _grasping(joints: Joints, toy: Toy) -> Joints:
    """Close the hands round a thing as it comes into them."""
    grip = list(joints.grip)
    for i in _hands(toy):
        grip[i] = max(grip[i], toy.held)
    return dataclasses.replace(joints, grip=(grip[0], grip[1]))


def _embracing(joints: Joints) -> Joints:
    """Lay the fingers of somebody who carries another round that body."""
    right, left = joints.grip
    return dataclasses.replace(joints, grip=(max(right, _LAID), max(left, _LAID)))


def hand_point(joints: Joints, toy: Toy) -> Vector:
    """Return where the middle of a held thing is: in the hand, or between both."""
    chosen = [joints.hand[i] for i in _hands(toy)]
    return chosen[0] if len(chosen) == 1 else lerp(chosen[0], chosen[1], 0.5)


def _add_held(group: Group, toy: Toy, joints: Joints, depths: tuple[float, float]) -> None:
    """Add a thing on its way into a hand, or in it."""
    if toy.name == "magazine" and toy.grip == "both" and toy.held > 0.5:
        forward = joints.trunk.root_frame[2]
        add_open_magazine(group, joints.hand[1], joints.hand[0], forward)
        return
    place = held_position(joints, toy)
    if toy.held <= 0.5:
        add_toy(group, toy.name, place, toy.heading, toy.spin)
        return
    chosen = _hands(toy)
    depth = min(depths[i] for i in chosen)
    if len(chosen) == 1:
        viewer = unit(sub(group.camera.eye, joints.hand[chosen[0]]))
        if dot(inward(joints, chosen[0]), viewer) < _AWAY:
            depth += 0.03
    add_toy(group, toy.name, place, toy.heading, toy.spin, depth)


def held_position(joints: Joints, toy: Toy) -> Vector:
    """Return the foot of a thing whose middle is the share ``held`` of the way into the hand."""
    centre = room_data().things[toy.name].centre
    in_hand = add(hand_point(joints, toy), scale((0.0, 1.0, 0.0), -centre))
    return lerp(toy.position, in_hand, min(1.0, toy.held))
