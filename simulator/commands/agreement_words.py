"""What figures of agreement say, in plain words, with the uncertainty in the sentence."""

from collections.abc import Iterator, Mapping, Sequence

from simulator.commands.coefficients import Family, Result

FEW_UNITS = 30
"""Fewer units than this are called few: this project's own rule."""
MOST_READ = 6

_BANDS: Mapping[Family, tuple[str, Sequence[tuple[float, str]]]] = {
    "kappa": (
        "Landis and Koch, 1977",
        (
            (0.81, "almost perfect"),
            (0.61, "substantial"),
            (0.41, "moderate"),
            (0.21, "fair"),
            (0.0, "slight"),
        ),
    ),
    "alpha": (
        "Krippendorff, 2004",
        ((0.8, "reliable"), (2 / 3, "enough for tentative conclusions")),
    ),
    "icc": (
        "Koo and Li, 2016",
        ((0.9, "excellent"), (0.75, "good"), (0.5, "moderate"), (0.0, "poor")),
    ),
}
_CAUTION = (
    "Such names are habits, not proofs: no one value is enough everywhere, and few or rare "
    "categories can hold these figures down (Bakeman, 2022)."
)


def reading(results: Sequence[Result]) -> Iterator[str]:
    """Yield a paragraph for each of the figures that matter most, then what holds for all."""
    read = _most_telling(results)
    for result in read:
        yield " ".join(_sentences(result))
    if any(r.estimate.low is not None and r.statistic.family != "share" for r in read):
        yield _CAUTION
    fewest = min((r.estimate.n for r in read), default=0)
    if 0 < fewest < FEW_UNITS:
        units = "1 unit" if fewest == 1 else f"{fewest} units"
        yield (
            f"{units.capitalize()} can carry no more than a first impression; with more units the "
            "intervals narrow."
        )


def _most_telling(results: Sequence[Result]) -> Sequence[Result]:
    """Return the first figure of each family; a single statistic in full, pair by pair."""
    if len({result.statistic.name for result in results}) == 1:
        return results[:MOST_READ]
    together = [r for r in results if not r.statistic.pairs]
    of_all = results if len(results[0].coders) == len(together[0].coders) else together
    first = {result.statistic.family: result for result in reversed(of_all)}
    return [first[family] for family in ("share", "kappa", "icc") if family in first]


def _sentences(result: Result) -> Iterator[str]:
    estimate, title = result.estimate, result.statistic.title
    who = f" of {' and '.join(result.coders)}" if result.statistic.pairs else ""
    if estimate.value is None:
        yield f"{title}{who} is not defined. {estimate.undefined}"
        return
    units = "1 unit" if estimate.n == 1 else f"{estimate.n:,} units"
    if estimate.low is None or estimate.high is None:
        yield f"{title}{who} is {estimate.value:.2f} on {units}; there is no interval for it."
        return
    yield (
        f"{title}{who} is {estimate.value:.2f} on {units}; with 95 % confidence it lies between "
        f"{estimate.low:.2f} and {estimate.high:.2f}."
    )
    if result.statistic.family == "share":
        yield "It says nothing about chance."
    else:
        yield _beyond_chance(result.statistic.family, estimate.low, estimate.high)


def _beyond_chance(family: Family, low: float, high: float) -> str:
    if high < 0:
        return "That is less than by chance: look for categories that are mixed up."
    if low <= 0:
        return "This cannot be told from agreement by chance."
    source, bands = _BANDS[family]
    name = next((name for least, name in bands if low >= least), None)
    if name is None:
        return f"It is beyond chance, but its lower end falls short of every level of {source}."
    return f"It is beyond chance, and its lower end counts as {name} ({source})."
