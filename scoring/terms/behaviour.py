"""The ethogram as values: what can be seen, who can do it, and what it is evidence for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Actor = Literal["infant", "caregiver", "stranger", "experimenter"]
Direction = Literal["raises", "lowers", "context"]
Strength = Literal["strong", "medium", "weak"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """State what a behaviour says about one scale.

    ``low`` and ``high`` bound the region of the scale for which it is typical.
    """

    scale: str
    direction: Direction
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """State which disorganisation index (1 to 7) a behaviour belongs to and how much it counts.

    From ``strong_from_ms`` on it counts as strong whatever its usual strength; below
    ``medium_from_ms`` it is a passing oddity.
    """

    index: int
    strength: Strength
    strong_from_ms: int | None = None
    medium_from_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One entry of the ethogram.

    ``kind`` is "point" or "bout"; ``typical_ms`` the usual shortest and longest duration.
    ``coded`` is false for staging acts, which are never evidence; ``also`` names the further actors
    who can do them. ``family`` names the look-alike family. ``door`` tells whether doing it takes
    the actor into the room, out of it, or happens behind the door. Where only an infant that moves
    in one way can do it, ``gait`` says so, and ``instead`` what one does that moves otherwise.
    """

    id: str
    actor: Actor
    title: str
    definition: str
    kind: Literal["point", "bout"]
    typical_ms: tuple[int, int]
    clip: str
    coded: bool = True
    evidence: tuple[Evidence, ...] = ()
    sign: Sign | None = None
    priority: int = 1
    family: str | None = None
    bid: bool = False
    cry: Literal["fuss", "cry", "hard_cry"] | None = None
    also: tuple[Actor, ...] = ()
    door: Literal["enters", "leaves", "outside"] | None = None
    gait: Literal["crawls", "walks"] | None = None
    instead: str | None = None

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return everybody who can do it."""
        return (self.actor, *self.also)


@dataclass(frozen=True, slots=True)
class Ethogram:
    """All behaviours by id, in the order of the catalogue.

    ``families`` says of each look-alike family what tells its members apart; of the members of
    one ``exclusive`` set an actor does one at a time.
    """

    behaviours: Mapping[str, Behaviour] = field(default_factory=lambda: MappingProxyType({}))
    families: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    exclusive: tuple[frozenset[str], ...] = ()

    def __getitem__(self, behaviour: str) -> Behaviour:
        return self.behaviours[behaviour]

    def __contains__(self, behaviour: object) -> bool:
        return behaviour in self.behaviours

    def of(self, actor: Actor, *, coded: bool | None = None) -> tuple[Behaviour, ...]:
        """Return what ``actor`` can do; only coded or only staging entries if ``coded`` says so."""
        return tuple(
            b
            for b in self.behaviours.values()
            if actor in b.actors and (coded is None or b.coded == coded)
        )

    def rivals(self, behaviour: str) -> frozenset[str]:
        """Return what cannot go on at the same time as a behaviour, by the same actor."""
        sets = (members for members in self.exclusive if behaviour in members)
        return frozenset().union(*sets) - {behaviour}

    def alike(self, one: str, other: str) -> bool:
        """Tell whether two behaviours belong to the same look-alike family."""
        a, b = self.behaviours.get(one), self.behaviours.get(other)
        return a is not None and b is not None and a.family is not None and a.family == b.family
