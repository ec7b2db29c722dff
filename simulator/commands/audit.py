"""``audit``: keys held against their own scripts, scale by scale and act by act."""

import sys

from simulator.authoring import audit_cases, load_rules, over_all
from simulator.authoring.drilling import check_all_drills
from simulator.case import as_json as as_json_problem
from simulator.case import library_cases
from simulator.commands.audit_data import audits_as_data
from simulator.commands.audit_sheet import print_library, print_sheet
from simulator.commands.given import folder_of
from simulator.commands.lint import show
from simulator.commands.output import print_json
from simulator.lessons.drills import load_drills

_SHEETS = 3
"""Up to so many cases are shown in full, more as one line each."""


def run(cases: list[str], as_json: bool) -> int:
    """Audit cases, the whole library if none is named; 1 if any of them has to be mended."""
    audits = audit_cases([folder_of(name) for name in cases or library_cases()])
    rules = load_rules()
    whole = over_all(audits, rules)
    drills = load_drills()
    together, said = check_all_drills(drills, library_cases(), rules.drills)
    if as_json:
        told = audits_as_data(audits, whole, rules)
        asked = {"items": len(drills.value or ()), "complaints": list(said)}
        problems = [as_json_problem(p) for p in together]
        print_json({**told, "drills": {**asked, "problems": problems}})
    elif cases and len(cases) <= _SHEETS:
        for audit in audits:
            print_sheet(audit)
    else:
        print_library(audits, whole, rules)
        print(f"{len(drills.value or ())} drill items")
        print(*said, sep="\n")
        show(together, "concise", sys.stdout)
    wrong = bool(whole.complaints or together or said) and not cases
    return 1 if wrong or not all(a.passed for a in audits) else 0
