"""What was changed, as a sentence with the words of the forms."""

import re
from typing import Literal

from simulator.authoring.editing import Told
from simulator.desk.shell.screen import Desk

How = Literal["", "undo", "redo"]
"""How a change came about: made just now, taken back, or made again."""
_LONGEST = 30
_LOOKS = frozenset({"seed", "drawn", "look"})
_OF_ACT = re.compile(r"(\d+/[\d:.]+) ?(.*)")
_WRITTEN = {
    "intensity": {"1": "strength_1", "2": "strength_2", "3": "strength_3", "": "strength_2"},
    "for": {"": "usual"},
    "disorganised": {"true": "d", "false": "not_d"},
}
"""Values that have words of their own, by the field; "" is nothing written."""
_PAGES = {"classification": "key_class", "disorganisation": "key_signs"}


def told_in(desk: Desk, told: Told, how: How = "") -> str:
    """Return a change as one sentence, in the language of the desk."""
    said = _said(desk, told)
    return desk.texts(f"studio.told_{how}", what=said) if how else said


def _said(desk: Desk, told: Told) -> str:
    texts = desk.texts
    if told.verb == "outside":
        return texts("studio.told_outside", where=told.where)
    if told.field in _LOOKS or told.where.endswith(" drawn"):
        return texts("studio.told_looks")
    where = _named(desk, told.where, told.field)
    if told.verb != "set":
        return texts(f"studio.told_{told.verb}", where=where)
    before, after = (_value(desk, told.field, value) for value in (told.before, told.after))
    if not after or max(len(before), len(after)) > _LONGEST:
        return texts("studio.told_written", where=where)
    if not before:
        return texts("studio.told_given", where=where, after=after)
    return texts("studio.told_set", where=where, before=before, after=after)


def _named(desk: Desk, where: str, field: str) -> str:
    """Return a place in the words of the forms: "Reunion 5: Avoidance"."""
    act = _OF_ACT.fullmatch(where)
    if act is not None:
        words = act[2]
        title = desk.ethogram[words].title if words in desk.ethogram else words.replace("_", " ")
        named = f"{title} ({act[1]})"
        return f"{named}: {_step(desk, field)}" if field else named
    parts: list[str] = []
    for step in filter(None, (*where.split(), field)):
        if step.isdecimal() and parts:
            parts[-1] += f" {step}"
        elif step not in {"people", "about"}:
            parts.append(_step(desk, step))
    return ": ".join(parts)


def _step(desk: Desk, step: str) -> str:
    """Return what a key of the files is called in the forms."""
    texts, words = desk.texts, desk.texts.table("interface")
    if step in _PAGES:
        return texts(f"studio.{_PAGES[step]}")
    if step in texts.table("scales"):
        return str(texts.table("scales")[step]["title"])
    return str(words["fields"].get(step) or words["studio"].get(step) or step)


def _value(desk: Desk, field: str, value: str | None) -> str:
    """Return what is written, in the words of the forms where they have some."""
    written = " ".join((value or "").strip().strip("\"'").split())
    words = desk.texts.table("interface")
    own = _WRITTEN.get(field, {}).get(written)
    if own is not None:
        return desk.texts(f"studio.{own}")
    for table in ("things", "groups"):
        if written in words[table]:
            return str(words[table][written])
    known = field in {"moves", "difficulty", "target"} and written in words["studio"]
    return desk.texts(f"studio.{written}") if known else written
