"""Disorganisation against the key: the rating, and the signs that carry it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scoring.marks import Matching, match
from scoring.ratings import NumberScore, score_number
from scoring.rules import Rules
from scoring.terms import Disorganisation, Event, IndexMark, Mark


@dataclass(frozen=True, slots=True)
class DisorganisationScore:
    """The rating of 1 to 9 against the key's, and which of the key's signs were noted.

    ``rating`` is None if the key has none.
    """

    rating: NumberScore | None
    signs: Matching


def score_disorganisation(
    yours: Disorganisation,
    key: Disorganisation,
    *,
    episodes: Iterable[int],
    alike: Callable[[str, str], bool],
    rules: Rules,
) -> DisorganisationScore:
    """Compare a trainee's disorganisation with the key's.

    One event earns one sign; where experts differ over its index, either id is right.

    Args:
        yours: the trainee's rating and signs.
        key: the key's.
        episodes: those the exercise asks for; signs in others are not read.
        alike: tells whether two behaviours belong to one look-alike family.
        rules: credit and how far apart a sign may be noted.
    """
    asked = frozenset(episodes)
    rating = None
    if key.rating is not None:
        rating = score_number(yours.rating, key.rating, rules.disorganisation)
    signs = match(
        [Mark(f"sign-{n}", *_moment(i)) for n, i in enumerate(yours.indices) if i.episode in asked],
        [Event(f"sign-{n}", *_moment(i)) for n, i in enumerate(key.indices) if i.episode in asked],
        tolerance_ms=rules.sign_tolerance_ms,
        alike=alike,
        equivalent=rules.marks.same,
    )
    return DisorganisationScore(rating, signs)


def _moment(index: IndexMark) -> tuple[str, str, int, int, int]:
    return "infant", index.behaviour, index.episode, index.at_ms, index.at_ms
