"""Long texts on several lines: folded as ``>-`` has it, broken where they were before."""

import re
import textwrap
from collections.abc import Sequence

LONG = 100
"""A text longer than this is folded where it has lines for itself."""
WIDE = 140
"""No line that is folded anew is longer than this."""
_NARROW = 60
_HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def foldable(value: str) -> bool:
    """Tell whether a text can stand in a block: nothing hidden, no blanks but between words."""
    lines = value.split("\n")
    return bool(value) and not _HIDDEN.search(value) and all(x == x.strip() for x in lines)


def fold(value: str, margin: str, before: Sequence[str] = ()) -> list[str] | None:
    """Return the lines of a folded block with their margin, None if the text is not foldable.

    Args:
        value: The text; its own line ends become empty lines.
        margin: The blanks before each line.
        before: The lines of the block as it was, which stay up to the first change.
    """
    if not foldable(value):
        return None
    old = _paragraphs([line.strip() for line in before])
    width = min(max((len(line) for line in before), default=WIDE), WIDE) - len(margin)
    lines: list[str] = []
    for number, paragraph in enumerate(value.split("\n")):
        lines += [""] if number else []
        lines += _folded(paragraph, old[number] if number < len(old) else (), width)
    parts = (" ".join(part) for part in _paragraphs(lines))
    if "\n".join(parts) != value:
        return None
    return [margin + line if line else "" for line in lines]


def _folded(paragraph: str, before: Sequence[str], width: int) -> list[str]:
    kept: list[str] = []
    for line in before[:-1]:
        if not paragraph.startswith(f"{line} "):
            break
        kept.append(line)
        paragraph = paragraph.removeprefix(f"{line} ")
    if list(before[len(kept) :]) == [paragraph]:
        return [*before]
    return kept + textwrap.wrap(
        paragraph, max(width, _NARROW), break_long_words=False, break_on_hyphens=False
    )


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line:
            parts[-1].append(line)
        else:
            parts.append([])
    return parts
