"""The rubric: what ratings, signs and crying add up to, by rules whose numbers are data."""

from scoring.rubric.crying import crying_intervals, intervals_run
from scoring.rubric.groups import organised_group, reunion_groups, typicality, weighted
from scoring.rubric.reading import Reading, read_session, reading_of
from scoring.rubric.reunion import Earned, Observed, observe
from scoring.rubric.settling import settled
from scoring.rubric.signs import CountedSign, counted_rating, signs_marked, signs_of

__all__ = [
    "CountedSign",
    "Earned",
    "Observed",
    "Reading",
    "counted_rating",
    "crying_intervals",
    "intervals_run",
    "observe",
    "organised_group",
    "read_session",
    "reading_of",
    "reunion_groups",
    "settled",
    "signs_marked",
    "signs_of",
    "typicality",
    "weighted",
]
