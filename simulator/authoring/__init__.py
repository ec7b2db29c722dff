"""Authoring: keys held against their scripts, one case at a time and over the library."""

from simulator.authoring.audit import Audit, Judged, audit_case
from simulator.authoring.library import Totals, apart, audit_cases, totals
from simulator.authoring.rules import AuditRules, load_rules

__all__ = [
    "Audit",
    "AuditRules",
    "Judged",
    "Totals",
    "apart",
    "audit_case",
    "audit_cases",
    "load_rules",
    "totals",
]
