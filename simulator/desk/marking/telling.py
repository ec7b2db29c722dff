"""Telling: what is said over the picture, at first who is who, then what an action has done."""

from functools import partial

import pygame

from scoring.terms import Mark
from simulator.desk.attempt.session import Session
from simulator.desk.marking.notice import Notice
from simulator.desk.marking.orientation import is_first, is_new, orientation
from simulator.desk.shell.screen import Desk
from simulator.desk.style.texts import clock
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.ui import Ui


class Telling:
    """A notice over the stage of a screen; at the start of an attempt it tells who is who."""

    def __init__(self, desk: Desk, session: Session, viewer: Viewer, screen: str) -> None:
        """Take whose keys are named: those of the ``screen``."""
        self._desk, self._session, self._viewer, self._screen = desk, session, viewer, screen
        self._is_new = is_new(session)
        self.notice: Notice | None = None

    def build(self, ui: Ui, stage: pygame.Rect, title: str) -> None:
        """Keep a place over the picture for what has to be said, beside the infant's face."""
        self.notice = Notice(ui, lambda: self._beside_face(stage, ui.theme.of(12)))
        if self._is_new:
            first = is_first(self._desk.store, self._session)
            words = orientation(self._desk.texts, self._session, first=first)
            if not self.notice.tell(words, stays=True):
                ui.later(partial(self._orient, title, words))

    def _beside_face(self, stage: pygame.Rect, margin: int) -> pygame.Rect:
        """Return the room over the picture beside the infant's face."""
        room = pygame.Rect(stage.left + margin, stage.top + margin, 0, 0)
        room.size = stage.width * 7 // 10 - margin, stage.height * 4 // 5
        if self._viewer.face_at_left:
            room.right = stage.right - margin
        return room

    def _orient(self, title: str, words: str) -> None:
        """Say who is who where the picture is too small for it."""
        self._is_new = False
        self._desk.say(title, words)

    def tell(self, name: str, mark: Mark | None) -> None:
        """Say what the last action did to a mark; ``name`` is that of a text."""
        if self.notice is not None and mark is not None:
            said = {
                "title": self._session.ethogram[mark.behaviour].title,
                "start": clock(mark.from_ms, tenths=True),
                "end": clock(mark.to_ms, tenths=True),
                "n": mark.episode,
                "undo": self._desk.keys.shown(self._screen, "undo"),
            }
            self.notice.tell(self._desk.texts(f"coding.{name}", **said))

    def put_away(self) -> bool:
        """Take the words away; tell whether there were any."""
        if self.notice is None or not self.notice.put_away():
            return False
        self._is_new = False
        return True

    def begun(self) -> None:
        """Put away who is who, since the work has begun."""
        if self._is_new:
            self.put_away()
        self._is_new = False

    def moved(self) -> None:
        """Let who is who go, since the playhead moves: it would lie over what is to be seen."""
        if self._is_new and self.notice is not None:
            self.notice.go_soon()
        self._is_new = False
