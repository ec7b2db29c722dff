"""Helping: which keys do what on a screen, in words, under headings."""

from collections.abc import Callable, Mapping
from functools import cache, partial

import yaml

from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.dialog import Command
from simulator.resources import ASSETS

GROUPS = ASSETS / "theme" / "key_groups.yaml"
OWN = "own"
"""The heading of what only this screen has."""
_ONLY_KEYS = frozenset({"press", "help"})
"""What makes no sense to be chosen from a list."""


@cache
def key_groups() -> Mapping[str, str]:
    """Return the heading of every action that has one, in the order in which they are listed."""
    data = yaml.load(GROUPS.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return {action: group for group, actions in data["groups"].items() for action in actions}


def key_rows(desk: Desk, screen: str, do: Callable[[str], None]) -> dict[str, list[Command]]:
    """Return what every key of a screen does by heading, the screen's own first.

    ``do`` takes the chord of one that is chosen.
    """
    keys, texts = desk.keys, desk.texts
    titles = texts.table("interface")["key_groups"]
    known, actions = key_groups(), keys.of(screen)
    own = [action for action in actions if action not in known]
    found: dict[str, list[Command]] = {titles[OWN]: []}
    for action in (*own, *(action for action in known if action in actions)):
        chords = actions[action]
        press = None if action in _ONLY_KEYS else partial(do, chords[0])
        row = Command(keys.printed(chords[0]), texts(f"keys.{action}"), press)
        found.setdefault(titles[known.get(action, OWN)], []).append(row)
    if screen == "drill":
        found[titles[OWN]].append(Command("1-5", texts("keys.answer")))
    if screen == "coding":
        found[titles["marks"]].insert(0, Command("A-Z", texts("keys.behaviour")))
    general = found.setdefault(titles["general"], [])
    general.append(Command(keys.printed("tab"), texts("keys.next_control")))
    general.append(Command(texts("keys.arrows"), texts("keys.in_group")))
    return {title: rows for title, rows in found.items() if rows}
