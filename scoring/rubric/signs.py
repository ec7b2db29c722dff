"""From signs of disorganisation to the 1-9 rating: a count that stands for a judgement.

The anchors of the rating are Main and Solomon's (1990), in our own words; the count is a simulator
rule. Published ratings rest on judgement, and a key may differ from the count by a point.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.rubric.stretch import covered
from scoring.rules import DEFAULTS, SignRules
from scoring.terms import REUNIONS, Ethogram, Event, IndexMark, Sign
from scoring.terms.behaviour import Strength

WITH_CAREGIVER = (1, 2, 3, 5, 8)
"""Episodes in which the caregiver is in the room; only there a sign counts."""


@dataclass(frozen=True, slots=True)
class CountedSign:
    """One sign as it enters the count.

    ``to_ms`` is None where only its moment is known, ``index`` where the group (1 to 7) is not.
    ``explained`` says that there is a likely explanation, such as a noise, a stumble or tiredness.
    """

    behaviour: str
    episode: int
    from_ms: int
    to_ms: int | None
    strength: Strength | Literal["passing"]
    index: int | None = None
    explained: bool = False

    @property
    def length_ms(self) -> int | None:
        """Return how long it lasted, if that is known."""
        return None if self.to_ms is None else self.to_ms - self.from_ms


def strength_of(sign: Sign, length_ms: int) -> Strength | Literal["passing"]:
    """Return how much a sign of this length counts."""
    if sign.strong_from_ms is not None and length_ms >= sign.strong_from_ms:
        return "strong"
    if sign.medium_from_ms is not None and length_ms < sign.medium_from_ms:
        return "passing"
    if sign.strong_from_ms is not None and sign.strength == "strong":
        return "medium"
    return sign.strength


def signs_of(events: Iterable[Event], ethogram: Ethogram) -> tuple[CountedSign, ...]:
    """Return the infant's signs among the events, each with the strength its length gives it."""
    return tuple(
        CountedSign(
            e.behaviour,
            e.episode,
            e.from_ms,
            e.to_ms,
            strength_of(s, e.to_ms - e.from_ms),
            s.index,
        )
        for e in events
        if e.actor == "infant"
        and e.behaviour in ethogram
        and (s := ethogram[e.behaviour].sign) is not None
    )


def signs_marked(indices: Iterable[IndexMark]) -> tuple[CountedSign, ...]:
    """Return the signs that a coder or a key noted, with the strength noted."""
    return tuple(CountedSign(i.behaviour, i.episode, i.at_ms, None, i.strength) for i in indices)


def counted_rating(
    signs: Sequence[CountedSign], *, ac_mix: bool = False, rules: SignRules = DEFAULTS.signs
) -> int:
    """Return the rating of 1 to 9 that the signs add up to.

    Args:
        signs: one for each event; those without the caregiver are left out here.
        ac_mix: whether one reunion is of the A type and the other of the C type; counts as medium.
        rules: lengths.
    """
    signs = [s for s in signs if s.episode in WITH_CAREGIVER]
    plain = [s for s in signs if s.episode in REUNIONS and not s.explained]
    short = [
        s
        for s in plain
        if s.strength == "strong" and s.length_ms is not None and s.length_ms < rules.short_ms
    ]
    strong = [s for s in plain if s.strength == "strong" and s not in short]
    medium = [s for s in plain if s.strength == "medium"]
    weak = sum(s.strength == "weak" for s in plain)
    reduced = [s for s in signs if s not in plain]
    reduced_strong = any(s.strength == "strong" for s in reduced)
    reduced_medium = any(s.strength == "medium" for s in reduced)
    passing = any(s.strength == "passing" for s in plain)
    early = any(s.from_ms < rules.window_ms for s in medium)
    long_strong = any((s.length_ms or 0) > rules.long_ms for s in strong)

    mediums = len(medium) + ac_mix
    if mediums:
        mediums += weak // 2
    ladder = (
        (9, len(strong) >= 3 or _fills_a_reunion(plain, rules)),
        (8, len(strong) == 2 or (long_strong and mediums >= 2)),
        (7, len(strong) == 1 or mediums >= 4),
        (6, mediums == 3 or bool(short)),
        (5, (mediums == 2 and early) or reduced_strong),
        (4, mediums >= 1 or weak >= 3),
        (3, weak == 2 or reduced_medium),
        (2, weak == 1 or passing),
    )
    return next((rating for rating, fits in ladder if fits), 1)


def _fills_a_reunion(signs: Iterable[CountedSign], rules: SignRules) -> bool:
    """Tell whether the signs take up more of one reunion than the rules allow.

    Contradictions in sequence (index 1) do not count here: what is odd in them is the change, and
    the calm or the outburst that follows may last the whole reunion.
    """
    stretches = [
        (s.episode, s.from_ms, s.to_ms) for s in signs if s.to_ms is not None and s.index != 1
    ]
    return any(
        covered([(a, b) for e, a, b in stretches if e == episode], (0, 2**62)) > rules.filling_ms
        for episode in REUNIONS
    )
