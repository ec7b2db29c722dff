"""``narrate``: what can be seen and heard in a session, in words."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from simulator.case.model import Case
from simulator.commands.given import case_of, performance_of
from simulator.commands.moments import clock
from simulator.commands.output import print_json
from simulator.commands.stop import Stop
from simulator.performance import Course, Performance
from simulator.performance.narration import Line, describe_people, episode_heading, narrate

Played = Mapping[int, Sequence[Course]]
_WIDTH = 100
_ARRIVED_MS = 500
"""A shorter way is not worth a word."""


def run(case: str, episode: int | None, acts: bool, as_json: bool) -> int:
    """Print the narration of one episode or of all, or the acts as they are played."""
    given = case_of(case)
    performance = performance_of(given)
    numbers = [e.number for e in performance.episodes]
    if episode is not None and episode not in numbers:
        raise Stop(
            f"There is no episode {episode} in this case: choose one of "
            f"{', '.join(map(str, numbers))}."
        )
    chosen = [episode] if episode is not None else numbers
    if acts:
        played = {n: [c for c in performance.courses if c.event.episode == n] for n in chosen}
        (_print_acts_json if as_json else _print_acts)(given, performance, played)
        return 0
    lines = narrate(given.script, performance.acts())
    told = {n: [line for line in lines if line.episode == n] for n in chosen}
    (_print_json if as_json else _print)(given, performance, told)
    return 0


def _print(case: Case, performance: Performance, told: dict[int, list[Line]]) -> None:
    print(case.script.title)
    print(textwrap.fill("; ".join(describe_people(case.script)), _WIDTH))
    for number, lines in told.items():
        print(f"\n{episode_heading(number, clock(_length(performance, number)))}\n")
        for line in lines:
            start = f"[{clock(line.from_ms // 1000 * 1000)}] "
            print(textwrap.fill(line.text, _WIDTH, initial_indent=start, subsequent_indent="  "))


def _print_json(case: Case, performance: Performance, told: dict[int, list[Line]]) -> None:
    print_json(
        {
            "case": case.id,
            "title": case.script.title,
            "people": list(describe_people(case.script)),
            "episodes": [
                {
                    "number": number,
                    "length_ms": _length(performance, number),
                    "lines": [
                        {
                            "from_ms": line.from_ms,
                            "to_ms": line.to_ms,
                            "actor": line.actor,
                            "text": line.text,
                        }
                        for line in lines
                    ],
                }
                for number, lines in told.items()
            ],
        }
    )


def _print_acts(case: Case, performance: Performance, played: Played) -> None:
    print(case.script.title)
    for number, courses in played.items():
        print(f"\n{episode_heading(number, clock(_length(performance, number)))}\n")
        for course in courses:
            act, way = course.event, ""
            if act.from_ms + _ARRIVED_MS < course.there_ms < course.end_ms:
                way = f", there at {clock(course.there_ms)}"
            times = f"{clock(act.from_ms)}-{clock(course.end_ms)}"
            towards = "" if act.target is None else f" -> {act.target}"
            does = f"{act.actor}: {act.behaviour}{towards}{way}"
            print(f"{times:<18} line {act.line or 0:<4} {does}")


def _print_acts_json(case: Case, performance: Performance, played: Played) -> None:
    print_json(
        {
            "case": case.id,
            "episodes": [
                {
                    "number": number,
                    "length_ms": _length(performance, number),
                    "acts": [
                        {
                            **asdict(course.event),
                            "there_ms": course.there_ms,
                            "end_ms": course.end_ms,
                        }
                        for course in courses
                    ],
                }
                for number, courses in played.items()
            ],
        }
    )


def _length(performance: Performance, number: int) -> int:
    return next(e.length_ms for e in performance.episodes if e.number == number)
