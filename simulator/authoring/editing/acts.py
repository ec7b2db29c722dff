"""What is done to the entries of a script: moved, stretched, retargeted, put in, taken out."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from simulator.authoring.editing.changes import Change, Told, checked
from simulator.authoring.editing.document import Document, read_document
from simulator.authoring.editing.lists import UneditableError, rows_of, with_item, without_item
from simulator.authoring.editing.mappings import block_mapping, with_key, with_value, without_key
from simulator.authoring.editing.outline import Entry, EpisodeOutline, entries_of, episode_of
from simulator.authoring.editing.scalars import TIMES, as_text, flowing
from simulator.authoring.editing.splices import Splice, spliced
from simulator.case.script import ACTORS
from simulator.case.source import Steps
from simulator.case.times import clock, milliseconds

ORDER = ("at", "use", *ACTORS, "target", "toy", "place", "intensity", "for", "until", "says")
"""The keys of an act as they usually follow one another."""

_DISORDER = 2
"""So many lines out of order are a slip; with more the author orders them in another way."""


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
    return _placed(document, entry, _texts(document, entry, said), told)


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


def set_actor(text: str, entry: Entry, actor: str) -> Change:
    """Let somebody else do the same."""
    document = read_document(text)
    if entry.actor is None or entry.actor == actor:
        return Change((), Told("set", _where(entry)), entry.path)
    place = document.keys[(*entry.path, entry.actor)]
    expected = deepcopy(document.data)
    said = _reached(expected, entry.path)
    items = [(actor if key == entry.actor else key, value) for key, value in said.items()]
    said.clear()
    said.update(items)
    told = Told("set", _where(entry), "actor", entry.actor, actor)
    return checked(document, (Splice(*place, actor),), expected, told, entry.path)


def delete(text: str, entry: Entry) -> Change:
    """Take an entry out, with its line and what is remarked on it."""
    document = read_document(text)
    expected = deepcopy(document.data)
    del _reached(expected, entry.path[:-1])[entry.path[-1]]
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
    ordered = {key: said[key] for key in sorted(said, key=_rank)}
    path = (*outline.path, "acts")
    index = _index(outline.entries, max(at_ms, 0), actor)
    beside = outline.entries[max(index - 1, 0)] if outline.entries else None
    texts = {k: as_text(k, v, _like(document, outline, k, index)) for k, v in ordered.items()}
    flows = beside is None or document.flows(beside.path)

    def written(indent: int | None) -> str:
        if flows or indent is None:
            return flowing(texts)
        return block_mapping(texts, indent, document.newline)

    told = Told("added", f"{episode}/{clock(max(at_ms, 0))} {act}", after=flowing(texts))
    if path not in document.values:
        expected = deepcopy(document.data)
        _reached(expected, outline.path)["acts"] = [texts]
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
    texts = _texts(document, entry, said)
    copy = _shifted(_field_splices(document, entry, texts), -entry.start)
    raw = spliced(entry.raw, copy)
    index = _index(outline.entries, said["at"], entry.actor or "use")
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
    around = _reached(expected, path[:-1])
    around[path[-1]] = [*(around[path[-1]] or ())]
    around[path[-1]].insert(index, data)
    return checked(document, splices, expected, told, (*path, index))


def _set(document: Document, entry: Entry, said: Mapping[str, Any]) -> Change:
    """Change fields of an entry where it stands."""
    texts = _texts(document, entry, said)
    ((name, value),) = texts.items()
    told = Told("set", _where(entry), name, entry.fields.get(name), value)
    expected = deepcopy(document.data)
    _say(_reached(expected, entry.path), texts)
    splices = _field_splices(document, entry, texts)
    return checked(document, splices, expected, told, entry.path)


def _placed(document: Document, entry: Entry, texts: Mapping[str, Any], told: Told) -> Change:
    """Change the times of an entry, and its place among the lines if their order wants it."""
    expected = deepcopy(document.data)
    around = _reached(expected, entry.path[:-1])
    index = int(entry.path[-1])
    _say(around[index], texts)
    splices = _field_splices(document, entry, texts)
    to = _new_place(document, entry, milliseconds(texts["at"]))
    if to != index:
        try:
            splices = _carried(document, entry, to, splices)
        except UneditableError:
            to = index
    around.insert(to, around.pop(index))
    return checked(document, splices, expected, told, (*entry.path[:-1], to))


def _carried(
    document: Document, entry: Entry, to: int, splices: Sequence[Splice]
) -> tuple[Splice, ...]:
    """Carry the lines of an entry, changed, to before or behind another one."""
    path = entry.path[:-1]
    rows = rows_of(document, entry.path)
    other = rows_of(document, (*path, to))
    text, newline = document.text, document.newline
    lines = spliced(text[rows.start : rows.end], _shifted(splices, -rows.start))
    bare = lines.rstrip("\r\n")
    if to < int(entry.path[-1]):
        target = Splice(other.start, other.start, bare + newline)
    elif other.end == len(text) and document.line_start(other.end) != other.end:
        target = Splice(other.end, other.end, newline + bare)
    else:
        target = Splice(other.end, other.end, bare + newline)
    if bare == lines and rows.end == len(text):  # the last line has no end, nor shall it get one
        return target, Splice(document.line_end(document.line_start(rows.start - 1)), rows.end, "")
    return target, Splice(rows.start, rows.end, "")


def _new_place(document: Document, entry: Entry, at_ms: int) -> int:
    """Return the index that the order of time demands, the present one if it demands none."""
    index = int(entry.path[-1])
    entries = tuple(entries_of(document, entry.path[:-2]))
    costs = _costs([e for e in entries if e.path != entry.path], at_ms)
    least = min(costs)
    if document.flows(entry.path[:-1]) or costs[index] == least or least > _DISORDER:
        return index
    return min((n for n, cost in enumerate(costs) if cost == least), key=lambda n: abs(n - index))


def _index(entries: Sequence[Entry], at_ms: int, actor: str) -> int:
    """Return where a new entry belongs: by time, among those of its actor if they are grouped."""
    costs = _costs(entries, at_ms)
    own = [e for e in entries if actor in e.fields]
    if min(costs) <= _DISORDER or not own:
        return len(costs) - 1 - costs[::-1].index(min(costs))
    before = [int(e.path[-1]) + 1 for e in own if (e.at_ms or 0) <= at_ms]
    return before[-1] if before else int(own[0].path[-1])


def _costs(entries: Sequence[Entry], at_ms: int) -> list[int]:
    """Return for each place between entries how many of them would stand on the wrong side."""
    times = [at_ms if e.at_ms is None else e.at_ms for e in entries]
    costs = [sum(time < at_ms for time in times)]
    for time in times:
        costs.append(costs[-1] + (time > at_ms) - (time < at_ms))
    return costs


def _episode(document: Document, number: int) -> EpisodeOutline:
    episodes = document.get(("episodes",))
    for n in range(len(episodes) if isinstance(episodes, list) else 0):
        if (found := episode_of(document, ("episodes", n))).number == number:
            return found
    raise UneditableError(f"the script has no episode {number}")


def _texts(document: Document, entry: Entry, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as they are to be written, times in the style of those that are there."""
    outline = episode_of(document, entry.path[:-2])
    index = int(entry.path[-1])
    return {
        key: as_text(key, value, _like(document, outline, key, index, own=entry))
        for key, value in said.items()
    }


def _like(
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


def _field_splices(
    document: Document, entry: Entry, texts: Mapping[str, Any]
) -> tuple[Splice, ...]:
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


def _shifted(splices: Sequence[Splice], by: int) -> tuple[Splice, ...]:
    return tuple(Splice(s.start + by, s.end + by, s.text) for s in splices)


def _say(entry: dict[str, Any], texts: Mapping[str, Any]) -> None:
    """Change what an entry says, as data; a key without a value goes."""
    for key, value in texts.items():
        if value is None:
            entry.pop(key, None)
        else:
            entry[key] = value


def _reached(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def _where(entry: Entry) -> str:
    """Return a few words that tell an entry from others: 5/0:12 cry."""
    time = clock(entry.at_ms) if entry.at_ms is not None else "?"
    return f"{entry.episode or '?'}/{time} {entry.act or ''}".strip()


def _rank(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)
