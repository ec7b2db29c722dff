"""Timed marks against timed events: one-to-one matching, time-unit kappa, alignment kappa."""

from scoring.marks.alignment import alignment_kappa
from scoring.marks.matching import Matching, Pair, match
from scoring.marks.time_units import Timed, time_unit_accuracy, time_unit_kappa

__all__ = [
    "Matching",
    "Pair",
    "Timed",
    "alignment_kappa",
    "match",
    "time_unit_accuracy",
    "time_unit_kappa",
]
