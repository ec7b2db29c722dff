"""``audit``: keys held against their own scripts, scale by scale and act by act."""

from simulator.authoring import audit_cases, load_rules, over_all
from simulator.case import library_cases
from simulator.commands.audit_data import audits_as_data
from simulator.commands.audit_sheet import print_library, print_sheet
from simulator.commands.given import folder_of
from simulator.commands.output import print_json

_SHEETS = 3
"""Up to so many cases are shown in full, more as one line each."""


def run(cases: list[str], as_json: bool) -> int:
    """Audit cases, the whole library if none is named; 1 if any of them has to be mended."""
    audits = audit_cases([folder_of(name) for name in cases or library_cases()])
    rules = load_rules()
    whole = over_all(audits, rules)
    if as_json:
        print_json(audits_as_data(audits, whole, rules))
    elif cases and len(cases) <= _SHEETS:
        for audit in audits:
            print_sheet(audit)
    else:
        print_library(audits, whole, rules)
    complaints = whole.complaints if not cases else ()
    return 0 if all(a.passed for a in audits) and not complaints else 1
