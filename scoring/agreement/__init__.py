"""Agreement between coders: every figure with its n, its standard error and its interval.

``a`` and ``b`` are what two coders gave for the same units, in the same order; ``table`` is a
square table of counts with the first coder in rows; ``ratings`` is a table of units x coders, with
None or NaN where a code is missing. A statistic that is not defined comes back as an ``Estimate``
without a value and with a sentence in ``undefined``; it is never NaN.
"""

from scoring.agreement.accuracy import expected_kappa, observer_accuracy
from scoring.agreement.bootstrap import bootstrap
from scoring.agreement.conger import conger_kappa, light_kappa
from scoring.agreement.estimate import Estimate
from scoring.agreement.fleiss import fleiss_chance_error, fleiss_kappa, fleiss_kappa_by_category
from scoring.agreement.gwet import brennan_prediger, gwet_ac1, gwet_ac2
from scoring.agreement.icc import icc
from scoring.agreement.kappa import cohen_kappa, cohen_kappa_from_table, kappa_max, scott_pi
from scoring.agreement.krippendorff import krippendorff_alpha
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
    "bootstrap",
    "brennan_prediger",
    "cohen_kappa",
    "cohen_kappa_from_table",
    "conger_kappa",
    "cross_table",
    "expected_kappa",
    "fleiss_chance_error",
    "fleiss_kappa",
    "fleiss_kappa_by_category",
    "gwet_ac1",
    "gwet_ac2",
    "icc",
    "kappa_max",
    "krippendorff_alpha",
    "light_kappa",
    "negative_agreement",
    "observer_accuracy",
    "pabak",
    "percent_agreement",
    "positive_agreement",
    "proportion",
    "scott_pi",
]
