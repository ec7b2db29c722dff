"""Wording: what findings say, read from ``wording.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """A scale's name, and what decides a rating on it."""

    name: str
    cue: str


@dataclass(frozen=True, slots=True)
class PairWords:
    """Two groups or subgroups that look alike: where to look, and what tells them apart."""

    between: frozenset[str]
    scale: str
    cue: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences of the findings in one language."""

    findings: Mapping[str, str]
    words: Mapping[str, str]
    scales: Mapping[str, ScaleWords]
    pairs: tuple[PairWords, ...]
    rubric: Mapping[str, Mapping[str, str]]

    def rule(self, rule: str) -> str:
        """Return why the rubric gives a number; ``rule`` as in ``scoring.rubric.Earned``."""
        scale, _, step = rule.partition(".")
        return self.rubric[scale][step]

    def scale(self, name: str) -> ScaleWords:
        """Return the words for a scale; its name alone if there are none."""
        return self.scales.get(name, ScaleWords(name.replace("_", " "), ""))

    def pair(self, one: str, other: str) -> PairWords | None:
        """Return what tells two subgroups apart, or else their groups."""
        groups = frozenset((one[:1], other[:1]))
        by_name = {p.between: p for p in self.pairs}
        return by_name.get(frozenset((one, other))) or by_name.get(groups)


def read_wording(path: Path) -> Wording:
    """Read a file laid out like ``wording.toml``.

    Raises:
        ValueError: an entry is missing; names the file.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return Wording(
            findings=MappingProxyType(data["findings"]),
            words=MappingProxyType(data["words"]),
            scales=MappingProxyType({k: ScaleWords(**v) for k, v in data["scales"].items()}),
            pairs=tuple(
                PairWords(frozenset(p["between"]), p["scale"], p["cue"]) for p in data["pairs"]
            ),
            rubric=MappingProxyType({k: MappingProxyType(v) for k, v in data["rubric"].items()}),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{path}: {error}; compare it with scoring/wording.toml, which has every entry"
        ) from error


ENGLISH: Final = read_wording(Path(__file__).with_name("wording.toml"))
