"""Recoding: what splitting, moving, copying and overwriting mean for marks, as edits of values.

A stretch is a part of one episode, as milliseconds from its start.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from scoring.terms import Behaviour, Ethogram, Mark
from simulator.desk.attempt.marking import MarkEdit, Marks, in_order, new_id
from simulator.desk.timelines.playhead import FRAME_MS
from simulator.records import MarkAdded, MarkChanged, MarkRemoved

Stretch = tuple[int, int]


def split(marks: Marks, mark: Mark, at_ms: int) -> tuple[MarkEdit, ...]:
    """Cut a bout in two at a time inside it; nothing where there is nothing to cut."""
    if not mark.from_ms < at_ms < mark.to_ms:
        return ()
    rest = replace(mark, id=new_id(marks), from_ms=at_ms)
    return MarkChanged(replace(mark, to_ms=at_ms)), MarkAdded(rest)


def moved(mark: Mark, from_ms: int, length_ms: int) -> Mark:
    """Return the mark, as long as it was, beginning elsewhere in its episode."""
    lasts = mark.to_ms - mark.from_ms
    start = min(max(from_ms, 0), length_ms - lasts)
    return replace(mark, from_ms=start, to_ms=start + lasts)


def copied(marks: Marks, mark: Mark, episode: int, at_ms: int, length_ms: int) -> MarkAdded:
    """Return a copy of a mark that begins elsewhere, cut off where the episode ends."""
    end = min(at_ms + mark.to_ms - mark.from_ms, length_ms)
    start = at_ms if mark.to_ms == mark.from_ms else max(min(at_ms, end - FRAME_MS), 0)
    there = replace(mark, id=new_id(marks), episode=episode, from_ms=start, to_ms=end, note="")
    return MarkAdded(there)


def cleared(
    marks: Marks,
    episode: int,
    stretch: Stretch,
    wanted: Callable[[Mark], bool] = lambda _: True,
) -> tuple[MarkEdit, ...]:
    """Take marks out of a stretch: what lies in it goes, bouts that reach out of it are cut."""
    edits: list[MarkEdit] = []
    known = dict(marks)
    for mark in in_order(marks.values()):
        if mark.episode != episode or not wanted(mark) or not _touches(mark, stretch):
            continue
        before, after = mark.from_ms < stretch[0], mark.to_ms > stretch[1]
        if before:
            edits.append(MarkChanged(replace(mark, to_ms=stretch[0])))
        if after:
            rest = replace(mark, id=new_id(known) if before else mark.id, from_ms=stretch[1])
            known[rest.id] = rest
            edits.append(MarkAdded(rest) if before else MarkChanged(rest))
        if not (before or after):
            edits.append(MarkRemoved(mark.id))
    return tuple(edits)


def _touches(mark: Mark, stretch: Stretch) -> bool:
    if mark.from_ms == mark.to_ms:
        return stretch[0] <= mark.from_ms < stretch[1]
    return mark.from_ms < stretch[1] and mark.to_ms > stretch[0]


def recoded(
    marks: Marks, behaviour: Behaviour, ethogram: Ethogram, episode: int, stretch: Stretch
) -> tuple[MarkEdit, ...]:
    """Code a whole stretch as one bout; the same behaviour and what it excludes give way in it."""
    yields = ethogram.rivals(behaviour.id) | {behaviour.id}
    edits = cleared(marks, episode, stretch, lambda mark: mark.behaviour in yields)
    taken = {**marks, **{e.mark.id: e.mark for e in edits if isinstance(e, MarkAdded)}}
    new = Mark(new_id(taken), behaviour.actor, behaviour.id, episode, *stretch)
    return (*edits, MarkAdded(new))


def edges(marks: Iterable[Mark], episode: int, but: str | None = None) -> Iterator[int]:
    """Yield where marks of an episode begin and end, without those of one mark."""
    for mark in marks:
        if mark.episode == episode and mark.id != but:
            yield mark.from_ms
            yield mark.to_ms


def snapped(at_ms: int, places: Iterable[int], within_ms: int) -> int:
    """Return the nearest of some places if one is near enough, else the frame."""
    near = min(places, key=lambda place: abs(place - at_ms), default=None)
    if near is not None and abs(near - at_ms) <= within_ms:
        return near
    return round(at_ms / FRAME_MS) * FRAME_MS
