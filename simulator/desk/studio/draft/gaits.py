"""The infant crawls by now, or walks: the acts in which it still goes otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from scoring.terms import Ethogram
from simulator.authoring.editing import Entry, set_field, set_value, value_at
from simulator.case.fragments import stock
from simulator.case.model import USUAL_GAIT
from simulator.desk.studio.draft.draft import KEY, SCRIPT, Draft, Way


@dataclass(frozen=True, slots=True)
class Misfit:
    """An entry that lets the infant go otherwise than it does: the field, and what it has to say.

    ``field`` is ``act``, or ``infant`` where a fragment is told what the infant does.
    """

    entry: Entry
    field: str
    shown: str
    instead: str


def misfits(draft: Draft, ethogram: Ethogram) -> tuple[Misfit, ...]:
    """Return the entries in which the infant goes otherwise than the script says of it."""
    people = draft.outline.data.get("people")
    infant = people.get("infant") if isinstance(people, Mapping) else None
    moves = (infant.get("moves") if isinstance(infant, Mapping) else None) or USUAL_GAIT
    found = []
    for entry in draft.outline.entries:
        field, shown = _done(entry)
        behaviour = ethogram.behaviours.get(shown)
        if behaviour and behaviour.instead and behaviour.gait != moves:
            found.append(Misfit(entry, field, shown, behaviour.instead))
    return tuple(found)


def _done(entry: Entry) -> tuple[str, str]:
    """Return the field of an entry that says what the infant does, and what it says."""
    if entry.kind == "fragment":
        takes = next((f.takes for f in stock() if f.name == entry.act), {})
        return "infant", entry.fields.get("infant") or takes.get("infant", "")
    return "act", (entry.act or "") if entry.actor == "infant" else ""


def go_as_said(draft: Draft, ethogram: Ethogram) -> None:
    """Let the infant go as it does in all of them, and in the key, in one step of undo."""
    wrong = misfits(draft, ethogram)
    merge = f"gait-{len(draft.session.history.done)}"
    for one in wrong:
        entry = draft.outline.entry(one.entry.path)  # its place in the text as it is by now
        if entry is not None:
            make = partial(set_field, draft.script, entry, one.field, one.instead)
            draft.change(SCRIPT, make, merge)
    for path, behaviour in _moments(draft.key, wrong):
        draft.change(KEY, partial(set_value, draft.key, path, behaviour), merge)


def _moments(key: str, changed: tuple[Misfit, ...]) -> Iterator[tuple[Way, str]]:
    """Yield where the key names what was changed, and what it is now."""
    instead = {(str(m.entry.episode), m.shown): m.instead for m in changed}
    listed: Any = value_at(key, ("evidence",))
    for number, moment in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(moment, Mapping):
            named = (str(moment.get("episode")), str(moment.get("behaviour")))
            if named in instead:
                yield ("evidence", number, "behaviour"), instead[named]
