"""Layouts lie inside the window and do not overlap, whatever its size."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from simulator.desk import layout
from simulator.desk.theme import window_scale

SIZES = [(1024, 700), (1280, 720), (1920, 1080), (2560, 1080), (1440, 1800), (3840, 2160)]
sizes = st.tuples(st.integers(1024, 3840), st.integers(700, 2160))


def rects(value, *leave_out):
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name not in leave_out}


def check(size, found):
    window = Rect((0, 0), size)
    names = list(found)
    for i, name in enumerate(names):
        assert found[name].width > 0, name
        assert found[name].height > 0, name
        assert window.contains(found[name]), (name, found[name])
        for other in names[i + 1 :]:
            assert not found[name].colliderect(found[other]), (name, other)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lanes", [1, 7, 11])
def test_watching(size, lanes):
    place = layout.watching(size, window_scale(size), lanes)
    check(size, rects(place, "rows", "card"))
    check(size, {"rows": place.rows, "card": place.card})
    assert place.panel.contains(place.rows)
    assert place.panel.contains(place.card)


@pytest.mark.parametrize("size", SIZES)
def test_judging(size):
    check(size, rects(layout.judging(size, window_scale(size))))


@given(sizes, st.integers(1, 12))
def test_watching_at_any_size(size, lanes):
    check(size, rects(layout.watching(size, window_scale(size), lanes), "rows", "card"))


@given(sizes)
def test_the_picture_keeps_its_shape(size):
    stage = layout.watching(size, window_scale(size), 7).stage
    assert abs(stage.width * 9 / 16 - stage.height) <= 1


@given(sizes, st.floats(0.75, 2))
def test_the_designed_minimum_always_fits(size, wanted):
    scale = window_scale(size, wanted)
    assert scale * 1024 <= size[0] + 1
    assert scale * 700 <= size[1] + 1


def test_texts_grow_with_the_window():
    assert window_scale((1280, 720)) == 1
    assert window_scale((1920, 1080)) > 1.3
    assert window_scale((3840, 2160)) == pytest.approx(2.4)


def test_columns_share_what_is_left():
    left, middle, right = layout.columns(Rect(0, 0, 1000, 50), [200, 0.5, 0.5], 10)
    assert (left.width, middle.width, right.width) == (200, 390, 390)
    assert right.right == 1000
