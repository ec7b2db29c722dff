"""Moments of a session as people write them: ``5/0:12.5`` is 12.5 s into episode 5."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from simulator.commands.stop import Stop

_MOMENT = re.compile(
    r"(?P<episode>\d+)/(?P<minutes>\d+):(?P<seconds>[0-5]\d)(\.(?P<rest>\d{1,3}))?"
)
_DURATION = re.compile(r"\d+(\.\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of an episode, in milliseconds from its start."""

    episode: int
    ms: int

    def __str__(self) -> str:
        return f"{self.episode}/{clock(self.ms)}"


class Stretch(Protocol):
    """One episode on the time line of a performance."""

    @property
    def number(self) -> int:
        """Return the number of the episode."""

    @property
    def start_ms(self) -> int:
        """Return when it begins."""

    @property
    def length_ms(self) -> int:
        """Return how long it lasts."""


def read_moment(text: str) -> Moment:
    """Read ``EPISODE/M:SS[.mmm]``.

    Raises:
        ValueError: The text is something else.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not a moment: {text}")
    fraction = int((found["rest"] or "0").ljust(3, "0"))
    seconds = int(found["minutes"]) * 60 + int(found["seconds"])
    return Moment(int(found["episode"]), seconds * 1000 + fraction)


def read_duration(text: str) -> int:
    """Read seconds, with or without ``s``, as milliseconds above 0.

    Raises:
        ValueError: The text is something else, or nothing lasts that short.
    """
    number = text.strip().removesuffix("s").strip()
    ms = round(float(number) * 1000) if _DURATION.fullmatch(number) else 0
    if ms <= 0:
        raise ValueError(f"not a duration: {text}")
    return ms


def clock(ms: int) -> str:
    """Write milliseconds as ``M:SS``, with a fraction only where there is one."""
    minutes, rest = divmod(ms, 60_000)
    fraction = f".{rest % 1000:03}".rstrip("0").rstrip(".")
    return f"{minutes}:{rest // 1000:02}{fraction}"


def on_time_line(moment: Moment, episodes: Sequence[Stretch]) -> int:
    """Return where a moment lies on the time line of a whole performance, in milliseconds.

    The very end of an episode counts as its last instant, not as the start of the next.

    Raises:
        Stop: The case has no such episode, or the episode is shorter.
    """
    episode = _episode(moment, episodes)
    return episode.start_ms + min(moment.ms, episode.length_ms - 1)


def end_on_time_line(moment: Moment, episodes: Sequence[Stretch]) -> int:
    """Return where a stretch that ends at a moment ends, in milliseconds: the last not included.

    Raises:
        Stop: The case has no such episode, or the episode is shorter.
    """
    return _episode(moment, episodes).start_ms + moment.ms


def _episode(moment: Moment, episodes: Sequence[Stretch]) -> Stretch:
    episode = next((e for e in episodes if e.number == moment.episode), None)
    if episode is None:
        numbers = ", ".join(str(e.number) for e in episodes)
        raise Stop(
            f"There is no episode {moment.episode} in this case: choose one of {numbers} "
            f"(a moment is EPISODE/M:SS, for example {episodes[0].number}/0:10)."
        )
    if moment.ms > episode.length_ms:
        raise Stop(
            f"Episode {episode.number} lasts {clock(episode.length_ms)}, so {moment} lies outside "
            f"it: choose a moment up to {episode.number}/{clock(episode.length_ms)}."
        )
    return episode
