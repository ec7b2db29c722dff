"""Progress: what all codings together show, with every figure's interval, and what to do next."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from scoring.attempts import Outcome, Profile, Standing, load_pass_rule, profile, standing
from simulator.desk.attempt.grading import Grader
from simulator.desk.attempt.reckoning import Reckoning
from simulator.desk.findings.headlines import named
from simulator.desk.progress.charts import (
    ENOUGH,
    biased,
    build_bias,
    build_missed,
    build_row,
    build_time,
    counted,
    missed,
)
from simulator.desk.progress.done_so_far import LATEST, build_codings, build_drilled, called
from simulator.desk.progress.matrix import Matrix
from simulator.desk.progress.measures import in_words, interval_of
from simulator.desk.progress.standing import build_standing
from simulator.desk.shell import doors
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import covers, offered, upcoming
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.style.spoken import wording_in
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.ui import Ui
from simulator.lessons.advice import Advice, advise
from simulator.lessons.kept import form_for
from simulator.lessons.pools import read_pools
from simulator.records import AttemptRecord

TOLD_S = 0.25
"""How far the comparison is is told so often."""


class ProgressScreen(Plain):
    """Standing, agreement over time, confusions, bias, what is missed, and calibration."""

    name = "progress"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        made = desk.store.attempts(desk.coder)
        form = form_for(desk.coder, covers(), made, read_pools())
        told = [a for a in made if a.scope.mode != "test" or form.finished]
        self.untold = len(made) - len(told)
        self._offered = offered(desk)
        self._next = upcoming(desk, self._offered)
        self._for_s = 0.0
        grader = Grader(desk.ethogram, wording_in(desk.texts))
        opened = desk.store.keys_opened(desk.coder)
        self.reckoning = Reckoning(desk.store, told, grader, opened)

    def retold(self) -> "ProgressScreen":
        """Return it in the present language."""
        return ProgressScreen(self._desk)

    def build(self, ui: Ui) -> None:
        """Put the figures on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("progress.title"), self._desk.home, most=820)
        if not self.reckoning.finished:
            done, whole = self.reckoning.done, self.reckoning.all
            column.words(texts("test.reckoning", done=done, all=whole), style="heading")
        else:
            self._build_all(column)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("leave", visible=False)

    def _build_all(self, column: Column) -> None:
        texts, reckoned = self._desk.texts, self.reckoning.outcomes()
        current = [(record, made) for record, made in reckoned if not made.stale]
        outcomes = [made for _, made in current]
        stale = len(reckoned) - len(current)
        found, stands = profile(outcomes), standing(outcomes)
        column.words(texts("progress.next"), style="heading")
        advice = advise(found, stands.cases, load_pass_rule().cases)
        column.cards([self._card(one) for one in advice], "advice", most=1)
        if self.untold:
            column.words(texts("progress.untold", n=self.untold), colour="ink_soft")
        if stale:
            column.words(texts("standing.set_apart", n=stale), colour="ink_soft")
        if current:
            build_codings(column, self._desk, current, self._offered)
        build_drilled(column, self._desk)
        if not outcomes:
            return
        later = []
        for name, enough, build in self._sections(current, found, stands):
            if enough:
                column.heading(texts(f"progress.{name}"))
                build(column)
            else:
                later.append(texts(f"progress.{name}"))
        if later:
            column.space(column.theme.px("tight"))
            column.words(texts("progress.later", what=" · ".join(later)), colour="ink_soft")

    def _sections(
        self,
        made: Sequence[tuple[AttemptRecord, Outcome]],
        found: Profile,
        stands: Standing,
    ) -> Iterator[tuple[str, bool, Callable[[Column], None]]]:
        """Yield the parts of the page: name, whether there is enough for it, what builds it."""
        classed = found.four_way.total >= ENOUGH
        sure = found.calibration.overconfidence.n >= ENOUGH
        yield "time", found.within_one.n >= ENOUGH, partial(self._build_time, made, found)
        yield "standing", classed, partial(self._build_standing, stands)
        yield "confusion", classed, partial(self._build_confusion, found)
        yield "bias", biased(found), partial(self._build_bias, found)
        yield "behaviours", bool(counted(found)), partial(self._build_behaviours, found)
        yield "calibration", sure, partial(self._build_calibration, found)

    def _build_standing(self, stands: Standing, column: Column) -> None:
        column.words(self._desk.texts("progress.standing_text"), colour="ink_soft")
        build_standing(column, self._desk.texts, stands)

    def _card(self, advice: Advice) -> Card:
        """Return what to do as a card that leads there, and why."""
        desk, texts = self._desk, self._desk.texts
        name, title, press = f"advice-{advice.code}", "drills.title", doors.open_drills
        if advice.code in {"too_high", "too_low"}:
            title, press = "home.guide", doors.open_guide
        elif advice.code == "confused":
            title, press = "home.worked", doors.open_worked_cases
        elif advice.code in {"begin", "more", "sure"}:
            title, press = "practise.title", doors.open_practice
            if self._next is not None:
                do = partial(begin, desk, self._next)
                return Card(name, self._next.title, do, self._said(advice))
        return Card(name, texts(title), partial(press, desk), self._said(advice))

    def _said(self, advice: Advice) -> str:
        """Return an advice in words."""
        texts, ethogram = self._desk.texts, self._desk.ethogram
        return texts(
            f"advice.{advice.code}",
            about=named(texts, ethogram, advice.about),
            other=named(texts, ethogram, advice.other),
            n=advice.count,
            of=advice.of,
            points=f"{advice.points:.1f}",
            percent=round(100 * advice.points),
        )

    def _build_time(
        self, made: Sequence[tuple[AttemptRecord, Outcome]], found: Profile, column: Column
    ) -> None:
        """Show the latest codings, one after the other."""
        texts = self._desk.texts
        column.words(texts("progress.time_text"), colour="ink_soft")
        numbered = list(enumerate(made, start=1))[-LATEST:]
        titled = [
            (texts("progress.coding", n=n, case=called(record, self._offered)), outcome)
            for n, (record, outcome) in numbered
        ]
        build_time(column, texts, titled, found)

    def _build_confusion(self, found: Profile, column: Column) -> None:
        texts, table = self._desk.texts, found.four_way
        column.words(texts("progress.confusion_text"), colour="ink_soft")
        rows = [
            texts(
                "progress.confusion_row",
                key=name,
                given=", ".join(
                    f"{other} {count}"
                    for other, count in zip(table.classes, row, strict=True)
                    if count
                ),
            )
            for name, row in zip(table.classes, table.table, strict=True)
            if any(row)
        ]
        matrix = Matrix(
            column.ui,
            column.area,
            table.classes,
            table.table,
            says=" ".join(rows),
            into=column.scroll,
        )
        column.top = matrix.bottom + column.theme.px("tight")
        agreement = in_words(texts, table.agreement, share=True)
        kappa = in_words(texts, table.kappa, share=False)
        column.words(texts("progress.agreement", agreement=agreement, kappa=kappa))

    def _build_bias(self, found: Profile, column: Column) -> None:
        column.words(self._desk.texts("progress.bias_text"), colour="ink_soft")
        build_bias(column, self._desk.texts, found)

    def _build_behaviours(self, found: Profile, column: Column) -> None:
        texts, ethogram = self._desk.texts, self._desk.ethogram
        if not missed(found, ethogram):
            column.words(texts("progress.none_missed"), colour="ink_soft")
            return
        column.words(texts("progress.behaviours_text"), colour="ink_soft")
        build_missed(column, texts, ethogram, found)

    def _build_calibration(self, found: Profile, column: Column) -> None:
        texts, bins = self._desk.texts, found.calibration.bins
        column.words(texts("progress.calibration_text"), colour="ink_soft")
        for one in bins:
            title = texts("progress.sure", n=round(100 * one.confidence))
            build_row(column, interval_of(texts, title, one.right, wanted=one.confidence))
        over = in_words(texts, found.calibration.overconfidence, share=True)
        column.words(texts("progress.over", over=over))

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False

    def update(self, seconds: float) -> bool:
        """Show how far the comparison is."""
        self._for_s += seconds
        if self._for_s < TOLD_S and not self.reckoning.finished:
            return False
        self._for_s = 0.0
        new = self.reckoning.got_new()
        if new and self.reckoning.finished:
            self.reckoning.keep()
        if new:
            self._desk.rebuild()
        return new

    def leave(self) -> None:
        """Stop comparing."""
        self.reckoning.stop()
