"""Measures: figures in the words of the desk, each with its interval and its number."""

from scoring.agreement import Estimate
from simulator.desk.progress.intervals import Interval
from simulator.desk.style.texts import Texts


def in_words(texts: Texts, found: Estimate, *, share: bool) -> str:
    """Return a figure with its interval and the number it rests on, or why there is none."""
    if found.value is None:
        return texts("measures.nothing" if found.n == 0 else "measures.undefined", n=found.n)
    if found.low is None or found.high is None:
        return texts("measures.alone", value=_number(found.value, share=share), n=found.n)
    return texts(
        "measures.between",
        value=_number(found.value, share=share),
        low=_number(found.low, share=share),
        high=_number(found.high, share=share),
        n=found.n,
    )


def _number(value: float, *, share: bool) -> str:
    return f"{round(100 * value)} %" if share else f"{value:.2f}"


def interval_of(
    texts: Texts,
    title: str,
    found: Estimate,
    *,
    share: bool = True,
    wanted: float | None = None,
    ends: tuple[float, float] = (0.0, 1.0),
    more: str = "",
) -> Interval:
    """Return a figure to be drawn; ``more`` is said after its words."""
    words = " ".join(filter(None, (in_words(texts, found, share=share), more)))
    return Interval(title, words, found.value, found.low, found.high, wanted, *ends)


def shown_share(texts: Texts, within: Estimate) -> str:
    """Return how many ratings were within one point."""
    if within.value is None:
        return ""
    near = round(within.value * within.n)
    return texts("measures.within_one", n=near, all=within.n)
