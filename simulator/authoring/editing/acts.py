"""What is done to the entries of a script: moved, stretched, retargeted, put in, taken out."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from simulator.authoring.editing.changes import Change, Told, checked
from simulator.authoring.editing.document import Document, reached, read_document
from simulator.authoring.editing.fields import ORDER, field_splices, like_of, say, texts_of
from simulator.authoring.editing.lists import with_item, without_item
from simulator.authoring.editing.mappings import block_mapping, with_key
from simulator.authoring.editing.order import carried, index_for, place_of
from simulator.authoring.editing.outline import Entry, EpisodeOutline, episode_of
from simulator.authoring.editing.refusals import UneditableError
from simulator.authoring.editing.scalars import as_text, flowing
from simulator.authoring.editing.splices import Splice, shifted, spliced
from simulator.case.source import Steps
from simulator.case.times import clock, milliseconds


def move(text: str, entry: Entry, at_ms: int) -> Change:
    """Let an entry begin at another time, with its length kept.

    Where the lines of the episode stand in the order of time, the line goes to its new place.

    Raises:
        UneditableError: As with every function here: the text is laid out too unusually.
    """
    document = read_document(text)
    said: dict[str, Any] = {"at": max(at_ms, 0)}
    if "until" in entry.fields and entry.for_ms is not None:
        said["until"] = said["at"] + entry.for_ms
    told = Told("set", _where(entry), "at", entry.fields.get("at"), clock(said["at"]))
    return _placed(document, entry, texts_of(document, entry, said), told)


def stretch(text: str, entry: Entry, for_ms: int | None) -> Change:
    """Let an entry last so long, None leaves it to the behaviour."""
    document = read_document(text)
    said: dict[str, Any] = {"for": for_ms}
    if "until" in entry.fields:
        said = {"until": None if for_ms is None else (entry.at_ms or 0) + for_ms}
    return _set(document, entry, said)


def set_field(text: str, entry: Entry, name: str, value: str | int | None) -> Change:
    """Say something else of an entry, None says nothing of it any more.

    Args:
        text: The script.
        entry: One of its entries.
        name: ``target``, ``toy``, ``place``, ``intensity``, ``says``, ``for`` ...; ``act`` is what
            is done, whoever does it.
        value: Times in milliseconds.
    """
    if name == "act":
        name = "use" if entry.kind == "fragment" else entry.actor or name
    if name == "at" and isinstance(value, int):
        return move(text, entry, value)
    return _set(read_document(text), entry, {name: value})


def delete(text: str, entry: Entry) -> Change:
    """Take an entry out, with its line and what is remarked on it."""
    document = read_document(text)
    expected = deepcopy(document.data)
    del reached(expected, entry.path[:-1])[entry.path[-1]]
    splices = without_item(document, entry.path)
    told = Told("deleted", _where(entry), before=entry.raw)
    return checked(document, splices, expected, told, entry.path)


def add_entry(
    text: str,
    episode: int,
    actor: str,
    act: str,
    at_ms: int,
    fields: Mapping[str, str | int] | None = None,
) -> Change:
    """Put an act into an episode, where its time wants it, in the style of its neighbours.

    Args:
        text: The script.
        episode: The number of an episode that is there.
        actor: Who does it; ``use`` for a fragment.
        act: The behaviour, or the name of the fragment.
        at_ms: When it begins.
        fields: What else is said of it; times in milliseconds.
    """
    document = read_document(text)
    outline = _episode(document, episode)
    said = {"at": max(at_ms, 0), actor: act, **(fields or {})}
    ordered = {key: said[key] for key in (*ORDER, *said) if key in said}
    path = (*outline.path, "acts")
    index = index_for(outline.entries, max(at_ms, 0), actor)
    beside = outline.entries[max(index - 1, 0)] if outline.entries else None
    texts = {k: as_text(k, v, like_of(document, outline, k, index)) for k, v in ordered.items()}
    flows = beside is None or document.flows(beside.path)

    def written(indent: int | None) -> str:
        if flows or indent is None:
            return flowing(texts)
        return block_mapping(texts, indent, document.newline)

    told = Told("added", f"{episode}/{clock(max(at_ms, 0))} {act}", after=flowing(texts))
    if path not in document.values:
        expected = deepcopy(document.data)
        reached(expected, outline.path)["acts"] = [texts]
        splice = with_key(document, outline.path, "acts", [texts], ("number", "length", "acts"))
        return checked(document, (splice,), expected, told, (*path, 0))
    return _inserted(document, path, index, texts, with_item(document, path, index, written), told)


def duplicate(text: str, entry: Entry, at_ms: int) -> Change:
    """Put the same entry in once more, at another time."""
    document = read_document(text)
    outline = episode_of(document, entry.path[:-2])
    said: dict[str, Any] = {"at": max(at_ms, 0)}
    if "until" in entry.fields and entry.for_ms is not None:
        said["until"] = said["at"] + entry.for_ms
    texts = texts_of(document, entry, said)
    copy = shifted(field_splices(document, entry, texts), -entry.start)
    raw = spliced(entry.raw, copy)
    index = index_for(outline.entries, said["at"], entry.actor or "use")
    path = entry.path[:-1]
    data = {**document.get(entry.path), **texts}
    told = Told(
        "added", f"{entry.episode}/{clock(said['at'])} {entry.act or ''}".strip(), after=raw
    )
    column = document.column(entry.start)

    def written(indent: int | None) -> str:
        margin = " " * (column if indent is None else indent)
        return raw.replace(f"\n{' ' * column}", f"\n{margin}")

    splices = with_item(document, path, index, written)
    return _inserted(document, path, index, data, splices, told)


def _inserted(
    document: Document,
    path: Steps,
    index: int,
    data: Any,
    splices: tuple[Splice, ...],
    told: Told,
) -> Change:
    expected = deepcopy(document.data)
    around = reached(expected, path[:-1])
    around[path[-1]] = [*(around[path[-1]] or ())]
    around[path[-1]].insert(index, data)
    return checked(document, splices, expected, told, (*path, index))


def _set(document: Document, entry: Entry, said: Mapping[str, Any]) -> Change:
    """Change fields of an entry where it stands."""
    texts = texts_of(document, entry, said)
    ((name, value),) = texts.items()
    told = Told("set", _where(entry), name, entry.fields.get(name), value)
    expected = deepcopy(document.data)
    say(reached(expected, entry.path), texts)
    splices = field_splices(document, entry, texts)
    return checked(document, splices, expected, told, entry.path)


def _placed(document: Document, entry: Entry, texts: Mapping[str, Any], told: Told) -> Change:
    """Change the times of an entry, and its place among the lines if their order wants it."""
    expected = deepcopy(document.data)
    around = reached(expected, entry.path[:-1])
    index = int(entry.path[-1])
    say(around[index], texts)
    splices = field_splices(document, entry, texts)
    to = place_of(document, entry, milliseconds(texts["at"]))
    if to != index:
        try:
            splices = carried(document, entry, to, splices)
        except UneditableError:
            to = index
    around.insert(to, around.pop(index))
    return checked(document, splices, expected, told, (*entry.path[:-1], to))


def _episode(document: Document, number: int) -> EpisodeOutline:
    episodes = document.get(("episodes",))
    for n in range(len(episodes) if isinstance(episodes, list) else 0):
        if (found := episode_of(document, ("episodes", n))).number == number:
            return found
    raise UneditableError("no_episode", str(number))


def _where(entry: Entry) -> str:
    """Return a few words that tell an entry from others: 5/0:12 cry."""
    time = clock(entry.at_ms) if entry.at_ms is not None else "?"
    return f"{entry.episode or '?'}/{time} {entry.act or ''}".strip()
