"""Standing: where a coder is against the pass rule, criterion by criterion."""

from scoring.attempts import Standing, load_pass_rule
from simulator.desk.progress.intervals import IntervalRow
from simulator.desk.progress.measures import interval_of
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.column import Column


def build_verdict(column: Column, texts: Texts, found: Standing) -> None:
    """Say whether the internal practice test is passed."""
    verdict = texts(f"standing.{found.verdict.replace(' ', '_')}")
    column.words(verdict, style="title")


def build_standing(column: Column, texts: Texts, found: Standing) -> None:
    """Put every criterion in; an upright stroke shows what is wanted."""
    least = load_pass_rule().cases
    column.words(texts("standing.cases", n=found.cases, least=least), colour="ink_soft")
    named = texts.table("interface")["criteria"]
    for measured in found.measured:
        criterion, share = measured.criterion, not measured.criterion.name.endswith("kappa")
        wanted = f"{round(100 * criterion.least)} %" if share else f"{criterion.least:.2f}"
        state = {None: "open", True: "met", False: "unmet"}[measured.met]
        interval = interval_of(
            texts,
            named[criterion.name],
            measured.estimate,
            share=share,
            wanted=criterion.least,
            more=texts(f"standing.{state}", wanted=wanted),
        )
        row = IntervalRow(column.ui, column.area, interval, column.scroll)
        column.top = row.bottom
    if found.set_apart:
        column.words(texts("standing.set_apart", n=found.set_apart), colour="ink_soft")
    column.words(texts("standing.rule"), style="small", colour="ink_soft")
