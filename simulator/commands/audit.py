"""``audit``: keys held against their own scripts, scale by scale and act by act."""

from dataclasses import replace

from simulator.authoring import audit_cases, audit_library, load_rules, over_all
from simulator.commands.audit_data import audits_as_data
from simulator.commands.audit_sheet import print_library, print_sheet
from simulator.commands.given import folder_of
from simulator.commands.output import print_json

_SHEETS = 3
"""Up to so many cases are shown in full, more as one line each."""


def run(cases: list[str], as_json: bool) -> int:
    """Audit cases, the whole library if none is named; 1 if any of them has to be mended."""
    rules = load_rules()
    if cases:
        audits = audit_cases([folder_of(name) for name in cases])
        whole = replace(over_all(audits, rules), complaints=())  # a few cases prove no shares
    else:
        audits, whole = audit_library(rules)
    if as_json:
        print_json(audits_as_data(audits, whole, rules))
    elif 0 < len(cases) <= _SHEETS:
        for audit in audits:
            print_sheet(audit)
    else:
        print_library(audits, whole, rules)
    holds = all(a.passed for a in audits) and not whole.problems and not whole.complaints
    return 0 if holds else 1
