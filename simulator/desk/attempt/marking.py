"""Marking: what a key press, a nudge or a deletion means for the coding.

A bout whose ends are equal is running: it was started and not yet ended. So a running bout outlives
a crash like everything else, without a place of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Literal

from scoring.terms import Behaviour, Ethogram, Mark
from simulator.desk.timelines.playhead import FRAME_MS
from simulator.records import MarkAdded, MarkChanged, MarkRemoved

Edge = Literal["from", "to"]
Marks = Mapping[str, Mark]
MarkEdit = MarkAdded | MarkChanged | MarkRemoved


def is_running(mark: Mark, ethogram: Ethogram) -> bool:
    """Tell whether a bout was started and not ended."""
    return mark.from_ms == mark.to_ms and ethogram[mark.behaviour].kind == "bout"


def running(marks: Marks, ethogram: Ethogram) -> tuple[Mark, ...]:
    """Return the bouts that were started and not ended."""
    return in_order(m for m in marks.values() if is_running(m, ethogram))


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order of time."""
    return tuple(sorted(marks, key=lambda m: (m.episode, m.from_ms, m.to_ms, m.id)))


def press(
    marks: Marks,
    behaviour: Behaviour,
    episode: int,
    at_ms: int,
    lengths_ms: Mapping[int, int],
    rivals: frozenset[str] = frozenset(),
) -> tuple[MarkEdit, ...]:
    """Return what pressing a behaviour's key at a time does.

    A point is marked. A bout is started or, if it runs in this episode, ended: pressed before its
    start it runs backwards, pressed at its start it is taken away. One that runs in another episode
    ended with that episode; ``rivals`` that run in this one end where the new one starts.
    """
    edits: list[MarkEdit] = []
    if behaviour.kind == "bout":
        for mark in in_order(marks.values()):
            if mark.behaviour != behaviour.id or mark.from_ms != mark.to_ms:
                continue
            if mark.episode == episode:
                return (*edits, _end(mark, at_ms))
            edits.append(MarkChanged(replace(mark, to_ms=lengths_ms[mark.episode])))
        edits += [
            _end(mark, at_ms)
            for mark in in_order(marks.values())
            if mark.behaviour in rivals and mark.episode == episode and mark.from_ms == mark.to_ms
        ]
    new = Mark(new_id(marks), behaviour.actor, behaviour.id, episode, at_ms, at_ms)
    return (*edits, MarkAdded(new))


def seen_at(pressed_ms: int, lag_ms: int) -> int:
    """Return the frame in which was seen what was pressed ``lag_ms`` later, in the same episode."""
    return max(pressed_ms - lag_ms, 0) // FRAME_MS * FRAME_MS


def _end(mark: Mark, at_ms: int) -> MarkEdit:
    if at_ms == mark.from_ms:
        return MarkRemoved(mark.id)
    start, end = sorted((mark.from_ms, at_ms))
    return MarkChanged(replace(mark, from_ms=start, to_ms=end))


def new_id(marks: Marks) -> str:
    """Return a name for a new mark that none has."""
    numbers = count(len(marks) + 1)
    return next(name for name in (f"m{number}" for number in numbers) if name not in marks)


def set_edge(mark: Mark, edge: Edge, at_ms: int, kind: str, length_ms: int) -> Mark:
    """Return the mark with one edge elsewhere, inside its episode.

    Both edges of a point move together; a bout keeps at least one frame.
    """
    at = min(max(at_ms, 0), length_ms)
    if kind == "point":
        return replace(mark, from_ms=at, to_ms=at)
    if edge == "from":
        return replace(mark, from_ms=max(min(at, mark.to_ms - FRAME_MS), 0))
    return replace(mark, to_ms=min(max(at, mark.from_ms + FRAME_MS), length_ms))


def nudge(mark: Mark, edge: Edge, frames: int, kind: str, length_ms: int) -> Mark:
    """Return the mark with one edge some frames later, or earlier if negative."""
    at = mark.from_ms if edge == "from" else mark.to_ms
    return set_edge(mark, edge, at + frames * FRAME_MS, kind, length_ms)


def neighbour(marks: Marks, selected: str | None, at: tuple[int, int], step: int) -> str | None:
    """Return the mark after (or before) the selected one; without one, the nearest to a moment.

    Args:
        marks: All marks.
        selected: The id of the selected mark, or None.
        at: Episode and milliseconds where the playhead stands.
        step: 1 for the next one, -1 for the one before.
    """
    order = in_order(marks.values())
    if not order:
        return None
    names = [m.id for m in order]
    if selected is not None and selected in marks:
        return names[min(max(names.index(selected) + step, 0), len(names) - 1)]
    ahead = [m.id for m in order if (m.episode, m.from_ms) >= at]
    behind = [m.id for m in order if (m.episode, m.from_ms) <= at]
    chosen = ahead[:1] or behind[-1:] if step > 0 else behind[-1:] or ahead[:1]
    return chosen[0]
