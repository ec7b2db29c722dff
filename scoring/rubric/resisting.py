"""Resistance: anger and pushing against, aimed at the caregiver or what the caregiver offers."""

from collections.abc import Sequence

from scoring.rubric.reunion import Earned, Observed
from scoring.rubric.stretch import covered
from scoring.terms import Event

SCALE = "resistance"


def rate_resistance(seen: Observed) -> Earned:
    """Rate an episode by how many kinds of resistance are strong, then by single acts."""
    n = seen.numbers[SCALE]
    blows, fights = seen.of("blows"), seen.of("fights")
    tantrums, rejects, sulks = seen.of("tantrums"), seen.of("rejects"), seen.of("sulks")
    mood = seen.of("anger")
    angry = covered([(a.from_ms, a.to_ms) for a in (*mood, *fights)], (0, seen.length_ms))
    pervading = angry >= n["pervading_share"] * seen.length_ms
    strong = [k for k in (blows, fights, tantrums) if _strong(k, n["repeated"], n["long_fight_ms"])]
    acts_of_anger = (*blows, *fights, *rejects, *tantrums)
    definite = tuple(a for a in acts_of_anger if a.intensity > 1)
    slight = tuple(a for a in (*acts_of_anger, *sulks) if a not in definite)
    at_person = tuple(a for a in (*blows, *fights) if a.intensity > 1)
    furious = [a for a in rejects if a.intensity == 3]
    if len(furious) >= n["repeated"] or (
        (at_person or tantrums) and _strong(rejects, n["rejections"], n["long_fight_ms"])
    ):
        strong.append(rejects)
    ladder = (
        (7, "7", len(strong) >= 2 and bool(mood), definite),
        (6, "6", len(strong) == 1 and bool(mood), strong[0] if strong else ()),
        (6, "6", bool(definite) and pervading, definite),
        (5, "5a", len(rejects) >= n["rejections"], rejects),
        (5, "5b", bool(at_person) and bool(mood), (*at_person, *mood)),
        (5, "5b", bool(strong or (furious and mood)), definite),
        (4, "4a", len(definite) >= 2, definite),
        (4, "4b", bool(at_person), at_person),
        (4, "4d", len(sulks) >= 2 and bool(definite or mood), (*definite, *sulks)),
        (3, "3", bool(definite) or len(slight) >= 2, (*definite, *slight)),
        (3, "3", bool(slight) and bool(mood), (*slight, *mood)),
        (2, "2", bool(slight or mood), (*slight, *mood)),
        (1, "1", True, ()),
    )
    rating, rule, _, acts = next(step for step in ladder if step[2])
    ordered = tuple(sorted(acts, key=lambda a: a.from_ms))
    return Earned(SCALE, seen.episode, rating, f"{SCALE}.{rule}", ordered)


def _strong(kind: Sequence[Event], repeated: int, long_ms: int) -> bool:
    """Tell whether one kind of resistance is strong: repeated, long or at full force."""
    clear = [a for a in kind if a.intensity > 1]
    lasted = sum(a.to_ms - a.from_ms for a in clear)
    return len(clear) >= repeated or lasted >= long_ms or any(a.intensity == 3 for a in clear)
