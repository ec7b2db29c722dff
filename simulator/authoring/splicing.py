"""Changes of a text where its reader says that things stand: by lines and columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.authoring.editing.splices import Splice, spliced
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
    return spliced(text, (_splice(starts, edit) for edit in edits))


def _splice(starts: list[int], edit: Edit) -> Splice:
    line, column, end_line, end_column = edit.span
    return Splice(_offset(starts, line, column), _offset(starts, end_line, end_column), edit.text)


def _offset(starts: list[int], line: int, column: int) -> int:
    if not 1 <= line < len(starts) or not 1 <= column <= starts[line] - starts[line - 1]:
        raise ValueError(f"line {line}, column {column} is not in the text")
    return starts[line - 1] + column - 1
