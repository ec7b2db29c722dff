"""A class at a glance: who handed in what, how each session was coded, what was missed most."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from scoring.attempts import Attempt, Outcome, part, profile
from scoring.terms import Ethogram
from simulator.authoring.handed_in.codings import coders
from simulator.desk.classroom.grid import grid
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.column import Column

_MOST_MISSED = 8


def build_class(
    column: Column,
    texts: Texts,
    ethogram: Ethogram,
    attempts: Sequence[Attempt],
    called: Mapping[str, str],
    show: Callable[[str], None],
) -> None:
    """Put the tables in; what was coded on an older version of a case is set apart and told.

    Args:
        column: Where they go.
        texts: What is said.
        ethogram: What can be marked.
        attempts: The codings of the class.
        called: What each case is called.
        show: Given the coder whose name is pressed.
    """
    parted = part(attempts)
    if parted.stale:
        old = ", ".join(sorted({_who(a, called) for a in parted.stale}))
        column.words(texts("class.stale", who=old), colour="look")
    again = sorted({_who(a, called) for a in attempts if not a.unseen})
    if again:
        column.words(texts("class.twice", who=", ".join(again)), colour="look")
    if parted.current:
        _build_coders(column, texts, parted.current, show)
        _build_sessions(column, texts, [a.outcome for a in parted.current], called)
        _build_missed(column, texts, ethogram, [a.outcome for a in parted.current])


def _who(attempt: Attempt, called: Mapping[str, str]) -> str:
    return f"{attempt.coding.coder}: {called[attempt.coding.case]}"


def _build_coders(
    column: Column, texts: Texts, attempts: Sequence[Attempt], show: Callable[[str], None]
) -> None:
    rows = []
    names = coders(attempts)
    for coder in names:
        made = [a.outcome for a in attempts if a.coding.coder == coder]
        agree = [o.classed.group_agrees for o in made if o.classed is not None]
        groups = _share(texts, sum(agree), len(agree))
        rows.append((coder, str(len(made)), groups, near(texts, made), seen_of(texts, made)))
    column.heading(texts("class.coders"))
    column.words(texts("class.coders_text"), colour="ink_soft")
    columns = ("coder", "codings", "groups", "ratings", "decisive")
    head = tuple(texts(f"class.head_{name}") for name in columns)
    presses = [partial(show, coder) for coder in names]
    grid(column, head, rows, (0.28, 0.12, 0.2, 0.2, 0.2), presses)


def _build_sessions(
    column: Column, texts: Texts, made: Sequence[Outcome], called: Mapping[str, str]
) -> None:
    rows = []
    for case in sorted({o.case for o in made}, key=lambda case: called[case]):
        mine = [o for o in made if o.case == case]
        said = Counter(str(o.classed.given) for o in mine if o.classed and o.classed.given)
        counted = ", ".join(f"{name} × {n}" if n > 1 else name for name, n in said.most_common())
        rows.append((called[case], str(mine[0].keyed), counted or "–", near(texts, mine)))
    column.heading(texts("class.sessions"))
    head = tuple(texts(f"class.head_{name}") for name in ("session", "key", "said", "ratings"))
    grid(column, head, rows, (0.24, 0.16, 0.35, 0.25))


def _build_missed(
    column: Column, texts: Texts, ethogram: Ethogram, made: Sequence[Outcome]
) -> None:
    """Tell which moments that decide were missed most, and what was marked instead."""
    rows: list[tuple[str, str, str]] = []
    for found in profile(made).behaviours:
        seen = round((found.recall.value or 0) * found.recall.n)
        if seen < found.recall.n and len(rows) < _MOST_MISSED:
            taken = ", ".join(_title(ethogram, other) for other in list(found.taken_for)[:2])
            share = _share(texts, seen, found.recall.n)
            rows.append((_title(ethogram, found.behaviour), share, taken or "–"))
    if rows:
        column.heading(texts("class.missed"))
        head = tuple(texts(f"class.head_{name}") for name in ("behaviour", "seen", "taken"))
        grid(column, head, rows, (0.42, 0.18, 0.4))


def _title(ethogram: Ethogram, behaviour: str) -> str:
    return ethogram[behaviour].title if behaviour in ethogram else behaviour


def near(texts: Texts, made: Sequence[Outcome]) -> str:
    """Return how many of the ratings given lie within one point of the key's."""
    off = [abs(yours - key) for o in made for _, yours, key in o.ratings if yours is not None]
    return _share(texts, sum(points <= 1 for points in off), len(off))


def seen_of(texts: Texts, made: Sequence[Outcome]) -> str:
    """Return how many of the moments that decide were seen."""
    tallies = [tally for o in made for tally in o.behaviours.values()]
    return _share(texts, sum(t.seen for t in tallies), sum(t.there for t in tallies))


def _share(texts: Texts, n: int, whole: int) -> str:
    return texts("class.share", n=n, all=whole) if whole else "–"
