"""The rubric: what ratings, signs and crying add up to, by rules whose numbers are data."""

from scoring.rubric.crying import crying_intervals, intervals_run
from scoring.rubric.groups import organised_group, reunion_groups, typicality, weighted
from scoring.rubric.signs import CountedSign, counted_rating, signs_marked, signs_of

__all__ = [
    "CountedSign",
    "counted_rating",
    "crying_intervals",
    "intervals_run",
    "organised_group",
    "reunion_groups",
    "signs_marked",
    "signs_of",
    "typicality",
    "weighted",
]
