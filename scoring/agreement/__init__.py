"""Agreement between coders: every figure with its n, its standard error and its interval.

``a`` and ``b`` are what two coders gave for the same units, in the same order; ``table`` is a
square table of counts with the first coder in rows. A statistic that is not defined comes back as
an ``Estimate`` without a value and with a sentence in ``undefined``; it is never NaN.
"""

from scoring.agreement.estimate import Estimate
from scoring.agreement.kappa import cohen_kappa, cohen_kappa_from_table, kappa_max, scott_pi
from scoring.agreement.percent import (
    negative_agreement,
    pabak,
    percent_agreement,
    positive_agreement,
    proportion,
)
from scoring.agreement.tables import cross_table

__all__ = [
    "Estimate",
    "cohen_kappa",
    "cohen_kappa_from_table",
    "cross_table",
    "kappa_max",
    "negative_agreement",
    "pabak",
    "percent_agreement",
    "positive_agreement",
    "proportion",
    "scott_pi",
]
