"""Which act stays chosen when the script becomes another: by what it says, not by its line."""

from collections import Counter
from collections.abc import Hashable

from simulator.authoring.editing import Entry, Outline


def followed(before: Outline, after: Outline, line: int | None) -> int | None:
    """Return the line of the act to be chosen in a script that was changed.

    It is the act that was chosen, if it still says the same, the nearest of several; else the one
    act that is new or says something else now; None if there is none such, or more than one.

    Args:
        before: The script as it was.
        after: The script as it is.
        line: Where the act that was chosen stood, None if none was.
    """
    chosen = before.at_line(line) if line is not None else None
    if chosen is not None:
        same = [e for e in after.entries if _says(e) == _says(chosen)]
        if same:
            return min(same, key=lambda e: abs(e.line - chosen.line)).line
    known = Counter(map(_says, before.entries))
    new = [e for e in after.entries if not known[_says(e)]]
    return new[0].line if len(new) == 1 else None


def _says(entry: Entry) -> Hashable:
    return entry.episode, tuple(sorted(entry.fields.items()))
