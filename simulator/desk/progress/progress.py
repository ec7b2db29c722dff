"""Progress: what all codings together show, with every figure's interval, and what to do next."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from scoring.attempts import Outcome, Profile, Standing, load_pass_rule, profile, standing
from scoring.attempts.profile import BehaviourProfile
from simulator.desk.attempt.grading import Grader
from simulator.desk.attempt.reckoning import Reckoning
from simulator.desk.findings.headlines import named
from simulator.desk.progress.done_so_far import LATEST, build_codings, build_drilled, called
from simulator.desk.progress.intervals import Interval, IntervalRow
from simulator.desk.progress.matrix import Matrix
from simulator.desk.progress.measures import in_words, interval_of
from simulator.desk.progress.standing import build_standing
from simulator.desk.shell import doors
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import covers, next_of, offered
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.style.spoken import wording_in
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.ui import Ui
from simulator.lessons.advice import FEWEST, Advice, advise
from simulator.lessons.kept import form_for
from simulator.lessons.pools import read_pools
from simulator.records import AttemptRecord

MOST_BEHAVIOURS = 8
ENOUGH = 4
"""From so many ratings, classes or moments on, a figure is shown with its interval."""
TOLD_S = 0.25
"""How far the comparison is is told so often."""
_FAR = 3.0
"""The charts of bias reach from so many points too low to so many too high."""


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
        self._next = next_of(self._offered, made, desk.store.keys_opened(desk.coder))
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
        rated = any(one.bias.n >= ENOUGH for one in found.scales.values())
        sure = found.calibration.overconfidence.n >= ENOUGH
        yield "time", found.within_one.n >= ENOUGH, partial(self._build_time, made, found)
        yield "standing", classed, partial(self._build_standing, stands)
        yield "confusion", classed, partial(self._build_confusion, found)
        yield "bias", rated, partial(self._build_bias, found)
        yield "behaviours", bool(_counted(found)), partial(self._build_behaviours, found)
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

    def _row(self, column: Column, interval: Interval) -> None:
        row = IntervalRow(column.ui, column.area, interval, column.scroll)
        column.top = row.bottom

    def _build_time(
        self, made: Sequence[tuple[AttemptRecord, Outcome]], found: Profile, column: Column
    ) -> None:
        """Show ratings within one point, coding after coding, the latest last."""
        texts = self._desk.texts
        column.words(texts("progress.time_text"), colour="ink_soft")
        for number, (record, outcome) in list(enumerate(made, start=1))[-LATEST:]:
            if outcome.ratings:
                case = called(record, self._offered)
                title = texts("progress.coding", n=number, case=case)
                self._row(column, interval_of(texts, title, outcome.within_one))
        whole = interval_of(texts, texts("progress.together"), found.within_one)
        self._row(column, whole)
        trend = found.total_trend
        if trend.value is None or trend.low is None or trend.high is None:
            column.words(texts("progress.no_trend"), colour="ink_soft")
        else:
            way = "rises" if trend.low > 0 else "falls" if trend.high < 0 else "flat"
            said = texts(
                f"progress.{way}",
                points=f"{100 * trend.value:+.1f}",
                low=f"{100 * trend.low:+.1f}",
                high=f"{100 * trend.high:+.1f}",
            )
            column.words(said)

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
        texts, titles = self._desk.texts, self._desk.texts.table("scales")
        column.words(texts("progress.bias_text"), colour="ink_soft")
        for scale, one in found.scales.items():
            if one.bias.n < ENOUGH:
                continue
            ends = (-_FAR, _FAR)
            title = titles[scale]["title"]
            self._row(
                column,
                interval_of(texts, title, one.bias, share=False, wanted=0.0, ends=ends),
            )

    def _build_behaviours(self, found: Profile, column: Column) -> None:
        texts, ethogram = self._desk.texts, self._desk.ethogram
        missed = [
            one
            for one in _counted(found)
            if one.recall.value is not None and one.recall.value < 1 and one.behaviour in ethogram
        ]
        if not missed:
            column.words(texts("progress.none_missed"), colour="ink_soft")
            return
        column.words(texts("progress.behaviours_text"), colour="ink_soft")
        for one in missed[:MOST_BEHAVIOURS]:
            taken = ", ".join(ethogram[b].title for b in one.taken_for if b in ethogram)
            more = texts("progress.taken_for", others=taken) if taken else ""
            title = ethogram[one.behaviour].title
            self._row(column, interval_of(texts, title, one.recall, more=more))

    def _build_calibration(self, found: Profile, column: Column) -> None:
        texts, bins = self._desk.texts, found.calibration.bins
        column.words(texts("progress.calibration_text"), colour="ink_soft")
        for one in bins:
            title = texts("progress.sure", n=round(100 * one.confidence))
            self._row(column, interval_of(texts, title, one.right, wanted=one.confidence))
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


def _counted(found: Profile) -> tuple[BehaviourProfile, ...]:
    """Return the behaviours that decided often enough for a share to say something."""
    return tuple(one for one in found.behaviours if one.recall.n >= FEWEST)
