"""The statistics that ``agree`` knows, by name: what they need, and on which table they run."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any, Literal

from scoring.agreement import (
    Estimate,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    icc,
    krippendorff_alpha,
    light_kappa,
    percent_agreement,
    scott_pi,
)

Codes = Sequence[Sequence[Any]]
"""One row a unit, one code a coder, None where there is none."""

Family = Literal["share", "kappa", "alpha", "icc"]


@dataclass(frozen=True, slots=True)
class Statistic:
    """One statistic.

    ``function`` takes two columns if it is for ``pairs``, else ratings; ``scaled`` ones take
    ``categories`` too. ``numeric`` ones need numbers.
    """

    name: str
    title: str
    family: Family
    function: Callable[..., Estimate]
    pairs: bool = False
    scaled: bool = True
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A statistic of some coders."""

    statistic: Statistic
    coders: tuple[str, ...]
    estimate: Estimate


def _linear(function: Callable[..., Estimate]) -> Callable[..., Estimate]:
    return partial(function, weights="linear")


def _quadratic(function: Callable[..., Estimate]) -> Callable[..., Estimate]:
    return partial(function, weights="quadratic")


_PAIRS = (
    Statistic("percent_agreement", "Percent agreement", "share", percent_agreement, True, False),
    Statistic("cohen_kappa", "Cohen's kappa", "kappa", cohen_kappa, True),
    Statistic(
        "cohen_kappa_linear", "Cohen's kappa (linear weights)", "kappa", _linear(cohen_kappa), True
    ),
    Statistic(
        "cohen_kappa_quadratic",
        "Cohen's kappa (quadratic weights)",
        "kappa",
        _quadratic(cohen_kappa),
        True,
    ),
    Statistic("scott_pi", "Scott's pi", "kappa", scott_pi, True),
)
_PANELS = (
    Statistic("fleiss_kappa", "Fleiss' kappa", "kappa", fleiss_kappa),
    Statistic("conger_kappa", "Conger's kappa", "kappa", conger_kappa),
    Statistic("light_kappa", "Light's kappa", "kappa", light_kappa),
    Statistic("brennan_prediger", "Brennan-Prediger", "kappa", brennan_prediger),
    Statistic("gwet_ac1", "Gwet's AC1", "kappa", gwet_ac1),
    Statistic("gwet_ac2", "Gwet's AC2 (quadratic weights)", "kappa", gwet_ac2),
    Statistic("gwet_ac2_linear", "Gwet's AC2 (linear weights)", "kappa", _linear(gwet_ac2)),
)
_ALPHAS = tuple(
    Statistic(
        "krippendorff_alpha" if level == "nominal" else f"krippendorff_alpha_{level}",
        f"Krippendorff's alpha ({level})",
        "alpha",
        partial(krippendorff_alpha, level=level),
        scaled=level in ("nominal", "ordinal"),
        numeric=level in ("interval", "ratio"),
    )
    for level in ("nominal", "ordinal", "interval", "ratio")
)
_ICCS = tuple(
    Statistic(kind, kind, "icc", partial(icc, kind=kind), scaled=False, numeric=True)
    for kind in ("ICC(2,1)", "ICC(1,1)", "ICC(3,1)", "ICC(2,k)", "ICC(1,k)", "ICC(3,k)")
)
STATISTICS = (*_PAIRS, *_PANELS, *_ALPHAS, *_ICCS)


def named(name: str) -> Statistic | None:
    """Return the statistic of that name, or the first whose name holds it: "kappa", "icc"."""
    wanted = _plain(name)
    names = {_plain(statistic.name): statistic for statistic in STATISTICS}
    if not wanted or wanted in names:
        return names.get(wanted)
    return next((statistic for plain, statistic in names.items() if wanted in plain), None)


def usual(coders: int, *, numeric: bool) -> Iterator[Statistic]:
    """Yield what is shown if nothing is asked for."""
    names = ["percent_agreement", "cohen_kappa"]
    if coders > 2:
        names += ["fleiss_kappa", "conger_kappa", "light_kappa"]
    elif numeric:
        names += ["cohen_kappa_quadratic"]
    names += ["gwet_ac1", "krippendorff_alpha"]
    if numeric:
        names += ["krippendorff_alpha_ordinal", "krippendorff_alpha_interval", "ICC(2,1)"]
    yield from (statistic for statistic in STATISTICS if statistic.name in names)


def results(
    statistic: Statistic, coders: Sequence[str], codes: Codes, categories: Sequence[Any] | None
) -> Iterator[Result]:
    """Yield the statistic of all coders together, or of each pair of them."""
    options = {"categories": categories} if statistic.scaled else {}
    if not statistic.pairs:
        yield Result(statistic, tuple(coders), statistic.function(codes, **options))
        return
    columns = [[row[place] for row in codes] for place in range(len(coders))]
    for one, other in combinations(range(len(coders)), 2):
        estimate = statistic.function(columns[one], columns[other], **options)
        yield Result(statistic, (coders[one], coders[other]), estimate)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
