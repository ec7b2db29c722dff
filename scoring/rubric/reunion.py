"""What the rubric looks at: one episode with its events, its bids and its contact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.rubric.numbers import NUMBERS, RubricNumbers
from scoring.rubric.stretch import Stretch, joined
from scoring.terms import Event


@dataclass(frozen=True, slots=True)
class Earned:
    """What one scale of one episode adds up to.

    ``rule`` names the step of the ladder that fits first, as "proximity_seeking.6b"; ``events`` are
    what earned it, in order.
    """

    scale: str
    episode: int
    rating: int
    rule: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Observed:
    """One episode as the rubric sees it. Times in milliseconds from its start.

    ``acts`` are all acts of all actors, coded and staging, in order. ``contacts`` are the stretches
    in which the infant was in the caregiver's arms, on the lap, or held on to the caregiver.
    """

    episode: int
    length_ms: int
    acts: tuple[Event, ...]
    contacts: tuple[Stretch, ...]
    numbers: RubricNumbers = NUMBERS

    def of(self, *classes: str) -> tuple[Event, ...]:
        """Return the acts of infant or caregiver that belong to any of these classes, in order."""
        wanted = frozenset().union(*(self.numbers.classes[c] for c in classes))
        return tuple(
            a for a in self.acts if a.behaviour in wanted and a.actor in ("infant", "caregiver")
        )

    @property
    def bids(self) -> tuple[Event, ...]:
        """Return the caregiver's bids, and the lifts, which ask for an answer as well."""
        lifts = self.numbers.classes["lifts"]
        return tuple(
            a for a in self.acts if a.actor == "caregiver" and (a.bid or a.behaviour in lifts)
        )

    def touching(self, t: int) -> bool:
        """Tell whether infant and caregiver are in contact."""
        return any(start <= t <= end for start, end in self.contacts)

    def contact_from(self, t: int, slack_ms: int) -> Stretch | None:
        """Return the contact that is running at a time, or begins soon after it."""
        return next((c for c in self.contacts if c[0] - slack_ms <= t <= c[1]), None)


def observe(
    acts: Iterable[Event],
    held: Sequence[tuple[int, int, int]],
    *,
    episode: int,
    length_ms: int,
    numbers: RubricNumbers = NUMBERS,
) -> Observed:
    """Gather what happened in one episode.

    Args:
        acts: all acts of a session, coded and staging.
        held: stretches of being held by the caregiver: episode, start and end.
        episode: number of the episode.
        length_ms: its real length.
        numbers: thresholds and classes.
    """
    mine = tuple(
        sorted((a for a in acts if a.episode == episode), key=lambda a: (a.from_ms, a.line or 0))
    )
    own = numbers.classes["own_contact"] | numbers.classes["touches"]
    touches = [
        (a.from_ms, max(a.to_ms, a.from_ms + 1000))
        for a in mine
        if a.actor == "infant" and a.contact and a.behaviour in own
    ]
    contacts = joined(
        [*((a, b) for e, a, b in held if e == episode), *touches],
        numbers["time"]["same_contact_ms"],
    )
    return Observed(episode, length_ms, mine, contacts, numbers)
