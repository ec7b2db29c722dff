"""When something cannot be opened: what is wrong, and what can be done."""

from collections.abc import Callable, Sequence

from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.widgets.dialog import Answer, dialog
from simulator.desk.widgets.ui import Ui
from simulator.problems import Problem

_SHOWN_PROBLEMS = 4


def sentences(problems: Sequence[Problem]) -> list[str]:
    """Return problems as sentences, the first few."""
    return [f"{p.place}: {p.message}. {p.hint}".strip() for p in problems[:_SHOWN_PROBLEMS]]


class TroubleScreen(Plain):
    """One sentence and what can be done; nothing else works before it is settled."""

    name = "trouble"

    def __init__(
        self,
        desk: Desk,
        sentence: str,
        close: Callable[[], None],
        begin_afresh: Callable[[], None] | None,
    ) -> None:
        self._desk, self._sentence = desk, sentence
        self._close, self._begin_afresh = close, begin_afresh

    def build(self, ui: Ui) -> None:
        """Put the words on an empty window."""
        texts = self._desk.texts
        answers: list[Answer] = []
        if self._begin_afresh is not None:
            answers.append(Answer("afresh", texts("app.afresh"), self._begin_afresh))
        answers.append(Answer("close", texts("app.close"), self._close, "primary"))
        dialog(ui, texts("app.trouble"), self._paragraphs(), answers)

    def _paragraphs(self) -> Sequence[str]:
        afresh = [] if self._begin_afresh is None else [self._desk.texts("app.afresh_means")]
        return [self._sentence, *afresh]
