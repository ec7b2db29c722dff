"""The plan of the episodes, read from ``episodes/procedures``."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import yaml

from scoring.terms.behaviour import Actor
from simulator.case.times import milliseconds
from simulator.resources import EPISODES

Kind = Literal["pre_separation", "separation", "reunion"]
Level = Literal["fuss", "cry", "hard_cry"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """An act that an episode must hold: any one of the behaviours.

    ``by_ms`` is the latest time of its beginning; ``last`` marks the departure that ends the
    episode; ``if_present`` limits it to episodes in which the actor is in the room.
    """

    actor: Actor
    any_of: tuple[str, ...]
    by_ms: int | None = None
    last: bool = False
    if_present: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One episode as the procedure wants it.

    Below ``early_ms`` it ended early and needs a reason; ``early_after`` names an episode whose
    early end is reason enough.
    """

    number: int
    title: str
    kind: Kind
    at_start: tuple[Actor, ...]
    comes: tuple[Actor, ...]
    leaves: tuple[Actor, ...]
    standard_ms: int
    shortest_ms: int
    longest_ms: int
    starts: str
    ends: str
    early_ms: int | None = None
    early_after: int | None = None
    requires: tuple[Requirement, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()

    @property
    def present(self) -> tuple[Actor, ...]:
        """Return everybody who is in the room at any time of the episode."""
        return tuple(dict.fromkeys((*self.at_start, *self.comes)))


@dataclass(frozen=True, slots=True)
class Crying:
    """Crying of certain levels without a break for so long."""

    levels: tuple[Level, ...]
    unbroken_ms: int


@dataclass(frozen=True, slots=True)
class Curtailing:
    """When a separation may end early, and when it must."""

    gap_ms: int
    may_end: tuple[Crying, ...]
    must_end: Crying
    run_intervals: int
    crying_share: float
    no_departure_during: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """The plan of all episodes."""

    title: str
    age_months: tuple[int, int]
    episodes: tuple[Plan, ...]
    curtailing: Curtailing

    def plan(self, number: int) -> Plan | None:
        """Return the plan of one episode, or None."""
        return next((plan for plan in self.episodes if plan.number == number), None)


@cache
def load_procedure(name: str = "standard") -> Procedure:
    """Return a procedure that comes with the program."""
    text = (EPISODES / "procedures" / f"{name}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    low, high = data["age_months"]
    episodes = tuple(_plan(entry) for entry in data["episodes"])
    return Procedure(data["title"], (low, high), episodes, _curtailing(data["curtailing"]))


def _plan(entry: dict[str, Any]) -> Plan:
    length = entry["length"]
    return Plan(
        number=entry["number"],
        title=entry["title"],
        kind=entry["kind"],
        at_start=tuple(entry["at_start"]),
        comes=tuple(entry.get("comes", ())),
        leaves=tuple(entry.get("leaves", ())),
        standard_ms=milliseconds(length["standard"]),
        shortest_ms=milliseconds(length["shortest"]),
        longest_ms=milliseconds(length["longest"]),
        starts=entry["starts"],
        ends=entry["ends"],
        early_ms=milliseconds(length["early"]) if "early" in length else None,
        early_after=entry.get("early_after"),
        requires=tuple(_requirement(item) for item in entry.get("requires", ())),
        parts=tuple(tuple(part) for part in entry.get("parts", ())),
    )


def _requirement(item: dict[str, Any]) -> Requirement:
    by_ms = milliseconds(item["by"]) if "by" in item else None
    last, if_present = item.get("last", False), item.get("if_present", False)
    return Requirement(item["actor"], tuple(item["any_of"]), by_ms, last, if_present)


def _curtailing(data: dict[str, Any]) -> Curtailing:
    return Curtailing(
        gap_ms=milliseconds(data["unbroken_gap"]),
        may_end=tuple(_crying(item) for item in data["may_end"]),
        must_end=_crying(data["must_end"]),
        run_intervals=data["may_end_intervals"]["run"],
        crying_share=data["may_end_intervals"]["share"],
        no_departure_during=tuple(data["no_departure_during"]),
    )


def _crying(item: dict[str, Any]) -> Crying:
    return Crying(tuple(item["levels"]), milliseconds(item["unbroken"]))
