"""Performers: everything that changes about one person, as tracks, finished or being laid."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.figure.body import Body
from simulator.figure.face import load_faces
from simulator.figure.gaits import Gait
from simulator.figure.pose import CHANNELS, Pose, channel_index, load_poses
from simulator.figure.vectors import wrapped
from simulator.performance.breathing import lay_mouth
from simulator.performance.calm import calm_spans, idle_spans, moving
from simulator.performance.clips import load_postures
from simulator.performance.part import BODY, WIDTH, Part, of_body
from simulator.performance.room import Spot
from simulator.performance.stretches import Glance, Manner, Stretch, VoiceCue, lay_stretches
from simulator.performance.tears import lay_tears
from simulator.performance.tracks import Cues, CueSketch, Row, Sketch, Track

_BODY = (
    *("legs", "trunk", "arms", "head", "lean", "still"),
    *("spot", "heading", "gait", "offset", "planted"),
)
"""The tracks that move a body; eyes and face apart."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a finished performance."""

    actor: str
    body: Body
    gait: Gait
    seed: int
    part: Part[Track]
    present: Cues[bool]
    posture: Cues[str]
    carrier: Cues[str | None]
    style: Cues[str | None]
    partner: Cues[str]
    gaze: Cues[str]
    voice: Cues[VoiceCue]
    says: Cues[str | None]
    holding: Cues[str | None]
    calm: Cues[bool]
    idle: Cues[tuple[int, int] | None]
    stretches: Cues[Stretch | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        manner = Manner(*(getattr(self, name) for name in Manner._fields))
        object.__setattr__(self, "stretches", lay_stretches(self.part, manner))

    def now(self, t: float) -> Stretch | None:
        """Return what is in force at a time; None if the person is not there."""
        return self.stretches.at(t)


@dataclass(frozen=True, slots=True)
class Cry:
    """A cry as it was laid: what goes on when a shorter one on top of it is over."""

    start: int
    end: int
    face: Row
    voice: str
    intensity: int
    sob: float


class Performer:
    """One person while the acts are being laid out."""

    def __init__(
        self,
        actor: str,
        body: Body,
        gait: Gait,
        seed: int,
        *,
        spot: Spot,
        heading: float,
        posture: str,
        present: bool,
    ) -> None:
        self.actor, self.body, self.gait, self.seed = actor, body, gait, seed
        base = self.base_pose(posture)
        rows = {c: base[channel_index(c)] for c in CHANNELS}
        self.part: Part[Sketch] = Part(
            legs=Sketch(rows["legs"]),
            trunk=Sketch(rows["trunk"]),
            arms=Sketch(rows["arms"]),
            head=Sketch(rows["head"]),
            spot=Sketch(spot),
            heading=Sketch([heading]),
            phase=Sketch([0.0]),
            gait=Sketch([0.0]),
            swing=Sketch([1.0]),
            offset=Sketch([0.0, 0.0, 0.0, 180.0]),
            face=Sketch(load_faces()["neutral"]),
            still=Sketch([0.0]),
            sob=Sketch([0.0]),
            wet=Sketch([0.0]),
            mouth=Sketch([0.0]),
            watching=Sketch([0.0]),
            right_foot=Sketch([0.0] * 4),
            left_foot=Sketch([0.0] * 4),
            right_hand=Sketch([0.0] * 4),
            left_hand=Sketch([0.0] * 4),
            planted=Sketch([0.0] * 4),
            lean=Sketch([0.0] * 5),
        )
        self.present = CueSketch(present)
        self.posture = CueSketch(posture)
        self.carrier: CueSketch[str | None] = CueSketch(None)
        self.partner = CueSketch("caregiver" if body.build == "infant" else "infant")
        """On whom the hands of a pose may be placed."""
        self.gaze = CueSketch("none")
        self.voice: CueSketch[VoiceCue] = CueSketch(None)
        self.says: CueSketch[str | None] = CueSketch(None)
        self.holding: CueSketch[str | None] = CueSketch(None)
        self.style: CueSketch[str | None] = CueSketch(None)
        self.mood = "neutral"
        self.crying: list[Cry] = []
        self.plays: tuple[str, int, str] | None = None
        """With what this one plays, until when, and how; the hands are at it."""
        self.composed: list[tuple[int, int]] = []
        """When a sign is shown, or an infant is in the arms: nothing else stirs then."""
        self.busy_until = 0
        """When the last move of the whole body ends."""

    def settled(self, t: float) -> bool:
        """Tell whether somebody is and stays at one spot from ``t`` on, as planned so far."""
        last = max(self.part.spot.end, self.present.since, self.carrier.since)
        return last <= t

    def crying_at(self, t: int) -> bool:
        """Tell whether a cry laid so far lasts at ``t``."""
        return self.cry_at(t) is not None

    def cry_at(self, t: int) -> Cry | None:
        """Return the cry that began last of those laid so far that last at ``t``."""
        running = [cry for cry in self.crying if cry.start <= t < cry.end]
        return max(running, key=lambda cry: cry.start, default=None)

    def now(self, t: float) -> Stretch | None:
        """Return what is planned so far for a time, face apart; None if the person is not there."""
        if not self.present.at(t):
            return None
        row = np.zeros(WIDTH)
        row[BODY] = np.concatenate([sketch.at(t) for sketch in of_body(self.part)])
        return Stretch(
            carrier=self.carrier.at(t),
            partner=self.partner.at(t),
            holding=self.holding.at(t),
            says=self.says.at(t),
            voice=self.voice.at(t),
            idle=None,
            gaze=Glance(self.gaze.at(t), 0, None),
            calm_since=None,
            kept=row,
            moving=(),
        )

    @property
    def build(self) -> str:
        """Return "infant" or "adult"."""
        return self.body.build

    def base_pose(self, posture: str) -> Pose:
        """Return the pose in which a posture rests."""
        return load_poses(self.body.build)[load_postures(self.body.build)[posture].pose]

    def named_pose(self, name: str, t: int) -> Pose:
        """Return a pose by name, in the variant for the posture at ``t`` if there is one.

        A gesture that has no form in this posture leaves the body at rest.
        """
        poses = load_poses(self.body.build)
        posture = self.posture.at(t)
        for known in (f"{posture}.{name}", name):
            if known in poses:
                return poses[known]
        return self.base_pose(posture)

    def spot_at(self, t: float) -> Spot:
        """Return where on the floor the person is planned to be."""
        x, z = self.part.spot.numbers(t)
        return x, z

    def heading_at(self, t: float) -> float:
        """Return the planned heading in degrees."""
        return self.part.heading.numbers(t)[0]

    def channel(self, name: str) -> Sketch:
        """Return the sketch of one channel of the body."""
        sketch: Sketch = getattr(self.part, name)
        return sketch

    def blend(self, channel: str, t0: int, t1: int, pose: Pose) -> None:
        """Lead one channel from what it is at ``t0`` to the pose at ``t1``."""
        sketch = self.channel(channel)
        sketch.cut(t0)
        sketch.to(t1, pose[channel_index(channel)])

    def pose_to(self, t0: int, t1: int, pose: Pose, channels: Sequence[str]) -> None:
        """Lead several channels to one pose."""
        for channel in channels:
            self.blend(channel, t0, t1, pose)

    def turn_to(self, t0: int, t1: int, heading: float) -> None:
        """Turn the shorter way to a heading between two times."""
        track = self.part.heading
        track.cut(t0)
        now = float(track.at(t0)[0])
        track.to(t1, [now + wrapped(heading - now)])

    def set_number(self, track: Sketch, t: int, value: float, into: int = 150) -> None:
        """Lead a single number to a value."""
        track.cut(t)
        track.to(t + into, [value])

    def finish(self) -> Person:
        """Return the person with finished tracks."""
        part = Part(*(sketch.freeze() for sketch in self.part))
        moves = {name: moving(getattr(part, name)) for name in Part._fields}
        voice = self.voice.freeze()
        begun, over = np.array(self.composed, np.int64).reshape(-1, 2).T
        part = part._replace(  # neither drying nor babbling is a movement of the body
            wet=lay_tears(part.face, part.still), mouth=lay_mouth(voice, self.seed)
        )
        return Person(
            actor=self.actor,
            body=self.body,
            gait=self.gait,
            seed=self.seed,
            part=part,
            present=self.present.freeze(),
            posture=self.posture.freeze(),
            carrier=self.carrier.freeze(),
            style=self.style.freeze(),
            partner=self.partner.freeze(),
            gaze=self.gaze.freeze(),
            voice=voice,
            says=self.says.freeze(),
            holding=self.holding.freeze(),
            calm=calm_spans(moves.values()),
            idle=idle_spans([*(moves[name] for name in _BODY), (begun, over)]),
        )
