"""Alignment kappa: event by event, with what was left out and what was added."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from scoring.agreement import Estimate
from scoring.agreement.estimate import without_interval, without_value
from scoring.agreement.kappa import ONE_CATEGORY
from scoring.marks.time_units import Timed

Cells = Counter[tuple[str | None, str | None]]
"""Tally of aligned codes, (mark, event); None is the nil row (omission) or column (commission)."""


def alignment_kappa(
    marks: Iterable[Timed],
    events: Iterable[Timed],
    *,
    tolerance_ms: int,
    equivalent: Callable[[str, str], bool] | None = None,
) -> Estimate:
    """Align two records event by event and return kappa of the aligned codes.

    Within each episode and actor the order is kept; what is aligned lies at most ``tolerance_ms``
    apart in onset. The alignment has the fewest differences, a substitution counting as one, like
    an omission or a commission, so that it is preferred to one of each; then the smallest sum of
    onset differences. Omissions and commissions are tallied in a nil row and a nil column; their
    common cell cannot occur, and chance agreement takes that into account (quasi-independence).

    Args:
        marks: one record.
        events: the other.
        tolerance_ms: greatest onset difference.
        equivalent: tells whether either of two behaviours is right for the event.

    Returns:
        Kappa; n counts the aligned places. No interval is known for it.

    Source: Quera, Bakeman and Gnisci (2007).
    kappa = (po - pe) / (1 - pe), pe = (n - r0 - c0) / n x sum r_i c_i / ((n - r0)(n - c0)),
    with r0 and c0 the totals of nil and i over the codes.
    """
    cells = aligned(marks, events, tolerance_ms=tolerance_ms, equivalent=equivalent)
    n = cells.total()
    if n == 0:
        return without_value("Nothing happened and nothing was marked, so nothing can be aligned.")
    rows, columns = Counter[str | None](), Counter[str | None]()
    for (mark, event), count in cells.items():
        rows[mark] += count
        columns[event] += count
    marked, happened = n - rows[None], n - columns[None]
    both = marked + happened - n
    codes = {code for code in rows if code is not None}
    chance = 0.0
    if both:
        products = sum(rows[code] * columns[code] for code in codes)
        chance = both / n * products / (marked * happened)
    if chance >= 1 - 1e-12:
        return without_value(ONE_CATEGORY, n)
    observed = sum(count for (mark, event), count in cells.items() if mark == event) / n
    return without_interval((observed - chance) / (1 - chance), n)


def aligned(
    marks: Iterable[Timed],
    events: Iterable[Timed],
    *,
    tolerance_ms: int,
    equivalent: Callable[[str, str], bool] | None = None,
) -> Cells:
    """Tally the aligned codes; see ``alignment_kappa``."""

    def same(one: str, other: str) -> bool:
        return one == other or (equivalent is not None and equivalent(one, other))

    streams: dict[tuple[int, str], tuple[list[Timed], list[Timed]]] = defaultdict(lambda: ([], []))
    for side, record in enumerate((marks, events)):
        for x in sorted(record, key=lambda x: (x.from_ms, x.to_ms, x.behaviour)):
            streams[x.episode, x.actor][side].append(x)
    cells: Cells = Counter()
    for mine, theirs in streams.values():
        for first, second in _stretches(mine, theirs, tolerance_ms):
            cells.update(_tally(first, second, tolerance_ms, same))
    return cells


def _stretches(
    mine: Sequence[Timed], theirs: Sequence[Timed], tolerance_ms: int
) -> list[tuple[list[Timed], list[Timed]]]:
    """Cut both records wherever neither has an onset for longer than the tolerance."""
    onsets = sorted({x.from_ms for x in (*mine, *theirs)})
    starts = [later for earlier, later in pairwise(onsets) if later - earlier > tolerance_ms]
    bounds = [onsets[0], *starts, onsets[-1] + 1]
    return [
        ([x for x in mine if a <= x.from_ms < b], [x for x in theirs if a <= x.from_ms < b])
        for a, b in pairwise(bounds)
    ]


def _tally(
    mine: Sequence[Timed],
    theirs: Sequence[Timed],
    tolerance_ms: int,
    same: Callable[[str, str], bool],
) -> Cells:
    """Align two sequences by dynamic programming and tally the way of least cost."""
    n, m = len(mine), len(theirs)
    difference = (n + m) * tolerance_ms + 1

    def cost(i: int, j: int) -> int | None:
        apart = abs(mine[i].from_ms - theirs[j].from_ms)
        if apart > tolerance_ms:
            return None
        return apart + (0 if same(mine[i].behaviour, theirs[j].behaviour) else difference)

    least = [[(i + j) * difference for j in range(m + 1)] for i in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            least[i][j] = difference + min(least[i - 1][j], least[i][j - 1])
            if (pair := cost(i - 1, j - 1)) is not None:
                least[i][j] = min(least[i][j], least[i - 1][j - 1] + pair)

    cells: Cells = Counter()
    i, j = n, m
    while i or j:
        pair = cost(i - 1, j - 1) if i and j else None
        if pair is not None and least[i][j] == least[i - 1][j - 1] + pair:
            i, j = i - 1, j - 1
            event = theirs[j].behaviour
            cells[event if same(mine[i].behaviour, event) else mine[i].behaviour, event] += 1
        elif i and least[i][j] == least[i - 1][j] + difference:
            i -= 1
            cells[mine[i].behaviour, None] += 1
        else:
            j -= 1
            cells[None, theirs[j].behaviour] += 1
    return cells
