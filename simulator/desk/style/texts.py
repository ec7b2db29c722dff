"""Texts: everything the desk says, read from ``assets/texts`` and said in the language chosen."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from simulator.resources import ASSETS

ENGLISH_TEXTS = ASSETS / "texts" / "en"
FILES = ("interface", "cautions", "classification", "scales", "decision", "everyday")
"""The files of which the desk speaks; others belong to the command line."""
_COUNTED = {"one", "other"}


class Texts:
    """The texts of one language: ``texts("coding.play")`` gives a sentence, its blanks filled in.

    A text with the two forms ``one`` and ``other`` counts: ``n`` says which of them is meant.
    Longer matter such as the anchors of the scales is reached with :meth:`table`, what other rooms
    say with :meth:`of`.
    """

    def __init__(
        self, tables: Mapping[str, Mapping[Any, Any]], catalogue: NullTranslations | None = None
    ) -> None:
        self._catalogue = catalogue or NullTranslations()
        self._tables = {name: self._said(name, table) for name, table in tables.items()}
        self._phrases = self._tables["interface"]

    def __call__(self, name: str, /, **values: object) -> str:
        """Return a text by screen and name.

        Raises:
            KeyError: There is no such text.
        """
        screen, _, phrase = name.partition(".")
        found = self._phrases[screen][phrase]
        text = str(found(values["n"]) if callable(found) else found)
        return text.format(**values) if values else text

    def table(self, name: str) -> Mapping[Any, Any]:
        """Return one file of texts as it is."""
        table: Mapping[Any, Any] = self._tables[name]
        return table

    def of(self, context: str, english: str) -> str:
        """Return what another room says in English, at its place, in this language."""
        return self._catalogue.pgettext(context, english) if english else english

    def _said(self, context: str, value: Any) -> Any:
        """Return texts, at any depth, in this language; those that count as functions of ``n``."""
        if isinstance(value, Mapping) and value.keys() == _COUNTED:
            return partial(self._catalogue.npgettext, context, value["one"], value["other"])
        if isinstance(value, Mapping):
            said = {key: self._said(f"{context}.{key}", inner) for key, inner in value.items()}
            return MappingProxyType(said)
        return self.of(context, value) if isinstance(value, str) else value


def load_texts(catalogue: NullTranslations | None = None, folder: Path = ENGLISH_TEXTS) -> Texts:
    """Read all texts, in the language of a catalogue; in English without one."""
    return Texts({name: _read(folder / f"{name}.yaml") for name in FILES}, catalogue)


@cache
def _read(path: Path) -> Mapping[Any, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: Mapping[Any, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return table


def date_of(texts: Texts, when: datetime) -> str:
    """Return a day and its time, as it is where the person is."""
    return texts("app.date", day=when.day, month=when.month, time=f"{when:%H:%M}")


def clock(ms: int, *, tenths: bool = False) -> str:
    """Return a time as ``1:05``, or with tenths as ``1:05.2``."""
    seconds, rest = divmod(max(ms, 0), 1000)
    text = f"{seconds // 60}:{seconds % 60:02d}"
    return f"{text}.{rest // 100}" if tenths else text
