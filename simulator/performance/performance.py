"""The performance: a compiled case that can be asked for the scene at any time."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scoring.terms.observed import Event
from simulator.figure.face import INDEX
from simulator.figure.look import Look as Appearance
from simulator.figure.skeleton import Placed, Trunk, hand_of, solve_trunk
from simulator.figure.vectors import Vector, lerp
from simulator.performance.calm import in_steps, on_beat
from simulator.performance.closeup import aim_at
from simulator.performance.evaluate import placed_at
from simulator.performance.gaze import SHIFT_MS, Sight, apply_look, shares
from simulator.performance.life import animate, breathe, fidget, turn_page
from simulator.performance.performer import Person
from simulator.performance.room import Room
from simulator.performance.scene import Figure, Grip, Scene, Toy, Voice
from simulator.performance.stagecraft import ThingTrack
from simulator.performance.tracks import Cues, Track

FRAME_MS = 40
"""The grid of frames: 25 a second, so that frames and marks are whole milliseconds."""


def _grasp(body: Placed, trunk: Trunk, grip: Grip) -> Vector:
    """Return where a held thing is: in the hand, or between both."""
    if grip == "both":
        return lerp(hand_of(body, trunk, 0), hand_of(body, trunk, 1), 0.5)
    return hand_of(body, trunk, 0 if grip == "right" else 1)


@dataclass(frozen=True, slots=True)
class EpisodeSpan:
    """Where an episode lies in the performance, in milliseconds."""

    number: int
    start_ms: int
    length_ms: int

    @property
    def end_ms(self) -> int:
        """Return where the next one starts."""
        return self.start_ms + self.length_ms


@dataclass(frozen=True, slots=True)
class Performance:
    """One track for each thing that changes; ``at`` is a pure function of time."""

    case_id: str
    title: str
    names: Mapping[str, str]
    looks: Mapping[str, Appearance]
    decor: str
    episodes: tuple[EpisodeSpan, ...]
    room: Room
    people: Mapping[str, Person]
    things: tuple[ThingTrack, ...]
    door: Track
    captions: Cues[tuple[str, ...]]
    closeup: Track
    told: tuple[Event, ...]
    staged: tuple[Event, ...]

    @property
    def length_ms(self) -> int:
        """Return how long the performance lasts."""
        return self.episodes[-1].end_ms

    def episode(self, number: int) -> EpisodeSpan | None:
        """Return the span of an episode, None if the script has none of that number."""
        return next((e for e in self.episodes if e.number == number), None)

    def episode_at(self, time_ms: float) -> EpisodeSpan:
        """Return the episode that is running at a time."""
        for span in self.episodes:
            if time_ms < span.end_ms:
                return span
        return self.episodes[-1]

    def events(self) -> tuple[Event, ...]:
        """Return what really happened, in order: every coded behaviour with its real times."""
        return self.told

    def acts(self) -> tuple[Event, ...]:
        """Return events and staging acts together, in order."""
        both = (*self.told, *self.staged)
        return tuple(sorted(both, key=lambda e: (e.episode, e.from_ms, e.line or 0)))

    def held(self) -> tuple[tuple[int, int, int], ...]:
        """Return when the caregiver holds the infant: episode, start and end in it, in order."""
        infant = self.people.get("infant")
        if infant is None:
            return ()
        bounds = (*infant.carrier.times[1:], self.length_ms)
        stretches = [
            (start, end)
            for start, end, by in zip(
                infant.carrier.times, bounds, infant.carrier.values, strict=True
            )
            if by == "caregiver"
        ]
        return tuple(
            (
                span.number,
                max(start, span.start_ms) - span.start_ms,
                min(end, span.end_ms) - span.start_ms,
            )
            for span in self.episodes
            for start, end in stretches
            if start < span.end_ms and end > span.start_ms
        )

    def at(self, time_ms: int) -> Scene:
        """Return the scene at a time: always the same for the same time."""
        t = float(min(max(time_ms, 0), self.length_ms))
        placed = placed_at(self.people, t)
        for actor, body in placed.items():
            person = self.people[actor]
            alive = 1.0 - float(person.part.still.at(t)[0])
            sob = float(person.part.sob.at(t)[0])
            idle = t if sob > 0.0 else on_beat(person.calm, t, body.body.build)
            breathe(body.pose, idle, body.body.build, person.seed, alive, sob)
            fidget(body.pose, idle, body.body.build, person.seed, alive)
            if person.holding.at(t) == "magazine":
                turn_page(body.pose, t, person.seed, alive)
        sight = self._sight(placed, t)
        figures = {actor: self._figure(actor, sight, t) for actor in placed}
        span = self.episode_at(t)
        return Scene(
            time_ms=int(t),
            episode=span.number,
            episode_ms=int(t) - span.start_ms,
            figures=MappingProxyType(figures),
            toys=tuple(self._toy(thing, t) for thing in self.things),
            door=float(self.door.at(t)[0]),
            closeup=aim_at(self.closeup, t),
            captions=self.captions.at(t),
        )

    def _sight(self, placed: Mapping[str, Placed], t: float) -> Sight:
        trunks = {actor: solve_trunk(body) for actor, body in placed.items()}
        points: dict[str, Vector] = {}
        watched = self._watched(placed, t)
        for thing in self.things:
            if f"toy:{thing.name}" not in watched:
                continue
            holder = thing.holder.at(t)
            x, y, z = thing.position.at(t).tolist()
            if holder is not None and holder[0] in trunks:
                hand = _grasp(placed[holder[0]], trunks[holder[0]], holder[1])
                points[thing.name] = lerp((x, y, z), hand, float(thing.held.at(t)[0]))
            else:
                points[thing.name] = (x, y, z)
        fixtures: dict[str, Vector] = {
            name: (x, 0.1, z) for name, (x, z) in self.room.places.items()
        }
        fixtures.update(self.room.fixtures)
        return Sight(placed, trunks, points, fixtures)

    def _watched(self, placed: Mapping[str, Placed], t: float) -> set[str]:
        """Return what is looked at, or was until a moment ago: only its place is asked for."""
        watched = set()
        for actor in placed:
            gaze = self.people[actor].gaze
            cue = gaze.index(t)
            watched |= {gaze.values[cue], gaze.values[max(0, cue - 1)]}
        return watched

    def _figure(self, actor: str, sight: Sight, t: float) -> Figure:
        person, placed = self.people[actor], sight.placed[actor]
        cue = person.gaze.index(t)
        target = person.gaze.values[cue]
        look = sight.look(actor, target)
        since = t - person.gaze.times[cue]
        if cue > 0 and since < SHIFT_MS:
            before = sight.look(actor, person.gaze.values[cue - 1])
            look = before.toward(look, *shares(since, look.yaw - before.yaw))
        elif person.calm.at(t):
            look = in_steps(look)
        weight = float(person.part.watching.at(t)[0])
        apply_look(placed, look, weight)
        alive = 1.0 - float(person.part.still.at(t)[0])
        voice = person.voice.at(t)
        speech = t - voice[1] if voice is not None and voice[0] == "speech" else -1.0
        face = animate(
            person.part.face.at(t),
            t,
            person.seed,
            alive,
            float(person.part.sob.at(t)[0]),
            speech,
        )
        placed.pose.flags.writeable = False
        if person.body.build == "infant":
            face[INDEX["tears"]] = max(face[INDEX["tears"]], float(person.part.wet.at(t)[0]))
        face.flags.writeable = False
        return Figure(
            actor=actor,
            placed=placed,
            face=face,
            gaze_target=target,
            gaze_point=sight.point(target),
            carrier=person.carrier.at(t),
            voice=Voice(voice[0], int(t) - voice[1], voice[2]) if voice else None,
            says=person.says.at(t),
        )

    def _toy(self, thing: ThingTrack, t: float) -> Toy:
        x, y, z = thing.position.at(t).tolist()
        heading, spin = thing.turn.at(t).tolist()
        holder = thing.holder.at(t)
        return Toy(
            name=thing.name,
            position=(x, y - thing.centre, z),
            heading=heading,
            spin=spin,
            holder=holder[0] if holder else None,
            grip=holder[1] if holder else "right",
            held=float(thing.held.at(t)[0]) if holder else 0.0,
        )
