"""Helping: which keys do what on a screen, in words."""

from collections.abc import Callable
from functools import partial

from simulator.desk.screen import Desk
from simulator.desk.widgets.dialog import Command

_ONLY_KEYS = frozenset({"press", "help"})
"""What makes no sense to be chosen from a list."""


def key_rows(desk: Desk, screen: str, do: Callable[[str], None]) -> list[Command]:
    """Return what every key of a screen does; ``do`` takes the chord of one that is chosen."""
    keys, texts = desk.keys, desk.texts
    rows = [
        Command(
            keys.printed(chords[0]),
            texts(f"keys.{action}"),
            None if action in _ONLY_KEYS else partial(do, chords[0]),
        )
        for action, chords in keys.of(screen).items()
    ]
    rows.append(Command(keys.printed("tab"), texts("keys.next_control")))
    rows.append(Command(texts("keys.arrows"), texts("keys.in_group")))
    if screen == "drill":
        rows.append(Command("1-5", texts("keys.answer")))
    if screen == "coding":
        rows.append(Command("A-Z", texts("keys.behaviour")))
    return rows
