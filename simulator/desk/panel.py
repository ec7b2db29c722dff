"""The panel of behaviours: what can be marked, what is running, and the mark in hand."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import pygame

from scoring.terms import Behaviour, Mark
from simulator.desk.keys import printed
from simulator.desk.lanes import FEW, grouped
from simulator.desk.marking import Edge
from simulator.desk.screen import Desk
from simulator.desk.texts import clock
from simulator.desk.widgets.behaviour_row import BehaviourRow
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.fields import Line
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.timeline import COLOURS
from simulator.desk.widgets.ui import Ui
from simulator.records import Attempt


class Marker(Protocol):
    """What the panel asks of the screen."""

    def mark(self, behaviour: str) -> None:
        """Mark a behaviour."""

    def remove(self) -> None:
        """Take the selected mark away."""

    def set_edge(self, edge: Edge) -> None:
        """Let the selected mark start or end at the playhead."""

    def undo(self) -> None:
        """Take the last change back."""

    def redo(self) -> None:
        """Make it again."""

    def describe(self, mark: Mark) -> tuple[str, str]:
        """Return a mark in words."""


class BehaviourPanel:
    """The behaviours of an exercise, with a search line if there are many."""

    def __init__(
        self,
        desk: Desk,
        behaviours: Sequence[Behaviour],
        chords: Mapping[str, str],
        marker: Marker,
    ) -> None:
        self._desk, self._behaviours, self._chords = desk, behaviours, chords
        self._marker = marker
        self._query = ""
        self._rows: dict[str, BehaviourRow] = {}
        self._running: Mapping[str, str] = {}

    @property
    def _many(self) -> bool:
        return len(self._behaviours) > FEW

    def build(self, ui: Ui, panel: pygame.Rect, rows: pygame.Rect, card: pygame.Rect) -> None:
        """Put the panel into place."""
        self._ui, self._area = ui, rows
        theme, texts = ui.theme, self._desk.texts
        Panel(ui, panel)
        head = pygame.Rect(rows.left, panel.top, rows.width, rows.top - panel.top)
        tall, tight = theme.of(32), theme.px("tight")
        x = rows.right
        for name in ("redo", "undo"):
            words = texts(f"coding.{name}")
            x -= Button.width(theme, words) - theme.of(12)
            place = pygame.Rect(x, head.centery - tall // 2, rows.right - x, tall)
            place.width = Button.width(theme, words) - theme.of(12)
            press = self._marker.redo if name == "redo" else self._marker.undo
            Button(ui, name, place, words, press, kind="quiet")
            x -= tight // 2
        left = pygame.Rect(rows.left + tight, head.top, x - rows.left - 2 * tight, head.height)
        if self._many:
            field = pygame.Rect(rows.left, head.centery - tall // 2, x - rows.left - tight, tall)
            Line(
                ui,
                "search",
                field,
                self._filter,
                says=texts("coding.search"),
                words=self._query,
                done=self._mark_first,
            )
        else:
            Words(ui, left, texts("coding.panel"), style="strong", middle=True)
        self._build_rows()
        self._card = _MarkCard(ui, self._desk, card, self._marker)

    def _found(self) -> list[Behaviour]:
        words = self._query.lower().split()
        return [
            b
            for b in self._behaviours
            if all(word in f"{b.title} {b.definition}".lower() for word in words)
        ]

    def _filter(self, query: str) -> None:
        self._query = query
        self._desk.rebuild()

    def _mark_first(self) -> None:
        found = self._found()
        if self._query and found:
            self._marker.mark(found[0].id)

    def search(self) -> None:
        """Go to the search line."""
        if self._many:
            self._ui.focus_on("search")

    def _build_rows(self) -> None:
        ui, theme, area = self._ui, self._ui.theme, self._area
        self._rows = {}
        scroll = Scroll(ui, area)
        found = self._found()
        titles = self._desk.texts.table("interface")["groups"]
        groups = grouped(self._behaviours)
        tall, gap = theme.of(36), theme.of(5)
        columns = 2 if self._many and scroll.width >= theme.of(440) else 1
        wide = (scroll.width - gap * (columns - 1)) // columns
        y = 0
        for i, (group, members) in enumerate(groups.items()):
            shown = [b for b in members if b in found]
            if self._many and shown:
                heading = pygame.Rect(theme.of(4), y, scroll.width, theme.of(28))
                Words(
                    ui,
                    heading,
                    titles[group],
                    style="small",
                    colour="ink_soft",
                    middle=True,
                    into=scroll,
                )
                y += theme.of(28)
            for n, behaviour in enumerate(shown):
                place = pygame.Rect((n % columns) * (wide + gap), y, wide, tall)
                self._row(behaviour, place, self._colour(i, behaviour), scroll)
                if n % columns == columns - 1 or n == len(shown) - 1:
                    y += tall + gap
        if not found:
            words = self._desk.texts("coding.none_found")
            Words(ui, pygame.Rect(theme.of(4), 0, wide, 0), words, colour="ink_soft", into=scroll)
        scroll.filled(y)

    def _colour(self, group: int, behaviour: Behaviour) -> str:
        """Return the colour that the behaviour has on the timeline."""
        lane = group if self._many else list(self._behaviours).index(behaviour)
        return COLOURS[lane % len(COLOURS)]

    def _row(self, behaviour: Behaviour, place: pygame.Rect, colour: str, scroll: Scroll) -> None:
        self._rows[behaviour.id] = BehaviourRow(
            self._ui,
            f"behaviour-{behaviour.id}",
            place,
            behaviour.title,
            lambda: self._marker.mark(behaviour.id),
            key=printed(self._chords.get(behaviour.id, "")),
            colour=colour,
            bout=behaviour.kind == "bout",
            hint=behaviour.definition,
            into=scroll,
        )

    def flash(self, behaviour: str) -> None:
        """Show that a press counted."""
        if behaviour in self._rows:
            self._rows[behaviour].flash()

    def show(self, running: Sequence[Mark], selected: Mark | None, attempt: Attempt) -> None:
        """Show what is running, the selected mark, and whether there is something to undo."""
        since = {m.behaviour: clock(m.from_ms) for m in running}
        for behaviour, row in self._rows.items():
            row.display(since.get(behaviour, ""))
        self._card.show(selected)
        for name, can in (("undo", attempt.can_undo), ("redo", attempt.can_redo)):
            button = self._ui.control(name)
            if isinstance(button, Button):
                button.allow(can=can)


class _MarkCard:
    """The mark in hand: what it is, when, and what can be done with it."""

    def __init__(self, ui: Ui, desk: Desk, rect: pygame.Rect, marker: Marker) -> None:
        self._desk, self._marker = desk, marker
        theme, texts = ui.theme, desk.texts
        Panel(ui, rect, fill="paper", border=None)
        inner = rect.inflate(-2 * theme.of(12), -2 * theme.px("tight"))
        line = theme.of(24)
        title = pygame.Rect(inner.left, inner.top, inner.width, line)
        self._title = Words(ui, title, "", style="strong", middle=True)
        self._when = Words(ui, title.move(0, line), "", colour="ink_soft", middle=True)
        self._hint = Words(
            ui, inner, texts("coding.empty_timeline"), colour="ink_soft", style="text"
        )
        self._buttons = []
        x, tall = inner.left, theme.of(34)
        for name, key, press in (
            ("set_from", "[", lambda: marker.set_edge("from")),
            ("set_to", "]", lambda: marker.set_edge("to")),
            ("remove", "Del", marker.remove),
        ):
            words = texts(f"coding.{name}")
            wide = min(Button.width(theme, words), (inner.width - 2 * theme.of(6)) // 3)
            place = pygame.Rect(x, inner.bottom - tall, wide, tall)
            self._buttons.append(Button(ui, name, place, words, press, key=""))
            self._buttons[-1].set_tooltip(key)
            x += wide + theme.of(6)

    def show(self, mark: Mark | None) -> None:
        """Show a mark, or how marking works if there is none."""
        self._hint.visible = mark is None
        for part in (self._title, self._when):
            part.visible = mark is not None
        for button in self._buttons:
            button.allow(can=mark is not None)
            button.visible = mark is not None
        if mark is not None:
            title, when = self._marker.describe(mark)
            self._title.display(title)
            self._when.display(when)
