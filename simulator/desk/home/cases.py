"""The whole cases: sessions from beginning to end, to code and classify."""

from functools import partial

from simulator.case import OWN_CASES, case_folder
from simulator.case.model import Script
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import aside, assigned, covers, own_covers, written_covers
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.shell.trouble import sentences
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.ui import Ui
from simulator.lessons import load_exercises


class CasesScreen(Plain):
    """Every case that is offered for practice; which pattern it shows is not told."""

    name = "cases"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._own = written_covers(desk)
        self._covers = {**covers(), **own_covers(desk)}
        self._exercises = [e for e in load_exercises(self._covers) if e.whole]
        self._assigned = assigned(desk, self._covers)
        self._done = desk.store.attempts(desk.coder)

    def build(self, ui: Ui) -> None:
        """Put the cases on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("home.cases"), self._desk.home)
        column.words(texts("cases.intro"), colour="ink_soft", after=ui.theme.px("gap"))
        self._build_assigned(column)
        cards = [
            Card(
                f"exercise-{e.id}",
                e.title,
                partial(begin, self._desk, e),
                about(self._desk.texts, self._covers[e.case]),
                aside(self._desk, e, self._done),
            )
            for e in self._exercises
        ]
        column.cards(cards, "cases", least=240, most=4)
        self._build_own(column)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on(cards[0].name if cards else "leave", visible=False)

    def _build_assigned(self, column: Column) -> None:
        """Offer what the exercise files in the data folder ask for, and tell what they lack."""
        texts = self._desk.texts
        exercises = self._assigned.value or ()
        if exercises or self._assigned.problems:
            column.heading(texts("cases.assigned"))
        for sentence in sentences(self._assigned.problems):
            column.words(sentence, colour="ink_soft")
        cards = [
            Card(
                f"exercise-{e.id}",
                texts("cases.assigned_title", title=e.title, name=self._name(e.case)),
                partial(begin, self._desk, e),
                e.blurb,
                aside(self._desk, e, self._done),
            )
            for e in exercises
        ]
        column.cards(cards, "assigned", least=240, most=4)
        if exercises:
            column.heading(texts("cases.all"))

    def _name(self, case: str) -> str:
        return self._covers[case].person("infant").name

    def _build_own(self, column: Column) -> None:
        """Offer to look at one's own cases while they are written."""
        texts = self._desk.texts
        if self._own:
            column.heading(texts("cases.own"))
            column.words(texts("cases.own_text"), colour="ink_soft")
        cards = [
            Card(f"preview-{case}", case, partial(self._preview, case), script.title)
            for case, script in self._own.items()
        ]
        column.cards(cards, "own", least=240, most=4)

    def _preview(self, case: str) -> None:
        from simulator.desk.studio.editor.editor import EditorScreen

        folder = case_folder(case, self._desk.store.folder / OWN_CASES)
        if folder is not None:
            self._desk.show(EditorScreen(self._desk, folder))

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False


def about(texts: Texts, script: Script) -> str:
    """Return who is in a session, and how hard it is to code: nothing that tells its pattern."""
    infant, caregiver = script.person("infant"), script.person("caregiver")
    relation = caregiver.relation or caregiver.name
    known = texts.table("interface")["relations"]
    said = known.get(relation.replace(" ", "_"), relation)
    words = texts("cases.about", age=infant.age_months, relation=said)
    hard = script.about.difficulty
    return f"{words} {texts(f'cases.{hard}')}" if hard else words
