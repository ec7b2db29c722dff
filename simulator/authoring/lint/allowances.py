"""Warnings that an author has looked at and allows, each with a reason.

``# allow W405: the father asked to come back`` at the end of a line, or alone on the line above,
takes away the warnings of that code on that line. What is an error cannot be allowed. An allowance
without a reason, or one that takes nothing away, is itself a warning, so that none outlives what
it was written for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.case.source import Source, read_text
from simulator.problems import Problem, Span, in_order

_ALLOWANCE = re.compile(r"(?:^|(?<=\s))# *allow +(?P<code>\w+)\b *:? *(?P<reason>.*)$")


@dataclass(frozen=True, slots=True)
class Allowance:
    """A code allowed on one line; ``span`` is where the allowance is written."""

    code: str
    line: int
    reason: str
    span: Span


def allowances(lines: Sequence[str]) -> tuple[Allowance, ...]:
    """Return the allowances in a text; one alone on a line is for the next line that is none."""
    found = []
    waiting: list[tuple[re.Match[str], Span]] = []
    for number, line in enumerate(lines, 1):
        match = _ALLOWANCE.search(line)
        span = Span(number, match.start() + 1, number, len(line) + 1) if match else None
        if match and span and not line[: match.start()].strip():
            waiting.append((match, span))
            continue
        here = [*waiting, *([(match, span)] if match and span else [])]
        found += [Allowance(m["code"].upper(), number, m["reason"].strip(), s) for m, s in here]
        waiting = []
    found += [Allowance(m["code"].upper(), s.line, m["reason"].strip(), s) for m, s in waiting]
    return tuple(found)


def heed(file: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Take away what the text of a file allows; add what is wrong with the allowances."""
    problems = tuple(problems)
    text = read_text(file).value
    given = allowances(text.split("\n")) if text and "allow" in text else ()
    if not given:
        return problems
    allowed = {(a.code, a.line) for a in given}
    kept = [p for p in problems if not (_may_be(p) and (p.code, p.span.line) in allowed)]
    taken = {(p.code, p.span.line) for p in problems} - {(p.code, p.span.line) for p in kept}
    source = Source(file, tuple((text or "").split("\n")))
    return in_order((*kept, *_idle(source, given, taken)))


def _may_be(problem: Problem) -> bool:
    return problem.severity != "error"


def _idle(
    source: Source, given: Iterable[Allowance], taken: set[tuple[str, int]]
) -> Iterator[Problem]:
    for allowance in given:
        span, code = allowance.span, allowance.code
        if not allowance.reason:
            hint = f"Write why: # allow {code}: the father asked to come back."
            yield source.problem(span, "W408", f"{code} is allowed without a reason", hint)
        if (code, allowance.line) not in taken:
            errors = code.startswith("E")
            hint = "An error cannot be allowed; mend it." if errors else "Delete the allowance."
            yield source.problem(span, "W407", f"nothing here is {code}", hint)
