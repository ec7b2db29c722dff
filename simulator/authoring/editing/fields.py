"""The fields of an entry, changed as they are written there and in the entries around it."""

from collections.abc import Mapping
from typing import Any

from simulator.authoring.editing.document import Document
from simulator.authoring.editing.mappings import with_key, with_value, without_key
from simulator.authoring.editing.outline import Entry, EpisodeOutline, episode_of
from simulator.authoring.editing.scalars import TIMES, as_text
from simulator.authoring.editing.splices import Splice
from simulator.case.script import ACTORS

ORDER = ("at", "use", *ACTORS, "target", "toy", "place", "intensity", "for", "until", "says")
"""The keys of an act as they usually follow one another."""


def texts_of(document: Document, entry: Entry, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as they are to be written, times in the style of those that are there."""
    outline = episode_of(document, entry.path[:-2])
    index = int(entry.path[-1])
    return {
        key: as_text(key, value, like_of(document, outline, key, index, own=entry))
        for key, value in said.items()
    }


def like_of(
    document: Document, outline: EpisodeOutline, key: str, index: int, own: Entry | None = None
) -> str | None:
    """Return a time that is written nearest by, to write another one like it."""
    if key not in TIMES:
        return None
    if own is not None and key in own.fields:
        return document.raw((*own.path, key))
    there = [e for e in outline.entries if key in e.fields]
    nearest = min(there, key=lambda e: abs(int(e.path[-1]) - index), default=None)
    return document.raw((*nearest.path, key)) if nearest else None


def field_splices(document: Document, entry: Entry, texts: Mapping[str, Any]) -> tuple[Splice, ...]:
    """Return what puts values into an entry; a key without a value is taken out."""
    splices: list[Splice] = []
    for key, value in texts.items():
        path = (*entry.path, key)
        if value is None:
            splices += without_key(document, path) if path in document.values else ()
        elif path in document.values:
            splices += with_value(document, path, value)
        else:
            splices.append(with_key(document, entry.path, key, value, ORDER))
    return tuple(splices)


def say(entry: dict[str, Any], texts: Mapping[str, Any]) -> None:
    """Change what an entry says, as data; a key without a value goes."""
    for key, value in texts.items():
        if value is None:
            entry.pop(key, None)
        else:
            entry[key] = value
