"""The performance: a compiled case that can be asked for the scene at any time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from scoring.terms.observed import Event
from simulator.figure.face import INDEX
from simulator.figure.look import Look as Appearance
from simulator.figure.skeleton import Placed, solve_trunk
from simulator.figure.vectors import Vector, lerp
from simulator.performance.calm import SPEECH_MS, in_steps, on_beat
from simulator.performance.closeup import aim_at
from simulator.performance.evaluate import grasp, place
from simulator.performance.gaze import SHIFT_MS, Sight, apply_look, shares
from simulator.performance.life import animate, breathe, ease, fidget, stir, turn_page
from simulator.performance.part import FACE, MOUTH, SOB, STILL, WATCHING, WET
from simulator.performance.performer import Person
from simulator.performance.room import Room
from simulator.performance.scene import Figure, Scene, Voice
from simulator.performance.stagecraft import ThingTrack
from simulator.performance.stretches import Stretch
from simulator.performance.tableau import Tableau, lay_tableaus
from simulator.performance.tracks import Cues, Row, Track

FRAME_MS = 40
"""The grid of frames: 25 a second, so that frames and marks are whole milliseconds."""


def _enliven(body: Placed, actor: str, seed: int, now: Stretch, row: Row, t: float) -> None:
    """Let a (fresh) body breathe, sway, shift its weight and turn the pages of what it reads."""
    build, alive, sob = body.body.build, 1.0 - float(row[STILL]), float(row[SOB])
    idle = t if sob > 0.0 else on_beat(now.calm_since, t, actor)
    breathe(body.pose, idle, build, seed, alive, sob)
    fidget(body.pose, idle, build, seed, alive)
    if now.idle is not None:
        rest = stir if build == "infant" else ease
        rest(body.pose, idle, seed, now.idle, alive, one=now.holding is not None)
    if now.holding == "magazine":
        turn_page(body.pose, t, seed, alive)


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
class Course:
    """An act on its way; milliseconds from the start of the episode.

    The act begins with its event. At ``there_ms`` the ways and changes of posture that it brings
    with it are over, and it is done where it is meant; at ``end_ms`` the body is free again, also
    where the event is a point. ``coded`` is false for staging acts.
    """

    event: Event
    there_ms: int
    end_ms: int
    coded: bool

    @property
    def order(self) -> tuple[int, int, int]:
        """Return what sorts courses by episode, time and line."""
        return self.event.episode, self.event.from_ms, self.event.line or 0


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
    courses: tuple[Course, ...]
    tableaus: Cues[Tableau] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        laid = lay_tableaus(self.people, self.things, self.captions)
        object.__setattr__(self, "tableaus", laid)

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
        return tuple(course.event for course in self.courses if course.coded)

    def acts(self) -> tuple[Event, ...]:
        """Return events and staging acts together, in order."""
        return tuple(course.event for course in self.courses)

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
        tableau = self.tableaus.at(t)
        here = tableau.people
        rows = {actor: now.row(t) for actor, now in here.items()}
        placed = place(self.people, here, rows)
        for actor, body in placed.items():
            _enliven(body, actor, self.people[actor].seed, here[actor], rows[actor], t)
        sight = self._sight(here, placed, t)
        figures = {
            actor: self._figure(here[actor], rows[actor], sight, actor, t) for actor in placed
        }
        span = self.episode_at(t)
        return Scene(
            time_ms=int(t),
            episode=span.number,
            episode_ms=int(t) - span.start_ms,
            figures=MappingProxyType(figures),
            toys=tableau.toys_at(t),
            door=float(self.door.at(t)[0]),
            closeup=aim_at(self.closeup, t),
            captions=tableau.captions,
        )

    def _sight(self, here: Mapping[str, Stretch], placed: Mapping[str, Placed], t: float) -> Sight:
        trunks = {actor: solve_trunk(body) for actor, body in placed.items()}
        looks = {look for now in here.values() for look in (now.gaze.target, now.gaze.before)}
        points: dict[str, Vector] = {}
        for thing in self.things:
            if f"toy:{thing.name}" not in looks:
                continue
            holder = thing.holder.at(t)
            x, y, z = thing.position.at(t).tolist()
            if holder is not None and holder[0] in trunks:
                hand = grasp(placed, trunks, *holder)
                points[thing.name] = lerp((x, y, z), hand, float(thing.held.at(t)[0]))
            else:
                points[thing.name] = (x, y, z)
        fixtures: dict[str, Vector] = {
            name: (x, 0.1, z) for name, (x, z) in self.room.places.items()
        }
        fixtures.update(self.room.fixtures)
        return Sight(placed, trunks, points, fixtures)

    def _figure(self, now: Stretch, row: Row, sight: Sight, actor: str, t: float) -> Figure:
        person, placed = self.people[actor], sight.placed[actor]
        target, began, before = now.gaze
        look = sight.look(actor, target)
        if before is not None and t - began < SHIFT_MS:
            last = sight.look(actor, before)
            turn = math.hypot(look.yaw - last.yaw, look.pitch - last.pitch)
            look = last.toward(look, *shares(t - began, turn))
        elif now.calm_since is not None:
            look = in_steps(look)
        apply_look(placed, look, float(row[WATCHING]))
        alive, sob = 1.0 - float(row[STILL]), float(row[SOB])
        voice = now.voice
        held = t // SPEECH_MS * SPEECH_MS
        speech = held - voice[1] if voice is not None and voice[0] == "speech" else -1.0
        face = animate(row[FACE], t, person.seed, alive, sob, speech)
        face[INDEX["tears"]] = row[WET]
        face[INDEX["open"]] = max(face[INDEX["open"]], row[MOUTH])
        placed.pose.flags.writeable = False
        face.flags.writeable = False
        return Figure(
            actor=actor,
            placed=placed,
            face=face,
            gaze_target=target,
            gaze_point=sight.point(target),
            carrier=now.carrier,
            voice=Voice(voice[0], int(t) - voice[1], voice[2]) if voice else None,
            says=now.says,
        )
