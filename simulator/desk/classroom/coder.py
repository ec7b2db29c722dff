"""One coder of a class: each coding against its key, and what all of them together show."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from scoring.attempts import Attempt, Outcome, part, profile
from scoring.terms import Ethogram
from simulator.authoring.handed_in import TakenIn
from simulator.case.model import Script
from simulator.desk.attempt.grading import grade_coding
from simulator.desk.attempt.session import Played, Staged, stage
from simulator.desk.classroom.class_table import near, seen_of
from simulator.desk.findings.findings import FindingsScreen
from simulator.desk.findings.reader import Reader
from simulator.desk.progress.charts import biased, build_bias, build_missed, build_time, missed
from simulator.desk.shell.beginning import opened
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.shell.trouble import sentences
from simulator.desk.style.spoken import wording_in
from simulator.desk.style.texts import Texts, date_of
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.lessons import Exercise


class CoderScreen(Plain):
    """What one coder handed in; every coding opens its findings."""

    name = "coder"

    def __init__(self, desk: Desk, coder: str, taken: TakenIn, back: Callable[[], None]) -> None:
        """Begin.

        Args:
            desk: The window.
            coder: Whose codings.
            taken: Those of the class.
            back: Leads to the class.
        """
        self._desk, self.coder, self._taken, self._back = desk, coder, taken, back
        self._made = part(a for a in taken.attempts if a.coding.coder == coder)
        self._opened = 0

    def build(self, ui: Ui) -> None:
        """Put the codings on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, self.coder, self._back, most=820)
        if self._made.stale:
            old = ", ".join(dict.fromkeys(self._called(a) for a in self._made.stale))
            column.words(texts("class.stale", who=old), colour="look")
        if self._made.current:
            column.heading(texts("class.codings"))
            column.words(texts("class.codings_text"), colour="ink_soft")
            for number, attempt in enumerate(self._made.current):
                self._build_coding(column, number, attempt)
            self._build_together(column, [a.outcome for a in self._made.current])
        column.words(texts("class.caution"), style="small", colour="ink_soft")
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on(f"coding-{self._opened}" if self._made.current else "leave", visible=False)

    def _build_coding(self, column: Column, number: int, attempt: Attempt) -> None:
        """Put a coding in, as a tile that opens its findings."""
        texts, made = self._desk.texts, attempt.outcome
        right = None if made.classed is None else made.classed.group_agrees
        when = "" if attempt.handed_in is None else date_of(texts, attempt.handed_in)
        again = "" if attempt.unseen else texts("class.again")
        column.tile(
            f"coding-{number}",
            self._title(number, attempt),
            partial(self._open, number),
            words=" · ".join(_told(texts, made)),
            aside=" · ".join(filter(None, (when, again))),
            colour=None if right is None else "good" if right else "look",
            icon="on",
            group="codings",
        )

    def _title(self, number: int, attempt: Attempt) -> str:
        return self._desk.texts("progress.coding", n=number + 1, case=self._called(attempt))

    def _called(self, attempt: Attempt) -> str:
        return self._taken.called[attempt.coding.case]

    def _build_together(self, column: Column, made: Sequence[Outcome]) -> None:
        """Show agreement over time, bias, and what is missed, as far as there is enough for it."""
        texts, ethogram, found = self._desk.texts, self._desk.ethogram, profile(made)
        if len(made) > 1 and found.within_one.value is not None:
            column.heading(texts("progress.time"))
            column.words(texts("progress.time_text"), colour="ink_soft")
            titled = (
                (self._title(n, attempt), attempt.outcome)
                for n, attempt in enumerate(self._made.current)
            )
            build_time(column, texts, titled, found)
        if biased(found):
            column.heading(texts("progress.bias"))
            column.words(texts("class.bias_text"), colour="ink_soft")
            build_bias(column, texts, found)
        if missed(found, ethogram):
            column.heading(texts("class.missed"))
            column.words(texts("class.missed_text"), colour="ink_soft")
            build_missed(column, texts, ethogram, found)

    def _open(self, number: int) -> None:
        """Show the findings of a coding, or say what is wrong with its case."""
        desk, attempt = self._desk, self._made.current[number]
        self._opened = number
        played = opened(desk, self._taken.folders[attempt.coding.case])
        if played is None:
            return
        staged = _staged(attempt, played, desk.ethogram)
        graded = grade_coding(attempt.coding, staged, wording_in(desk.texts))
        if graded.value is None:
            desk.say(desk.texts("app.problem_title"), *sentences(graded.problems))
            return
        reader = Reader(self.coder, partial(desk.show, self))
        desk.show(FindingsScreen(desk, staged, graded.value, reader))

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._back()
            return True
        return False


def _told(texts: Texts, made: Outcome) -> Iterator[str]:
    """Yield what a coding came to: the group, the ratings, and the moments that decide."""
    if made.classed is not None:
        given = made.classed.given or texts("findings.nothing")
        yield texts("class.said_key", yours=given, key=made.keyed)
    if made.ratings:
        yield texts("class.near", share=near(texts, [made]))
    if any(tally.there for tally in made.behaviours.values()):
        yield texts("class.decisive", share=seen_of(texts, [made]))


def _staged(attempt: Attempt, played: Played, ethogram: Ethogram) -> Staged:
    """Return the session of a coding as it was asked for."""
    scope, script = attempt.coding.scope, played.case.script
    exercise = Exercise(
        id=attempt.coding.case,
        title=_name(script),
        blurb="",
        case=attempt.coding.case,
        scope=scope,
        minutes=0,
        behaviours=tuple(b for b in ethogram.behaviours if b in (scope.behaviours or ())),
    )
    return stage(exercise, played, ethogram)


def _name(script: Script) -> str:
    return script.person("infant").name
