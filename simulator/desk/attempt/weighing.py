"""Weighing: the signs of disorganisation of a coding under way, and the edits that change them."""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.terms import Disorganisation, Ethogram, IndexMark, Mark
from scoring.terms.behaviour import Behaviour, Strength
from simulator.desk.attempt.marking import in_order
from simulator.records import Change, Draft, IndexAdded, IndexLookedFor, IndexRemoved, Together

INDICES = range(1, 8)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


@dataclass(frozen=True, slots=True)
class Found:
    """A sign that was noted or marked: what, when, and how much it counts, None if it is open."""

    behaviour: str
    episode: int
    at_ms: int
    strength: Strength | None = None


def signs_of(ethogram: Ethogram, index: int) -> tuple[Behaviour, ...]:
    """Return the signs that belong to an index."""
    infant = ethogram.of("infant", coded=True)
    return tuple(b for b in infant if b.sign is not None and b.sign.index == index)


def found(draft: Draft, ethogram: Ethogram, index: int) -> tuple[Found, ...]:
    """Return what was noted for an index, and what was marked on the timeline, in order of time."""
    ids = {behaviour.id for behaviour in signs_of(ethogram, index)}
    noted = [
        Found(i.behaviour, i.episode, i.at_ms, i.strength)
        for i in draft.disorganisation.indices
        if i.behaviour in ids
    ]
    known = {(one.behaviour, one.episode, one.at_ms) for one in noted}
    marked = [
        Found(m.behaviour, m.episode, m.from_ms)
        for m in in_order(draft.marks.values())
        if m.behaviour in ids and (m.behaviour, m.episode, m.from_ms) not in known
    ]
    return tuple(sorted((*noted, *marked), key=lambda f: (f.episode, f.at_ms, f.behaviour)))


def unweighed(draft: Draft, ethogram: Ethogram) -> tuple[Mark, ...]:
    """Return the marks of signs that were not weighed."""
    noted = {(i.behaviour, i.episode, i.at_ms) for i in draft.disorganisation.indices}
    return tuple(
        m
        for m in in_order(draft.marks.values())
        if ethogram[m.behaviour].sign and (m.behaviour, m.episode, m.from_ms) not in noted
    )


def weighed(one: Found, index: int, strength: Strength | None) -> Change:
    """Return the change that lets a sign count so much, or no longer."""
    before = [IndexRemoved(_mark(one, one.strength))] if one.strength else []
    if strength is None:
        return Together(tuple(before))
    return Together((*before, IndexLookedFor(index, True), IndexAdded(_mark(one, strength))))


def looked_for(judged: Disorganisation, ids: Iterable[str], index: int, seen: bool) -> Change:
    """Return the change that says whether an index was seen; what is not seen has no signs."""
    mine = frozenset(ids)
    gone = () if seen else tuple(i for i in judged.indices if i.behaviour in mine)
    return Together((*(IndexRemoved(sign) for sign in gone), IndexLookedFor(index, seen)))


def rest_not_seen(draft: Draft, ethogram: Ethogram) -> Change:
    """Return the change that says of every index without an answer that it was not seen."""
    judged = draft.disorganisation
    open_ones = (n for n in INDICES if n not in judged.seen and not found(draft, ethogram, n))
    return Together(tuple(IndexLookedFor(n, False) for n in open_ones))


def answer(draft: Draft, ethogram: Ethogram, index: int) -> bool | None:
    """Return whether an index was seen; None if it was not said."""
    if any(one.strength for one in found(draft, ethogram, index)):
        return True
    return draft.disorganisation.seen.get(index)


def _mark(one: Found, strength: Strength) -> IndexMark:
    return IndexMark(one.behaviour, one.episode, one.at_ms, strength)
