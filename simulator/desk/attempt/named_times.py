"""Named times: the moments that a text names, such as 5/0:12."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.terms import EPISODES
from simulator.desk.style.texts import Texts, clock

Fault = Literal["no_episode", "not_shown", "no_second", "too_late"]
_TIME = re.compile(
    r"(?<![\d/:])(?P<episode>\d{1,2})/(?P<minutes>\d{1,3}):(?P<seconds>\d\d)"
    r"(?:\.(?P<part>\d{1,3}))?(?![\d/:])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A time as it was written, where it lies, and what is wrong with it, if anything."""

    text: str
    episode: int
    ms: int
    fault: Fault | None = None


def written_time(episode: int, ms: int) -> str:
    """Return a moment as people write it down: the episode, and whole seconds."""
    return f"{episode}/{clock(ms)}"


def times_in(text: str, lengths_ms: Mapping[int, int]) -> tuple[NamedTime, ...]:
    """Return the times that a text names, each once, in the order of the text.

    A time still being typed, with one digit of its seconds, is none yet.

    Args:
        text: What was written.
        lengths_ms: How long each episode is that the exercise shows.
    """
    found = {match[0]: _named(match, lengths_ms) for match in _TIME.finditer(text)}
    return tuple(found.values())


def _named(match: re.Match[str], lengths_ms: Mapping[int, int]) -> NamedTime:
    episode, seconds = int(match["episode"]), int(match["seconds"])
    part = int((match["part"] or "0").ljust(3, "0"))
    ms = (int(match["minutes"]) * 60 + seconds) * 1000 + part
    fault: Fault | None = None
    if episode not in EPISODES:
        fault = "no_episode"
    elif episode not in lengths_ms:
        fault = "not_shown"
    elif seconds > 59:
        fault = "no_second"
    elif ms > lengths_ms[episode]:
        fault = "too_late"
    return NamedTime(match[0], episode, ms, fault)


def fault_in_words(texts: Texts, one: NamedTime, lengths_ms: Mapping[int, int]) -> str:
    """Say what is wrong with a time."""
    end = clock(lengths_ms.get(one.episode, 0))
    return texts(f"judging.time_{one.fault}", time=one.text, n=one.episode, end=end)
