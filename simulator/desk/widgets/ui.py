"""Ui: all controls of the window, their order, and which of them has the focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pygame
import pygame_gui
from pygame_gui.core.interfaces import IUIElementInterface

from simulator.desk.style.keys import chord
from simulator.desk.style.theme import FONT, FONT_FILES, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.hint import Hint
from simulator.desk.widgets.widget import Control, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll

_PAST_FIELDS = frozenset(
    {"ctrl+return", "ctrl+backspace", "ctrl+space", "ctrl+t", "pageup", "pagedown"}
)
"""Keys that reach the screen while one types."""
_ARROWS = {"left": -1, "up": -1, "right": 1, "down": 1}


class Ui:
    """The controls of one window size and theme.

    The order in which controls are added is the order of the Tab key. Key presses go to the field
    in which one types, then to the control with the focus, then to ``act`` (the screen), then to
    focus and pressing; ``released`` is told which keys are let go, and ``grab``, where there is
    one, takes every key that goes down. What controls set off is done after the event, so that a
    screen may rebuild itself.
    """

    def __init__(self, size: tuple[int, int], theme: Theme, *, still: bool = False) -> None:
        """Make an empty window's controls; where they are ``still``, nothing flashes or fades."""
        self.size, self.theme, self.still = size, theme, still
        self.manager = pygame_gui.UIManager(size, enable_live_theme_updates=False)
        regular, bold, italic = (str(FONT_FILES[s]) for s in ("regular", "bold", "italic"))
        self.manager.add_font_paths(FONT, regular, bold, italic)
        point = theme.px("text")
        self.manager.preload_fonts(
            [{"name": FONT, "point_size": point, "style": s} for s in ("regular", "bold", "italic")]
        )
        self.manager.get_theme().load_theme(theme.controls)
        self.focused: str | None = None
        self.ring_shown = False
        self.released: Callable[[str], None] | None = None
        self.grab: Callable[[str], None] | None = None
        self.hint = Hint(self)
        self._controls: list[Control] = []
        self._texts: list[Widget] = []
        self._scrolls: list[Scroll] = []
        self._retired: list[Widget] = []
        self._base = 0
        self._base_scroll = self._base_text = 0
        self._pending: list[Callable[[], None]] = []
        self._down: set[int] = set()
        self._typed_in: str | None = None  # the field beside what the mouse pressed last
        self._typed_elsewhere = False  # the letter that led into a field is not typed into it

    def clear(self) -> None:
        """Take all controls away; the name of the one with the focus is remembered."""
        self.manager.set_focus_set(None)
        self.manager.clear_and_reset()  # type: ignore[no-untyped-call]
        self.released = self.grab = None
        self.hint.go()
        self._controls.clear()
        self._scrolls.clear()
        self._texts.clear()
        self._base = self._base_scroll = self._base_text = 0

    def close(self) -> None:
        """Take all controls away for good: the window gets others."""
        self.clear()
        self._let_go()

    def retire(self, widget: Widget) -> None:
        """Let a widget that was taken away drop its picture once it is no longer drawn."""
        self._retired.append(widget)

    def _let_go(self) -> None:
        for widget in self._retired:
            widget.let_go()
        self._retired.clear()

    def add(self, control: Control) -> None:
        """Take a control into the order of the Tab key and show it."""
        self._controls.append(control)
        if isinstance(control, Widget):
            control.redraw()

    def add_text(self, text: Widget) -> None:
        """Take words or a picture into what is read aloud."""
        self._texts.append(text)

    @property
    def texts(self) -> tuple[Widget, ...]:
        """Return the words and pictures that can be read now."""
        return tuple(t for t in self._texts[self._base_text :] if t.visible)

    def add_scroll(self, scroll: "Scroll") -> None:
        """Draw the bar of a scrolling area from now on."""
        self._scrolls.append(scroll)

    def begin_layer(self) -> None:
        """Let only controls added from now on have the focus: a dialog begins."""
        self._base, self._base_scroll = len(self._controls), len(self._scrolls)
        self._base_text = len(self._texts)

    def point_as(self, cursor: int) -> None:
        """Give the mouse another pointer."""
        self.manager.set_active_cursor(pygame.cursors.Cursor(cursor))

    def later(self, action: Callable[[], None]) -> None:
        """Do something after the event under way."""
        self._pending.append(action)

    @property
    def types(self) -> bool:
        """Tell whether keys go into a field."""
        control = self.control(self.focused)
        return control is not None and control.takes_text

    @property
    def controls(self) -> tuple[Control, ...]:
        """Return the controls that can have the focus now."""
        return tuple(c for c in self._controls[self._base :] if c.visible)

    def control(self, name: str | None) -> Control | None:
        """Return a control by its name."""
        return next((c for c in self.controls if c.name == name), None)

    def focus_on(self, name: str | None, *, visible: bool = True) -> None:
        """Give the focus to a control; ``visible`` shows the ring."""
        self.focused = name
        self.ring_shown = visible
        control = self.control(name)
        if control is not None and control.takes_text:
            self.manager.set_focus_set(cast("IUIElementInterface", control))
        else:
            self.manager.set_focus_set(None)
            pygame.key.set_repeat(350, 40)  # a field switches it off when it is left
        if control is not None and control.scroll is not None and visible:
            control.scroll.reveal(control.rect)

    def focus_by_mouse(self, pressed: Control) -> None:
        """Give the focus to what the mouse presses, and keep in mind the field left for it."""
        field, self._typed_in = self.control(self.focused), None
        if field is not None and field.takes_text and field.scroll is pressed.scroll is not None:
            self._typed_in = field.name
        self.focus_on(pressed.name, visible=False)

    def type_on(self, pressed: str) -> None:
        """Give the focus back to the field beside the button pressed, if one typed in it."""
        field, self._typed_in = self.control(self._typed_in), None
        if field is not None and self.focused == pressed:
            self.focus_on(field.name, visible=False)

    def handle(self, event: pygame.event.Event, act: Callable[[str, bool], bool]) -> None:
        """Take one event. ``act`` is given the chord and whether the key is only held."""
        if event.type == pygame.TEXTINPUT and self._typed_elsewhere:
            self._typed_elsewhere = False
        elif event.type == pygame.KEYDOWN and self.grab is not None:
            fresh = event.key not in self._down
            self._down.add(event.key)
            if fresh:
                self.grab(chord(event))
        elif event.type == pygame.KEYDOWN:
            self.hint.go()
            held = event.key in self._down
            self._down.add(event.key)
            before = self.types
            self._key(event, act, held=held)
            self._typed_elsewhere = self.types and not before
        else:
            if event.type == pygame.KEYUP:
                self._down.discard(event.key)
                if self.released is not None:
                    self.released(pygame.key.name(event.key))
            self.manager.process_events(event)
            if event.type == pygame.MOUSEBUTTONDOWN:
                self.hint.go()
                self._follow_mouse()
        self._do_pending()

    def _do_pending(self) -> None:
        pending, self._pending = self._pending, []
        for action in pending:
            action()

    def _follow_mouse(self) -> None:
        """Give the focus to the field that was clicked; a click beside everything leaves it."""
        focused = self.manager.get_focus_set() or set()  # type: ignore[no-untyped-call]
        fields = [c for c in self.controls if c.takes_text and c in focused]
        for control in fields:
            self.focused, self.ring_shown = control.name, False
        if self.types and not fields:
            self.focus_on(None)  # else keys would go to a field that no longer takes them

    def _key(
        self, event: pygame.event.Event, act: Callable[[str, bool], bool], *, held: bool
    ) -> None:
        pressed = chord(event)
        control = self.control(self.focused)
        if pressed in {"tab", "shift+tab"}:
            self._tab(-1 if pressed.startswith("shift") else 1)
        elif control is not None and control.takes_text:
            self._type(event, pressed, control, act)
        elif (
            (control is not None and self.ring_shown and control.key(pressed))
            or act(pressed, held)
            or held
        ):
            return
        elif control is not None and pressed in {"return", "enter", "space"}:
            self.ring_shown = True
            self.later(control.press)
        elif control is not None and pressed in _ARROWS:
            self._arrow(control, _ARROWS[pressed])

    def _type(
        self,
        event: pygame.event.Event,
        pressed: str,
        control: Control,
        act: Callable[[str, bool], bool],
    ) -> None:
        """Pass a key to the field; Escape leaves it, Ctrl with Enter reaches the screen."""
        if control.scroll is not None:
            control.scroll.reveal(control.rect)  # what is typed can be seen
        if pressed == "escape":
            self.focus_on(None)
        elif pressed == "return" and control.role == "field":
            control.press()
            self.manager.process_events(event)
        elif pressed in _PAST_FIELDS:
            act(pressed, False)
        else:
            self.manager.process_events(event)

    def _tab(self, step: int) -> None:
        """Move to the next stop: a control, or the group it stands for."""
        stops = self._stops()
        if not stops:
            return
        names = [stop.name for stop in stops]
        here = self._stop_of(self.control(self.focused), stops)
        following = (0 if step > 0 else len(stops) - 1) if here is None else here + step
        self.focus_on(names[following % len(names)])

    def _stops(self) -> list[Control]:
        """Return one control for every stop, the one with the focus for its group."""
        stops: dict[str, Control] = {}
        for control in self.controls:
            name = control.group or control.name
            if name not in stops or control.name == self.focused:
                stops[name] = control
        return list(stops.values())

    @staticmethod
    def _stop_of(control: Control | None, stops: list[Control]) -> int | None:
        return stops.index(control) if control in stops else None

    def _arrow(self, control: Control, step: int) -> None:
        """Move inside a group."""
        if control.group is not None:
            names = [c.name for c in self.controls if c.group == control.group]
            self.focus_on(names[min(max(names.index(control.name) + step, 0), len(names) - 1)])

    def scroll_by(self, chord: str, *, lines: bool = True) -> bool:
        """Scroll the area on top if the key asks for it; tell whether it did."""
        areas = [s for s in self._scrolls[self._base_scroll :] if s.height > s.rect.height]
        if not areas:
            return False
        area = areas[-1]
        page, line = area.rect.height * 9 // 10, 3 * self.theme.line()
        steps = {"pagedown": page, "pageup": -page, "home": -area.height, "end": area.height}
        if lines:
            steps |= {"down": line, "up": -line}
        if chord not in steps:
            return False
        area.to(area.top + steps[chord])
        return True

    def update(self, seconds: float) -> None:
        """Let controls follow the mouse and the clock."""
        self.manager.update(seconds)
        self._let_go()
        self.hint.update(seconds)
        self._do_pending()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw all controls, and the ring around the one with the focus."""
        self.manager.draw_ui(surface)
        for scroll in self._scrolls[self._base_scroll :]:
            scroll.draw_bar(surface)
        self._draw_ring(surface)
        self.hint.draw(surface)

    def _draw_ring(self, surface: pygame.Surface) -> None:
        control = self.control(self.focused)
        if control is None or not self.ring_shown or control.own_ring:
            return
        width = self.theme.px("ring")
        around = control.rect.inflate(2 * width + 2, 2 * width + 2)
        if control.scroll is not None:
            surface.set_clip(control.scroll.rect.inflate(2 * width, 0))
        paint.ring(surface, around, self.theme)
        surface.set_clip(None)
