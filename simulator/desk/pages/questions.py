"""The questions on the way to a group: asked in order, answered by the trainee alone."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pygame

from simulator.desk.attempt.session import Session
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.page import Record, heading
from simulator.desk.pages.small_stage import SmallStage
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.records import QuestionAnswered


class QuestionsPage:
    """What coders ask themselves before they choose; no answer leads anywhere by itself."""

    name, asks = "questions", True

    def __init__(
        self, texts: Texts, session: Session, record: Record, stage: SmallStage | None
    ) -> None:
        self._session, self._record = session, record
        self.aside: Aside | None = stage
        self._table = texts.table("decision")
        self.title, self.note = str(self._table["title"]), str(self._table["note"])
        self.first = f"question-{next(iter(self._table['questions']))}"

    @property
    def done(self) -> bool:
        """Tell whether every question has an answer."""
        given = self._session.attempt.draft.decisions
        return all(name in given for name in self._table["questions"])

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the questions into place, one below the other."""
        theme = ui.theme
        top = heading(ui, area, scroll, self.title, str(self._table["intro"]))
        for number, (name, entry) in enumerate(self._table["questions"].items(), 1):
            line = pygame.Rect(area.left, top, area.width, 0)
            words = f"{number}. {entry['question']}"
            ask = Words(ui, line, words, style="strong", into=scroll)
            options: list[tuple[object, str]] = list(answers(self._table, entry).items())
            says = [said for _, said in options]
            wide = min(max(Choice.width(theme, says), theme.em(300)), area.width)
            rect = pygame.Rect(area.left, ask.bottom + theme.of(4), wide, 0)
            rect.height = Choice.height(theme, says, wide)
            Choice(
                ui, f"question-{name}", rect, options,
                self._session.attempt.draft.decisions.get(name), partial(self._answer, name),
                says=words, into=scroll,
            )  # fmt: skip
            top = rect.bottom + theme.px("gap")
        return top

    def _answer(self, name: str, answer: object) -> None:
        self._record(QuestionAnswered(name, None if answer is None else str(answer)))


def answers(table: Mapping[str, Any], entry: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the answers to a question by their names."""
    given: Mapping[str, str] = entry.get("answers", table["answers"])
    return given
