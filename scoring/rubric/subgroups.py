"""From group to subgroup: what remains to be asked once the group is found (simulator rules)."""

from collections.abc import Mapping

from scoring.rubric.numbers import NUMBERS, RubricNumbers
from scoring.terms import REUNIONS
from scoring.terms.coding import Ratings
from scoring.terms.judgement import Group


def subgroup_of(
    group: Group,
    ratings: Ratings,
    *,
    preoccupied_ms: int,
    approach_is_sign: bool = False,
    numbers: RubricNumbers = NUMBERS,
) -> str | None:
    """Return the subgroup that ratings of a group usually go with; None for U.

    Args:
        group: the organised group.
        ratings: both reunions on the four core scales and distance interaction.
        preoccupied_ms: how long the infant stayed at the caregiver before the first separation.
        approach_is_sign: whether the only approach was itself a sign of disorganisation; it is then
            set aside.
        numbers: the cut-offs.
    """
    n = numbers["subgroups"]
    first, second = (ratings[e] for e in REUNIONS)
    if group == "A":
        approached = max(first["proximity_seeking"], second["proximity_seeking"]) >= n["approach"]
        return "A2" if approached and not approach_is_sign else "A1"
    if group == "C":
        passive = _most(ratings, "proximity_seeking") <= n["passive_seeking"]
        return "C2" if passive and _most(ratings, "resistance") < n["furious"] else "C1"
    if group == "B":
        return _secure(first, second, n, preoccupied_ms)
    return None


def _most(ratings: Ratings, scale: str) -> int:
    return max(ratings[e][scale] for e in REUNIONS)


def _secure(
    first: Mapping[str, int], second: Mapping[str, int], n: Mapping[str, int], preoccupied_ms: int
) -> str:
    """Return the subgroup of a secure dyad."""
    both = (first, second)
    contact = max(r[s] for r in both for s in ("proximity_seeking", "contact_maintaining"))
    exchange = max(r.get("distance_interaction", 1) for r in both)
    if exchange >= n["distance"] and contact <= n["low_contact"]:
        return "B1"
    cranky = min(r["resistance"] for r in both) >= n["cranky"]
    if cranky and preoccupied_ms >= n["preoccupied_ms"]:
        return "B4"
    rising = first["proximity_seeking"] < second["proximity_seeking"]
    if (
        first["proximity_seeking"] <= n["hesitant"]
        and second["contact_maintaining"] <= n["defended"]
        and (rising or contact <= n["hesitant"])
    ):
        return "B2"
    return "B3"
