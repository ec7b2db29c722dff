"""Themes: what is read stands out, in every theme, and sizes grow as asked."""

from itertools import product
from typing import get_args

import pygame
import pytest
import yaml

from simulator.desk.style.looks import COLOURS, groups, lane_look, look_of
from simulator.desk.style.signs import Icon
from simulator.desk.style.texts import load_texts
from simulator.desk.style.theme import FONT_FILES, contrast, load_theme
from simulator.desk.timelines.bars import style_of
from simulator.records.settings import THEMES
from simulator.resources import ASSETS

PAPERS = ("paper", "card", "raised", "hover")
TEXT, SIGN = 4.5, 3.0
NAME = 6.5  # small words on a coloured ground are harder to read than the standard allows for
"""The ratios of WCAG 2.2, level AA: 1.4.3 for texts, 1.4.11 for signs and edges."""


@pytest.fixture(scope="module", autouse=True)
def fonts():
    pygame.font.init()


@pytest.fixture(params=THEMES)
def theme(request):
    return load_theme(request.param)


def test_contrast_is_that_of_the_standard():
    white, black, grey = (pygame.Color(c) for c in ("#ffffff", "#000000", "#767676"))
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ink", ["ink", "ink_soft", "accent"])
def test_texts_stand_out(theme, ink):
    for paper in (*PAPERS, "accent_soft"):
        assert contrast(theme.colour(ink), theme.colour(paper)) >= TEXT, paper


@pytest.mark.parametrize("fill", ["accent", "accent_hover"])
def test_texts_on_the_accent_stand_out(theme, fill):
    assert contrast(theme.colour("on_accent"), theme.colour(fill)) >= TEXT


@pytest.mark.parametrize("lane", range(len(COLOURS)))
def test_marks_stand_out_and_carry_their_names(theme, lane):
    mark = theme.colour(COLOURS[lane])
    for paper in PAPERS:
        assert contrast(mark, theme.colour(paper)) >= SIGN, paper
    look = lane_look("", lane)
    own, beside = style_of(theme, look), style_of(theme, look, ghost=True)
    assert contrast(theme.colour(own.ink), own.fill) >= NAME
    assert contrast(theme.colour(beside.ink), beside.fill) >= NAME
    running = theme.colour("raised").lerp(mark, 0.22)
    assert contrast(theme.colour("ink"), running) >= TEXT


def test_signs_and_edges_stand_out(theme):
    for sign, paper in product(
        ("focus", "accent", "good", "look", "playhead", "line_strong"), PAPERS
    ):
        assert contrast(theme.colour(sign), theme.colour(paper)) >= SIGN, (sign, paper)


def test_hints_stand_out(theme):
    assert contrast(theme.colour("paper"), theme.colour("ink")) >= TEXT


def test_high_contrast_is_higher():
    theme = load_theme("contrast")
    for ink, paper in product(("ink", "ink_soft", "accent"), PAPERS):
        assert contrast(theme.colour(ink), theme.colour(paper)) >= 7


def test_every_sign_has_its_shapes():
    data = yaml.safe_load((ASSETS / "theme" / "signs.yaml").read_text("utf-8"))["signs"]
    assert set(data) == set(get_args(Icon))
    corners = [corner for shapes in data.values() for shape in shapes for corner in shape]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in corners)


def test_no_two_lanes_look_alike():
    assert len({lane_look("", lane) for lane in range(24)}) == 24
    assert len(set(groups().values())) == len(groups())


def test_every_group_has_its_looks_which_are_the_same_everywhere():
    titles = load_texts().table("interface")["groups"]
    assert set(groups()) == set(titles)
    assert all(lane_look(group, 5) == look_of(group) for group in groups())
    assert {colour for _, colour in groups().values()} <= set(COLOURS)


def test_all_themes_name_the_same_colours():
    names = [set(load_theme(name)._hex) for name in THEMES]
    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_colour_is_pure_black_or_white(name):
    for colour in ("ink", "paper", "card", "raised", "on_accent"):
        assert load_theme(name).colour(colour)[:3] not in {(0, 0, 0), (255, 255, 255)}


def test_sizes_grow_with_the_window_and_texts_with_the_wish():
    usual, window, wish = load_theme(), load_theme(scale=2), load_theme(text_scale=2)
    assert window.px("text") == wish.px("text") == 2 * usual.px("text")
    assert (window.px("gap"), wish.px("gap")) == (2 * usual.px("gap"), usual.px("gap"))
    assert wish.px("control") >= wish.line("strong")


def test_controls_take_colours_and_sizes_from_the_theme(theme):
    assert theme.controls["defaults"]["font"]["size"] == str(theme.px("text"))
    assert "$" not in str(theme.controls)
    assert "@" not in str(theme.controls)


def test_the_fonts_come_with_their_licence():
    assert all(file.is_file() for file in FONT_FILES.values())
    (licence,) = (ASSETS / "fonts").glob("*OFL*")
    assert "SIL Open Font License" in licence.read_text(encoding="utf-8")
