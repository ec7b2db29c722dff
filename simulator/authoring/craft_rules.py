"""The rules of craft, read from ``episodes/craft.yaml``, and what is told by them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from simulator.case.times import milliseconds
from simulator.performance import Course
from simulator.resources import EPISODES

FILE = EPISODES / "craft.yaml"


@dataclass(frozen=True, slots=True)
class CraftRules:
    """What is warned of; times in milliseconds, ways in metres, names of behaviours."""

    loud: frozenset[str]
    calm: frozenset[str]
    together_ms: int
    bids: frozenset[str]
    answers: frozenset[str]
    early_ms: int
    idle_in_reunion_ms: int
    idle_ms: int
    busy: frozenset[str]
    moved_ms: int
    moved_m: float
    short: frozenset[str]
    gap_m: float


@cache
def load_craft() -> CraftRules:
    """Return the rules that come with the program."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    crying, answer, idle = data["crying"], data["answer"], data["idle"]
    moving, short = data["moving"], data["short"]
    return CraftRules(
        loud=frozenset(crying["loud"]),
        calm=frozenset(crying["calm"]),
        together_ms=milliseconds(crying["least"]),
        bids=frozenset(answer["bids"]),
        answers=frozenset(answer["answers"]),
        early_ms=milliseconds(answer["early"]),
        idle_in_reunion_ms=milliseconds(idle["reunion"]),
        idle_ms=milliseconds(idle["otherwise"]),
        busy=frozenset(moving["busy"]),
        moved_ms=milliseconds(moving["least"]),
        moved_m=float(moving["metres"]),
        short=frozenset(short["acts"]),
        gap_m=float(short["metres"]),
    )


@dataclass(frozen=True, slots=True)
class Slip:
    """What looks like a slip, and the act at whose line it is told."""

    course: Course
    code: str
    message: str
    hint: str
