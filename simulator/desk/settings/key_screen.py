"""The keys: which key does what, and another one for whoever wants it."""

from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from simulator.desk.shell.helping import OWN, key_groups
from simulator.desk.shell.screen import Desk, Plain, Screen
from simulator.desk.shell.subpage import subpage
from simulator.desk.style.keys import behaviour_keys
from simulator.desk.style.rebinding import Wish, not_possible, places, wished
from simulator.desk.widgets import paint
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.dialog import Answer, dialog
from simulator.desk.widgets.key_row import KeyRow
from simulator.desk.widgets.ui import Ui

_BEHAVIOUR = "behaviour"


def _rank(order: Sequence[str], action: str) -> int:
    return order.index(action) if action in order else len(order)


class KeyScreen(Plain):
    """Press what is to have another key, then that key. What collides can be swapped."""

    name = "keys"

    def __init__(self, desk: Desk, before: Screen) -> None:
        """Take the screen to go back to."""
        self._desk, self._before = desk, before
        self._last: str | None = None

    def build(self, ui: Ui) -> None:
        """Put all keys on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        self._ui = ui
        column = subpage(ui, self._desk, texts("key_screen.title"), self._back, most=960)
        column.words(texts("key_screen.intro"), after=theme.px("gap"))
        now = self._desk.preferences.now
        if now.keys or now.behaviour_keys:
            usual = texts("key_screen.usual")
            column.buttons([("usual", usual, self._ask_for_usual, "plain")])
        rows = self._actions() | {texts("key_screen.behaviours"): self._behaviours()}
        words = [keys for group in rows.values() for _, keys, _ in group if keys]
        cap = max(paint.key_width(theme, keys) for keys in words)
        for title, group in rows.items():
            column.heading(title)
            self._build_rows(column, group, cap)
        column.filled()
        self._show_last()

    def _show_last(self) -> None:
        """Show the row whose key was changed last."""
        control = self._ui.control(f"key-{self._last}")
        if control is not None and control.scroll is not None:
            self._ui.update(0.0)
            control.scroll.reveal(control.rect)

    def _actions(self) -> dict[str, list[tuple[str, str, str]]]:
        """Return place, key and words of all actions, by heading."""
        texts, keys = self._desk.texts, self._desk.keys
        titles = texts.table("interface")["key_groups"]
        known = key_groups()
        found: dict[str, list[tuple[str, str, str]]] = {titles[g]: [] for g in known.values()}
        order = list(known)
        there = places(self._desk.usual_keys)
        for place in sorted(there, key=lambda p: _rank(order, p.partition(".")[2])):
            screen, _, action = place.partition(".")
            common = screen in {"everywhere", "coding"}
            title = titles[known.get(action, OWN)] if common else titles.get(screen, titles[OWN])
            printed = keys.printed(keys.screens[screen][action][0])
            found.setdefault(title, []).append((place, printed, texts(f"keys.{action}")))
        return {title: rows for title, rows in found.items() if rows}

    def _behaviours(self) -> list[tuple[str, str, str]]:
        """Return place, key and words of every behaviour of the infant."""
        keys = self._behaviour_chords()
        return [
            (f"{_BEHAVIOUR}.{b.id}", self._desk.keys.printed(keys.get(b.id, "")), b.title)
            for b in self._desk.ethogram.of("infant", coded=True)
        ]

    def _behaviour_chords(self) -> dict[str, str]:
        own = self._desk.preferences.now.behaviour_keys
        usual = {b: c for b, c in behaviour_keys().items() if c not in own.values()}
        return {**usual, **own}

    def _build_rows(self, column: Column, rows: list[tuple[str, str, str]], cap: int) -> None:
        """Put rows in, two beside each other where there is room."""
        theme, gap = column.theme, column.theme.px("tight")
        across = 2 if column.width >= 2 * (cap + theme.em(200)) else 1
        wide = (column.width - gap * (across - 1)) // across
        for start in range(0, len(rows), across):
            line = rows[start : start + across]
            tall = max(KeyRow.height(theme, wide, cap, said, framed=True) for _, _, said in line)
            for number, (place, keys, said) in enumerate(line):
                rect = pygame.Rect(column.left + number * (wide + gap), column.top, wide, tall)
                KeyRow(
                    self._ui, f"key-{place}", rect, keys, said, partial(self._wait, place),
                    cap=cap + theme.of(6), into=column.scroll, framed=True,
                )  # fmt: skip
            column.space(tall + theme.of(5))
        column.space(theme.px("tight"))

    def _wait(self, place: str) -> None:
        """Let the next key that is pressed be the one of this place."""
        row = self._ui.control(f"key-{place}")
        if isinstance(row, KeyRow):
            row.ask(self._desk.texts("key_screen.press"))
            self._ui.grab = partial(self._take, place)

    def _take(self, place: str, chord: str) -> None:
        why = not_possible(chord)
        if why == "alone":
            return
        self._ui.grab, self._last = None, place
        if chord == "escape":
            self._desk.rebuild()
        elif why:
            self._refuse(chord, why)
        elif place.startswith(_BEHAVIOUR):
            self._take_for_behaviour(place.partition(".")[2], chord)
        else:
            now = self._desk.preferences.now.keys
            self._offer(chord, wished(self._desk.usual_keys, now, place, chord))

    def _refuse(self, chord: str, why: str, **said: object) -> None:
        key = self._desk.keys.printed(chord)
        texts = self._desk.texts
        self._desk.say(texts("key_screen.refused"), texts(f"key_screen.{why}", key=key, **said))

    def _offer(self, chord: str, wish: Wish) -> None:
        """Do what is wished; ask first if another action gives its key away."""
        texts = self._desk.texts
        others = ", ".join(texts(f"keys.{place.partition('.')[2]}") for place in wish.swapped)
        if wish.changes is None:
            self._refuse(chord, wish.why, others=others)
        elif wish.swapped:
            self._ask_to_swap(chord, others, {"keys": wish.changes})
        else:
            self._desk.prefer(keys=wish.changes)

    def _ask_to_swap(self, chord: str, others: str, entries: Mapping[str, object]) -> None:
        texts, desk = self._desk.texts, self._desk
        answers = [
            Answer("close", texts("key_screen.leave"), partial(desk.over, None)),
            Answer("swap", texts("key_screen.swap"), partial(self._swap, entries), "primary"),
        ]
        said = texts("key_screen.swap_text", key=desk.keys.printed(chord), others=others)
        desk.over(lambda ui: dialog(ui, texts("key_screen.taken"), [said], answers))

    def _swap(self, entries: Mapping[str, object]) -> None:
        self._desk.over(None)
        self._desk.prefer(**entries)

    def _take_for_behaviour(self, behaviour: str, chord: str) -> None:
        """Give a behaviour another key: not one by which the coding screen is driven."""
        desk = self._desk
        action = desk.keys.action("coding", chord)
        if action is not None:
            self._refuse(chord, "driving", others=desk.texts(f"keys.{action}"))
            return
        chords = self._behaviour_chords()
        own = dict(desk.preferences.now.behaviour_keys) | {behaviour: chord}
        holder = next((b for b, c in chords.items() if c == chord and b != behaviour), None)
        if holder is None:
            desk.prefer(behaviour_keys=own)
            return
        old = chords.get(behaviour)
        swapped = {**own, holder: old} if old else {b: c for b, c in own.items() if b != holder}
        self._ask_to_swap(chord, desk.ethogram[holder].title, {"behaviour_keys": swapped})

    def _ask_for_usual(self) -> None:
        texts, desk = self._desk.texts, self._desk
        entries: Mapping[str, object] = {"keys": {}, "behaviour_keys": {}}
        answers = [
            Answer("close", texts("key_screen.leave"), partial(desk.over, None)),
            Answer("usual-yes", texts("key_screen.usual"), partial(self._swap, entries), "primary"),
        ]
        desk.over(
            lambda ui: dialog(
                ui, texts("key_screen.usual"), [texts("key_screen.usual_text")], answers
            )
        )

    def _back(self) -> None:
        self._desk.show(self._before)

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._back()
            return True
        return False
