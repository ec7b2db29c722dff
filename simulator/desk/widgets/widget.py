"""Widget: what every control of the desk is, whether we paint it or pygame_gui does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pygame
from pygame_gui.core import UIElement

from simulator.desk.style.theme import Theme

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


@dataclass(frozen=True, slots=True)
class Part:
    """A thing inside a control that can be read and pressed by itself, such as a mark."""

    name: str
    says: str
    rect: pygame.Rect
    chosen: bool = False


class Control(Protocol):
    """A thing that can have the focus.

    ``role`` says what it is, ``says`` what it is called: for the probe and for readers to come.
    Controls of one ``group`` are one stop of the Tab key; the arrow keys move inside it.
    ``takes_text`` tells whether letters are typed into it, ``own_ring`` whether it paints itself
    where in it the focus is.
    """

    name: str
    role: str
    says: str
    group: str | None
    scroll: "Scroll | None"
    takes_text: bool
    own_ring: bool
    rect: pygame.Rect
    visible: bool

    def press(self) -> None:
        """Do what Enter or a click does."""

    def key(self, chord: str) -> bool:
        """Take a key press; tell whether it meant something here."""


class Widget(UIElement):
    """A control that paints itself, in the layers and containers of pygame_gui."""

    takes_text = False
    own_ring = False

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        *,
        role: str,
        says: str = "",
        into: "Scroll | None" = None,
        group: str | None = None,
        layer: int = 1,
        hint: str = "",
    ) -> None:
        """Place the widget.

        Args:
            ui: The window's controls.
            name: Its name, once a screen.
            rect: Where it is; inside ``into`` if that is given.
            role: button, choice, table, timeline, picture, text ...
            says: What it is called.
            into: The scrolling area that holds it.
            group: The Tab stop that it shares.
            layer: Higher ones lie above.
            hint: What is told about it where the mouse rests on it.
        """
        super().__init__(
            rect,
            ui.manager,
            into.container if into else None,
            starting_height=layer,
            layer_thickness=1,
            element_id=[role],
        )
        self.ui = ui
        self.theme: Theme = ui.theme
        self.name, self.role, self.says, self.group = name, role, says, group
        self.scroll = into
        self.held = False
        self.hint = hint

    @property
    def bottom(self) -> int:
        """Return where it ends, in its container."""
        return int(self.relative_rect.bottom)

    def place(self, top: int | None) -> int:
        """Move to a height in the container, or hide if there is none; return where it ends."""
        self.visible = top is not None
        if top is None:
            return 0
        self.set_relative_position((self.relative_rect.left, top))
        return self.bottom

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the widget on a clear surface; ``area`` is all of it."""

    def redraw(self) -> None:
        """Paint the widget anew; out of sight it has no picture, since lists may be long."""
        if self._out_of_sight:
            self.image = self.ui.manager.get_universal_empty_surface()
            self._pre_clipped_image = None
            return
        image = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        self.paint(image, image.get_rect())
        image.premul_alpha_ip()
        self._set_image(image)

    @property
    def _out_of_sight(self) -> bool:
        """Tell whether its container shows nothing of it."""
        return self._image_clip is not None and not all(self._image_clip.size)

    def _set_image_clip(self, rect: pygame.Rect | None) -> None:
        """Take from pygame_gui which part of it the container shows, None for all."""
        was_out, before = self._out_of_sight, self._image_clip
        self._image_clip = rect
        if was_out or self._out_of_sight:
            if self.image is not None:
                self.redraw()
        else:
            self._image_clip = before
            super()._set_image_clip(rect)

    def _set_image(self, new_image: pygame.Surface | None) -> None:
        """Show a picture; pygame_gui would copy also what is not cut off."""
        if self._image_clip is None:
            self.image, self._pre_clipped_image = new_image, None
        else:
            super()._set_image(new_image)

    def kill(self) -> None:
        """Go, and have the picture let go of: what refers to the widget may live for long."""
        super().kill()  # type: ignore[no-untyped-call]
        self.ui.retire(self)

    def let_go(self) -> None:
        """Drop the picture, and what else takes much memory."""
        self.image = self._pre_clipped_image = None

    def press(self) -> None:
        """Do what Enter or a click does."""

    @property
    def parts(self) -> Iterable[Part]:
        """Return what lies inside and can be read and pressed by itself."""
        return ()

    @property
    def keeps_free(self) -> Sequence[pygame.Rect]:
        """Return what of the window no hint should cover because of it."""
        return ()

    def press_part(self, name: str) -> None:
        """Do what a press on one of the parts does."""

    def key(self, chord: str) -> bool:
        """Take a key press; tell whether it meant something here."""
        return False

    def at(self, pos: tuple[int, int]) -> tuple[int, int]:
        """Return a place of the window as a place of the widget."""
        return pos[0] - self.rect.left, pos[1] - self.rect.top

    def on_hovered(self) -> None:
        """Show that a click would do something."""
        super().on_hovered()  # type: ignore[no-untyped-call]
        self.ui.hint.rest_on(self)
        self.redraw()

    def on_unhovered(self) -> None:
        """Show the usual look again."""
        super().on_unhovered()  # type: ignore[no-untyped-call]
        self.ui.hint.go(self)
        self.redraw()

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take mouse events: press, drag, release."""
        if not self.is_enabled:
            return False
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            if self.hover_point(*event.pos):
                self.held = True
                self.ui.focus_by_mouse(self)
                self.mouse_down(self.at(event.pos))
                return True
        elif event.type == pygame.MOUSEMOTION and self.held:
            self.mouse_drag(self.at(event.pos))
            return True
        elif event.type == pygame.MOUSEBUTTONUP and self.held:
            self.held = False
            self.mouse_up(self.at(event.pos), inside=bool(self.hover_point(*event.pos)))
            return True
        return False

    def mouse_down(self, pos: tuple[int, int]) -> None:
        """Take the press of the left button; ``pos`` is inside the widget."""

    def mouse_drag(self, pos: tuple[int, int]) -> None:
        """Take a move with the left button held; ``pos`` may be outside."""

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Take the release of the left button: a click, if it is still inside."""
        if inside:
            self.ui.later(self.press)


Press = Callable[[], None]
