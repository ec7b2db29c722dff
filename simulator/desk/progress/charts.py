"""Charts of many codings of one coder: agreement over time, bias, and what is missed."""

from collections.abc import Iterable, Sequence

from scoring.attempts import Outcome, Profile
from scoring.attempts.profile import BehaviourProfile
from scoring.terms import Ethogram
from simulator.desk.progress.intervals import Interval, IntervalRow
from simulator.desk.progress.measures import interval_of
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.column import Column
from simulator.lessons.advice import FEWEST

ENOUGH = 4
"""From so many ratings, classes or moments on, a figure is shown with its interval."""
_MOST_BEHAVIOURS = 8
_FAR = 3.0
"""The charts of bias reach from so many points too low to so many too high."""


def build_row(column: Column, interval: Interval) -> None:
    """Put one figure with its interval in."""
    row = IntervalRow(column.ui, column.area, interval, column.scroll)
    column.top = row.bottom


def build_time(
    column: Column, texts: Texts, made: Iterable[tuple[str, Outcome]], found: Profile
) -> None:
    """Show ratings within one point, coding after coding under its title, then all together."""
    for title, outcome in made:
        if outcome.ratings:
            build_row(column, interval_of(texts, title, outcome.within_one))
    build_row(column, interval_of(texts, texts("progress.together"), found.within_one))
    trend = found.total_trend
    if trend.value is None or trend.low is None or trend.high is None:
        column.words(texts("progress.no_trend"), colour="ink_soft")
        return
    way = "rises" if trend.low > 0 else "falls" if trend.high < 0 else "flat"
    points, low, high = (f"{100 * x:+.1f}" for x in (trend.value, trend.low, trend.high))
    column.words(texts(f"progress.{way}", points=points, low=low, high=high))


def biased(found: Profile) -> bool:
    """Tell whether any scale was rated often enough for its bias to say something."""
    return any(one.bias.n >= ENOUGH for one in found.scales.values())


def build_bias(column: Column, texts: Texts, found: Profile) -> None:
    """Show by scale how far the ratings lie above or below the keys'."""
    titles, ends = texts.table("scales"), (-_FAR, _FAR)
    for scale, one in found.scales.items():
        if one.bias.n >= ENOUGH:
            title = titles[scale]["title"]
            figure = interval_of(texts, title, one.bias, share=False, wanted=0.0, ends=ends)
            build_row(column, figure)


def missed(found: Profile, ethogram: Ethogram) -> Sequence[BehaviourProfile]:
    """Return what was not always seen where a session turned on it, the most missed first."""
    return [
        one
        for one in counted(found)
        if one.recall.value is not None and one.recall.value < 1 and one.behaviour in ethogram
    ]


def counted(found: Profile) -> Sequence[BehaviourProfile]:
    """Return the behaviours that decided often enough for a share to say something."""
    return [one for one in found.behaviours if one.recall.n >= FEWEST]


def build_missed(column: Column, texts: Texts, ethogram: Ethogram, found: Profile) -> None:
    """Show what was missed most, and what it was taken for."""
    for one in missed(found, ethogram)[:_MOST_BEHAVIOURS]:
        taken = ", ".join(ethogram[b].title for b in one.taken_for if b in ethogram)
        more = texts("progress.taken_for", others=taken) if taken else ""
        build_row(column, interval_of(texts, ethogram[one.behaviour].title, one.recall, more=more))
