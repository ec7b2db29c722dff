"""Moves of one body over the floor: postures, turns, ways. Each returns when it is done."""

import math
from functools import partial

from simulator.figure.skeleton import Placed
from simulator.figure.vectors import wrapped
from simulator.performance import weight
from simulator.performance.clearing import clear_early, clear_spot, come_clear
from simulator.performance.passing import find_way, let_pass
from simulator.performance.performer import Performer
from simulator.performance.postures import free_step_out, on_chair, take_posture
from simulator.performance.room import Spot, pushed
from simulator.performance.routes import Route, pace, travelled
from simulator.performance.shoving import shove, sweep_aside
from simulator.performance.stagecraft import Impossible, Rehearsal
from simulator.performance.standing import behind_seat, stand_off
from simulator.performance.steps import cycles_of, lay_steps, shift_feet, shuffle
from simulator.performance.tracks import LINEAR, STEP

PACES = {"slowed": 0.34, "slow": 0.6, "normal": 1.0, "fast": 1.5}
_BESIDE_PILE_M = 0.24
"""How far off a pile one stops, besides its own reach."""
CRAWL_GAP = 0.21
"""How much further off a crawling body ends than a standing one: its head is before its knees."""
_CLEAR_LAP = 0.06
"""How much further off one sits from a pile, in metres: it is not to stand in the lap."""
_PATIENCE_MS, _MOVED_M = 6000, 0.1
"""How long somebody is waited for who is still on the way, and how far that is at least."""
_SAMPLE_MS = 120
_LAST_STEP_MS = 500
"""How long the last step takes, which pushes toys aside."""
_TURN_IN_A_CYCLE = 120.0  # degrees turned on the spot with one step of each foot
_SHUFFLES, _SHUFFLE_DEG = frozenset({"stand", "kneel", "crouch"}), 50.0
"""Postures in which the feet also step in a turn without walking, and how far with one step."""
_STEP_S = {"infant": 0.19, "adult": 0.24}  # seconds of the quickest step while turning


def turn(r: Rehearsal, who: str, t: int, heading: float, tolerance: float = 6.0) -> int:
    """Turn on the spot to a heading, with small steps where the legs carry."""
    p = r.cast[who]
    angle = wrapped(heading - p.heading_at(t))
    if abs(angle) <= tolerance:
        return t
    posture = p.posture.at(t)
    on_feet, shuffles = posture == p.gait.posture, posture in _SHUFFLES
    cycles, times = cycles_of(abs(angle) / _TURN_IN_A_CYCLE), math.ceil(abs(angle) / _SHUFFLE_DEG)
    steps = 2 * (cycles if on_feet else times)
    least = steps * _STEP_S[p.build] if on_feet or shuffles else 0.3
    end = t + int(1000 * max(least, abs(angle) / p.gait.turn))
    p.turn_to(t, end, heading)
    p.part.spot.cut(t)
    if posture != "stand":
        clear_early(r, who, t, end)
    come_clear(r, who, t, end)
    if on_feet:
        lay_steps(p, t, end, cycles, first=0 if angle > 0 else 1)
        _lay_gait(p, t, end, 0.4)
    elif shuffles:
        shuffle(p, t, end, times)
    p.busy_until = max(p.busy_until, end)
    return end


def heading_to(r: Rehearsal, who: str, t: int, target: str) -> float:
    """Return the heading from a person to a target."""
    p = r.cast[who]
    here, there = p.spot_at(t), r.spot_of(target, t)
    if math.dist(here, there) < 0.02:
        return p.heading_at(t)
    return math.degrees(math.atan2(there[0] - here[0], there[1] - here[1]))


def face(r: Rehearsal, who: str, t: int, target: str, within: float = 12.0) -> int:
    """Turn so that a target is no more than ``within`` degrees off the front."""
    p = r.cast[who]
    if p.carrier.at(t) or on_chair(p, t):
        return t
    angle = wrapped(heading_to(r, who, t, target) - p.heading_at(t))
    if abs(angle) <= within:
        return t
    return turn(r, who, t, p.heading_at(t) + angle - math.copysign(within * 0.7, angle))


def turn_away(r: Rehearsal, who: str, t: int, target: str, angle: float = 165.0) -> int:
    """Turn until a target lies behind, by the shorter way."""
    p = r.cast[who]
    to = heading_to(r, who, t, target)
    left, right = to - angle, to + angle
    now = p.heading_at(t)
    nearest = min((left, right), key=lambda h: abs(wrapped(h - now)))
    if abs(wrapped(now - to)) >= angle - 20:
        return t
    return turn(r, who, t, nearest)


def run(
    r: Rehearsal,
    who: str,
    t: int,
    end: Spot,
    *,
    tempo: float = 1.0,
    toward: str | None = None,
    backwards: bool = False,
    most: float = math.inf,
    past: Spot | None = None,
    stride: float = 1.0,
) -> int:
    """Go to a spot of the floor in the body's own gait.

    ``most`` stops after so many metres; ``past`` is a spot that is passed without stopping;
    ``stride`` is the length of the steps as a share of usual ones.
    """
    p = r.cast[who]
    if p.carrier.at(t):
        raise Impossible(
            f"the {who} is being held and cannot go anywhere", "put the infant down first"
        )
    t = take_posture(r, who, t, p.gait.posture)
    end = _clear_end(r, who, t, end, toward, backwards=backwards)
    t, route = find_way(r, who, t, end, toward, tempo, past)
    length = min(route.length, most)
    if length < 0.05:
        return t
    speed = p.gait.speed * tempo
    _, first = route.at(0.0)
    flip = 180.0 if backwards else 0.0
    t = turn(r, who, t, first + flip, tolerance=25.0)
    t = let_pass(r, who, t, route, toward, tempo)
    duration = int(pace(length, speed, p.gait.ramp) * 1000)
    _lay_way(p, t, duration, route, length, speed, flip)
    sweep_aside(r, who, t, t + duration, toward)
    shove(r, who, t + duration - _LAST_STEP_MS, t + duration)
    litter = r.litter(who, t + duration, None)
    cycles = cycles_of(duration / 1000 * speed / (p.gait.cycle(p.body) * stride))
    lay_steps(p, t, t + duration, cycles, first=p.seed % 2, litter=litter)
    _lay_gait(p, t, t + duration, 1.0)
    weight.travel(p, t, t + duration)
    p.busy_until = max(p.busy_until, t + duration)
    return t + duration


def _clear_end(
    r: Rehearsal, who: str, t: int, end: Spot, toward: str | None, *, backwards: bool
) -> Spot:
    """Return where one who is going to a spot stands clear of people and of what is firm."""
    p = r.cast[who]
    here = p.spot_at(t)
    a, b = (end, r.spot_of(toward, t)) if toward else (here, end)
    heading = math.degrees(math.atan2(b[0] - a[0], b[1] - a[1])) + 180.0 * backwards
    rest = p.base_pose(p.gait.posture)
    end = clear_spot(r, who, Placed(p.body, rest, (end[0], 0.0, end[1]), heading), t)
    for pile in r.piles(who, t):
        end = pushed(end, pile.centre, pile.radius)
    return end


def _lay_way(
    p: Performer, t: int, duration: int, route: Route, length: float, speed: float, flip: float
) -> None:
    part = p.part
    part.spot.cut(t)
    part.heading.cut(t)
    heading = p.heading_at(t)
    samples = max(2, math.ceil(duration / _SAMPLE_MS))
    for i in range(1, samples + 1):
        ms = duration * i // samples
        metres = travelled(ms / 1000, length, speed, p.gait.ramp)
        spot, _ = route.at(metres)
        _, ahead = route.at(min(metres + 0.10, length))
        most = p.gait.turn * 1.3 * (duration / samples / 1000)
        change = wrapped(ahead + flip - heading)
        heading += max(-most, min(most, change))
        part.spot.to(t + ms, spot, LINEAR)
        part.heading.to(t + ms, [heading], LINEAR)


def _lay_gait(p: Performer, t: int, end: int, weight: float) -> None:
    """Blend the gait in and out again."""
    gait = p.part.gait
    gait.cut(t)
    ramp = min(int(p.gait.ramp * 1000), (end - t) // 2)
    gait.to(t + ramp, [weight])
    gait.to(end - ramp + 1, [weight], STEP)
    gait.to(end, [0.0])


def go(
    r: Rehearsal,
    who: str,
    t: int,
    target: str,
    *,
    stop: float | None = None,
    pace_name: str = "normal",
    share: float = 1.0,
) -> int:
    """Go to a person, thing or place and stop before it; end facing it.

    ``stop`` is the distance kept, in metres; None comes as near as touching needs. ``share`` stops
    part of the way, measured to where the target comes to rest: an adult may still be coming in.
    """
    if share < 1.0:
        return _go_part(r, who, t, target, PACES[pace_name], share)
    p = r.cast[who]
    tempo = PACES[pace_name]
    there = r.spot_of(target, t)
    keep = stop if stop is not None else _stop_before(r, who, target, t)
    here = p.spot_at(t)
    eta = t + int(1000 * max(0.0, math.dist(here, there) - keep) / (p.gait.speed * tempo))
    there = r.spot_of(target, eta)
    if stop is None and target in r.cast:
        keep = _stop_before(r, who, target, eta)
    gap = math.dist(here, there)
    behind = stop is None and behind_seat(r, target, there, here, eta)
    if gap > keep + 0.06 or behind:
        off = keep > 0.1
        spot = (
            stand_off(r, who, target, there, keep, t)
            if off
            else r.off_piles(r.inside(there), t, _BESIDE_PILE_M)
        )
        t = run(r, who, t, spot, tempo=tempo, toward=target)
    return face(r, who, t, target, within=20.0)


def _go_part(r: Rehearsal, who: str, t: int, target: str, tempo: float, share: float) -> int:
    """Set off for somebody or something and stop on the way."""
    rests = max(t, r.cast[target].busy_until) if target in r.cast else t
    there = r.spot_of(target, rests)
    metres = share * math.dist(r.cast[who].spot_at(t), there)
    return run(r, who, t, r.inside(there), tempo=tempo, toward=target, most=metres)


def veer(
    r: Rehearsal, who: str, t: int, target: str, aside: str, *, share: float, pace_name: str
) -> int:
    """Set off towards somebody and turn aside on the way, without a halt, to something else."""
    here, there, end = r.cast[who].spot_at(t), r.spot_of(target, t), r.spot_of(aside, t)
    bend = (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
    gap = math.dist(bend, end)
    keep = max(0.0, 1.0 - _stop_before(r, who, aside, t) / gap) if gap > 0 else 1.0
    stop = (bend[0] + (end[0] - bend[0]) * keep, bend[1] + (end[1] - bend[1]) * keep)
    t = run(r, who, t, r.inside(stop), tempo=PACES[pace_name], toward=aside, past=r.inside(bend))
    return face(r, who, t, aside, within=20.0)


def await_arrival(r: Rehearsal, who: str, t: int) -> int:
    """Return when somebody who is still on the way gets there, or patience ends."""
    rests = min(r.cast[who].busy_until, t + _PATIENCE_MS)
    moved = rests > t and math.dist(r.spot_of(who, t), r.spot_of(who, rests)) > _MOVED_M
    return rests if moved else t


def settle(r: Rehearsal, who: str, t: int) -> int:
    """Sit down to what is in the hands, or from hands and knees; else stay standing."""
    p = r.cast[who]
    busy = p.holding.at(t) is not None or p.posture.at(t) == "crawl"
    return take_posture(r, who, t, "sit") if busy and not p.carrier.at(t) else t


def _stop_before(r: Rehearsal, who: str, target: str, t: int) -> float:
    mover = r.cast[who]
    if target in r.cast:
        other = r.cast[target]
        if other.build == "adult":
            extra = {"crawl": CRAWL_GAP, "toddle": 0.0}.get(mover.gait.name, 0.45)
            return r.contact_distance(target, t) + extra
        return 0.45
    if target in r.things:
        if mover.build == "adult":
            return 0.45
        near = 0.30 if mover.gait.name == "crawl" else 0.22
        return near + (_CLEAR_LAP if r.thing(target).thing.stays else 0.0)
    return 0.0


def sit_on_chair(r: Rehearsal, who: str, t: int) -> int:
    """Go to one's own chair and sit down on it."""
    p = r.cast[who]
    chair = r.room.chairs.get(who)
    if chair is None:
        raise Impossible(f"there is no chair for the {who}")
    if p.posture.at(t) == "sit" and math.dist(p.spot_at(t), chair.position) < 0.2:
        return t
    t = run(r, who, t, free_step_out(r, who, t, chair), toward=None)
    t = turn(r, who, t, chair.heading)
    end = take_posture(r, who, t, "sit")
    p.part.spot.cut(t)
    p.part.spot.to(end - 200, chair.position)
    come_clear(r, who, t, end, partial(shift_feet, p, t, end))
    p.busy_until = max(p.busy_until, end)
    return end


def sit_down(r: Rehearsal, who: str, t: int) -> int:
    """Sit down: an adult on the chair, an infant on the floor."""
    if r.cast[who].build == "adult" and who in r.room.chairs:
        return sit_on_chair(r, who, t)
    return take_posture(r, who, t, "sit")
