"""Judgements that coders and keys share: classification and disorganisation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scoring.terms.behaviour import Strength

Group = Literal["A", "B", "C", "U"]
SUBGROUPS: dict[str, tuple[str, ...]] = {
    "A": ("A1", "A2"),
    "B": ("B1", "B2", "B3", "B4"),
    "C": ("C1", "C2"),
    "U": (),
}


@dataclass(frozen=True, slots=True)
class Classification:
    """Name the best-fitting organised group (or U) and whether the dyad is disorganised.

    "D/B3" is ``Classification("B", "B3", disorganised=True)``. ``uncodable`` holds the reason why a
    session cannot be coded at all; then ``group`` is None.
    """

    group: Group | None
    subgroup: str | None = None
    disorganised: bool | None = None
    uncodable: str | None = None

    @property
    def four_way(self) -> str | None:
        """Return A, B, C, U or D: the single letter reported in research."""
        return "D" if self.disorganised else self.group

    def __str__(self) -> str:
        if self.uncodable:
            return "uncodable"
        best = self.subgroup or self.group or "?"
        return f"D/{best}" if self.disorganised else best


@dataclass(frozen=True, slots=True)
class IndexMark:
    """One sign of disorganisation: which behaviour, when, how strong."""

    behaviour: str
    episode: int
    at_ms: int
    strength: Strength


@dataclass(frozen=True, slots=True)
class Disorganisation:
    """The 1-9 rating with the signs that carry it (Main and Solomon, 1990).

    ``seen`` holds, for each of the seven indices that was looked for, whether it was seen; it is
    a coder's way to the rating and is not scored.
    """

    rating: int | None = None
    indices: tuple[IndexMark, ...] = ()
    seen: Mapping[int, bool] = field(default_factory=dict)
