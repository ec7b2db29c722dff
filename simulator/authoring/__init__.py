"""Authoring: keys held against their scripts, one case at a time and over the library."""

from simulator.authoring.audit import Audit, Judged, audit_case
from simulator.authoring.library import Totals, Whole, apart, audit_cases, audit_library, over_all
from simulator.authoring.rules import AuditRules, load_rules

__all__ = [
    "Audit",
    "AuditRules",
    "Judged",
    "Totals",
    "Whole",
    "apart",
    "audit_case",
    "audit_cases",
    "audit_library",
    "load_rules",
    "over_all",
]
