"""Over many attempts: agreement, bias, confusions, calibration, trends and the pass rule."""

from scoring.attempts.attempt import Attempt, Parted, part
from scoring.attempts.calibration import Bin, Calibration, calibration
from scoring.attempts.confusion import Confusion, confusion, label
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
    "Bin",
    "Calibration",
    "Confusion",
    "Criterion",
    "Parted",
    "PassRule",
    "Profile",
    "ScaleProfile",
    "Standing",
    "Verdict",
    "calibration",
    "confusion",
    "label",
    "load_pass_rule",
    "part",
    "profile",
    "standing",
    "trend",
]
