"""The whole cases: sessions from beginning to end, to code and classify, the clear ones first."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from simulator.case import OWN_CASES, case_folder
from simulator.case.model import Script
from simulator.desk.attempt.grading import classification_in
from simulator.desk.attempt.resuming import begun
from simulator.desk.shell import doors
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import (
    aside,
    assigned,
    covers,
    examined,
    key_seen,
    own_covers,
    was_done,
    written_covers,
)
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.shell.trouble import sentences
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.buttons import Kind
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons import Exercise, load_exercises
from simulator.resources import LIBRARY

DIFFICULTIES = ("easy", "medium", "hard")


class CasesScreen(Plain):
    """Every case that is offered for practice; which pattern it shows is not told."""

    name = "cases"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._own = written_covers(desk)
        self._covers = {**covers(), **own_covers(desk)}
        self._exercises = {e.case: e for e in load_exercises(self._covers) if e.whole}
        self._offered = {case: self._covers[case] for case in self._exercises}
        self._assigned = assigned(desk, self._covers)
        self._done = desk.store.attempts(desk.coder)
        waiting = begun(desk.store, desk.store.open_attempts(desk.coder))
        self._begun = waiting.answered
        self._shut = examined(desk)
        self._known = desk.store.keys_opened(desk.coder).keys() | self._shut

    def build(self, ui: Ui) -> None:
        """Put the cases on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("home.cases"), self._desk.home)
        column.words(texts("cases.intro"), colour="ink_soft", after=ui.theme.px("gap"))
        self._build_class(column)
        self._build_assigned(column)
        first = self._build_recommended(column)
        for hard, cases in by_difficulty(self._offered):
            column.heading(texts(f"cases.{hard}"))
            cards = [self._card(self._exercises[c]) for c in cases if c != first]
            column.cards(cards, "cases", least=240, most=4)
        self._build_own(column)
        column.filled()
        if ui.control(ui.focused) is None:
            recommended = f"exercise-case-{first}" if first else "leave"
            ui.focus_on(self._asked_for or recommended, visible=False)

    def _card(self, exercise: Exercise) -> Card:
        said = who(self._desk.texts, self._covers[exercise.case])
        open_it = partial(begin, self._desk, exercise)
        time = aside(self._desk, exercise, self._done, self._begun, self._shut)
        return Card(f"exercise-{exercise.id}", exercise.title, open_it, said, time)

    def _build_recommended(self, column: Column) -> str | None:
        """Say with which case to begin or to go on, and why; return it, None if none is new.

        One that cannot be coded is none to begin with.
        """
        texts, done = self._desk.texts, self._done
        for hard, cases in by_difficulty(self._offered):
            new = (c for c in cases if not key_seen(self._exercises[c], done, self._known))
            first = next((c for c in new if self._can_be_coded(c)), None)
            if first is not None:
                begun = any(was_done(e, done) for e in self._exercises.values())
                column.heading(texts("cases.go_on" if begun else "cases.begin"))
                column.words(texts(f"cases.why_{hard}"), colour="ink_soft")
                column.cards([self._card(self._exercises[first])], "recommended", most=2)
                return first
        return None

    def _can_be_coded(self, case: str) -> bool:
        said = classification_in(LIBRARY / case)
        return said is not None and not said.uncodable

    def _build_class(self, column: Column) -> None:
        """Offer to open what an instructor handed out, and to hand in what was coded of it."""
        texts, desk = self._desk.texts, self._desk
        receive = partial(doors.open_receiving, desk)
        buttons: list[tuple[str, str, Press, Kind]] = [
            ("receive", texts("class.receive"), receive, "plain")
        ]
        if self._assigned.value or self._own.keys() != own_covers(desk).keys():
            hand_in = partial(doors.open_handing_in, desk)
            buttons.append(("hand-in", texts("class.hand_in"), hand_in, "plain"))
        column.buttons(buttons)

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
                e.title,
                partial(begin, self._desk, e),
                e.blurb,
                aside(self._desk, e, self._done, self._begun),
            )
            for e in exercises
        ]
        column.cards(cards, "assigned", least=240, most=4)

    @property
    def _asked_for(self) -> str | None:
        """Return what leads to the first that an instructor asks for and has not got yet."""
        asked = self._assigned.value or ()
        first = next((e for e in asked if not was_done(e, self._done)), None)
        return f"exercise-{first.id}" if first is not None else None

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


def by_difficulty(covers: Mapping[str, Script]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the cases by how hard they are to code, the clear ones first."""
    for hard in DIFFICULTIES:
        found = [case for case, script in covers.items() if script.about.difficulty == hard]
        if found:
            yield hard, found


def about(texts: Texts, script: Script) -> str:
    """Return who is in a session, and how hard it is to code: nothing that tells its pattern."""
    return f"{who(texts, script)} {texts(f'cases.{script.about.difficulty}')}."


def who(texts: Texts, script: Script) -> str:
    """Return who is in a session."""
    infant, caregiver = script.person("infant"), script.person("caregiver")
    relation = caregiver.relation or caregiver.name
    known = texts.table("interface")["relations"]
    said = known.get(relation.replace(" ", "_"), relation)
    return texts("cases.about", age=infant.age_months, relation=said)
