"""Problems in words for people and as data for programs."""

from typing import Any

from simulator.problems import Problem

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def render(problem: Problem, *, colour: bool = False) -> str:
    """Return the full form: place, code, message, the line with carets under it, the hint."""
    paint, bold, plain = (_COLOURS[problem.severity], _BOLD, _PLAIN) if colour else ("", "", "")
    label = f"{paint}{problem.severity}[{problem.code}]{plain}"
    lines = [f"{bold}{problem.place}:{plain} {label}: {problem.message}"]
    if problem.source.strip():
        number = str(problem.span.line)
        margin = " " * len(number)
        lines.append(f"  {number} | {problem.source.rstrip()}")
        lines.append(f"  {margin} | {paint}{_carets(problem)}{plain}")
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines)


def concise(problem: Problem) -> str:
    """Return one line: place, code, message."""
    return f"{problem.place}: {problem.severity}[{problem.code}] {problem.message}"


def as_json(problem: Problem) -> dict[str, Any]:
    """Return the problem as plain data; lines and columns count from 1, the end is exclusive."""
    span = problem.span
    return {
        "file": str(problem.file),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _carets(problem: Problem) -> str:
    """Return carets under the span; tabs before it stay tabs, so that they line up."""
    text, span = problem.source.rstrip(), problem.span
    before = "".join("\t" if sign == "\t" else " " for sign in text[: span.column - 1])
    end = span.end_column if span.end_line == span.line else len(text) + 1
    width = max(1, min(end, len(text) + 1) - span.column)
    return before.ljust(min(span.column - 1, len(text) + 1)) + "^" * width
