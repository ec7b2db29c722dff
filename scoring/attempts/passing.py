"""The pass rule: its numbers as data, and where a coder stands against each of them."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from scoring.agreement import Estimate
from scoring.attempts.attempt import part
from scoring.attempts.outcome import Outcome
from scoring.attempts.profile import Profile, profile

Verdict = Literal["pass", "not yet", "too few"]
PASS_RULE: Final = Path(__file__).with_name("pass_rule.toml")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One number that must be reached, 0 to 1, and where it comes from."""

    name: str
    least: float
    source: str


@dataclass(frozen=True, slots=True)
class PassRule:
    """How many unseen cases it takes, and what must be reached on them."""

    cases: int
    cases_source: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A criterion with what was measured; ``met`` is None where it is not defined."""

    criterion: Criterion
    estimate: Estimate
    met: bool | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a coder stands.

    ``cases`` counts the different unseen cases; ``set_apart`` the attempts that do not count
    because the case was changed after them; ``repeated`` those at a case that was seen before.
    """

    verdict: Verdict
    cases: int
    set_apart: int
    repeated: int
    measured: tuple[Measured, ...]


def load_pass_rule(path: Path = PASS_RULE) -> PassRule:
    """Read a pass rule.

    Raises:
        ValueError: an entry is missing, or names what is not measured; names the file.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        criteria = tuple(Criterion(**entry) for entry in data["criteria"])
        rule = PassRule(data["cases"], data["cases_source"], criteria)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{path}: {error}; compare it with scoring/attempts/pass_rule.toml"
        ) from error
    unknown = [c.name for c in rule.criteria if c.name not in _MEASURES]
    if unknown:
        known = ", ".join(_MEASURES)
        raise ValueError(f"{path}: {unknown[0]!r} is not measured; known are {known}")
    return rule


def standing(attempts: Iterable[Outcome], rule: PassRule | None = None) -> Standing:
    """Hold a coder's attempts against the pass rule.

    Each case counts once, by the first attempt at it, if it was unseen then and is unchanged.

    Args:
        attempts: what all attempts of one coder came to.
        rule: the rule; the one that comes with the program if None.
    """
    rule = rule or load_pass_rule()
    parted = part(attempts)
    counted: dict[str, Outcome] = {}
    for attempt in parted.current:
        if attempt.unseen:
            counted.setdefault(attempt.case, attempt)
    found = profile(counted.values())
    measured = tuple(_measure(c, found) for c in rule.criteria)
    verdict: Verdict = "not yet"
    if len(counted) < rule.cases:
        verdict = "too few"
    elif all(m.met for m in measured):
        verdict = "pass"
    return Standing(
        verdict,
        len(counted),
        len(parted.stale),
        len(parted.current) - len(counted),
        measured,
    )


def _measure(criterion: Criterion, found: Profile) -> Measured:
    estimate = _MEASURES[criterion.name](found)
    met = None if estimate.value is None else estimate.value >= criterion.least
    return Measured(criterion, estimate, met)


def _weakest_scale(found: Profile) -> Estimate:
    """Return the share within one point of the scale on which it is lowest."""
    shares = [s.within_one for s in found.scales.values() if s.within_one.value is not None]
    if not shares:
        return found.within_one
    return min(shares, key=lambda e: e.value if e.value is not None else 1.0)


_MEASURES: Final[Mapping[str, Callable[[Profile], Estimate]]] = {
    "groups": lambda p: p.groups.agreement,
    "groups_kappa": lambda p: p.groups.kappa,
    "disorganised": lambda p: p.disorganised,
    "disorganised_kappa": lambda p: p.disorganised_kappa,
    "within_one": lambda p: p.within_one,
    "every_scale": _weakest_scale,
    "disorganisation_within_one": lambda p: p.disorganisation_within_one,
}
