"""A widget has a picture while anything of it can be seen, and only then."""

import pygame
import pytest

from simulator.desk.style.theme import load_theme
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Widget

SIZE, LINE = (400, 200), 30


@pytest.fixture
def window():
    return pygame.display.set_mode(SIZE)


def list_of(number):
    """Return controls with a list of lines, the area that scrolls it, and the lines."""
    ui = Ui(SIZE, load_theme("light"))
    scroll = Scroll(ui, pygame.Rect(0, 10, 400, 100))
    places = [pygame.Rect(0, LINE * n, 300, LINE) for n in range(number)]
    lines = [Words(ui, place, f"line {n}", into=scroll) for n, place in enumerate(places)]
    scroll.filled(LINE * number)
    return ui, scroll, lines


def seen(ui, window):
    ui.update(0.02)
    window.fill("white")
    ui.draw(window)
    return pygame.image.tobytes(window, "RGB")


def drawn(widget):
    return widget.image.get_size() == widget.rect.size


def test_only_what_can_be_seen_of_a_list_has_a_picture(window):
    ui, scroll, lines = list_of(40)
    ui.update(0.02)
    assert [n for n, line in enumerate(lines) if drawn(line)] == [0, 1, 2, 3]
    scroll.to(10 * LINE)
    ui.update(0.02)
    assert [n for n, line in enumerate(lines) if drawn(line)] == [10, 11, 12, 13]


def test_the_window_shows_the_same_as_if_all_had_been_painted(window, monkeypatch):
    def shown():
        ui, scroll, lines = list_of(40)
        found = []
        for top in (0, 215, 600, 95, 0):
            scroll.to(top)
            found.append(seen(ui, window))
            lines[5].display(f"at {top}")
            found.append(seen(ui, window))
        return found

    lazily = shown()
    monkeypatch.setattr(Widget, "_out_of_sight", False)
    assert lazily == shown()
    assert len(set(lazily)) > 4


def test_what_changed_out_of_sight_is_seen_when_it_comes_into_sight(window):
    ui, scroll, lines = list_of(40)
    seen(ui, window)
    scroll.to(20 * LINE)
    before = seen(ui, window)
    scroll.to(0)
    lines[21].display("another line")
    scroll.to(20 * LINE)
    assert seen(ui, window) != before
