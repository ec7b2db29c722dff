"""The rehearsal: everybody and everything in the room while a script is being laid out."""

import math
from dataclasses import dataclass, field

from simulator.figure.skeleton import Placed, solve_trunk
from simulator.figure.solids import Solid, solids_of
from simulator.figure.vectors import Vector, lerp, turned
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
_PAST_PILE = {"walk": 0.16, "toddle": 0.09, "crawl": 0.11}
"""How far the middle of a moving body passes a pile, as near as can be."""
KNEES = {"sit": 0.42, "kneel": 0.30, "floor": 0.30, "crouch": 0.20}
"""How far before the root the knees and feet of an adult are who is down, in metres."""
_BESIDE_PILE_M, _LAP_M = 0.02, 0.16
"""How far one sits from the edge of a pile, and from its middle at the least."""
_FORESIGHT_MS, _FORESIGHT_STEP_MS = 4500, 300
"""How far ahead a mover sees where others are going."""


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

    def piles(self, mover: str, t: float) -> list[Obstacle]:
        """Return the toys that nobody pushes aside, as wide as a mover has to go round them."""
        aside = _PAST_PILE[self.cast[mover].gait.name]
        found: list[Obstacle] = []
        for thing in self.things.values():
            if thing.thing.stays:
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
