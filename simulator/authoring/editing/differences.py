"""What differs between two texts, and changes carried over to what others made of a text."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from simulator.authoring.editing.splices import Splice


def difference(before: str, after: str) -> tuple[Splice, ...]:
    """Return splices of whole lines that lead from one text to another."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Splice(starts[a], starts[b], "".join(new[c:d]))
        for kind, a, b, c, d in blocks
        if kind != "equal"
    )


def carried_over(
    splices: Sequence[Splice], base: str, theirs: Sequence[Splice]
) -> tuple[Splice, ...] | None:
    """Return splices as they are to be made in a text that others have changed meanwhile.

    Args:
        splices: What is to be changed in ``base``.
        base: The text that both start from.
        theirs: What others changed in it.

    Returns:
        The same splices at their places in the text of the others; None if one of the lines they
        touch is changed there.
    """
    carried = []
    for splice in splices:
        start, end = _lines(base, splice)
        if any(_meet(start, end, other) for other in theirs):
            return None
        by = sum(len(o.text) - (o.end - o.start) for o in theirs if o.end <= splice.start)
        carried.append(Splice(splice.start + by, splice.end + by, splice.text))
    return tuple(carried)


def _lines(text: str, splice: Splice) -> tuple[int, int]:
    """Return the whole lines that a splice touches; none where whole lines are put in."""
    start = text.rfind("\n", 0, splice.start) + 1
    if splice.start == splice.end == start:
        return start, start
    end = text.find("\n", max(splice.end - 1, splice.start))
    return start, len(text) if end < 0 else end + 1


def _meet(start: int, end: int, other: Splice) -> bool:
    return other.start < end and start < other.end


def one_line_diff(before: str, after: str) -> str:
    """Return what differs between two texts in one line: the first change, and how many more."""
    changes = [*_told(before, difference(before, after))]
    if not changes:
        return ""
    return changes[0] + (f" (+{len(changes) - 1})" if len(changes) > 1 else "")


def _told(before: str, splices: Sequence[Splice]) -> Iterator[str]:
    for splice in splices:
        line = before.count("\n", 0, splice.start) + 1
        gone, come = (
            [part.strip() for part in text.splitlines()]
            for text in (before[splice.start : splice.end], splice.text)
        )
        for n in range(max(len(gone), len(come))):
            one, other = gone[n] if n < len(gone) else "", come[n] if n < len(come) else ""
            told = f"{one} -> {other}" if one and other else f"- {one}" if one else f"+ {other}"
            yield f"{line + n}: {told}"
