"""The probe: where controls are, written for tests that use a real mouse and keyboard.

If the environment names a file in ``STRANGE_SITUATION_PROBE``, it always holds what is on the
window as JSON: the screen, whether a session plays, the control with the focus, where the window
is, and the rectangle of every control, and of every part of one, as left, top, width, height.
"""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from simulator.desk.app.accessibility import parts_of

if TYPE_CHECKING:
    from simulator.desk.shell.screen import Screen
    from simulator.desk.widgets.ui import Ui

VARIABLE = "STRANGE_SITUATION_PROBE"


def write_probe(screen: "Screen | None", ui: "Ui") -> None:
    """Write what is on the window, if somebody asks for it and it is not written yet."""
    named = os.environ.get(VARIABLE)
    if not named:
        return
    viewer = getattr(screen, "viewer", None)
    state = {
        "screen": screen.name if screen else "opening",
        "playing": viewer is not None and viewer.head.playing,
        "focus": ui.focused,
        "origin": pygame.display.get_window_position(),
        "size": ui.size,
        "controls": {c.name: [*c.rect] for c in ui.controls},
        "parts": {item.control: _rect(item.bounds) for item in parts_of(ui)},
        "says": {c.name: c.says for c in ui.controls},
        "values": {c.name: str(getattr(c, "value", "")) for c in ui.controls},
    }
    text, path = json.dumps(state), Path(named)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        unfinished = path.with_suffix(".new")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)


def _rect(bounds: tuple[int, int, int, int]) -> list[int]:
    left, top, right, bottom = bounds
    return [left, top, right - left, bottom - top]
