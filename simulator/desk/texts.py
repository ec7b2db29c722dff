"""Texts: everything the desk says, read from ``assets/texts/<language>``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from simulator.resources import ASSETS


class Texts:
    """The texts of one language: ``texts("coding.play")`` gives a sentence, its blanks filled in.

    Longer matter such as the anchors of the scales is reached with :meth:`table`.
    """

    def __init__(self, tables: Mapping[str, Mapping[Any, Any]]) -> None:
        self._tables = tables
        self._phrases = tables["interface"]

    def __call__(self, name: str, **values: object) -> str:
        """Return a text by screen and name.

        Raises:
            KeyError: There is no such text.
        """
        screen, _, phrase = name.partition(".")
        text = str(self._phrases[screen][phrase])
        return text.format(**values) if values else text

    def table(self, name: str) -> Mapping[Any, Any]:
        """Return one file of texts as it is."""
        return self._tables[name]


def load_texts(language: str = "en", folder: Path = ASSETS / "texts") -> Texts:
    """Read all texts of a language."""
    return Texts({f.stem: _read(f) for f in sorted((folder / language).glob("*.yaml"))})


def _read(path: Path) -> Mapping[Any, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: Mapping[Any, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return table


def clock(ms: int, *, tenths: bool = False) -> str:
    """Return a time as ``1:05``, or with tenths as ``1:05.2``."""
    seconds, rest = divmod(max(ms, 0), 1000)
    text = f"{seconds // 60}:{seconds % 60:02d}"
    return f"{text}.{rest // 100}" if tenths else text
