"""Catalogues: what the desk says in other languages, read from ``assets/translations/*.po``.

The English texts stand where they are used, in YAML and TOML; a catalogue holds for each its
place (``msgctxt``), its words (``msgid``) and their translation, as gettext does. The files are
read as they are, so that nothing has to be compiled.
"""

import locale
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import NullTranslations, c2py
from pathlib import Path
from types import MappingProxyType

from simulator.records.settings import SYSTEM
from simulator.resources import ASSETS

TRANSLATIONS = ASSETS / "translations"
ENGLISH = "en"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPES = {"\\n": "\n", "\\t": "\t", '\\"': '"', "\\\\": "\\"}
_NAME = re.compile(r"^X-Language-Name: (.+)$", re.MULTILINE)
_PLURALS = re.compile(r"^Plural-Forms: .*?plural=([^;]+);", re.MULTILINE)
_PART = re.compile(r"msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]")


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalogue.

    Where something is counted, ``english`` is said of one and ``plural`` of more; ``forms`` are the
    translations for each form that the language has, the first of them is ``translation``.
    """

    context: str
    english: str
    translation: str
    fuzzy: bool = False
    plural: str = ""
    forms: tuple[str, ...] = ()


class Catalogue(NullTranslations):
    """The messages of one language; what is not translated stays English."""

    def __init__(
        self,
        messages: Mapping[tuple[str, str], str],
        counted: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType({}),
        plural: str = "n != 1",
    ) -> None:
        """Take messages by place and English words.

        Args:
            messages: Their translations.
            counted: The forms of those in which something is counted.
            plural: Which of the forms a number takes, as ``Plural-Forms`` in a header says it.
        """
        super().__init__()
        self._messages, self._counted, self._form = messages, counted, c2py(plural)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message at its place."""
        return self._messages.get((context, message)) or message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message in which ``n`` things are counted."""
        forms, form = self._counted.get((context, msgid1), ()), self._form(n)
        found = forms[form] if form < len(forms) else ""
        return found or super().npgettext(context, msgid1, msgid2, n)


def read_po(path: Path) -> Iterator[Message]:
    """Yield the messages of a catalogue, the first one being its header.

    Raises:
        ValueError: A line is none of those that a catalogue has; names file and line.
    """
    entry: dict[str, str] = {}
    fuzzy, part = False, ""
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        word, _, rest = line.strip().partition(" ")
        if not word:
            if "msgid" in entry:
                yield _message(entry, fuzzy=fuzzy)
            entry, fuzzy, part = {}, False, ""
        elif word.startswith("#"):
            fuzzy = fuzzy or (word == "#," and "fuzzy" in rest)
        elif _PART.fullmatch(word):
            part, entry[word] = word, _unquoted(path, number, rest)
        elif word.startswith('"') and part:
            entry[part] += _unquoted(path, number, line)
        else:
            raise ValueError(f"{path}:{number}: this is no line of a catalogue: {line}")


def _message(entry: Mapping[str, str], *, fuzzy: bool) -> Message:
    forms = tuple(text for part, text in sorted(entry.items()) if part.startswith("msgstr["))
    return Message(
        entry.get("msgctxt", ""),
        entry["msgid"],
        forms[0] if forms else entry.get("msgstr", ""),
        fuzzy,
        entry.get("msgid_plural", ""),
        forms,
    )


def _unquoted(path: Path, number: int, text: str) -> str:
    match = _QUOTED.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{path}:{number}: a text in double quotes was expected: {text}")
    return re.sub(r"\\.", lambda sign: _ESCAPES.get(sign[0], sign[0][1:]), match[1])


def languages(folder: Path = TRANSLATIONS) -> dict[str, str]:
    """Return the languages there are: what each calls itself, by its code; English first."""
    found = {ENGLISH: "English"}
    for path in sorted(folder.glob("*.po")):
        header = next(read_po(path)).translation
        name = _NAME.search(header)
        found[path.stem] = name[1] if name else path.stem
    return found


def chosen_language(wanted: str, folder: Path = TRANSLATIONS) -> str:
    """Return the language that a setting asks for; English where there is none of it."""
    codes = {ENGLISH, *(path.stem for path in folder.glob("*.po"))}
    asked = _of_the_system() if wanted == SYSTEM else wanted
    return asked if asked in codes else ENGLISH


def _of_the_system() -> str:
    """Return the code of the language in which the computer speaks to this person."""
    named = (os.environ.get(name) for name in _VARIABLES)
    tag = next(filter(None, named), None) or locale.getlocale()[0] or ENGLISH
    return re.split(r"[_.:@-]", tag)[0].lower()


def catalogue_of(language: str, folder: Path = TRANSLATIONS) -> NullTranslations:
    """Return the messages of a language that there is."""
    if language == ENGLISH:
        return NullTranslations()
    header, *entries = read_po(folder / f"{language}.po")
    rule = _PLURALS.search(header.translation)
    sure = [m for m in entries if not m.fuzzy]
    return Catalogue(
        {(m.context, m.english): m.translation for m in sure},
        {(m.context, m.english): m.forms for m in sure if m.plural},
        rule[1] if rule else "n != 1",
    )
