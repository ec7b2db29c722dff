"""The numbers and classes of the rubric, read from ``rubric.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class RubricNumbers:
    """Thresholds by scale and name, and the behaviours of each class."""

    scales: Mapping[str, Mapping[str, Any]]
    classes: Mapping[str, frozenset[str]]

    def __getitem__(self, scale: str) -> Mapping[str, Any]:
        return self.scales[scale]


def read_numbers(path: Path) -> RubricNumbers:
    """Read a file laid out like ``rubric.toml``.

    Raises:
        ValueError: it has no ``classes``, or is not TOML; names the file.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        classes = data.pop("classes")
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path}: {error}; compare it with scoring/rubric/rubric.toml") from error
    return RubricNumbers(
        MappingProxyType({scale: MappingProxyType(table) for scale, table in data.items()}),
        MappingProxyType({name: frozenset(ids) for name, ids in classes.items()}),
    )


NUMBERS: Final = read_numbers(Path(__file__).with_name("rubric.toml"))
