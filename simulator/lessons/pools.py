"""Pools: which cases are for practice, which are kept for the test, and how a mix is drawn."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

import yaml

from scoring.terms import Classification
from simulator.case.model import About
from simulator.resources import EPISODES

POOLS = EPISODES / "pools.yaml"
Viewing = Literal["free", "once"]
VIEWINGS: tuple[Viewing, ...] = get_args(Viewing)


@dataclass(frozen=True, slots=True)
class Member:
    """A case of the library as far as drawing needs it."""

    case: str
    pools: frozenset[str]
    classification: Classification


@dataclass(frozen=True, slots=True)
class Mix:
    """How often each stratum is to come, and from which pools cases are drawn."""

    pools: frozenset[str]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pools:
    """The mixes by name, and the pool that is kept for the test.

    ``viewing`` is how the sessions of the test are watched: as often and as fast as one likes, or
    once as it happens, with pauses.
    """

    kept: str
    mixes: Mapping[str, Mix]
    viewing: Viewing = "free"

    def practises(self, pools: Iterable[str]) -> bool:
        """Tell whether a case of these pools may be offered for practice."""
        return self.kept not in pools


def read_pools(path: Path = POOLS) -> Pools:
    """Read the pools.

    Raises:
        ValueError: an entry is missing or no number; names the file.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        mixes = {
            name: Mix(
                frozenset(entry["from"]),
                MappingProxyType({s: float(w) for s, w in entry["weights"].items()}),
            )
            for name, entry in data["mixes"].items()
        }
        viewing = {name: name for name in VIEWINGS}[data.get("viewing", "free")]
        return Pools(data["kept"], MappingProxyType(mixes), viewing)
    except (KeyError, TypeError, AttributeError, ValueError, yaml.YAMLError) as error:
        raise ValueError(
            f"{path}: {error!r}; compare it with episodes/pools.yaml as it came with the program"
        ) from error


def member(case: str, about: About, classification: Classification) -> Member:
    """Return a case as a member of its pools."""
    return Member(case, frozenset(about.pools), classification)


def draw(
    members: Iterable[Member],
    mix: Mix,
    count: int,
    *,
    seed: int,
    pools: Pools,
    seen: Collection[str] = (),
) -> tuple[str, ...]:
    """Draw cases for practice, each once, in an order that tells nothing.

    Args:
        members: the library.
        mix: how often each stratum is to come; if one runs out, the others fill its place.
        count: how many are wanted; fewer are returned only if there are no more.
        seed: decides what is left to chance; the same seed draws the same cases.
        pools: tells which cases are kept for the test; they are never drawn.
        seen: cases that come last in their stratum, since the trainee knows them.
    """
    strata: dict[str, list[str]] = {name: [] for name in mix.weights}
    for one in sorted(members, key=lambda m: m.case):
        stratum = _stratum(one.classification, mix)
        if stratum is not None and mix.pools & one.pools and pools.practises(one.pools):
            strata[stratum].append(one.case)
    quotas = _quotas(mix.weights, {name: len(cases) for name, cases in strata.items()}, count)
    chosen = [
        case
        for name, cases in strata.items()
        for case in _shuffled(cases, seed, name, last=seen)[: quotas[name]]
    ]
    return tuple(_shuffled(chosen, seed, "order"))


def kept_form(
    members: Iterable[Member], *, seed: int, pools: Pools, seen: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the cases of the test that a trainee has not seen yet, in an order of its own.

    Args:
        members: the library.
        seed: one for each trainee and test.
        pools: tells which cases are kept for the test.
        seen: cases the trainee has begun before, in a test or otherwise.
    """
    kept = sorted(m.case for m in members if not pools.practises(m.pools) and m.case not in seen)
    return tuple(_shuffled(kept, seed, "test"))


def _stratum(said: Classification, mix: Mix) -> str | None:
    """Return the stratum of a mix that a case belongs to, the narrowest that the mix names."""
    if said.uncodable:
        names: Sequence[str | None] = ("uncodable",)
    elif said.disorganised:
        names = ("D",)
    else:
        names = (said.subgroup, said.group)
    return next((name for name in names if name in mix.weights), None)


def _quotas(
    weights: Mapping[str, float], available: Mapping[str, int], count: int
) -> Mapping[str, int]:
    """Part a count by weights, never beyond what is available.

    One place after the other goes to the stratum that is furthest below its share.
    """
    quotas = dict.fromkeys(weights, 0)
    for _ in range(count):
        left = [n for n in weights if quotas[n] < available[n] and weights[n] > 0]
        if not left:
            break
        quotas[min(left, key=lambda n: (quotas[n] + 0.5) / weights[n])] += 1
    return quotas


def _shuffled(cases: Iterable[str], seed: int, what: str, last: Collection[str] = ()) -> list[str]:
    """Return cases in an order that follows from seed and purpose alone."""
    order = list(cases)
    random.Random(f"{seed}/{what}").shuffle(order)
    return sorted(order, key=lambda case: case in last)
