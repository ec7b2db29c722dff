"""``explain``: what the code of a problem means."""

import difflib

from simulator.case.codes import CODES
from simulator.commands.stop import Stop


def run(code: str) -> int:
    """Print the meaning of one code."""
    wanted = code.strip().strip("[]").upper()
    if wanted not in CODES:
        near = difflib.get_close_matches(wanted, CODES, n=3, cutoff=0.5)
        guess = f" The nearest are {', '.join(near)}." if near else ""
        raise Stop(f"There is no problem code {code!r}; they look like E201 or W405.{guess}")
    print(f"{wanted}: {CODES[wanted]}")
    return 0
