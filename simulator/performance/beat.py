"""One act while it is laid out: who does what, to whom, with what."""

from dataclasses import dataclass
from typing import Any

from simulator.performance.clips import Clip
from simulator.performance.performer import Performer
from simulator.performance.stagecraft import Impossible, Rehearsal


@dataclass(frozen=True, slots=True)
class Beat:
    """One act with its place in the whole performance; times in milliseconds from the beginning."""

    actor: str
    clip: Clip
    at: int
    lasts: int | None
    usual: tuple[int, int]
    target: str | None
    toy: str | None
    place: str | None
    intensity: int
    says: str | None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Take:
    """A beat being laid out: who, where, with what."""

    r: Rehearsal
    p: Performer
    beat: Beat
    target: str
    toy: str | None

    def word(self, value: Any) -> str:
        """Return what a word of a clip stands for in this act."""
        if value == "target":
            return self.target
        if value == "toy":
            if self.toy is None:
                raise Impossible("this needs a toy", "add 'toy:' to the line")
            return self.toy
        if value == "place":
            return self.beat.place or self.target
        if value == "holder":
            return self.p.carrier.at(self.beat.at) or "caregiver"
        return str(value)
