"""Over many attempts: agreement, bias, confusions, calibration, trends and the pass rule."""

from scoring.attempts.attempt import Attempt, Parted, part
from scoring.attempts.between import Between, Pair, between
from scoring.attempts.calibration import Bin, Calibration, calibration
from scoring.attempts.confusion import Confusion, confusion, label
from scoring.attempts.outcome import Outcome, read_outcome
from scoring.attempts.passing import (
    Criterion,
    PassRule,
    Standing,
    Verdict,
    load_pass_rule,
    standing,
)
from scoring.attempts.profile import BehaviourProfile, Profile, ScaleProfile, profile
from scoring.attempts.trend import trend

__all__ = [
    "Attempt",
    "BehaviourProfile",
    "Between",
    "Bin",
    "Calibration",
    "Confusion",
    "Criterion",
    "Outcome",
    "Pair",
    "Parted",
    "PassRule",
    "Profile",
    "ScaleProfile",
    "Standing",
    "Verdict",
    "between",
    "calibration",
    "confusion",
    "label",
    "load_pass_rule",
    "part",
    "profile",
    "read_outcome",
    "standing",
    "trend",
]
