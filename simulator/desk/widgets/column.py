"""Column: things one under the other in a scrolling area, each as tall as its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.layout import flow
from simulator.desk.style.signs import Icon
from simulator.desk.style.theme import TextStyle
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.widget import Press

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui


@dataclass(frozen=True, slots=True)
class Card:
    """A tile to be: its name, what it says, and what pressing it does.

    ``chosen`` tells of one that is chosen or not whether it is; None where a press leads elsewhere.
    """

    name: str
    title: str
    press: Press
    words: str = ""
    aside: str = ""
    chosen: bool | None = None


class Column:
    """A scrolling column; each thing put in stands below those before it.

    ``left`` and ``width`` are where things go, ``top`` where the next one begins.
    """

    def __init__(self, ui: "Ui", rect: pygame.Rect, most: int) -> None:
        """Begin a column in the middle of ``rect``, at most ``most`` pixels wide."""
        theme = ui.theme
        self.ui, self.theme = ui, theme
        self.scroll = Scroll(ui, rect, fades=True)
        self.width = min(most, self.scroll.width - 2 * theme.px("gap"))
        self.left = (self.scroll.width - self.width) // 2
        self.top = theme.px("ring")
        self._stay = 0

    def stay_as(self, last: "Column | None") -> None:
        """Scroll to where another column was, once all is in; the same page built anew stays so."""
        self._stay = last.scroll.top if last is not None else 0

    @property
    def area(self) -> pygame.Rect:
        """Return where the next thing goes; its height is not known yet."""
        return pygame.Rect(self.left, self.top, self.width, 0)

    def space(self, px: int) -> None:
        """Leave some pixels free."""
        self.top += px

    def words(
        self, text: str, *, style: TextStyle = "text", colour: str = "ink", after: int | None = None
    ) -> Words:
        """Put a paragraph in, and ``after`` pixels of space."""
        words = Words(self.ui, self.area, text, style=style, colour=colour, into=self.scroll)
        self.top = words.bottom + (self.theme.px("tight") if after is None else after)
        return words

    def heading(self, text: str) -> None:
        """Put the heading of a section in, with some space above it."""
        self.top += self.theme.px("gap") // 2
        self.words(text, style="heading")

    def tile(
        self,
        name: str,
        title: str,
        press: Press,
        *,
        words: str = "",
        aside: str = "",
        colour: str | None = None,
        icon: Icon | None = None,
        chosen: bool = False,
        group: str | None = None,
        after: int | None = None,
    ) -> Tile:
        """Put a tile in, as wide as the column, and ``after`` pixels of space."""
        rect = self.area
        rect.height = Tile.height(
            self.theme, rect.width, title=title, words=words, aside=aside, icon=icon is not None
        )
        self.top = rect.bottom + (self.theme.px("tight") if after is None else after)
        return Tile(
            self.ui,
            name,
            rect,
            title,
            press,
            words=words,
            aside=aside,
            colour=colour,
            icon=icon,
            chosen=chosen,
            into=self.scroll,
            group=group,
        )

    def cards(self, cards: Sequence[Card], group: str, *, least: int = 280, most: int = 3) -> None:
        """Put tiles in, side by side as far as there is room for ``least`` designed pixels each."""
        if not cards:
            return
        theme, gap = self.theme, self.theme.px("gap")
        narrow = max(Tile.least_width(theme, title=c.title, words=c.words) for c in cards)
        across = min(max((self.width + gap) // (max(theme.em(least), narrow) + gap), 1), most)
        wide = (self.width - gap * (across - 1)) // across
        tall = max(
            Tile.height(
                theme, wide, title=c.title, words=c.words, aside=c.aside, icon=c.chosen is not None
            )
            for c in cards
        )
        for i, card in enumerate(cards):
            x, y = i % across * (wide + gap), i // across * (tall + gap)
            Tile(
                self.ui,
                card.name,
                pygame.Rect(self.left + x, self.top + y, wide, tall),
                card.title,
                card.press,
                words=card.words,
                aside=card.aside,
                icon="tick" if card.chosen else None,
                chosen=bool(card.chosen),
                into=self.scroll,
                group=group,
            )
        self.top += -(-len(cards) // across) * (tall + gap)

    def buttons(self, buttons: Sequence[tuple[str, str, Press, Kind]]) -> None:
        """Put buttons in, side by side as far as there is room: name, words, action, kind."""
        theme, gap = self.theme, self.theme.px("tight")
        for row in flow([Button.width(theme, b[1]) for b in buttons], self.width, gap):
            x = self.left
            for at, wide in row:
                name, words, press, kind = buttons[at]
                place = pygame.Rect(x, self.top, wide, theme.px("control"))
                Button(self.ui, name, place, words, press, kind=kind, into=self.scroll)
                x += wide + gap
            self.top += theme.px("control") + gap
        self.top += theme.px("gap") - gap

    def question(
        self,
        name: str,
        words: str,
        options: Sequence[tuple[object, str]],
        chosen: object,
        choose: Callable[[object], None],
        *,
        aside: str = "",
        beside: bool | None = None,
    ) -> None:
        """Ask one thing with a few answers: beside the words if there is room, else below.

        ``beside`` says so for questions that are to stand like others.
        """
        theme, gap = self.theme, self.theme.px("gap")
        answers = [answer for _, answer in options]
        if beside is None:
            beside = self.has_room_beside([answers])
        end, place = self._asked(words, aside, beside=beside)
        place.width = min(place.width, max(Choice.width(theme, answers), theme.em(120)))
        place.height = Choice.height(theme, answers, place.width)
        Choice(
            self.ui, name, place, options, chosen, choose, says=words, clearable=False,
            into=self.scroll,
        )  # fmt: skip
        self.top = max(end, place.bottom) + gap

    def offer(
        self, name: str, words: str, aside: str, button: str, press: Press, *, beside: bool
    ) -> None:
        """Offer one thing to do, placed like a question with its answers."""
        end, place = self._asked(words, aside, beside=beside)
        place.width = min(Button.width(self.theme, button), place.width)
        place.height = self.theme.px("control")
        Button(self.ui, name, place, button, press, into=self.scroll)
        self.top = max(end, place.bottom) + self.theme.px("gap")

    def has_room_beside(self, answers: Sequence[Sequence[str]]) -> bool:
        """Tell whether each of these answers fits beside its question."""
        widest = max(Choice.width(self.theme, words) for words in answers)
        return widest <= self._answers_width and self.width >= self.theme.em(560)

    @property
    def _answers_width(self) -> int:
        return (self.width - self.theme.px("gap")) * 11 // 20

    def _asked(self, words: str, aside: str, *, beside: bool) -> tuple[int, pygame.Rect]:
        """Write a question; return where it ends, and where its answers go."""
        theme, start = self.theme, self.top
        room = self.width - theme.px("gap") - self._answers_width if beside else self.width
        left = pygame.Rect(self.left, start, room, 0)
        end = Words(self.ui, left, words, style="strong", into=self.scroll).bottom
        if aside:
            below = pygame.Rect(self.left, end, room, 0)
            said = Words(self.ui, below, aside, style="small", colour="ink_soft", into=self.scroll)
            end = said.bottom
        if beside:
            right = self.left + self.width - self._answers_width
            return end, pygame.Rect(right, start, self._answers_width, 0)
        return end, pygame.Rect(self.left, end + theme.of(4), self.width, 0)

    def filled(self) -> None:
        """Say that nothing more comes."""
        self.scroll.filled(self.top + self.theme.px("gap"))
        if self._stay:
            self.scroll.to(self._stay)
