"""The coding screen: watch, and mark what is seen."""

from collections.abc import Iterable
from functools import partial

from scoring.terms import Mark
from simulator.desk import layout, marking
from simulator.desk.bar import build_bar
from simulator.desk.keys import letters
from simulator.desk.lanes import bars, lanes_for
from simulator.desk.panel import BehaviourPanel
from simulator.desk.screen import Desk
from simulator.desk.session import Session
from simulator.desk.texts import clock
from simulator.desk.viewer import Viewer
from simulator.desk.watching import WatchingLog
from simulator.desk.widgets.timeline import Timeline
from simulator.desk.widgets.ui import Ui
from simulator.lessons.pools import read_pools
from simulator.records import MarkChanged, MarkRemoved, PlayheadMoved

_NUDGES: dict[str, tuple[marking.Edge, int]] = {
    "from_earlier": ("from", -1),
    "from_later": ("from", 1),
    "to_earlier": ("to", -1),
    "to_later": ("to", 1),
}
_KEEP_PLACE_S = 3.0


class CodingScreen:
    """One exercise under way. All that is entered goes through the attempt at once."""

    name = "coding"

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk, self._session = desk, session
        attempt = session.attempt
        at = session.reel.from_performance(attempt.draft.playhead_ms)
        tested = session.exercise.scope.mode == "test"
        once = tested and read_pools().viewing == "once"
        self.viewer = Viewer(desk, session.played.performance, session.reel, at, once=once)
        self._log = WatchingLog(attempt.record) if tested else None
        self.selected: str | None = None
        self._chords = letters(session.behaviours)
        self._by_chord = {chord: behaviour for behaviour, chord in self._chords.items()}
        self._lanes = lanes_for(session.behaviours, desk.texts.table("interface")["groups"])
        self._panel = BehaviourPanel(desk, session.behaviours, self._chords, self)
        self._since_kept = 0.0

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        side = theme.em(330)
        needs = layout.Needs(
            control=theme.px("control"),
            side=side,
            timeline=Timeline.height(theme, len(self._lanes)),
            head=theme.px("control") + theme.px("tight"),
            card=self._panel.card_height(theme, min(side, ui.size[0] // 3)),
            transport=partial(self.viewer.transport_height, theme),
        )
        place = layout.watching(ui.size, theme.scale, needs)
        room = build_bar(
            ui,
            self._desk,
            place.bar,
            self._session.exercise.title,
            (texts("coding.leave"), self._leave),
            (texts("coding.onward"), self._go_on, "primary"),
            middle=self.viewer.episodes_width(theme),
        )
        self.viewer.build_episodes(ui, room)
        self.viewer.build(ui, place.stage, place.transport, self.name)
        self._panel.build(ui, place.panel, place.rows, place.card)
        self._timeline = Timeline(
            ui,
            "timeline",
            place.timeline,
            self._lanes,
            self.viewer.reel.piece_at(self.viewer.head.ms).length_ms,
            self.viewer.scrub,
            self.select,
            says=texts("coding.timeline"),
            step=self._step_selection,
        )
        self._refresh()

    def _leave(self) -> None:
        self.leave()
        self._desk.home()

    def _go_on(self) -> None:
        from simulator.desk.judging import JudgingScreen

        self._desk.show(JudgingScreen(self._desk, self._session))

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        playing = self.viewer.head.playing
        if self.viewer.act(action, held=held):
            if playing and not self.viewer.head.playing:
                self._keep_place()
            return True
        if action in _NUDGES:
            edge, frames = _NUDGES[action]
            self._nudge(edge, frames)
        elif held:
            return False
        elif action in {"mark_back", "mark_on"}:
            self._step_selection(1 if action == "mark_on" else -1)
        elif action in {"set_from", "set_to"}:
            self.set_edge("from" if action == "set_from" else "to")
        elif action == "remove":
            self.remove()
        elif action in {"undo", "redo"}:
            self.undo() if action == "undo" else self.redo()
        elif action == "search":
            self._panel.search()
        elif action == "onward":
            self._go_on()
        elif action == "back":
            self._leave()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Take the key of a behaviour."""
        behaviour = self._by_chord.get(chord)
        if behaviour is not None:
            self.mark(behaviour)
        return behaviour is not None

    def mark(self, behaviour: str) -> None:
        """Mark a behaviour where the playhead stands: a moment, a start, or an end."""
        session = self._session
        episode, at = self.viewer.here
        if self.viewer.head.playing:
            at = marking.seen_at(at, self._desk.preferences.now.key_lag_ms)
        self._record(
            marking.press(
                session.attempt.draft.marks,
                session.ethogram[behaviour],
                episode,
                at,
                session.lengths_ms,
            )
        )
        self._panel.flash(behaviour)

    def _record(self, edits: Iterable[marking.MarkEdit]) -> None:
        self._keep_place()
        for edit in edits:
            self._session.attempt.record(edit)
            self.selected = None if isinstance(edit, MarkRemoved) else edit.mark.id
        self._refresh()

    def _keep_place(self) -> None:
        """Keep where the playhead stands, to continue there."""
        self._since_kept = 0.0
        at = self.viewer.reel.in_performance(self.viewer.head.ms)
        self._session.attempt.record(PlayheadMoved(at))

    @property
    def selected_mark(self) -> Mark | None:
        """Return the selected mark."""
        return self._session.attempt.draft.marks.get(self.selected or "")

    def select(self, mark: str | None) -> None:
        """Select a mark, or none."""
        self.selected = mark
        self._refresh()

    def _step_selection(self, step: int) -> None:
        marks = self._session.attempt.draft.marks
        chosen = marking.neighbour(marks, self.selected, self.viewer.here, step)
        if chosen is not None:
            mark = marks[chosen]
            self.viewer.seek(self.viewer.reel.at(mark.episode, mark.from_ms))
            self.viewer.stand()
            self.select(chosen)

    def _nudge(self, edge: marking.Edge, frames: int) -> None:
        mark = self.selected_mark
        if mark is not None:
            kind = self._session.ethogram[mark.behaviour].kind
            length = self._session.lengths_ms[mark.episode]
            self._record([MarkChanged(marking.nudge(mark, edge, frames, kind, length))])

    def set_edge(self, edge: marking.Edge) -> None:
        """Let the selected mark start or end where the playhead stands."""
        episode, at = self.viewer.here
        mark = self.selected_mark
        if mark is not None and mark.episode == episode:
            kind = self._session.ethogram[mark.behaviour].kind
            length = self._session.lengths_ms[episode]
            changed = marking.set_edge(mark, edge, at, kind, length)
            self._record([MarkChanged(changed)])

    def remove(self) -> None:
        """Take the selected mark away."""
        if self.selected_mark is not None and self.selected:
            self._record([MarkRemoved(self.selected)])

    def undo(self) -> None:
        """Take the last change back."""
        self._session.attempt.undo()
        self._refresh()

    def redo(self) -> None:
        """Make the change taken back last again."""
        self._session.attempt.redo()
        self._refresh()

    def describe(self, mark: Mark) -> tuple[str, str]:
        """Return a mark in words: what, and when."""
        behaviour = self._session.ethogram[mark.behaviour]
        start, end = clock(mark.from_ms, tenths=True), clock(mark.to_ms, tenths=True)
        texts = self._desk.texts
        if behaviour.kind == "point":
            when = start
        elif marking.is_running(mark, self._session.ethogram):
            when = texts("coding.since", at=start)
        else:
            when = f"{start} – {end}"
        return behaviour.title, when

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        playing = self.viewer.head.playing
        changed = self.viewer.update(seconds)
        if self._log is not None:
            head = self.viewer.head
            at = self.viewer.reel.in_performance(int(head.at))
            self._log.follow(at, playing=head.playing, speed=head.speed, seconds=seconds)
        if playing:
            self._since_kept += seconds
            if self._since_kept > _KEEP_PLACE_S or not self.viewer.head.playing:
                self._keep_place()
        if changed:
            self._show_time()
        return changed

    def _refresh(self) -> None:
        """Show the marks as they are."""
        draft, session = self._session.attempt.draft, self._session
        if self.selected not in draft.marks:
            self.selected = None
        running = marking.running(draft.marks, session.ethogram)
        self._panel.show(running, self.selected_mark, session.attempt)
        self._show_time()

    def _show_time(self) -> None:
        episode, at = self.viewer.here
        found = bars(
            self._session.attempt.draft.marks.values(),
            episode,
            self._lanes,
            self._session.ethogram,
            can_run=True,
        )
        length = self.viewer.reel.piece_at(self.viewer.head.ms).length_ms
        self._timeline.display(found, at, self.selected, length)

    def leave(self) -> None:
        """Keep the place."""
        self.viewer.stand()
        if self._log is not None:
            self._log.end()
        self._keep_place()
