"""Somebody has another name by now: the acts in which the old one is still said."""

import re
from functools import partial

from simulator.authoring.editing import Entry, set_field
from simulator.desk.studio.draft.draft import SCRIPT, Draft


def former_names(draft: Draft, actor: str) -> tuple[str, ...]:
    """Return what somebody was called before, the last name first, without the present one."""
    place = f"people {actor}"
    steps = (step.told for step in reversed(draft.session.history.done))
    names = (t.before or "" for t in steps if (t.where, t.field) == (place, "name"))
    now = _name(draft, actor)
    found = (name.strip().strip("\"'") for name in names)
    return tuple(dict.fromkeys(name for name in found if name and name != now))


def said_in(draft: Draft, name: str) -> tuple[Entry, ...]:
    """Return the acts in which somebody is called by a name."""
    word = _word(name)
    return tuple(e for e in draft.outline.entries if e.says and word.search(e.says))


def call_by_name(draft: Draft, actor: str, former: str) -> None:
    """Let everybody say the present name instead of a former one, in one step of undo."""
    now, word = _name(draft, actor), _word(former)
    for place in [entry.path for entry in said_in(draft, former)]:
        entry = draft.outline.entry(place)  # its place in the text as it is by now
        if entry is not None:
            says = word.sub(lambda _: now, entry.says or "")
            make = partial(set_field, draft.script, entry, "says", says)
            draft.change(SCRIPT, make, f"called-{former}-{now}")


def _name(draft: Draft, actor: str) -> str:
    people = draft.outline.data.get("people")
    person = people.get(actor) if isinstance(people, dict) else None
    return str(person.get("name") or "") if isinstance(person, dict) else ""


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")
