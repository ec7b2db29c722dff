"""The findings: what the coding shares with the key, and every difference with its moment."""

from functools import partial

import pygame

from scoring.findings import Finding
from simulator.desk import layout
from simulator.desk.bar import build_bar
from simulator.desk.graded_cautions import graded_cautions
from simulator.desk.grading import Graded, grade, reference
from simulator.desk.lanes import bars, lanes_for, paired
from simulator.desk.missing import missing
from simulator.desk.pointed import shown_by
from simulator.desk.screen import Desk
from simulator.desk.session import Session
from simulator.desk.spoken import wording_in
from simulator.desk.summary import Figure, Summary, summary_of
from simulator.desk.theme import Theme
from simulator.desk.trouble import sentences
from simulator.desk.viewer import Viewer
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.paired_timeline import Joined, PairedTimeline
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.stage_view import Pointed
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.timeline import Timeline
from simulator.desk.widgets.ui import Ui

_COLOURS = {"praise": "good"}
_EARLY_MS, _LATE_MS = 400, 600
"""What decides is pointed at from so long before its moment to so long after it."""
AT_FIRST = 3
"""The most instructive findings stand there at once; the others are a press away."""


def hand_in(desk: Desk, session: Session) -> None:
    """Grade the coding, close the attempt with the score, and show the findings."""
    if session.exercise.scope.mode == "test":
        _hand_in_silently(desk, session)
        return
    graded = grade(session, wording_in(desk.texts))
    if graded.value is None:
        desk.say(desk.texts("app.problem_title"), *sentences(graded.problems))
        return
    session.attempt.submit(graded.value.score.as_json())
    desk.show(FindingsScreen(desk, session, graded.value))


def _hand_in_silently(desk: Desk, session: Session) -> None:
    """Close the attempt of a test if all is answered; nothing is compared yet."""
    from simulator.desk.testing import PracticeTestScreen

    texts, draft = desk.texts, session.attempt.draft
    open_parts = missing(session.exercise, draft, session.ethogram, texts)
    if open_parts:
        desk.say(texts("judging.missing_title"), *open_parts, texts("test.complete"))
        return
    session.attempt.submit(None)
    desk.show(PracticeTestScreen(desk))


class FindingsScreen:
    """The comparison of one coding with its key. Every finding can be played."""

    name = "findings"

    def __init__(self, desk: Desk, session: Session, graded: Graded) -> None:
        self._desk, self._session, self._graded = desk, session, graded
        self.viewer = Viewer(desk, session.played.performance, session.reel)
        self._events, self._must_see = reference(graded)
        self._lanes = lanes_for(session.behaviours, desk.texts.table("interface")["groups"])
        self._finding: int | None = None
        self._slow = False
        self._points = True
        self._all = len(graded.score.findings) <= AT_FIRST + 1

    @property
    def _shown(self) -> tuple[Finding, ...]:
        """Return the findings on the page: few enough to take in, until all are asked for."""
        return self.findings if self._all else self.findings[:AT_FIRST]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be told, most instructive first."""
        return self._graded.score.findings

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        needs = layout.Needs(
            control=theme.px("control"),
            side=theme.em(430),
            timeline=Timeline.height(theme, len(self._lanes)),
            head=0,
            card=0,
            transport=partial(self.viewer.transport_height, theme),
        )
        place = layout.watching(ui.size, theme.scale, needs)
        room = build_bar(
            ui,
            self._desk,
            place.bar,
            texts("findings.title"),
            (texts("findings.done"), self._desk.home),
            middle=self._middle_width(theme),
        )
        self._build_slow(ui, room)
        self.viewer.build(ui, place.stage, place.transport, self.name)
        self._timeline = PairedTimeline(
            ui,
            "timeline",
            place.timeline,
            self._lanes,
            self.viewer.reel.piece_at(self.viewer.head.ms).length_ms,
            self.viewer.scrub,
            joined=self._joined(),
            says=texts("coding.timeline"),
            heading=texts("findings.legend"),
        )
        self._build_list(ui, place.panel)
        self._show_time()

    def _middle_width(self, theme: Theme) -> int:
        """Return how much room the bar has to leave for its buttons."""
        words = [self._desk.texts(f"findings.{name}") for name in ("slow", "point")]
        buttons = sum(Button.width(theme, said) for said in words) + theme.px("tight")
        return buttons + self.viewer.episodes_width(theme)

    def _build_slow(self, ui: Ui, room: pygame.Rect) -> None:
        words = self._desk.texts("findings.slow")
        wide = Button.width(ui.theme, words)
        rect = pygame.Rect(room.right - wide, room.top, wide, room.height)
        self._slow_button = Button(ui, "slow", rect, words, self._toggle_slow, chosen=self._slow)
        say = self._desk.texts("findings.point")
        wide = Button.width(ui.theme, say)
        rect = pygame.Rect(rect.left - wide - ui.theme.px("tight"), room.top, wide, room.height)
        press = self._toggle_pointing
        self._point_button = Button(ui, "point", rect, say, press, chosen=self._points)
        between = pygame.Rect(room.left, room.top, rect.left - room.left, room.height)
        self.viewer.build_episodes(ui, between.inflate(-2 * ui.theme.px("gap"), 0))

    def _toggle_slow(self) -> None:
        self._slow = not self._slow
        self._slow_button.display(chosen=self._slow)

    def _build_list(self, ui: Ui, area: pygame.Rect) -> None:
        theme, texts, gap = ui.theme, self._desk.texts, ui.theme.px("gap")
        scroll = Scroll(ui, area.inflate(2 * theme.px("ring"), 0))
        inner = pygame.Rect(theme.px("ring"), 4, scroll.width - 2 * theme.px("ring"), 0)
        summary = summary_of(self._graded, texts)
        top = self._build_summary(ui, scroll, inner, summary)
        top = self._heading(ui, scroll, inner, top, texts("findings.list"))
        self._tiles: list[Tile] = []
        for i, finding in enumerate(self._shown):
            top = self._build_finding(ui, scroll, inner, top, i, finding)
        if len(self._shown) < len(self.findings):
            top = self._build_more(ui, scroll, inner, top)
        if not self.findings:
            rect = pygame.Rect(inner.left, top, inner.width, 0)
            words = Words(ui, rect, texts("findings.none"), into=scroll)
            top = words.bottom + gap
        for heading, paragraphs in summary.readings:
            top = self._heading(ui, scroll, inner, top + gap // 2, heading)
            top = self._paragraphs(ui, scroll, inner, top, paragraphs)
        top = self._heading(ui, scroll, inner, top + gap // 2, texts("findings.cautions"))
        top = self._paragraphs(ui, scroll, inner, top, graded_cautions(self._desk, self._graded))
        top = self._build_print(ui, scroll, inner, top)
        scroll.filled(top)

    def _build_print(self, ui: Ui, scroll: Scroll, inner: pygame.Rect, top: int) -> int:
        words = self._desk.texts("print.do")
        rect = pygame.Rect(inner.left, top + ui.theme.px("tight"), 0, ui.theme.px("control"))
        rect.width = Button.width(ui.theme, words)
        Button(ui, "print", rect, words, self._print, into=scroll)
        return rect.bottom + ui.theme.px("tight")

    def _print(self) -> None:
        """Write the findings as a page, and say where it is."""
        from simulator.desk.printing import print_findings

        path = print_findings(self._desk, self._session, self._graded)
        texts = self._desk.texts
        self._desk.say(texts("print.done"), texts("print.done_text", path=path))

    def _heading(self, ui: Ui, scroll: Scroll, inner: pygame.Rect, top: int, words: str) -> int:
        rect = pygame.Rect(inner.left, top, inner.width, 0)
        end = Words(ui, rect, words, style="heading", into=scroll).bottom
        return end + ui.theme.px("tight")

    def _paragraphs(
        self, ui: Ui, scroll: Scroll, inner: pygame.Rect, top: int, paragraphs: list[str]
    ) -> int:
        for words in paragraphs:
            rect = pygame.Rect(inner.left, top, inner.width, 0)
            end = Words(ui, rect, words, colour="ink_soft", into=scroll).bottom
            top = end + ui.theme.px("tight")
        return top

    def _build_summary(self, ui: Ui, scroll: Scroll, inner: pygame.Rect, summary: Summary) -> int:
        top = inner.top
        for figure in summary.figures:
            tall = _FigureCard.height(ui.theme, inner.width, figure)
            _FigureCard(ui, pygame.Rect(inner.left, top, inner.width, tall), figure, scroll)
            top += tall + ui.theme.of(6)
        return top + ui.theme.px("tight")

    def _build_finding(
        self, ui: Ui, scroll: Scroll, inner: pygame.Rect, top: int, i: int, finding: Finding
    ) -> int:
        moment = finding.episode is not None and finding.from_ms is not None
        icon: paint.Icon | None = "play" if moment else None
        tall = Tile.height(ui.theme, inner.width, title="", words=finding.text, icon=moment)
        rect = pygame.Rect(inner.left, top, inner.width, tall)
        self._tiles.append(
            Tile(
                ui,
                f"finding-{i}",
                rect,
                "",
                lambda: self.play(i),
                words=finding.text,
                colour=_COLOURS.get(finding.kind, "look"),
                icon=icon,
                chosen=i == self._finding,
                into=scroll,
                group="findings",
            )
        )
        return rect.bottom + ui.theme.px("tight")

    def _build_more(self, ui: Ui, scroll: Scroll, inner: pygame.Rect, top: int) -> int:
        rest = len(self.findings) - AT_FIRST
        words = self._desk.texts("findings.more", n=rest)
        rect = pygame.Rect(inner.left, top, Button.width(ui.theme, words), ui.theme.px("control"))
        Button(ui, "more", rect, words, self._show_all, into=scroll)
        return rect.bottom + ui.theme.px("tight")

    def _show_all(self) -> None:
        self._all = True
        self._desk.rebuild()

    def play(self, number: int) -> None:
        """Play the moment of a finding, from a little before to a little after."""
        finding = self.findings[number]
        self._finding = number
        if number >= len(self._shown):
            self._show_all()
        for i, tile in enumerate(self._tiles):
            tile.choose(chosen=i == number)
        if finding.episode is None or finding.from_ms is None:
            return
        reel = self.viewer.reel
        start = reel.at(finding.episode, finding.from_ms)
        end = reel.at(finding.episode, finding.to_ms or finding.from_ms)
        self.viewer.play(start, end, speed=0.5 if self._slow else 1.0)

    def _pointed(self) -> Pointed | None:
        """Return what decides in the finding that is played, while its moment is on the stage."""
        finding = None if self._finding is None else self.findings[self._finding]
        if not self._points or finding is None or finding.from_ms is None:
            return None
        episode, at = self.viewer.here
        end = finding.to_ms or finding.from_ms
        if episode != finding.episode or not finding.from_ms - _EARLY_MS <= at <= end + _LATE_MS:
            return None
        return shown_by(self._graded, self._session.ethogram, finding)

    def _joined(self) -> tuple[Joined, ...]:
        """Return which mark was meant for which event."""
        marks = self._graded.score.comparison.marks
        pairs = marks.matching.pairs if marks else ()
        return tuple((p.mark.id, p.event.id, p.kind == "hit") for p in pairs)

    def _toggle_pointing(self) -> None:
        self._points = not self._points
        self._point_button.display(chosen=self._points)

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if self.viewer.act(action, held=held):
            return True
        if held:
            return False
        if action in {"finding_on", "finding_back"} and self.findings:
            step = 1 if action == "finding_on" else -1
            before = -1 if self._finding is None else self._finding
            self.play(min(max(before + step, 0), len(self.findings) - 1))
            self._desk_focus(self._finding or 0)
        elif action == "slow":
            self._toggle_slow()
        elif action == "point":
            self._toggle_pointing()
        elif action == "back":
            self._desk.home()
        else:
            return False
        return True

    def _desk_focus(self, number: int) -> None:
        tile = self._tiles[number]
        tile.ui.focus_on(tile.name)

    def key(self, chord: str) -> bool:
        """Leave the key to others."""
        return False

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        self.viewer.pointed = self._pointed()
        changed = self.viewer.update(seconds)
        if changed:
            self._show_time()
        return changed

    def _show_time(self) -> None:
        episode, at = self.viewer.here
        catalogue, length = (
            self._session.ethogram,
            self.viewer.reel.piece_at(self.viewer.head.ms).length_ms,
        )
        yours = bars(self._graded.coding.marks, episode, self._lanes, catalogue)
        happened = bars(self._events, episode, self._lanes, catalogue, self._must_see)
        self._timeline.display(paired(yours, happened), at, None, length)

    def leave(self) -> None:
        """Stop playing."""
        self.viewer.stand()


class _FigureCard(Panel):
    """One figure of the summary: what, how much, and what it is compared with."""

    def __init__(self, ui: Ui, rect: pygame.Rect, figure: Figure, scroll: Scroll) -> None:
        self._figure = figure
        super().__init__(ui, rect, into=scroll)

    @staticmethod
    def height(theme: Theme, width: int, figure: Figure) -> int:
        """Return how tall the card must be."""
        room = _figure_room(theme, width, figure)
        title = paint.height(theme, figure.title, room, "strong")
        return title + paint.height(theme, figure.aside, room, "small") + 2 * theme.of(7)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        super().paint(surface, area)
        theme = self.theme
        inner = area.inflate(-2 * theme.px("gap"), -2 * theme.of(7))
        figure = self._figure
        paint.text(surface, theme, figure.value, inner, style="heading", align="right")
        words = pygame.Rect(inner.topleft, (_figure_room(theme, area.width, figure), inner.height))
        used = paint.text(surface, theme, figure.title, words, style="strong", wrap=True)
        below = words.move(0, used)
        paint.text(surface, theme, figure.aside, below, style="small", colour="ink_soft", wrap=True)


def _figure_room(theme: Theme, width: int, figure: Figure) -> int:
    """Return how wide the words beside the value are."""
    return width - 3 * theme.px("gap") - paint.width(theme, figure.value, "heading")
