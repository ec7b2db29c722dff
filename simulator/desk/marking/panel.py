"""The panel of behaviours: what can be marked, what is running, and the mark in hand."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Protocol

import pygame

from scoring.terms import Behaviour, Mark
from simulator.desk.marking.behaviour_row import BehaviourRow
from simulator.desk.marking.editing import Editing
from simulator.desk.marking.mark_card import MarkCard
from simulator.desk.marking.searching import found
from simulator.desk.shell.screen import Desk
from simulator.desk.style.keys import printed
from simulator.desk.style.looks import Look
from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.timelines.lanes import FEW, grouped
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.fields import Line
from simulator.desk.widgets.paint import Icon
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.ui import Ui
from simulator.records import Attempt

_FAVOURITES, _SEARCHED = "favourites", "searched"


class Marker(Protocol):
    """What the panel asks of the screen."""

    def mark(self, behaviour: str) -> None:
        """Mark a behaviour."""

    def describe(self, mark: Mark) -> tuple[str, str]:
        """Return a mark in words."""


class BehaviourPanel:
    """The behaviours of an exercise, with a search line if there are many."""

    def __init__(
        self,
        desk: Desk,
        behaviours: Sequence[Behaviour],
        chords: Mapping[str, str],
        looks: Mapping[str, Look],
        marker: Marker,
        editing: Editing,
    ) -> None:
        self._desk, self._behaviours, self._chords = desk, behaviours, chords
        self._looks = looks
        self._marker, self._editing = marker, editing
        self._query = ""
        self._rows: dict[str, BehaviourRow] = {}
        self._running: Mapping[str, str] = {}

    @property
    def _many(self) -> bool:
        return len(self._behaviours) > FEW

    @property
    def _starred(self) -> tuple[str, ...]:
        """Return the favourites of who is coding."""
        return self._desk.preferences.starred(self._desk.coder)

    @property
    def _groups(self) -> Mapping[str, Sequence[Behaviour]]:
        """Return the behaviours under their headings, favourites first; a few stand without."""
        starred = [b for b in self._behaviours if b.id in self._starred]
        others = [b for b in self._behaviours if b.id not in self._starred]
        if self._many:
            return {_FAVOURITES: starred, **grouped(others)}
        adults = [b for b in others if b.actor != "infant"]
        return {"": [*starred, *(b for b in others if b.actor == "infant")], **grouped(adults)}

    def _star(self, behaviour: str) -> None:
        """Put a behaviour on top, or back into its place."""
        self._desk.preferences.star(self._desk.coder, behaviour)
        self._arrange()
        for name, row in self._rows.items():
            row.display(self._running.get(name, ""), starred=name in self._starred)

    def build(self, ui: Ui, panel: pygame.Rect, rows: pygame.Rect, card: pygame.Rect) -> None:
        """Put the panel into place."""
        self._ui, self._area = ui, rows
        theme, texts = ui.theme, self._desk.texts
        Panel(ui, panel)
        head = pygame.Rect(rows.left, panel.top, rows.width, rows.top - panel.top)
        tall, tight = theme.px("control") - theme.of(6), theme.px("tight")
        x = rows.right
        for name, press in (("redo", self._editing.redo), ("undo", self._editing.undo)):
            x -= tall
            place = pygame.Rect(x, head.centery - tall // 2, tall, tall)
            icon: Icon = "redo" if name == "redo" else "undo"
            key = self._desk.keys.shown("coding", name)
            Button(
                ui, name, place, texts(f"coding.{name}"), press, kind="quiet", icon=icon,
                icon_only=True, key=key,
            )  # fmt: skip
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
        tall = self.rows_height(theme, rows.width)
        self._dense = self._many or tall > rows.height
        tall = self.rows_height(theme, rows.width, dense=True) if self._dense else tall
        self._scroll = Scroll(ui, rows, fits=bool(card.height) and 0 < tall <= rows.height)
        self._build_rows()
        self._card = MarkCard(
            ui, self._desk, self._marker.describe, self._editing,
            card if card.height else self._scroll,
        )  # fmt: skip
        self._arrange()

    def _found(self) -> list[Behaviour]:
        """Return what is looked for, what is meant most likely first."""
        return found(self._behaviours, self._query, self._desk.texts.table("everyday"))

    def _filter(self, query: str) -> None:
        self._query = query
        self._arrange()

    def drop_search(self) -> bool:
        """Show all behaviours again; tell whether they were narrowed."""
        narrowed, self._query = bool(self._query), ""
        if narrowed:
            self._desk.rebuild()
        return narrowed

    def _mark_first(self) -> None:
        meant = self._found()
        if self._query.strip() and meant:
            self._marker.mark(meant[0].id)

    def type_into(self, field: str) -> None:
        """Go to the search line or to the note on the selected mark, where there is one."""
        if self._ui.control(field) is not None:
            self._ui.focus_on(field)

    def _build_rows(self) -> None:
        """Build every row once; searching only moves and hides them."""
        ui, theme = self._ui, self._ui.theme
        wide = self._scroll.width
        titles = self._desk.texts.table("interface")["groups"]
        self._headings: dict[str, Words] = {}
        self._rows = {}
        named = {_FAVOURITES: self._desk.texts("coding.favourites"), **titles}
        adults = [b for b in self._behaviours if b.actor != "infant"]
        headed = (_FAVOURITES, *grouped(self._behaviours)) if self._many else grouped(adults)
        for group in headed:
            place = pygame.Rect(theme.of(4), 0, wide, _heading_height(theme))
            self._headings[group] = Words(
                ui, place, named[group], style="small", colour="ink_soft", middle=True,
                into=self._scroll,
            )  # fmt: skip
        for behaviour in chain.from_iterable(self._groups.values()):
            tall = self._row_height(theme, wide, behaviour, dense=self._dense)
            self._row(behaviour, pygame.Rect(0, 0, wide, tall))
        nothing = pygame.Rect(theme.of(4), 0, wide, 0)
        words = self._desk.texts("coding.none_found")
        self._nothing = Words(ui, nothing, words, colour="ink_soft", into=self._scroll)

    def _row_height(
        self, theme: Theme, width: int, behaviour: Behaviour, *, dense: bool = False
    ) -> int:
        bout = behaviour.kind == "bout"
        return BehaviourRow.height(
            theme, width, behaviour.title, bout=bout, wide_key=self._many, dense=dense
        )

    def rows_height(self, theme: Theme, width: int, *, dense: bool = False) -> int:
        """Return how tall all behaviours are together where they are few, 0 where they are many."""
        if self._many:
            return 0
        talls = [self._row_height(theme, width, b, dense=dense) for b in self._behaviours]
        gaps = _gap(theme, dense=dense) * (len(talls) - 1)
        return sum(talls) + gaps + _heading_height(theme) * (len(self._groups) - 1)

    def least_width(self, theme: Theme) -> int:
        """Return how narrow the panel may be: its heading stays on one line."""
        heading = paint.width(theme, self._desk.texts("coding.panel"), "strong")
        return max(theme.em(280), heading + 2 * theme.px("control") + 3 * theme.px("gap"))

    def card_height(self, theme: Theme, width: int) -> int:
        """Return how tall the card of the mark in hand is."""
        return MarkCard.height(theme, self._desk.texts, width)

    def _arrange(self) -> None:
        """Show all under their headings, or what is searched for, the likeliest on top."""
        searched = self._found() if self._query.strip() else None
        groups = self._groups if searched is None else {_SEARCHED: searched}
        for hidden in (*self._headings.values(), *self._rows.values()):
            hidden.place(None)
        y = 0
        for group, members in groups.items():
            if group in self._headings and members:
                y = self._headings[group].place(y)
            for behaviour in members:
                y = self._rows[behaviour.id].place(y) + _gap(self._ui.theme, dense=self._dense)
        y = self._nothing.place(0 if searched == [] else None) or y
        self._scroll.filled(self._card.follow(y))
        self._scroll.to(0)

    def _row(self, behaviour: Behaviour, place: pygame.Rect) -> None:
        self._rows[behaviour.id] = BehaviourRow(
            self._ui,
            f"behaviour-{behaviour.id}",
            place,
            behaviour.title,
            lambda: self._marker.mark(behaviour.id),
            key=printed(self._chords.get(behaviour.id, "")),
            look=self._looks[behaviour.id],
            bout=behaviour.kind == "bout",
            wide_key=self._many,
            hint=self._hint_of(behaviour),
            star=partial(self._star, behaviour.id),
            into=self._scroll,
        )

    def _hint_of(self, behaviour: Behaviour) -> str:
        """Return what it is, how often its key is pressed, and how it gets on top."""
        texts = self._desk.texts
        how = texts("coding.is_moment" if behaviour.kind == "point" else "coding.lasts")
        return " ".join((behaviour.definition, how, texts("coding.star")))

    def flash(self, behaviour: str) -> None:
        """Show that a press counted."""
        if behaviour in self._rows:
            self._rows[behaviour].flash()

    def show(self, running: Sequence[Mark], selected: Mark | None, attempt: Attempt) -> None:
        """Show what is running, the selected mark, and whether there is something to undo."""
        self._running = {m.behaviour: f"{clock(m.from_ms)} –" for m in running}
        starred = self._starred
        for behaviour, row in self._rows.items():
            row.display(self._running.get(behaviour, ""), starred=behaviour in starred)
        self._card.show(selected)
        for name, can in (("undo", attempt.can_undo), ("redo", attempt.can_redo)):
            button = self._ui.control(name)
            if isinstance(button, Button):
                button.allow(can=can)


def _heading_height(theme: Theme) -> int:
    return theme.line("small") + theme.of(12)


def _gap(theme: Theme, *, dense: bool) -> int:
    return theme.of(3 if dense else 5)
