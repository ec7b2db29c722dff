"""Changing a text where it stands: everything that is not replaced stays to the byte."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.problems import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of ``span``; a span without width inserts."""

    span: Span
    text: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with all edits made; their spans are those of the text as it was.

    Raises:
        ValueError: Two edits overlap, or one lies outside the text.
    """
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda e: e.span):
        begin = _offset(starts, edit.span.line, edit.span.column)
        end = _offset(starts, edit.span.end_line, edit.span.end_column)
        if begin < done or end < begin:
            raise ValueError(f"the edit at {edit.span} overlaps another one")
        pieces += (text[done:begin], edit.text)
        done = end
    return "".join((*pieces, text[done:]))


def _offset(starts: list[int], line: int, column: int) -> int:
    if not 1 <= line < len(starts) or not 1 <= column <= starts[line] - starts[line - 1]:
        raise ValueError(f"line {line}, column {column} is not in the text")
    return starts[line - 1] + column - 1
