"""What an act says when it is put in: as much as it needs to be played and seen."""

from collections.abc import Mapping

from scoring.terms.behaviour import Behaviour
from simulator.authoring.editing import usual_fields

_USUAL_MS = 5_000
_STEP_MS = 1_000


def fields_for(name: str, behaviour: Behaviour | None) -> Mapping[str, str | int]:
    """Return what a new act says besides who does what.

    Args:
        name: The behaviour, or the fragment.
        behaviour: The behaviour; None for a fragment, which says all of itself.
    """
    if behaviour is None:
        return {}
    fields: dict[str, str | int] = dict(usual_fields(name))
    if behaviour.kind == "bout" and "for" not in fields:
        shortest, longest = behaviour.typical_ms
        lasts = min(max(_USUAL_MS, shortest), longest)
        fields["for"] = round(lasts / _STEP_MS) * _STEP_MS or _STEP_MS
    return fields
