"""Accessibility: what is on the window, with roles and names, handed to screen readers.

AccessKit does the talking where it is installed (``pip install ".[screenreader]"``); without it
nothing else changes. So far it is used on Linux and its kin.
"""

import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui

ROOT = 0
PART = "#"
"""Stands between the name of a control and that of a part of it."""
ROLES = {
    "button": "BUTTON",
    "choice": "RADIO_GROUP",
    "field": "TEXT_INPUT",
    "image": "IMAGE",
    "link": "LINK",
    "part": "LIST_ITEM",
    "picture": "CANVAS",
    "tab": "TAB",
    "table": "GRID",
    "text": "LABEL",
    "timeline": "SLIDER",
}
"""AccessKit's name for each of our roles."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the window: ``name`` says what it is called, ``value`` what it is set to.

    ``control`` is the name of the control; words and pictures have none.
    """

    role: str
    name: str
    bounds: tuple[int, int, int, int]
    control: str = ""
    value: str = ""
    chosen: bool = False
    focused: bool = False

    @property
    def id(self) -> int:
        """Return a number that stays the same as long as it is the same thing."""
        return zlib.crc32(f"{self.control or self.name}/{self.role}".encode()) + 1


def items(ui: "Ui") -> tuple[Item, ...]:
    """Return what is on the window: words and pictures, then the controls in the order of Tab."""
    words = (
        Item(text.role, text.says, _bounds(text.rect)) for text in ui.texts if text.says.strip()
    )
    controls = (
        Item(
            control.role,
            control.says,
            _bounds(control.rect),
            control.name,
            getattr(control, "value", ""),
            bool(getattr(control, "chosen", False)) and control.role in {"button", "tab"},
            control.name == ui.focused,
        )
        for control in ui.controls
    )
    found = (*words, *controls, *parts_of(ui))
    return tuple({item.id: item for item in found}.values())


def parts_of(ui: "Ui") -> Iterator[Item]:
    """Yield what lies inside controls and can be pressed by itself, as marks of a timeline do."""
    for control in ui.controls:
        for part in getattr(control, "parts", ()):
            name = f"{control.name}{PART}{part.name}"
            yield Item("part", part.says, _bounds(part.rect), name, chosen=part.chosen)


def _bounds(rect: Any) -> tuple[int, int, int, int]:
    return int(rect.left), int(rect.top), int(rect.right), int(rect.bottom)


class ScreenReader:
    """Tells AccessKit what is on the window, and keeps what is asked of it until it is done."""

    def __init__(self, accesskit: Any, title: str) -> None:
        """Take the library and the title of the window."""
        self._kit, self._title = accesskit, title
        self._items: tuple[Item, ...] = ()
        self._asked: SimpleQueue[tuple[str, int]] = SimpleQueue()
        self._adapter = accesskit.unix.Adapter(self._tree, self._ask, lambda: None)

    def show(self, shown: tuple[Item, ...]) -> None:
        """Tell what is on the window now."""
        if shown != self._items:
            self._items = shown
            self._adapter.update_if_active(self._tree)

    def focus(self, *, here: bool) -> None:
        """Tell whether the window is the one that people type into."""
        self._adapter.update_window_focus_state(here)

    def asked(self) -> list[tuple[str, str]]:
        """Return what was asked since: "press" or "focus", and the control."""
        names = {item.id: item.control for item in self._items if item.control}
        found = []
        while not self._asked.empty():
            action, target = self._asked.get()
            if target in names:
                found.append((action, names[target]))
        return found

    def _ask(self, request: Any) -> None:
        """Note a request; AccessKit calls this from a thread of its own."""
        kinds = {self._kit.Action.CLICK: "press", self._kit.Action.FOCUS: "focus"}
        if request.action in kinds:
            self._asked.put((kinds[request.action], request.target))

    def _tree(self) -> Any:
        """Return all that is on the window as AccessKit wants it; it may ask from any thread."""
        kit, shown = self._kit, self._items
        focus = next((item.id for item in shown if item.focused), ROOT)
        update = kit.TreeUpdate(focus)
        root = kit.Node(kit.Role.WINDOW)
        root.set_label(self._title)
        root.set_children([item.id for item in shown])
        update.nodes = [(ROOT, root), *((item.id, self._node(item)) for item in shown)]
        update.tree = kit.Tree(ROOT)
        return update

    def _node(self, item: Item) -> Any:
        kit = self._kit
        node = kit.Node(getattr(kit.Role, ROLES.get(item.role, "UNKNOWN")))
        node.set_bounds(kit.Rect(*(float(edge) for edge in item.bounds)))
        if item.role == "text":
            node.set_value(item.name)
        else:
            node.set_label(item.name)
        if item.value:
            node.set_value(item.value)
        if item.chosen:
            node.set_selected(True)
        if item.control:
            node.add_action(kit.Action.FOCUS)
            node.add_action(kit.Action.CLICK)
        return node


def open_reader(title: str) -> ScreenReader | None:
    """Return the way to screen readers, None where there is none."""
    if sys.platform in {"win32", "darwin"}:
        return None
    try:
        import accesskit
    except ImportError:
        return None
    return ScreenReader(accesskit, title)
