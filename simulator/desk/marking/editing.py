"""Editing: the marks in hand: which is selected, which stretch is chosen, what becomes of them."""

from collections.abc import Callable, Iterable, Mapping

from scoring.terms import Mark
from simulator.desk.attempt import marking, recoding
from simulator.desk.attempt.recoding import Stretch
from simulator.desk.attempt.session import Session
from simulator.desk.timelines.playhead import FRAME_MS
from simulator.desk.watching.viewer import Viewer
from simulator.records import MarkChanged, MarkNoted, MarkRemoved, Together

_NUDGES: Mapping[str, tuple[marking.Edge, int]] = {
    "from_earlier": ("from", -1),
    "from_later": ("from", 1),
    "to_earlier": ("to", -1),
    "to_later": ("to", 1),
}
_MOVES: Mapping[str, int] = {"move_earlier": -1, "move_later": 1}
HOLD_S = 0.5
"""A key held longer than this marks for as long as it is held."""
_LOOP_MARGIN_MS = 400


class Editing:
    """What is done to the marks of an attempt. Every change goes through its journal at once."""

    def __init__(
        self,
        session: Session,
        viewer: Viewer,
        lag_ms: Callable[[], int],
        changed: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        """Begin with nothing in hand.

        Args:
            session: Whose marks.
            viewer: Tells where the playhead stands.
            lag_ms: Tells how long after seeing the person presses a key.
            changed: Is called after every change.
            tell: Takes the name of a sentence to be said about the last action.
        """
        self._session, self._viewer = session, viewer
        self._lag_ms, self._changed, self._tell = lag_ms, changed, tell
        self.selected: str | None = None
        self.stretch: tuple[int, Stretch] | None = None
        self._dragged: Mark | None = None
        self._held: tuple[str, str, float] | None = None
        self._actions: Mapping[str, Callable[[], None]] = {
            "mark_back": lambda: self.step(-1),
            "mark_on": lambda: self.step(1),
            "set_from": lambda: self.set_edge("from"),
            "set_to": lambda: self.set_edge("to"),
            "stretch_from": lambda: self._reach("from"),
            "stretch_to": lambda: self._reach("to"),
            "split": self.split,
            "copy": self.copy,
            "loop": self.loop,
            "remove": self.remove,
            "undo": self.undo,
            "redo": self.redo,
        }

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks; tell whether it was about marks."""
        if action in _NUDGES:
            self._nudge(*_NUDGES[action])
        elif action in _MOVES:
            self._move(_MOVES[action])
        elif action in self._actions and (not held or action.startswith("mark_")):
            self._actions[action]()
        else:
            return False
        return True

    @property
    def marks(self) -> Mapping[str, Mark]:
        """Return all marks, the one under the mouse where it is being dragged to."""
        marks = self._session.attempt.draft.marks
        moved = self._dragged
        return marks if moved is None else {**marks, moved.id: moved}

    @property
    def mark_in_hand(self) -> Mark | None:
        """Return the selected mark."""
        return self.marks.get(self.selected or "")

    @property
    def stretch_here(self) -> Stretch | None:
        """Return the chosen stretch if it lies in the episode that is shown."""
        if self.stretch is None or self.stretch[0] != self._viewer.here[0]:
            return None
        return self.stretch[1]

    def _kind(self, mark: Mark) -> str:
        return self._session.ethogram[mark.behaviour].kind

    def _length(self, episode: int) -> int:
        return self._session.lengths_ms[episode]

    def _record(self, edits: Iterable[marking.MarkEdit]) -> None:
        """Keep the edits of one action as one change, and select what it leaves in hand."""
        made = tuple(edits)
        if made:
            attempt = self._session.attempt
            attempt.record(made[0] if len(made) == 1 else Together(made))
            last = made[-1]
            self.selected = None if isinstance(last, MarkRemoved) else last.mark.id
        self._changed()

    def press(self, behaviour: str) -> None:
        """Mark a behaviour where the playhead stands, or over the chosen stretch if it lasts."""
        session, marks = self._session, self._session.attempt.draft.marks
        entry, episode = session.ethogram[behaviour], self._viewer.here[0]
        stretch = self.stretch_here
        if stretch is not None and entry.kind == "bout":
            self.stretch = None
            self._record(recoding.recoded(marks, entry, session.ethogram, episode, stretch))
            return
        at, rivals = self._here_seen, session.ethogram.rivals(behaviour)
        later = any(
            m.behaviour == behaviour and m.episode == episode and m.from_ms > at
            for m in marking.running(marks, session.ethogram)
        )
        self._record(marking.press(marks, entry, episode, at, session.lengths_ms, rivals=rivals))
        if later:
            self._tell("ran_later")

    @property
    def _here_seen(self) -> int:
        """Return when what is marked now was seen, in the present episode."""
        episode, at = self._viewer.here
        if not self._viewer.head.playing:
            return at
        seen = marking.seen_at(at, round(self._lag_ms() * self._viewer.head.rate))
        return min(seen, self._length(episode))

    def hold(self, behaviour: str, key: str) -> None:
        """Take that a key went down: it may stay down for as long as the behaviour lasts."""
        self.press(behaviour)
        mark = self.mark_in_hand
        runs = mark is not None and marking.is_running(mark, self._session.ethogram)
        self._held = (key, behaviour, 0.0) if runs else None

    def wait(self, seconds: float) -> None:
        """Let time pass while a key may be held."""
        if self._held is not None:
            key, behaviour, held = self._held
            self._held = (key, behaviour, held + seconds)

    def let_go(self, key: str) -> None:
        """End what was marked by holding its key; a short press started a bout that goes on."""
        if self._held is None or self._held[0] != key:
            return
        (_, behaviour, held), self._held = self._held, None
        running = marking.running(self.marks, self._session.ethogram)
        moved = any(m.behaviour == behaviour and m.from_ms != self._here_seen for m in running)
        if held >= HOLD_S and moved:
            self.press(behaviour)

    def select(self, mark: str | None) -> None:
        """Select a mark, or none."""
        self.selected = mark
        self._changed()

    def step(self, step: int) -> None:
        """Select the mark before or the next one, and go to where it begins."""
        chosen = marking.neighbour(self.marks, self.selected, self._viewer.here, step)
        if chosen is not None:
            self.go_to(chosen)

    def go_to(self, name: str) -> None:
        """Select a mark and stand where it begins."""
        mark = self.marks[name]
        self._viewer.seek(self._viewer.reel.at(mark.episode, mark.from_ms))
        self._viewer.stand()
        self.select(name)

    def _nudge(self, edge: marking.Edge, frames: int) -> None:
        mark = self.mark_in_hand
        if mark is not None:
            length = self._length(mark.episode)
            nudged = marking.nudge(mark, edge, frames, self._kind(mark), length)
            self._record([MarkChanged(nudged)])

    def _move(self, frames: int) -> None:
        mark = self.mark_in_hand
        if mark is not None:
            at = mark.from_ms + frames * FRAME_MS
            self._record([MarkChanged(recoding.moved(mark, at, self._length(mark.episode)))])

    def set_edge(self, edge: marking.Edge) -> None:
        """Let the selected mark start or end where the playhead stands."""
        episode, at = self._viewer.here
        mark = self.mark_in_hand
        if mark is None:
            return
        lasts = self._kind(mark) == "bout"
        if mark.episode != episode:
            self._tell("elsewhere")
        elif lasts and edge == "to" and at <= mark.from_ms:
            self._tell("end_before")
        elif lasts and edge == "from" and at >= mark.to_ms > mark.from_ms:
            self._tell("start_behind")
        elif lasts and edge == "from" and mark.to_ms == mark.from_ms:
            self._record([MarkChanged(recoding.moved(mark, at, self._length(episode)))])
        else:
            length = self._length(episode)
            self._record([MarkChanged(marking.set_edge(mark, edge, at, self._kind(mark), length))])

    def split(self) -> None:
        """Cut the selected bout in two where the playhead stands."""
        episode, at = self._viewer.here
        mark = self.mark_in_hand
        if mark is not None and mark.episode == episode:
            self._record(recoding.split(self.marks, mark, at))

    def copy(self) -> None:
        """Mark the same once more where the playhead stands."""
        episode, at = self._viewer.here
        mark = self.mark_in_hand
        if mark is not None:
            self._record([recoding.copied(self.marks, mark, episode, at, self._length(episode))])

    def remove(self) -> None:
        """Take the selected mark away; without one, all that lies in the chosen stretch."""
        if self.mark_in_hand is not None and self.selected:
            self._record([MarkRemoved(self.selected)])
        elif self.stretch_here is not None:
            episode, stretch = self._viewer.here[0], self.stretch_here
            self.stretch = None
            self._record(recoding.cleared(self.marks, episode, stretch))

    def note(self, words: str) -> None:
        """Note something on the selected mark."""
        if self.mark_in_hand is not None and self.selected:
            self._session.attempt.record(MarkNoted(self.selected, words))
            self._changed()

    def undo(self) -> None:
        """Take the last change back."""
        self._session.attempt.undo()
        self._changed()

    def redo(self) -> None:
        """Make the change taken back last again."""
        self._session.attempt.redo()
        self._changed()

    def _reach(self, edge: marking.Edge) -> None:
        """Let the stretch begin or end where the playhead stands."""
        episode, at = self._viewer.here
        start, end = self.stretch_here or (0, self._length(episode))
        self.choose(at if edge == "from" else start, end if edge == "from" else at)

    def choose(self, one_ms: int, other_ms: int) -> None:
        """Choose a stretch of the present episode, given by its ends in either order."""
        start, end = (round(ms / FRAME_MS) * FRAME_MS for ms in sorted((one_ms, other_ms)))
        self.stretch = (self._viewer.here[0], (start, end)) if end > start else None
        self.selected = None
        self._changed()

    def drop_stretch(self) -> bool:
        """Let go of the chosen stretch; tell whether there was one."""
        was, self.stretch = self.stretch is not None, None
        if was:
            self._changed()
        return was

    def loop(self) -> None:
        """Play the chosen stretch or the selected mark again and again, or no longer."""
        viewer, mark, reel = self._viewer, self.mark_in_hand, self._viewer.reel
        if viewer.head.loop is not None:
            viewer.loop(None)
        elif self.stretch_here is not None:
            start, end = self.stretch_here
            viewer.loop((reel.at(viewer.here[0], start), reel.at(viewer.here[0], end)))
        elif mark is not None:
            start, end = mark.from_ms - _LOOP_MARGIN_MS, mark.to_ms + _LOOP_MARGIN_MS
            viewer.loop((reel.at(mark.episode, start), reel.at(mark.episode, end)))

    def drag(self, name: str, part: str, at_ms: int, near_ms: int) -> None:
        """Move an edge of a mark, or all of it, with the mouse; nothing is kept before the drop.

        The picture follows to where it is dragged, and comes back with the drop.

        Args:
            name: The mark.
            part: ``from``, ``to``, or ``whole``, whose beginning is given.
            at_ms: Where to.
            near_ms: So near it snaps to the playhead, to the stretch and to other marks.
        """
        mark = self._session.attempt.draft.marks.get(name)
        if mark is None:
            return
        places = [*recoding.edges(self.marks.values(), mark.episode, name), self._viewer.here[1]]
        places += self.stretch_here or ()
        length = self._length(mark.episode)
        if part == "whole":
            lasts = mark.to_ms - mark.from_ms
            starts = [*places, *(place - lasts for place in places)]
            self._dragged = recoding.moved(mark, recoding.snapped(at_ms, starts, near_ms), length)
        else:
            edge: marking.Edge = "from" if part == "from" else "to"
            at = recoding.snapped(at_ms, places, near_ms)
            self._dragged = marking.set_edge(mark, edge, at, self._kind(mark), length)
        seen = self._dragged.to_ms if part == "to" else self._dragged.from_ms
        self._viewer.peek(self._viewer.reel.at(mark.episode, seen))
        self._changed()

    def drop(self) -> None:
        """Keep the mark where it was dragged to."""
        self._viewer.peek(None)
        mark, self._dragged = self._dragged, None
        if mark is not None:
            self._record([MarkChanged(mark)])
