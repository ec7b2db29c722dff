"""Prose: words in several styles that run on over lines, with links between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import TextStyle, Theme
from simulator.desk.widgets.widget import Press, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style; ``to`` is where a press on them leads, empty if nowhere."""

    words: str
    style: TextStyle = "text"
    to: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one span on one line, and where they stand."""

    words: str
    span: Span
    left: int
    top: int


def laid_out(theme: Theme, spans: Sequence[Span], width: int) -> tuple[tuple[Piece, ...], int]:
    """Break spans into lines.

    Args:
        theme: Measures the words.
        spans: What is said, one after the other.
        width: How wide a line is.

    Returns:
        The pieces, and the height of all lines.
    """
    line = max((theme.line(span.style) for span in spans), default=theme.line())
    pieces: list[Piece] = []
    left = top = 0
    for span in spans:
        font, begun, start = theme.font(span.style), "", left
        for word in _words(span.words):
            longer = font.size((begun + word).rstrip())[0]
            if start + longer > width and (begun or start):
                if begun.strip():
                    pieces.append(Piece(begun.rstrip(), span, start, top))
                begun, start, top = word.lstrip(), 0, top + line
            else:
                begun += word
        if begun:
            pieces.append(Piece(begun, span, start, top))
        left = start + font.size(begun)[0]
    return tuple(pieces), top + line


def _words(text: str) -> list[str]:
    """Return the words of a text, each with the space after it."""
    words = text.split(" ")
    return [f"{word} " for word in words[:-1]] + ([words[-1]] if words[-1] else [])


class Prose(Widget):
    """A paragraph. Its links are controls of their own, laid over it."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        spans: Sequence[Span],
        *,
        into: "Scroll",
        colour: str = "ink",
        follow: Callable[[str], None] | None = None,
        layer: int = 1,
    ) -> None:
        """Place the paragraph.

        Args:
            ui: The window's controls.
            name: Its name, from which its links take theirs.
            rect: Where it is; its height is that of its words.
            spans: What it says.
            into: The scrolling area that holds it.
            colour: Of the words.
            follow: Told where a link leads.
            layer: Higher ones lie above.
        """
        self._pieces, tall = laid_out(ui.theme, spans, rect.width)
        self._colour = colour
        place = pygame.Rect(rect.left, rect.top, rect.width, tall)
        says = "".join(span.words for span in spans)
        super().__init__(ui, "", place, role="text", says=says, into=into, layer=layer)
        ui.add_text(self)
        self.redraw()
        if follow is not None:
            self._lay_links(name, place, into, follow)

    def _lay_links(
        self, name: str, place: pygame.Rect, into: "Scroll", follow: Callable[[str], None]
    ) -> None:
        theme = self.theme
        links = [piece for piece in self._pieces if piece.span.to]
        for number, piece in enumerate(links):
            size = theme.font(piece.span.style).size(piece.words.rstrip())[0]
            rect = pygame.Rect(place.left + piece.left, place.top + piece.top, size, theme.line())
            to = piece.span.to
            _Link(self.ui, f"{name}-link-{number}", rect, piece, into, partial(follow, to))

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the words; those of links are painted by the links."""
        for piece in self._pieces:
            if not piece.span.to:
                font = self.theme.font(piece.span.style)
                image = font.render(piece.words, True, self.theme.colour(self._colour))
                surface.blit(image, (piece.left, piece.top))

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take nothing."""
        return False


class _Link(Widget):
    """Words that lead somewhere."""

    def __init__(
        self, ui: "Ui", name: str, rect: pygame.Rect, piece: Piece, into: "Scroll", press: Press
    ) -> None:
        super().__init__(ui, name, rect, role="link", says=piece.words.strip(), into=into, layer=3)
        self._piece, self._press = piece, press
        ui.add(self)

    def press(self) -> None:
        """Go where it leads."""
        self._press()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the words, underlined."""
        theme = self.theme
        colour = theme.colour("accent_hover" if self.hovered else "accent")
        font = theme.font(self._piece.span.style)
        surface.blit(font.render(self.says, True, colour), (0, 0))
        under = font.get_ascent() + theme.of(2)
        thick = theme.of(2) if self.hovered else max(theme.of(1), 1)
        surface.fill(colour, (0, under, area.width, thick))
