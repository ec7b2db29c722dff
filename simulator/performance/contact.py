"""Contact: lifting, holding and releasing, which keep two people together."""

import math
from collections.abc import Iterator, Mapping, Sequence

from simulator.figure.pose import CHANNELS, load_poses
from simulator.figure.skeleton import Joints, Placed, solve
from simulator.figure.touch import Rod, nearest_on
from simulator.figure.vectors import bearing, wrapped
from simulator.performance import weight
from simulator.performance.clearing import clear_spot
from simulator.performance.clips import HoldStyle, load_holds
from simulator.performance.evaluate import Cast, offset_from, placed_at
from simulator.performance.moves import face, go, turn
from simulator.performance.postures import take_posture
from simulator.performance.reach import find_reach
from simulator.performance.shoving import shove
from simulator.performance.stagecraft import Impossible, Rehearsal
from simulator.performance.steps import shift_feet, stay
from simulator.performance.things import leave_off, put_down_thing

REACH = 0.43  # metres from an adult's root to an infant that is lifted or set down
OPEN_HEADING = 232.0
"""The heading of a standing carrier that shows the infant's face to the room camera."""
_BACK_TO_CAMERA = 100.0
"""Degrees off the room camera from which a carrier's back hides the infant."""
_ON_M = 0.05
"""How far off a palm may be that is said to lie on somebody."""
_CHEST_M, _HALF_CHEST_M = 0.2, 0.1
"""How high the chest of an infant on the floor is by which it is held, and half its breadth."""
_LIFT_MS = 1100
_TURN_IN_ARMS = 160.0  # degrees a second
_MOVED_IN_ARMS = 0.6  # metres a second
_LOWER_MS, _LOWER_SEATED_MS = 1300, 2600
_SEATED = (0.0, 0.05, 0.06)  # a lap is higher and further forward than a hip


def held_at(r: Rehearsal, carrier: str, style: HoldStyle, t: int) -> list[float]:
    """Return where an infant is held: right, up, forward of the carrier's pelvis, and the turn."""
    right, up, forward = style.offset
    if r.seated(carrier, t):
        right, up, forward = (a + b for a, b in zip(style.offset, _SEATED, strict=True))
    return [right, up, forward, style.turn]


def _arms_round(r: Rehearsal, carrier: str, style: HoldStyle, t0: int, t1: int) -> None:
    p = r.cast[carrier]
    pose = load_poses("adult")[style.carrier]
    p.blend("arms", t0, t1, pose)
    if p.posture.at(t0) in ("stand", "bend"):
        p.blend("trunk", t0, t1, pose)
    p.part.swing.cut(t0)
    p.part.swing.to(t1, [0.0])


def join(r: Rehearsal, carrier: str, infant: str, t: int) -> None:
    """Tie the infant to the carrier where it is at ``t``: nothing moves yet."""
    placed = r.placed(t, carrier, infant)
    child = r.cast[infant]
    row = list(offset_from(placed[carrier], placed[infant].position, placed[infant].heading))
    stay(child, t)
    child.carrier.to(t, carrier)
    child.partner.to(t, carrier)
    child.part.offset.jump(t, row)


def _shifting_ms(before: Sequence[float], after: Sequence[float]) -> int:
    """Return how long an infant takes at least from one place in the arms to another."""
    turning = abs(after[3] - before[3]) / _TURN_IN_ARMS
    return int(1000 * max(turning, math.dist(before[:3], after[:3]) / _MOVED_IN_ARMS))


def hold(r: Rehearsal, infant: str, t: int, style_name: str, into: int = 600) -> int:
    """Change how a carried infant is held."""
    child = r.cast[infant]
    carrier = child.carrier.at(t)
    if carrier is None:
        raise Impossible(
            "nobody is holding the infant then", "let an adult pick the infant up before this line"
        )
    style = load_holds()[style_name]
    if child.carrier.last is None:
        _keep(r, carrier, infant, t)
    child.part.offset.cut(t)
    offset = held_at(r, carrier, style, t)
    end = t + max(into, _shifting_ms(child.part.offset.at(t).tolist(), offset))
    child.part.offset.to(end, offset)
    child.pose_to(t, end, load_poses("infant")[style.infant], tuple(CHANNELS))
    _arms_round(r, carrier, style, t, end)
    child.posture.to(t, "held")
    child.style.to(t, style_name)
    return end


def _keep(r: Rehearsal, carrier: str, infant: str, t: int) -> None:
    """Give up a release that has begun: the infant stays in the arms."""
    child, adult = r.cast[infant], r.cast[carrier]
    for cues in (child.carrier, child.partner, child.posture):
        cues.cut(t)
    for track in (child.part.spot, child.part.heading):
        track.cut(t)
    if adult.posture.at(t) == "sit":
        adult.pose_to(t, t + 900, load_poses("adult")["sit"], ("legs", "trunk", "head"))
    if adult.posture.at(t) == "bend":
        adult.pose_to(t, t + 900, load_poses("adult")["hold"], ("legs", "trunk", "head"))
        shift_feet(adult, t, t + 900)
        adult.posture.to(t, "stand")
    child.busy_until = t
    adult.busy_until = t + 900


def lift(r: Rehearsal, adult: str, infant: str, t: int, style_name: str = "held") -> int:
    """Go to the infant, bend, take hold, lift it into the arms."""
    child, carrier = r.cast[infant], r.cast[adult]
    holder = child.carrier.at(t)
    if holder == adult:
        return hold(r, infant, t, style_name)
    if holder is not None:
        raise Impossible(f"the {holder} is holding the infant then")
    if carrier.holding.at(t):
        t = put_down_thing(r, adult, t)
    leave_off(r, infant, t)
    if child.holding.at(t):
        put_down_thing(r, infant, t)
    low = child.posture.at(t) != "stand"
    t = go(r, adult, t, infant, stop=REACH)
    t = face(r, adult, t, infant, within=4.0)
    if carrier.posture.at(t) not in ("kneel", "crouch", "floor", "sit"):
        stay(carrier, t)
        pose = load_poses("adult")["put_down" if low else "pick_up"]
        carrier.pose_to(t, t + 700, pose, tuple(CHANNELS))
        shove(r, adult, t, t + 700)
        shift_feet(carrier, t, t + 700)
        carrier.posture.to(t, "bend")
        t += 950
    join(r, adult, infant, t)
    end = t + _LIFT_MS
    hold(r, infant, t, style_name, into=_LIFT_MS)
    if carrier.posture.at(t) == "bend":
        stand = load_poses("adult")["stand"]
        carrier.pose_to(t, end, stand, ("legs", "head"))
        weight.load(carrier, t)
        shift_feet(carrier, t, end)
        carrier.posture.to(t, "stand")
        _arms_round(r, adult, load_holds()[style_name], t, end)
    child.busy_until = max(child.busy_until, end)
    if carrier.posture.at(t) == "stand":
        end = turn(r, adult, end, OPEN_HEADING, tolerance=15.0)
    carrier.busy_until = max(carrier.busy_until, end)
    return end


def lower(
    r: Rehearsal, adult: str, t: int, *, toward: str | None = None, posture: str | None = None
) -> int:
    """Put the held infant down in front of the adult; ``toward`` names what it is to face."""
    infant = _held_by(r, adult, t)
    child, carrier = r.cast[infant], r.cast[adult]
    rest = posture or ("stand" if child.gait.name == "toddle" else "sit")
    stay(carrier, t)
    low, rising = load_poses("adult")["put_down"], carrier.base_pose(carrier.posture.at(t))
    standing = carrier.posture.at(t) in ("stand", "bend")
    seated = carrier.posture.at(t) == "sit"
    end = t + (_LOWER_SEATED_MS if seated else _LOWER_MS)
    if standing:
        carrier.pose_to(t, end, low, ("legs", "trunk", "head"))
        shove(r, adult, t, end)
        shift_feet(carrier, t, end)
    if seated:
        carrier.pose_to(t, end, load_poses("adult")["sit_offer"], ("legs", "trunk"))
    _set_on_floor(r, adult, infant, t, end, rest, toward)
    release = end + 250
    if seated:
        _bend_to(r, adult, infant, t, end, release)
    carrier.pose_to(end, release + (600 if seated else 0), low if standing else rising, ("arms",))
    if not standing:
        carrier.pose_to(release, release + 600, rising, ("legs", "trunk", "head"))
    carrier.part.swing.cut(release)
    carrier.part.swing.to(release + 500, [1.0])
    if carrier.posture.at(t) == "stand":
        carrier.posture.to(t, "bend")
    child.busy_until = end
    if carrier.posture.at(release) == "bend":
        return take_posture(r, adult, release, "stand")
    return release


def _bend_to(r: Rehearsal, adult: str, infant: str, t: int, end: int, release: int) -> None:
    """Bend as far down from the chair as the hands need that set an infant on the floor."""
    there = r.placed(end, infant)[infant].position
    chest = (there[0], _CHEST_M, there[2])
    lean = r.cast[adult].part.lean
    bent = find_reach(r, adult, end, chest, "both", wide=_HALF_CHEST_M).lean
    lean.cut(t)
    lean.to(end, bent)
    lean.hold(release)
    weight.straighten(r.cast[adult], release)


def show_carried(r: Rehearsal, adult: str, t: int) -> int:
    """Get up and turn so that the room camera sees whom an adult carries, not the adult's back."""
    carrier = r.cast[adult]
    if not r.carries(adult, t) or carrier.posture.at(t) not in ("stand", "crouch"):
        return t
    t = take_posture(r, adult, t, "stand")
    (x, z), (to_x, to_z) = carrier.spot_at(t), r.room.watched_from
    off = wrapped(math.degrees(math.atan2(to_x - x, to_z - z)) - carrier.heading_at(t))
    return turn(r, adult, t, OPEN_HEADING) if abs(off) > _BACK_TO_CAMERA else t


def _held_by(r: Rehearsal, adult: str, t: int) -> str:
    infant = next((a for a, p in r.cast.items() if p.carrier.at(t) == adult), None)
    if infant is None:
        raise Impossible(f"the {adult} is not holding the infant then")
    return infant


def _set_on_floor(
    r: Rehearsal, adult: str, infant: str, t: int, end: int, rest: str, toward: str | None
) -> None:
    """Lead a carried infant to the floor in front of the carrier and set it free."""
    child = r.cast[infant]
    placed = r.placed(end, adult)
    away = {"sit": 0.80, "kneel": 0.58, "floor": 0.60}.get(r.cast[adult].posture.at(end), REACH)
    spot = r.off_piles(r.inside(r.ahead(adult, end, away), 0.15), end)
    floor = (spot[0], 0.0, spot[1])
    heading = placed[adult].heading + 180.0
    if toward:
        there = r.spot_of(toward, end)
        heading = bearing(floor, (there[0], 0.0, there[1]))
    rests = Placed(child.body, child.base_pose(rest), floor, heading)
    x, z = clear_spot(r, infant, rests, end)
    row = list(offset_from(placed[adult], (x, 0.0, z), heading))
    child.part.offset.cut(t)
    child.part.offset.to(end, row)
    child.pose_to(t, end, child.base_pose(rest), tuple(CHANNELS))
    child.posture.to(t, rest)
    final = placed[adult].heading + row[3]
    child.carrier.to(end, None)
    child.part.spot.jump(end, (x, z))
    child.part.heading.jump(end, [final])
    child.partner.to(end + 300, "caregiver")
    shove(r, infant, t, end)


def hand_on(cast: Mapping[str, Cast], one: str, other: str, t: float) -> bool:
    """Tell whether a palm of one person lies on trunk or legs of another."""
    placed = placed_at(cast, t)
    if one not in placed or other not in placed:
        return False
    joints = solve(placed)
    palm = joints[one].body.radii["palm"]
    return any(
        math.dist(hand, nearest_on(hand, a, b)) < radius + palm + _ON_M
        for hand in joints[one].hand
        for a, b, radius in _solid(joints[other])
    )


def _solid(j: Joints) -> Iterator[Rod]:
    """Yield trunk, thighs and shins."""
    radii = j.body.radii
    yield j.trunk.pelvis, j.trunk.chest, radii["hip"]
    for side in (0, 1):
        yield j.hip[side], j.knee[side], radii["knee"]
        yield j.knee[side], j.ankle[side], radii["ankle"]
