"""Where the lines of an episode stand: in the order of time, if they are ordered by it."""

from collections.abc import Sequence

from simulator.authoring.editing.document import Document
from simulator.authoring.editing.lists import line_put, lines_gone, rows_of
from simulator.authoring.editing.outline import Entry, entries_of
from simulator.authoring.editing.splices import Splice, shifted, spliced

_DISORDER = 2
"""So many lines out of order are a slip; with more the author orders them in another way."""


def place_of(document: Document, entry: Entry, at_ms: int) -> int:
    """Return the index that the order of time demands, the present one if it demands none."""
    index = int(entry.path[-1])
    entries = tuple(entries_of(document, entry.path[:-2]))
    costs = _costs([e for e in entries if e.path != entry.path], at_ms)
    least = min(costs)
    if document.flows(entry.path[:-1]) or costs[index] == least or least > _DISORDER:
        return index
    return min((n for n, cost in enumerate(costs) if cost == least), key=lambda n: abs(n - index))


def index_for(entries: Sequence[Entry], at_ms: int, actor: str) -> int:
    """Return where a new entry belongs: by time, among those of its actor if they are grouped."""
    costs = _costs(entries, at_ms)
    own = [e for e in entries if actor in e.fields]
    if min(costs) <= _DISORDER or not own:
        return len(costs) - 1 - costs[::-1].index(min(costs))
    before = [int(e.path[-1]) + 1 for e in own if (e.at_ms or 0) <= at_ms]
    return before[-1] if before else int(own[0].path[-1])


def _costs(entries: Sequence[Entry], at_ms: int) -> list[int]:
    """Return for each place between entries how many of them would stand on the wrong side."""
    times = [at_ms if e.at_ms is None else e.at_ms for e in entries]
    costs = [sum(time < at_ms for time in times)]
    for time in times:
        costs.append(costs[-1] + (time > at_ms) - (time < at_ms))
    return costs


def carried(
    document: Document, entry: Entry, to: int, splices: Sequence[Splice]
) -> tuple[Splice, ...]:
    """Carry the lines of an entry, changed, to before or behind another one."""
    path = entry.path[:-1]
    rows = rows_of(document, entry.path)
    other = rows_of(document, (*path, to))
    text = document.text
    lines = spliced(text[rows.start : rows.end], shifted(splices, -rows.start)).rstrip("\r\n")
    up = to < int(entry.path[-1])
    target = line_put(document, other.start if up else other.end, lines)
    return target, lines_gone(document, rows.start, rows.end)
