"""The small stage: the session beside what is weighed and written."""

from collections.abc import Sequence
from functools import partial

import pygame

from simulator.desk.attempt.session import Session
from simulator.desk.pages.asides import stage_and_rest
from simulator.desk.shell.screen import Desk
from simulator.desk.style.layout import flow
from simulator.desk.style.spoken import caption_in
from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.timelines import playhead as time
from simulator.desk.timelines.playhead import Playhead
from simulator.desk.timelines.scrubber import Scrubber
from simulator.desk.watching.stage_view import Stages, StageView
from simulator.desk.watching.watching import WatchingLog
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.paint import Icon
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui

BEFORE_MS, AFTER_MS = 1000, 4000
"""A time that was written down is played from so long before it to so long after it."""
_BUTTONS: tuple[tuple[str, Icon], ...] = (
    ("second_back", "back"),
    ("play", "play"),
    ("second_on", "on"),
)
_SECOND = 25
"""In frames."""


class SmallStage:
    """Plays any moment of the exercise's session. In a test, what is watched is noted."""

    share = 0.42

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk, self._reel = desk, session.reel
        self._performance = session.played.performance
        at = session.reel.from_performance(session.attempt.draft.playhead_ms)
        self.head: Playhead = time.seek(Playhead(session.reel.length_ms), at)
        tested = session.exercise.scope.mode == "test"
        self._log = WatchingLog(session.attempt.record) if tested else None
        self._stages = Stages()
        self._stage: StageView | None = None
        self._episodes: Choice | None = None
        desk.sound.listen_to(self._performance)

    @property
    def here(self) -> tuple[int, int]:
        """Return the episode and the milliseconds from its start."""
        return self._reel.local(self.head.ms)

    def play(self, episode: int, at_ms: int) -> None:
        """Play a moment of an episode, with a little before and after."""
        piece = self._reel.piece(episode)
        if piece is None:
            return
        start = self._reel.at(episode, max(at_ms - BEFORE_MS, 0))
        end = self._reel.at(episode, min(at_ms + AFTER_MS, piece.length_ms))
        self.head = time.play_moment(self.head, start, end, margin_ms=0)

    def build(self, ui: Ui, area: pygame.Rect) -> None:
        """Put the stage and its controls into place; where they are too tall, they scroll."""
        theme = ui.theme
        tight, rest = theme.px("tight"), self._height(theme, area.width)
        stage, controls = stage_and_rest(area, rest, tight)
        self._stage = StageView(
            ui, "stage", stage, self._performance, self._toggle,
            says=self._desk.texts("coding.stage"), caption=self._caption, stages=self._stages,
        )  # fmt: skip
        scroll = None
        if self._height(theme, controls.width) > controls.height:
            scroll = Scroll(ui, controls)
            controls = pygame.Rect(0, 0, scroll.width, 0)
        end = self._build_controls(ui, controls, scroll)
        if scroll is not None:
            scroll.filled(end)
        self._refresh()

    def _build_controls(self, ui: Ui, area: pygame.Rect, into: Scroll | None) -> int:
        """Put buttons and clock, the line of time, and the episodes below each other."""
        texts, theme, tight = self._desk.texts, ui.theme, ui.theme.px("tight")
        top, tall = area.top, theme.px("control")
        for row in flow(self._widths(theme), area.width, tight):
            left = area.left
            for number, wide in row:
                self._build_part(ui, number, pygame.Rect(left, top, wide, tall), into)
                left += wide + tight
            top += tall + tight
        line = pygame.Rect(area.left, top, area.width, Scrubber.height(theme))
        self._scrubber = Scrubber(
            ui, "scrubber", line, self._scrub, says=texts("judging.time"), into=into
        )
        if self._several:
            words = self._numbers
            wide = min(Choice.width(theme, words) + theme.of(60), area.width)
            line = pygame.Rect(area.left, line.bottom + tight, wide, 0)
            line.height = Choice.height(theme, words, wide)
            self._episodes = Choice(
                ui, "episode", line,
                [(piece.episode, str(piece.episode)) for piece in self._reel.pieces],
                self.here[0], self._go_to, says=texts("coding.episodes"), clearable=False,
                into=into,
            )  # fmt: skip
        return line.bottom

    @property
    def _several(self) -> bool:
        return len(self._reel.pieces) > 1

    @property
    def _numbers(self) -> list[str]:
        return [str(piece.episode) for piece in self._reel.pieces]

    def _widths(self, theme: Theme) -> list[int]:
        """Return how wide the three buttons and the clock are."""
        tall = theme.px("control")
        return [tall, tall * 3 // 2, tall, paint.width(theme, "00:00.0 / 00:00") + 2]

    def _height(self, theme: Theme, width: int) -> int:
        """Return how tall the controls are in a width."""
        rows = flow(self._widths(theme), width, theme.px("tight"))
        tall = len(rows) * (theme.px("control") + theme.px("tight")) + Scrubber.height(theme)
        if not self._several:
            return tall
        return tall + theme.px("tight") + Choice.height(theme, self._numbers, width)

    def _build_part(self, ui: Ui, number: int, rect: pygame.Rect, into: Scroll | None) -> None:
        if number == len(_BUTTONS):
            self._clock = Words(ui, rect, "", middle=True, into=into)
            return
        name, icon = _BUTTONS[number]
        kind: Kind = "primary" if name == "play" else "plain"
        button = Button(
            ui, name, rect, self._desk.texts(f"keys.{name}"), partial(self._press, name),
            icon=icon, icon_only=True, kind=kind, key=self._desk.keys.shown("judging", name),
            into=into,
        )  # fmt: skip
        if name == "play":
            self._play_button = button

    def _caption(self, heard: Sequence[str]) -> str:
        wanted = self._desk.preferences.now.captions
        return caption_in(self._desk.texts, heard) if wanted else ""

    def _press(self, action: str) -> None:
        self.act(action)

    def _toggle(self) -> None:
        self.head = time.toggle(self.head)

    def _go_to(self, episode: object) -> None:
        self.head = time.seek(self.head, self._reel.at(int(str(episode)), 0))

    def _scrub(self, ms: int) -> None:
        self.head = time.seek(self.head, self._reel.at(self.here[0], ms))

    def act(self, action: str) -> bool:
        """Do what a key asks; tell whether it was one of the stage's."""
        if action == "play":
            self._toggle()
        elif action in {"second_back", "second_on"}:
            self.head = time.step(self.head, _SECOND if action == "second_on" else -_SECOND)
        else:
            return False
        return True

    def update(self, seconds: float) -> bool:
        """Let time pass, and show where we are; tell whether the picture changed."""
        if self._stage is None:
            return False
        self.head = time.advance(self.head, seconds)
        playing = self.head.playing
        at = self._reel.in_performance(int(self.head.at))
        self._desk.sound.follow(at, playing=playing, speed=self.head.speed)
        if self._log is not None:
            self._log.follow(at, playing=playing, speed=self.head.rate, seconds=seconds)
        return self._refresh()

    def _refresh(self) -> bool:
        if self._stage is None:
            return False
        at = self._reel.in_performance(self.head.picture_ms)
        changed = self._stage.display(at, "room", closeup=True)
        piece = self._reel.piece_at(self.head.ms)
        local = self.head.ms - piece.offset_ms
        self._play_button.display(icon="pause" if self.head.playing else "play")
        self._clock.display(f"{clock(local, tenths=True)} / {clock(piece.length_ms)}")
        self._scrubber.display(local, piece.length_ms)
        if self._episodes is not None:
            self._episodes.display(piece.episode)
        return changed

    def leave(self) -> None:
        """Stop playing."""
        self.head = time.pause(self.head)
        self._stage = None
        self._stages.release()
        self._desk.sound.hush()
        if self._log is not None:
            self._log.end()
