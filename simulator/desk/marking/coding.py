"""The coding screen: watch, and mark what is seen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import pygame

from scoring.terms import Mark
from simulator.desk.attempt import marking
from simulator.desk.attempt.session import Session
from simulator.desk.marking.editing import Editing
from simulator.desk.marking.leaving import ask_to_leave
from simulator.desk.marking.mark_card import MarkCard
from simulator.desk.marking.orientation import episode_title, is_new
from simulator.desk.marking.panel import BehaviourPanel
from simulator.desk.marking.telling import Telling
from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.retelling import session_retold
from simulator.desk.shell.screen import Desk
from simulator.desk.style import layout
from simulator.desk.style.keys import chords_of
from simulator.desk.style.looks import lane_look
from simulator.desk.style.texts import clock
from simulator.desk.timelines.lanes import Laid, Lane, laid, lanes_for, numbered
from simulator.desk.timelines.mark_timeline import MarkTimeline
from simulator.desk.timelines.span import Span, carried, following, shifted, zoomed
from simulator.desk.watching.viewer import Viewer
from simulator.desk.watching.watching import WatchingLog
from simulator.desk.widgets.ui import Ui
from simulator.lessons.pools import read_pools
from simulator.records import PlayheadMoved

_KEEP_PLACE_S = 3.0
_LANES, _TIMELINE_SHARE = 7, 0.23
"""For so many lanes the timeline has room, and at most so much of the window's height."""


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
        self.editing = Editing(
            session,
            self.viewer,
            lambda: desk.preferences.now.key_lag_ms,
            self._changed,
            self._tell,
        )
        driving = set(chain(*desk.keys.of(self.name).values()))
        own = desk.preferences.now.behaviour_keys
        self._chords = chords_of(session.behaviours, driving, own)
        self._by_chord = {chord: behaviour for behaviour, chord in self._chords.items()}
        self._lanes = lanes_for(session.behaviours, desk.texts.table("interface")["groups"])
        self._lane_numbers = numbered(self._lanes, session.ethogram)
        looks = {b: lane_look(self._lanes[n].id, n) for b, n in self._lane_numbers.items()}
        self._panel = BehaviourPanel(
            desk, session.behaviours, self._chords, looks, self, self.editing
        )
        self._since_kept = 0.0
        self._stage_only = False
        self._telling = Telling(desk, session, self.viewer, self.name)
        self._began_at = self.viewer.head.ms
        self._timeline: MarkTimeline | None = None
        self._laid: Laid | None = None
        self._span = Span(0, self._length)

    @property
    def selected(self) -> str | None:
        """Return the name of the selected mark."""
        return self.editing.selected

    @property
    def _length(self) -> int:
        """Return how long the episode that is shown is."""
        return self.viewer.reel.piece_at(self.viewer.head.ms).length_ms

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        self._timeline = None
        ui.released = self.editing.let_go
        if self._stage_only:
            self._build_large_stage(ui)
            return
        place = self._place(ui)
        self._build_bar(ui, place)
        self.viewer.build(ui, place.stage, place.transport, self.name)
        self._telling.build(ui, place.stage, self._title)
        self._panel.build(ui, place.panel, place.rows, place.card)
        self._build_timeline(ui, place.timeline, self._lanes)

    def _build_large_stage(self, ui: Ui) -> None:
        """Put nothing but the stage, its controls and the marks in low lanes on the window."""
        theme = ui.theme
        tall = partial(self.viewer.transport_height, theme)
        low = MarkTimeline.track_height(theme, len(self._lanes))
        stage, transport, track = layout.stage_only(ui.size, theme.scale, tall, low)
        self.viewer.build_nothing_but(ui, (stage, transport), self.name)
        self._telling.build(ui, stage, self._title)
        self._build_timeline(ui, track, [replace(lane, title="") for lane in self._lanes])

    def _place(self, ui: Ui) -> layout.WatchingLayout:
        """Lay the screen out; how tall the card must be follows from how wide the panel is."""
        theme, panel = ui.theme, self._panel
        head = theme.px("control") + theme.px("tight")
        needs = layout.Needs(
            control=theme.px("control"),
            side=theme.em(330),
            timeline=MarkTimeline.height(theme, min(len(self._lanes), _LANES)),
            timeline_share=_TIMELINE_SHARE,
            head=head,
            card=0,
            least_side=panel.least_width(theme),
            transport=partial(self.viewer.transport_height, theme),
        )
        least = 0
        for _ in range(2):  # with the card the panel may become taller, and then wider
            wide = layout.telling(ui.size, theme.scale, needs, least).rows.width
            needs = replace(
                needs,
                card=panel.card_height(theme, wide),
                small_card=MarkCard.small_height(theme, self._desk.texts, wide),
                rows=panel.rows_height(theme, wide, dense=True),
            )
            least = head + needs.rows + needs.small_card + 2 * theme.px("tight")
            least = least if needs.rows else ui.size[1]
        return layout.telling(ui.size, theme.scale, needs, least)

    def _build_timeline(self, ui: Ui, place: pygame.Rect, lanes: Sequence[Lane]) -> None:
        self._timeline = MarkTimeline(
            ui,
            "timeline",
            place,
            lanes,
            self._length,
            self.viewer.scrub,
            self.editing.select,
            says=self._desk.texts("coding.timeline"),
            step=self.editing.step,
            hands=self,
            still=self._desk.texts("coding.still"),
            empty=self._desk.texts("coding.no_marks"),
        )
        self._refresh()

    def _tell(self, name: str) -> None:
        """Say something about the last action."""
        self._telling.tell(name, self.editing.mark_in_hand)

    def _build_bar(self, ui: Ui, place: layout.WatchingLayout) -> None:
        texts = self._desk.texts
        room = build_bar(
            ui,
            self._desk,
            place.bar,
            self._title,
            (texts("coding.leave"), self._leave),
            (texts("coding.onward"), self._go_on, "primary"),
            middle=self.viewer.episodes_width(ui.theme),
        )
        self.viewer.build_episodes(ui, room)

    @property
    def _title(self) -> str:
        """Return what is being done, with the episode where there is only one."""
        pieces, title = self._session.reel.pieces, self._session.exercise.title
        if len(pieces) > 1:
            return title
        return f"{title} · {episode_title(self._desk.texts, pieces[0].episode)}"

    def _leave(self) -> None:
        self.leave()
        self._desk.home()

    def _go_on(self) -> None:
        from simulator.desk.judging.judging import JudgingScreen

        self._desk.show(JudgingScreen(self._desk, self._session))

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        playing = self.viewer.head.playing
        if self.viewer.act(action, held=held):
            if playing and not self.viewer.head.playing:
                self._keep_place()
            return True
        if self.editing.act(action, held=held):
            return True
        if action in {"zoom_in", "zoom_out"}:
            self.zoom(1 if action == "zoom_in" else -1, self.viewer.here[1])
        elif held:
            return False
        elif action == "stage_only":
            self._show_stage_only(not self._stage_only)
        elif action in {"search", "note"}:
            self._panel.type_into(action)
        elif action == "export":
            self._export()
        elif action == "onward":
            self._go_on()
        elif action == "back":
            self._go_back()
        else:
            return False
        return True

    def _go_back(self) -> None:
        """Leave what is open: a notice, the large stage, a stretch, a search, then the exercise.

        Once something is begun, the exercise is left only on a second word.
        """
        if self._telling.put_away():
            return
        if self._stage_only:
            self._show_stage_only(False)
        elif self.editing.drop_stretch() or self._panel.drop_search():
            return
        elif is_new(self._session) and not self.viewer.head.ms:
            self._leave()
        else:
            self.viewer.stand()
            ask_to_leave(self._desk, self._leave)

    def _show_stage_only(self, wanted: bool) -> None:
        self._stage_only = wanted
        self._desk.rebuild()

    def _export(self) -> None:
        """Write one's own marks as a table, and say where it is."""
        from simulator.records.marks_table import write_marks

        path = write_marks(
            self._session.attempt.coding, self._session.ethogram, self._desk.preferences.folder
        )
        texts = self._desk.texts
        self._desk.say(texts("coding.exported"), texts("coding.exported_text", path=path))

    def key(self, chord: str) -> bool:
        """Take the key of a behaviour."""
        behaviour = self._by_chord.get(chord)
        if behaviour is not None:
            self._keep_place()
            self.editing.hold(behaviour, chord.rpartition("+")[2])
            self._flash(behaviour)
        return behaviour is not None

    def mark(self, behaviour: str) -> None:
        """Mark a behaviour where the playhead stands: a moment, a start, or an end."""
        self._keep_place()
        self.editing.press(behaviour)
        self._flash(behaviour)

    def _flash(self, behaviour: str) -> None:
        self._telling.begun()
        if not self._stage_only:
            self._panel.flash(behaviour)

    def _keep_place(self) -> None:
        """Keep where the playhead stands, to continue there."""
        self._since_kept = 0.0
        at = self.viewer.reel.in_performance(self.viewer.head.ms)
        self._session.attempt.record(PlayheadMoved(at))

    def go_to(self, name: str) -> None:
        """Go to where a mark begins."""
        self.editing.go_to(name)

    def say(self, name: str) -> str:
        """Return a mark in words, with its note."""
        mark = self.editing.marks[name]
        return ", ".join(filter(None, (*self.describe(mark), mark.note)))

    def drag(self, name: str, part: str, at_ms: int, near_ms: int) -> None:
        """Move an edge of a mark, or all of it; nothing is kept before the drop."""
        self.editing.drag(name, part, at_ms, near_ms)

    def drop(self) -> None:
        """Keep it where it is."""
        self.editing.drop()

    def choose(self, one_ms: int, other_ms: int) -> None:
        """Choose a stretch of the episode."""
        self.editing.choose(one_ms, other_ms)

    def zoom(self, steps: int, around_ms: int) -> None:
        """Show less of the episode, or more of it."""
        self._span = zoomed(self._span, steps, around_ms, self._length)
        self._show_time()

    def shift(self, by_ms: int) -> None:
        """Show a later part of the episode, or an earlier one."""
        self._span = shifted(self._span, by_ms, self._length)
        self._show_time(follow=False)

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
        self.editing.wait(seconds)
        changed = self.viewer.update(seconds)
        if self._log is not None:
            head = self.viewer.head
            at = self.viewer.reel.in_performance(int(head.at))
            self._log.follow(at, playing=head.playing, speed=head.rate, seconds=seconds)
        if playing:
            self._since_kept += seconds
            if self._since_kept > _KEEP_PLACE_S or not self.viewer.head.playing:
                self._keep_place()
        if playing or self.viewer.head.ms != self._began_at:
            self._telling.moved()
        if changed:
            self._show_time()
        return changed

    def _changed(self) -> None:
        """Show the marks as they are now."""
        self._refresh()

    def _refresh(self) -> None:
        marks, session = self.editing.marks, self._session
        if self.editing.selected not in marks:
            self.editing.selected = None
        if self._timeline is not None:
            if not self._stage_only:
                running = marking.running(marks, session.ethogram)
                self._panel.show(running, self.editing.mark_in_hand, session.attempt)
            self._show_time()

    def _show_time(self, *, follow: bool = True) -> None:
        if self._timeline is None:
            return
        episode, at = self.viewer.here
        marks, before = self.editing.marks, self._laid
        if before is None or before.marks is not marks or before.episode != episode:
            ethogram = self._session.ethogram
            if before is not None and before.episode != episode:
                length = self._session.lengths_ms[before.episode]
                self._span = carried(self._span, length, self._length)
            self._laid = before = laid(before, marks, episode, self._lane_numbers, ethogram)
        if follow:
            self._span = following(self._span, at, self._length)
        mark = self.editing.mark_in_hand
        said = chain(self.describe(mark) if mark else (), (clock(at, tenths=True),))
        self._timeline.value = ", ".join(said)
        stretch = self.editing.stretch_here
        self._timeline.display(before.bars, at, self.selected, self._length, self._span, stretch)

    def retold(self) -> "CodingScreen":
        """Return it in the present language and with its keys."""
        return CodingScreen(self._desk, session_retold(self._desk, self._session))

    def leave(self) -> None:
        """Keep the place."""
        self.viewer.leave()
        if self._log is not None:
            self._log.end()
        self._keep_place()
