"""What happened and what a trainee says happened: events and marks, in whole milliseconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that really happened in a performance.

    Times count from the start of the episode. ``contact`` tells whether infant and caregiver
    touched during it, ``distance`` how far they were apart at its start, in metres (None while the
    caregiver is out of the room). ``bid`` is true for an attempt to engage the infant.
    ``latency_ms`` counts from the caregiver's entry in a reunion. ``line`` is the line of the
    script it came from.
    """

    id: str
    actor: str
    behaviour: str
    episode: int
    from_ms: int
    to_ms: int
    target: str | None = None
    intensity: int = 2
    contact: bool = False
    distance: float | None = None
    bid: bool = False
    latency_ms: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One timed observation by a trainee; a point has equal ends."""

    id: str
    actor: str
    behaviour: str
    episode: int
    from_ms: int
    to_ms: int
    note: str = ""
