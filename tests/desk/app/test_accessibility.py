"""Every control has a role and a name, and screen readers are told of what is on the window."""

from types import SimpleNamespace

import pytest

from simulator.desk.app.accessibility import ROLES, ROOT, Item, ScreenReader, items
from tests.desk.walking import walk


def test_every_control_of_every_screen_has_a_role_and_a_name(desk):
    driver = desk()
    nameless, roles = [], set()

    def look(screen):
        for item in items(driver.ui):
            roles.add(item.role)
            if item.role not in ROLES or not item.name.strip():
                nameless.append((screen, item))

    walk(driver, look)
    assert nameless == []
    assert {"button", "text", "choice", "table", "link", "field"} <= roles


def test_what_is_chosen_and_where_the_focus_is_are_told(desk):
    driver = desk().accept_cautions()
    driver.click("settings")
    driver.ui.focus_on("theme")
    (theme,) = [item for item in items(driver.ui) if item.control == "theme"]
    assert (theme.value, theme.focused) == ("Light", True)
    driver.press("right")
    (theme,) = [item for item in items(driver.ui) if item.control == "theme"]
    assert theme.value == "Dark"


def test_a_dialog_hides_what_is_below_it(desk):
    driver = desk().accept_cautions()
    driver.press("?")
    shown = items(driver.ui)
    below = [i.control for i in shown if i.control and not i.control.startswith("command-")]
    assert below == ["close"]
    assert "Keys on this screen" in {item.name for item in shown}
    assert "Whole cases" not in {item.name for item in shown}


class Kit:
    """What is used of AccessKit, written down instead of spoken."""

    Role = SimpleNamespace(**{name: name for name in (*ROLES.values(), "WINDOW", "UNKNOWN")})
    Action = SimpleNamespace(CLICK="click", FOCUS="focus")

    class Node:
        def __init__(self, role):
            self.role, self.label, self.children, self.actions = role, None, [], []

        def set_label(self, label):
            self.label = label

        def set_children(self, children):
            self.children = children

        def set_value(self, value):
            self.value = value

        def set_bounds(self, bounds):
            self.bounds = bounds

        def set_selected(self, selected):
            self.selected = selected

        def add_action(self, action):
            self.actions.append(action)

    def __init__(self):
        self.updates = []
        self.unix = SimpleNamespace(Adapter=self._adapter)
        self.Rect = lambda *edges: edges
        self.Tree = lambda root: root
        self.TreeUpdate = lambda focus: SimpleNamespace(focus=focus, nodes=None, tree=None)

    def _adapter(self, tree, ask, _end):
        self.ask = ask
        update = lambda make: self.updates.append(make())  # noqa: E731
        return SimpleNamespace(update_if_active=update, update_window_focus_state=lambda _: None)


@pytest.fixture
def kit():
    return Kit()


PLAY = Item("button", "Play", (0, 0, 10, 10), "play", focused=True)
WORDS = Item("text", "Watch closely.", (0, 20, 90, 40))


def test_the_tree_is_handed_over_when_it_changes(kit):
    reader = ScreenReader(kit, "Trainer")
    reader.show((PLAY, WORDS))
    reader.show((PLAY, WORDS))
    (update,) = kit.updates
    nodes = dict(update.nodes)
    assert nodes[ROOT].label == "Trainer"
    assert nodes[ROOT].children == [PLAY.id, WORDS.id]
    assert update.focus == PLAY.id
    assert (nodes[PLAY.id].role, nodes[PLAY.id].label) == ("BUTTON", "Play")
    assert nodes[PLAY.id].actions == ["focus", "click"]
    assert (nodes[WORDS.id].role, nodes[WORDS.id].actions) == ("LABEL", [])


def test_what_a_reader_asks_for_reaches_the_control(kit):
    reader = ScreenReader(kit, "Trainer")
    reader.show((PLAY, WORDS))
    for action, target in (("click", PLAY.id), ("scroll", PLAY.id), ("focus", 4711)):
        kit.ask(SimpleNamespace(action=action, target=target))
    assert reader.asked() == [("press", "play")]
    assert reader.asked() == []


def test_a_press_asked_for_is_done(desk, kit):
    driver = desk().accept_cautions()
    driver.app._reader = ScreenReader(kit, "Trainer")
    driver.frame()
    (settings,) = [item for item in items(driver.ui) if item.control == "settings"]
    kit.ask(SimpleNamespace(action="click", target=settings.id))
    driver.guard(driver.app._events)
    driver.frame()
    assert driver.screen.name == "settings"
