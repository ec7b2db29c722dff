"""The internal practice test: sessions kept for it, coded without a word until all are in."""

from functools import partial

from scoring.attempts import Outcome, part, profile, standing
from simulator.desk.attempt.grading import Grader
from simulator.desk.attempt.reckoning import Reckoning
from simulator.desk.attempt.resuming import begun
from simulator.desk.progress.measures import shown_share
from simulator.desk.progress.standing import build_standing, build_verdict
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import covers
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.style.spoken import wording_in
from simulator.desk.style.texts import date_of
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.ui import Ui
from simulator.lessons.kept import exercise_of_form, form_for
from simulator.lessons.pools import read_pools
from simulator.records import AttemptRecord


class PracticeTestScreen(Plain):
    """How far the test is; once all sessions are handed in, what it came to."""

    name = "test"

    def __init__(self, desk: Desk) -> None:
        self._desk, self._covers, self._pools = desk, covers(), read_pools()
        self._made = desk.store.attempts(desk.coder)
        self.form = form_for(desk.coder, self._covers, self._made, self._pools)
        self.reckoning: Reckoning | None = None
        if self.form.finished:
            tested = [a for a in self._made if a.case in self.form.cases]
            grader = Grader(desk.ethogram, wording_in(desk.texts))
            self.reckoning = Reckoning(desk.store, tested, grader)

    def build(self, ui: Ui) -> None:
        """Put the words on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("test.title"), self._desk.home, most=760)
        if self.reckoning is None:
            self._build_before(column)
        elif not self.reckoning.finished:
            done, whole = self.reckoning.done, self.reckoning.all
            column.words(texts("test.reckoning", done=done, all=whole), style="heading")
        else:
            self._build_result(column, self.reckoning.outcomes())
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("begin" if ui.control("begin") else "leave", visible=False)

    def _build_before(self, column: Column) -> None:
        """Tell the rules, and how many sessions are handed in: nothing about any of them."""
        texts, form = self._desk.texts, self.form
        done, whole = len(form.handed_in), len(form.cases)
        column.words(texts("test.intro", n=whole))
        viewing = texts(f"test.viewing_{self._pools.viewing}")
        for rule in (texts("test.silent"), viewing, texts("test.complete"), texts("test.mix")):
            column.words(f"·  {rule}")
        column.words(texts("test.caution"), colour="ink_soft", after=column.theme.px("gap"))
        if not form.cases:
            column.words(texts("test.none"), style="strong")
            return
        column.words(texts("test.place", done=done, all=whole), style="heading")
        words, under_way = texts("test.next" if done else "test.begin"), self._under_way()
        if under_way is not None:
            words, date = texts("home.continue"), date_of(texts, under_way.began.astimezone())
            column.words(texts("home.continue_text", date=date))
        column.buttons([("begin", words, self._begin_next, "primary")])

    def _under_way(self) -> AttemptRecord | None:
        """Return the session of the test that was begun and not handed in."""
        store = self._desk.store
        waiting = begun(store, store.open_attempts(self._desk.coder)).answered
        tested = (a for a in waiting if a.case == self.form.next and a.scope.mode == "test")
        return next(tested, None)

    def _begin_next(self) -> None:
        """Go on with the session that is under way, or begin the next one."""
        case = self.form.next
        if case is not None:
            begin(self._desk, exercise_of_form(case, self._covers[case]), origin="test")

    def _build_result(
        self, column: Column, made: tuple[tuple[AttemptRecord, Outcome], ...]
    ) -> None:
        """Tell what it came to, with every figure's interval; then the mix, and each session."""
        texts = self._desk.texts
        outcomes = [outcome for _, outcome in made]
        stands = standing(outcomes)
        build_verdict(column, texts, stands)
        build_standing(column, texts, stands)
        column.words(texts("test.caution"), colour="ink_soft")
        found = profile(part(outcomes).current)
        column.heading(texts("test.mix_was"))
        counts = dict(zip(found.four_way.classes, map(sum, found.four_way.table), strict=True))
        column.words(texts("test.mix_line", **{name: counts[name] for name in "ABCDU"}))
        column.heading(texts("test.sessions"))
        cards = [
            Card(
                f"session-{record.case}",
                self._covers[record.case].person("infant").name,
                partial(self._compare, record),
                texts(
                    "test.session",
                    yours=outcome.classed.given if outcome.classed else None,
                    key=outcome.keyed,
                ),
                shown_share(texts, outcome.within_one),
            )
            for record, outcome in made
            if not outcome.stale
        ]
        column.cards(cards, "sessions", least=230)

    def _compare(self, record: AttemptRecord) -> None:
        from simulator.desk.findings.past import show_past

        show_past(self._desk, record, exercise_of_form(record.case, self._covers[record.case]))

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False

    def update(self, seconds: float) -> bool:
        """Show how far the comparison is."""
        new = self.reckoning is not None and self.reckoning.got_new()
        if new and self.reckoning is not None:
            if self.reckoning.finished:
                self.reckoning.keep()
            self._desk.rebuild()
        return new

    def leave(self) -> None:
        """Stop comparing."""
        if self.reckoning is not None:
            self.reckoning.stop()
