"""Keys that a panel coded: where the experts themselves differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.agreement import Estimate, icc
from scoring.terms import REUNIONS, Key


@dataclass(frozen=True, slots=True)
class Disputed:
    """One rating on which the experts differ. ``episode`` is None for the rating of D."""

    scale: str
    episode: int | None
    consensus: int | None
    given: tuple[int, ...]

    @property
    def low(self) -> int:
        """Return the lowest that an expert gave."""
        return min(self.given)

    @property
    def high(self) -> int:
        """Return the highest that an expert gave."""
        return max(self.given)


def disputed(key: Key) -> tuple[Disputed, ...]:
    """Return the ratings on which the members of a panel differ, the widest first."""
    found = [
        Disputed(scale, episode, key.ratings.get(episode, {}).get(scale), tuple(given))
        for episode in REUNIONS
        for scale in key.ratings.get(episode, {})
        if len(set(given := _given(key, episode, scale))) > 1
    ]
    marks = [c.disorganisation for c in key.coders if c.disorganisation is not None]
    if len(set(marks)) > 1:
        rating = key.disorganisation.rating
        found.append(Disputed("disorganisation", None, rating, tuple(marks)))
    return tuple(sorted(found, key=lambda d: (d.low - d.high, d.episode or 0, d.scale)))


def experts_gave(key: Key, scale: str, episode: int | None) -> Disputed | None:
    """Return what the experts gave on one scale, if they differ there."""
    return next((d for d in disputed(key) if (d.scale, d.episode) == (scale, episode)), None)


def classes_given(key: Key) -> tuple[str, ...]:
    """Return the classifications that members of the panel gave alone, each once."""
    return tuple(dict.fromkeys(str(c.classification) for c in key.coders if c.classification))


def panel_agreement(keys: Iterable[Key], scale: str) -> Estimate:
    """Return ICC(2,1) of the experts on a scale, over cases that the same number of them coded."""
    rows = [
        row for key in keys for episode in REUNIONS if len(row := _given(key, episode, scale)) > 1
    ]
    widest = max(map(len, rows), default=0)
    return icc([row for row in rows if len(row) == widest])


def _given(key: Key, episode: int, scale: str) -> Sequence[int]:
    return [
        rating
        for coder in key.coders
        if (rating := coder.ratings.get(episode, {}).get(scale)) is not None
    ]
