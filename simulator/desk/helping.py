"""Helping: which keys do what on a screen, in words."""

from simulator.desk.screen import Desk


def key_rows(desk: Desk, screen: str) -> list[tuple[str, str]]:
    """Return for every key of a screen what is printed on it and what it does."""
    keys, texts = desk.keys, desk.texts
    rows = [
        (keys.printed(chords[0]), texts(f"keys.{action}"))
        for action, chords in keys.of(screen).items()
    ]
    rows.append((keys.printed("tab"), texts("keys.next_control")))
    rows.append((texts("keys.arrows"), texts("keys.in_group")))
    if screen == "drill":
        rows.append(("1-5", texts("keys.answer")))
    if screen == "coding":
        rows.append(("A-Z", texts("keys.behaviour")))
    return rows
