"""Which organised group ratings usually go with, and how typical they are of each subgroup.

Simulator rules, for checking keys and explaining feedback; neither a published algorithm nor a
diagnosis. Crying is no input: it never assigns a group.
"""

from collections.abc import Mapping

from scoring.rules import DEFAULTS, CheckerRules, Rules
from scoring.terms import CORE_SCALES, REUNIONS
from scoring.terms.coding import Ratings
from scoring.terms.judgement import Group


def weighted(ratings: Ratings, scale: str, rules: CheckerRules = DEFAULTS.checker) -> int:
    """Return W(scale), 5 to 35: the second reunion weighs more than the first.

    Raises:
        ValueError: a reunion has no rating on the scale.
    """
    first, second = (_rating(ratings, episode, scale) for episode in REUNIONS)
    return rules.first_weight * first + rules.second_weight * second


def organised_group(
    ratings: Ratings, settled: bool, *, rules: CheckerRules = DEFAULTS.checker
) -> Group:
    """Return the group that the core ratings of both reunions usually go with.

    Args:
        ratings: episodes 5 and 8 on the four core scales.
        settled: whether the infant was calm and busy, or relaxed in contact, as episode 8 ended.
        rules: the cut-offs.

    Returns:
        "A", "B" or "C"; "U" where the reunions contradict each other or nothing fits.

    Raises:
        ValueError: one of the eight core ratings is missing.
    """
    first, second = REUNIONS
    avoidance = {e: _rating(ratings, e, "avoidance") for e in REUNIONS}
    resistance = {e: _rating(ratings, e, "resistance") for e in REUNIONS}
    avoiding, resisting, maintaining = (
        weighted(ratings, scale, rules)
        for scale in ("avoidance", "resistance", "contact_maintaining")
    )
    angry = (
        resistance[second] >= rules.unsettled_second
        and resisting >= rules.unsettled
        and not settled
    ) or (resistance[second] >= rules.furious_second and resisting >= rules.furious)

    if min(avoidance[first], resistance[second]) >= rules.clash:
        return "U"
    if min(resistance[first], avoidance[second]) >= rules.clash:
        return "U"
    if (
        avoiding >= rules.avoidant
        and avoidance[second] >= rules.avoidant_second
        and maintaining <= rules.avoidant_maintaining
        and resisting <= rules.avoidant_resistance
    ):
        return "A"
    if avoiding <= rules.resistant_avoidance and angry:
        return "C"
    if avoiding < rules.avoidant and not angry:
        return "B"
    return "U"


def reunion_groups(
    ratings: Ratings, *, settled: bool = False, rules: CheckerRules = DEFAULTS.checker
) -> Mapping[int, Group]:
    """Return the group that each reunion would go with if the other had been like it."""
    return {
        episode: organised_group(dict.fromkeys(REUNIONS, ratings[episode]), settled, rules=rules)
        for episode in REUNIONS
        if all(scale in ratings.get(episode, {}) for scale in CORE_SCALES)
    }


def typicality(ratings: Ratings, *, rules: Rules = DEFAULTS) -> Mapping[str, int]:
    """Return for each subgroup how many points the core ratings lie outside its typical ranges.

    0 is typical, 1 or 2 slightly atypical, 3 or more far off. Ratings can be typical of two
    subgroups at once. A rating that is missing lies outside of nothing.
    """
    return {
        subgroup: sum(
            max(low - rating, rating - high, 0)
            for scale, ranges in row.items()
            for episode, (low, high) in zip(REUNIONS, ranges, strict=True)
            if (rating := ratings.get(episode, {}).get(scale)) is not None
        )
        for subgroup, row in rules.typical.items()
    }


def _rating(ratings: Ratings, episode: int, scale: str) -> int:
    rating = ratings.get(episode, {}).get(scale)
    if rating is None:
        raise ValueError(
            f"no rating of {scale} in episode {episode}; "
            "the check needs the four core scales of episodes 5 and 8"
        )
    return rating
