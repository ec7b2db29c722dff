"""The rehearsal: everybody and everything in the room while a script is being laid out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.figure.skeleton import Placed, solve_trunk
from simulator.figure.solids import Solid, solids_of
from simulator.figure.vectors import Vector, lerp, turned, wrapped
from simulator.performance.evaluate import grasp, placed_at
from simulator.performance.performer import Performer
from simulator.performance.room import Obstacle, Room, Spot, Thing, pushed
from simulator.performance.scene import Grip
from simulator.performance.tracks import Cues, CueSketch, Sketch, Track

_CONTACT = {"stand": 0.27, "sit": 0.66, "crouch": 0.50, "kneel": 0.56, "floor": 0.52, "bend": 0.45}
"""How near an infant comes to touch an adult in a posture: metres from the adult's root."""


_BREADTH = {"walk": 0.20, "toddle": 0.10, "crawl": 0.10}
_FOOT = {"walk": 0.17, "toddle": 0.10, "crawl": 0.13}
"""Metres from the middle of a moving body to its side, and to the outside of its feet."""
_PAST_PILE = {"walk": 0.15, "toddle": 0.09, "crawl": 0.11}
"""How far the middle of a moving body passes a pile, as near as can be."""
KNEES = {"sit": 0.42, "kneel": 0.30, "floor": 0.30, "crouch": 0.20}
"""How far before the root the knees and feet of an adult are who is down, in metres."""
_KNEE_M = 0.16
"""Half the breadth of a knee, and what is kept from it."""
_BESIDE_PILE_M, _LAP_M = 0.02, 0.16
"""How far one sits from the edge of a pile, and from its middle at the least."""
_PRINTS: Mapping[str, tuple[Spot, ...]] = {
    "adult": ((0.13, 0.08), (-0.13, 0.10)),
    "kneel": ((0.12, 0.34), (-0.10, -0.42)),
    "infant": ((0.12, 0.19), (-0.12, 0.19)),
}
"""Where the feet of one who will kneel or sit there are: to the right and before the root."""
_FORESIGHT_MS, _FORESIGHT_STEP_MS = 4500, 300
"""How far ahead a mover sees where others are going."""
_ROUND = (0, 15, -15, 30, -30, 45, -45, 60, -60, 80, -80, 100, -100, 130, -130)
"""Degrees round a target at which a free spot is looked for."""
_WIDER, _DEAR_DEG = (0.0, 0.12, 0.24, 0.36), 100.0
"""How much further off a place a free spot is looked for, in metres, and how many degrees further
round one goes rather than a metre further off."""
_HIDES_M = 0.50
"""How far aside of the line from the room camera to an infant an adult hides it who is nearer."""
_CLOSE_M, _ARMS_LENGTH_M, _LIFTS_M = 1.4, 0.62, 0.45
"""How near an adult may hide an infant, has its hands on the infant's head, and stands to lift."""
_BESIDE_SEAT_DEG = 70
"""How far off the front of somebody on a chair one still comes to the knees."""
_HIDING_DEG, _CROWDING_DEG, _LITTER_DEG, _BEHIND_DEG = 150, 90, 110, 100
"""How many degrees further round one goes rather than hide an infant, crowd it, push toys
aside, or come up behind a chair."""


class Impossible(Exception):  # noqa: N818 - it is a message to the author, not a failure
    """Say that an act cannot be played; the text tells why and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ThingSketch:
    """A thing while the acts are being laid out."""

    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        x, z = thing.home
        self.position = Sketch([x, thing.centre, z])
        self.turn = Sketch([thing.heading, 0.0])
        self.held = Sketch([0.0])
        self.holder: CueSketch[tuple[str, Grip] | None] = CueSketch(None)

    def finish(self) -> "ThingTrack":
        """Return the thing with finished tracks."""
        return ThingTrack(
            self.thing.name,
            self.thing.centre,
            self.position.freeze(),
            self.turn.freeze(),
            self.held.freeze(),
            self.holder.freeze(),
        )


@dataclass(frozen=True, slots=True)
class ThingTrack:
    """A thing of a finished performance: where its middle is, its heading and spin, its holder."""

    name: str
    centre: float
    position: Track
    turn: Track
    held: Track
    holder: Cues[tuple[str, Grip] | None]


_Held = tuple[bytes, Vector, float]
"""A pose, and where and which way it is held."""


@dataclass
class Rehearsal:
    """The people, the things and the door, as planned so far."""

    room: Room
    cast: dict[str, Performer]
    things: dict[str, ThingSketch]
    door: Sketch = field(default_factory=lambda: Sketch([0.0]))
    _bodies: dict[str, tuple[_Held, list[Solid]]] = field(default_factory=dict)

    def placed(self, t: float, *only: str) -> dict[str, Placed]:
        """Place everybody present at ``t``, or some with those who carry them."""
        wanted = {self.cast[a].carrier.at(t) for a in only}.union(only) if only else self.cast
        return placed_at({a: p for a, p in self.cast.items() if a in wanted}, t)

    def solids(self, actor: str, t: float) -> list[Solid]:
        """Return the body of a person as solids; one that rests is asked for again and again."""
        placed = self.placed(t, actor)[actor]
        held = placed.pose.tobytes(), placed.position, placed.heading
        known = self._bodies.get(actor)
        if known is None or known[0] != held:
            self._bodies[actor] = known = held, solids_of(placed)
        return known[1]

    def root(self, actor: str, t: float) -> tuple[Vector, float]:
        """Return position and heading of a person, carried or not."""
        p = self.cast[actor]
        if not p.present.at(t):
            raise Impossible(f"the {actor} is not in the room then")
        if p.carrier.at(t) is None:
            x, z = p.spot_at(t)
            return (x, 0.0, z), p.heading_at(t)
        placed = self.placed(t, actor)[actor]
        return placed.position, placed.heading

    def thing(self, name: str) -> ThingSketch:
        """Return a thing by name."""
        if name not in self.things:
            raise Impossible(f"there is no {name} in the room")
        return self.things[name]

    def hand_point(self, actor: str, grip: Grip, t: float) -> Vector:
        """Return where the hand, or the middle of both, is at ``t``."""
        placed = self.placed(t, actor, self.cast[actor].partner.at(t))
        trunks = {name: solve_trunk(body) for name, body in placed.items()}
        return grasp(placed, trunks, actor, grip)

    def thing_point(self, name: str, t: float) -> Vector:
        """Return where a thing is at ``t``, held or not."""
        thing = self.thing(name)
        holder = thing.holder.at(t)
        x, y, z = thing.position.numbers(t)
        if holder is not None and self.cast[holder[0]].present.at(t):
            hand = self.hand_point(holder[0], holder[1], t)
            return lerp((x, y, z), hand, float(thing.held.at(t)[0]))
        return (x, y, z)

    def gaze_point(self, target: str, t: float) -> Vector | None:
        """Return about where a gaze target is, a held thing where its holder is.

        None for what has no place.
        """
        name = target.removeprefix("toy:")
        if name in self.things:
            holder, held = self.things[name].holder.at(t), self.things[name].held.at(t)
            name = name if holder is None or float(held[0]) < 0.5 else holder[0]
        if name in self.cast:
            x, z = self.cast[name].spot_at(t)
            return x, 1.2, z
        if name in self.things:
            x, y, z = self.things[name].position.numbers(t)
            return x, y, z
        if name in self.room.fixtures:
            return self.room.fixtures[name]
        spot = self.room.places.get(name)
        return None if spot is None else (spot[0], 0.1, spot[1])

    def spot_of(self, target: str, t: float) -> Spot:
        """Return where on the floor a person, thing or place is at ``t``."""
        if target in self.cast:
            position, _ = self.root(target, t)
            return position[0], position[2]
        if target in self.things:
            x, _, z = self.thing_point(target, t)
            return x, z
        if target in self.room.places:
            return self.room.places[target]
        if target in self.room.fixtures:
            x, _, z = self.room.fixtures[target]
            return x, z
        raise Impossible(f"nobody knows where {target!r} is")

    def nearest_thing(self, actor: str, t: float) -> str | None:
        """Return the toy that lies nearest to a person and is in nobody's hands."""
        (x, _, z), _ = self.root(actor, t)
        free = [
            (math.dist((x, z), self.spot_of(name, t)), name)
            for name, thing in self.things.items()
            if thing.holder.at(t) is None and not thing.thing.prop
        ]
        return min(free)[1] if free else None

    def contact_distance(self, actor: str, t: float) -> float:
        """Return how near one comes to touch a person, from the person's root."""
        performer = self.cast[actor]
        return _CONTACT.get(performer.posture.at(t), 0.4) if performer.build == "adult" else 0.45

    def breadth(self, mover: str) -> float:
        """Return the metres from the middle of a moving body to its side."""
        return _BREADTH[self.cast[mover].gait.name]

    def obstacles(
        self, mover: str, t: float, toward: str | None, *, resting: bool = False
    ) -> list[Obstacle]:
        """Return what stands in the mover's way: furniture, other people and their ways.

        With ``resting`` only those ends of their ways at which they come to rest.
        """
        own = self.breadth(mover)
        found = [Obstacle(o.centre, o.radius + own - 0.1) for o in self.room.obstacles]
        for actor in self.cast:
            if actor not in (mover, toward):
                found += self._people_in_the_way(actor, t, own, resting=resting)
        return found

    def litter(self, mover: str, t: float, toward: str | None) -> list[Obstacle]:
        """Return the toys that lie in a mover's way, as wide as the feet have to keep off."""
        foot = _FOOT[self.cast[mover].gait.name]
        found: list[Obstacle] = []
        for name, thing in self.things.items():
            if name != toward and thing.holder.at(t) is None:
                x, _, z = thing.position.numbers(t)
                found.append(Obstacle((x, z), thing.thing.reach + foot))
        return found

    def piles(self, mover: str, t: float, toward: str | None) -> list[Obstacle]:
        """Return the toys that nobody pushes aside, as wide as a mover has to go round them."""
        aside = _PAST_PILE[self.cast[mover].gait.name]
        found: list[Obstacle] = []
        for name, thing in self.things.items():
            if thing.thing.stays and name != toward:
                x, _, z = thing.position.numbers(t)
                half = min(thing.thing.reach, thing.thing.centre)
                found.append(Obstacle((x, z), half + aside))
        return found

    def _people_in_the_way(
        self, actor: str, t: float, own: float, *, resting: bool
    ) -> list[Obstacle]:
        """Return where a person is, and goes within the next seconds as planned so far."""
        performer = self.cast[actor]
        radius = (0.28 if performer.build == "adult" else 0.18) + own
        found: list[Obstacle] = []
        ahead = KNEES.get(performer.posture.at(t)) if performer.build == "adult" else None
        if ahead and performer.present.at(t):
            found.append(Obstacle(self.ahead(actor, t, ahead), 0.20 + own))
        until = int(t) + _FORESIGHT_MS
        begin = until - _FORESIGHT_STEP_MS if resting else int(t)
        looks = range(begin, until, _FORESIGHT_STEP_MS)
        for at in looks[:1] if performer.settled(begin) else looks:
            if performer.present.at(at) and performer.carrier.at(at) is None:
                spot = performer.spot_at(at)
                if not found or math.dist(spot, found[-1].centre) > 0.2:
                    found.append(Obstacle(spot, radius))
        return found

    def stand_off(self, mover: str, target: str, there: Spot, keep: float, t: float) -> Spot:
        """Return a free spot at a distance from a target, as near as can be to the mover's side.

        Round a place, which nobody has to touch, it may be further off.
        """
        best: tuple[float, Spot] | None = None
        for more in _WIDER if target in self.room.places else _WIDER[:1]:
            dear = _DEAR_DEG * more
            if best is None or dear < best[0]:
                found = self._free_spot(mover, target, there, keep + more, t)
                if found and (best is None or found[0] + dear < best[0]):
                    best = found[0] + dear, found[1]
        if best is not None:
            return best[1]
        here = self.cast[mover].spot_at(t)
        side = math.atan2(here[0] - there[0], here[1] - there[1])
        return self.inside((there[0] + math.sin(side) * keep, there[1] + math.cos(side) * keep))

    def _free_spot(
        self, mover: str, target: str, there: Spot, keep: float, t: float
    ) -> tuple[int, Spot] | None:
        """Return the free spot at a distance from a target that costs least, and what it costs.

        None if all are taken.
        """
        here = self.cast[mover].spot_at(t)
        side = math.atan2(here[0] - there[0], here[1] - there[1])
        firm, litter = self.obstacles(mover, t, target), self.litter(mover, t, target)
        firm += self._knees(mover, t, target)
        fixed, kneels = self.room.obstacles, keep > 0.6
        prints = _PRINTS["kneel" if kneels else self.cast[mover].build]
        lifts, free = target == "infant" and keep < _LIFTS_M, list[tuple[int, Spot]]()
        for turn in _ROUND:
            way = side + math.radians(turn)
            s, c = math.sin(way), math.cos(way)
            spot = (there[0] + s * keep, there[1] + c * keep)
            feet = [(spot[0] - s * f - c * x, spot[1] - c * f + s * x) for x, f in prints]
            clean = all(math.dist(spot, o.centre) > o.radius for o in litter) and all(
                math.dist(f, o.centre) > o.radius - 0.05 for f in feet for o in litter
            )
            if (
                self.inside(spot) == spot
                and all(self.inside(foot, 0.10) == foot for foot in feet)
                and all(math.dist(spot, o.centre) > o.radius for o in firm)
                and all(math.dist(f, o.centre) > o.radius for f in feet for o in fixed)
                and (clean or kneels)
            ):
                ill = 0 if lifts else self._in_the_way(mover, spot, t)
                ill += 0 if clean else _LITTER_DEG
                ill += _BEHIND_DEG if self.behind_seat(target, there, spot, t) else 0
                free.append((abs(turn) + ill, spot))
                if not ill:
                    break
        return min(free, key=lambda f: f[0], default=None)

    def _knees(self, mover: str, t: float, but: str) -> list[Obstacle]:
        """Return the rounds in which adults on the floor may turn their knees to an infant."""
        if self.cast[mover].build == "adult":
            return []
        found = []
        for actor, other in self.cast.items():
            at = max(t, other.busy_until)
            posture = other.posture.at(at)
            if actor == but or other.build != "adult" or not other.present.at(at):
                continue
            if posture in KNEES and posture != "sit":
                radius = KNEES[posture] + _KNEE_M + self.breadth(mover)
                found.append(Obstacle(other.spot_at(at), radius))
        return found

    def _in_the_way(self, mover: str, spot: Spot, t: float) -> int:
        """Return by how many degrees a spot is worse for an adult: in view, or upon the infant."""
        infant = self._alone_on_floor(t)
        if infant is None or self.cast[mover].build == "infant":
            return 0
        crowds = math.dist(spot, infant) < _ARMS_LENGTH_M
        return _HIDING_DEG * self.hides(spot, t) + _CROWDING_DEG * crowds

    def behind_seat(self, target: str, there: Spot, spot: Spot, t: float) -> bool:
        """Tell whether a spot is behind or far beside somebody on a chair, out of their reach."""
        if target not in self.cast or self.cast[target].posture.at(t) != "sit":
            return False
        toward = math.degrees(math.atan2(spot[0] - there[0], spot[1] - there[1]))
        beside = abs(wrapped(toward - self.cast[target].heading_at(t))) > _BESIDE_SEAT_DEG
        return self.cast[target].build == "adult" and beside

    def hides(self, spot: Spot, t: float) -> bool:
        """Tell whether an adult at a spot would hide the infant near it from the room camera."""
        infant = self._alone_on_floor(t)
        if infant is None or math.dist(spot, infant) > _CLOSE_M:
            return False
        x, z = (a - b for a, b in zip(self.room.watched_from, infant, strict=True))
        to_x, to_z = spot[0] - infant[0], spot[1] - infant[1]
        before = (to_x * x + to_z * z) / math.hypot(x, z)
        aside = abs(to_x * z - to_z * x) / math.hypot(x, z)
        return before > 0.0 and aside < _HIDES_M

    def _alone_on_floor(self, t: float) -> Spot | None:
        """Return where the infant is going to be; None if it is in arms or out of the room."""
        infant = self.cast["infant"]
        t = max(t, infant.busy_until)
        here = infant.present.at(t) and infant.carrier.at(t) is None
        return infant.spot_at(t) if here else None

    def crowded(self, mover: str, spot: Spot, t: float, but: str | None = None) -> bool:
        """Tell whether somebody other than ``but``, or a piece of furniture, stands at a spot."""
        return any(math.dist(spot, o.centre) < o.radius for o in self.obstacles(mover, t, but))

    def inside(self, spot: Spot, margin: float = 0.22) -> Spot:
        """Return the nearest spot that is not in a wall."""
        x0, x1, z0, z1 = self.room.bounds
        return (
            min(max(spot[0], x0 + margin), x1 - margin),
            min(max(spot[1], z0 + margin), z1 - margin),
        )

    def off_piles(self, spot: Spot, t: float, beside: float = _BESIDE_PILE_M) -> Spot:
        """Return the nearest spot at which nobody sits down in a pile of toys."""
        for thing in self.things.values():
            if thing.thing.stays:
                x, _, z = thing.position.numbers(t)
                spot = pushed(spot, (x, z), max(thing.thing.reach + beside, _LAP_M))
        return self.inside(spot)

    def carries(self, adult: str, t: float) -> bool:
        """Tell whether somebody is in an adult's arms."""
        return any(p.carrier.at(t) == adult for p in self.cast.values())

    def seated(self, actor: str, t: float) -> bool:
        """Tell whether a person has a lap."""
        return self.cast[actor].posture.at(t) in ("sit", "floor", "kneel", "crouch")

    def ahead(self, actor: str, t: float, metres: float) -> Spot:
        """Return the spot some metres in front of a person."""
        (x, _, z), heading = self.root(actor, t)
        forward = turned(heading)[2]
        return x + forward[0] * metres, z + forward[2] * metres
