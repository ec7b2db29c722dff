"""The justification: why, with the times at which it can be seen."""

from collections.abc import Callable
from functools import partial

import pygame

from simulator.desk.attempt.named_times import NamedTime, fault_in_words, times_in, written_time
from simulator.desk.attempt.session import Session
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.page import Record, heading
from simulator.desk.pages.small_stage import SmallStage
from simulator.desk.style.layout import flow
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.fields import Box
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.records import JustificationSet


class ReasonsPage:
    """A text; each time that it names can be pressed, and is played beside it."""

    name, asks, first, note = "reasons", True, "justification", ""

    def __init__(
        self,
        texts: Texts,
        session: Session,
        record: Record,
        stage: SmallStage | None,
        again: Callable[..., None],
    ) -> None:
        """Take what the page needs; ``again`` builds it anew."""
        self._texts, self._session, self._record, self._again = texts, session, record, again
        self._stage = stage
        self.aside: Aside | None = stage
        self.title = texts("judging.reasons")
        self._lengths = {piece.episode: piece.length_ms for piece in session.reel.pieces}
        self._box: Box | None = None
        self._caret: int | None = None

    @property
    def done(self) -> bool:
        """Tell whether anything is written."""
        return bool(self._session.attempt.draft.justification.strip())

    @property
    def times(self) -> tuple[NamedTime, ...]:
        """Return the times that the text names."""
        return times_in(self._session.attempt.draft.justification, self._lengths)

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the text and its times into place."""
        theme, texts = ui.theme, self._texts
        ask = texts("judging.justification")
        top = heading(ui, area, scroll, self.title, ask)
        box = pygame.Rect(area.left, top, area.width, max(theme.em(150), area.height // 3))
        self._box = Box(
            ui, "justification", box, self._type, says=ask,
            words=self._session.attempt.draft.justification, caret=self._caret, into=scroll,
        )  # fmt: skip
        self._caret = None
        top = box.bottom + theme.px("tight")
        if self._stage is not None:
            words = texts("judging.insert_time")
            wide = min(Button.width(theme, words), area.width)
            rect = pygame.Rect(area.left, top, wide, theme.px("control"))
            Button(ui, "insert-time", rect, words, self.insert_time, into=scroll)
            top = rect.bottom + theme.px("gap")
        return self._build_times(ui, pygame.Rect(area.left, top, area.width, 0), scroll)

    def _build_times(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Offer the times that are right, and say kindly what is wrong with the others."""
        theme, texts, tight = ui.theme, self._texts, ui.theme.px("tight")
        sound = [t for t in self.times if t.fault is None]
        hint = texts("judging.times" if sound else "judging.times_hint")
        words = Words(ui, area, hint, style="small", colour="ink_soft", into=scroll)
        top = words.bottom + theme.of(4)
        for row in flow([Button.width(theme, t.text, icon=True) for t in sound], area.width, tight):
            left = area.left
            for at, wide in row:
                one, place = sound[at], pygame.Rect(left, top, wide, theme.px("control"))
                if self._stage is None:
                    Words(ui, place, one.text, middle=True, into=scroll)
                else:
                    press = partial(self._stage.play, one.episode, one.ms)
                    Button(
                        ui, f"time-{one.text}", place, one.text, press, icon="play", into=scroll,
                        group="times",
                    )  # fmt: skip
                left += wide + tight
            top += theme.px("control") + theme.of(4)
        for one in self.times:
            if one.fault is not None:
                line = pygame.Rect(area.left, top, area.width, 0)
                said = fault_in_words(texts, one, self._lengths)
                top = Words(ui, line, said, into=scroll).bottom + theme.of(2)
        return top + tight

    def _type(self, text: str) -> None:
        """Keep the text; the list below it follows when another time is named."""
        before = self.times
        self._record(JustificationSet(text))
        if self.times != before:
            self._keep_caret()
            self._again()

    def insert_time(self) -> None:
        """Write the time of the picture where the caret stands; typing goes on behind it."""
        if self._stage is None or self._box is None:
            return
        said = written_time(*self._stage.here)
        text, at = self._session.attempt.draft.justification, self._box.edit_position
        before, after = text[:at], text[at:]
        said = f"{'' if not before or before[-1].isspace() else ' '}{said}"
        said += "" if after[:1].isspace() else " "
        self._record(JustificationSet(f"{before}{said}{after}"))
        self._caret = at + len(said)
        self._again("justification")

    def _keep_caret(self) -> None:
        if self._box is not None:
            self._caret = self._box.edit_position
