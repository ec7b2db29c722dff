"""Whether the infant was settled as the second reunion ended (simulator rule)."""

from scoring.rubric.reunion import Observed
from scoring.rubric.stretch import covered


def settled(seen: Observed) -> bool:
    """Tell whether the last half minute is free of crying and shows interest or rest.

    One burst of fussing is overlooked if it is short. An infant that was never upset is settled.
    """
    n = seen.numbers["settling"]
    crying = [a for a in seen.of("crying") if a.actor == "infant"]
    if not crying:
        return True
    last = (seen.length_ms - n["last_ms"], seen.length_ms)
    late = [a for a in crying if a.to_ms > last[0]]
    overlooked = (
        len(late) == 1
        and late[0].behaviour == "fuss"
        and late[0].to_ms - late[0].from_ms < n["overlooked_ms"]
    )
    if late and not overlooked:
        return False
    shown = [(a.from_ms, max(a.to_ms, a.from_ms + 1)) for a in seen.of("interest")]
    return covered(shown, last) > 0
