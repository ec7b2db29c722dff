"""Layouts lie inside the window and do not overlap, whatever its size."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from simulator.desk.style import layout
from simulator.desk.style.theme import window_scale

SIZES = [(1024, 700), (1280, 720), (1920, 1080), (2560, 1080), (1440, 1800), (3840, 2160)]
sizes = st.tuples(st.integers(1024, 3840), st.integers(700, 2160))
texts = st.floats(0.75, 2)


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


def needs(scale, text, lanes):
    """Return what words need at a text scale, as the screens measure it, roughly."""
    line = round(21 * scale * text)
    control = max(round(38 * scale), line + round(14 * scale))
    parts = [round(width * scale * text) for width in (130, 110, 100, 30, 260, 70)]

    def transport(width):
        return len(layout.flow(parts, width, 8)) * (control + 8) - 8

    return layout.Needs(
        control=control,
        side=round(330 * scale * text),
        timeline=line * (lanes + 1),
        head=control + 8,
        card=4 * line + control,
        transport=transport,
    )


def watching(size, text, lanes):
    scale = window_scale(size)
    return layout.watching(size, scale, needs(scale, text, lanes))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lanes", [1, 7, 11])
def test_watching(size, lanes):
    place = watching(size, 1, lanes)
    check(size, rects(place, "rows", "card"))
    check(size, {"rows": place.rows, "card": place.card})
    assert place.panel.contains(place.rows)
    assert place.panel.contains(place.card)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [0.75, 1, 2])
def test_judging(size, text):
    scale = window_scale(size)
    control, side = round(38 * scale * text), round(250 * scale * text)
    place = layout.judging(size, scale, control=control, side=side, foot=2 * control)
    check(size, rects(place))
    assert place.page.width > size[0] / 3


@given(sizes, texts, st.integers(1, 12))
def test_watching_at_any_size(size, text, lanes):
    place = watching(size, text, lanes)
    leave_out = ("rows", "card") if place.card.height else ("rows", "card", "panel")
    check(size, rects(place, *leave_out))
    assert place.rows.height > 0


@given(sizes, texts)
def test_the_picture_keeps_its_shape_and_can_be_seen(size, text):
    stage = watching(size, text, 7).stage
    assert abs(stage.width * 9 / 16 - stage.height) <= 1
    assert stage.width >= size[0] * 0.4 or stage.height >= size[1] * 0.25


@given(sizes, texts, st.integers(1, 12))
def test_what_is_to_be_read_has_room_at_any_size(size, text, lanes):
    scale = window_scale(size)
    least = round(300 * scale * text)
    place = layout.telling(size, scale, needs(scale, text, lanes), least)
    check(size, rects(place, "rows", "card"))
    assert place.panel.height >= min(least, size[1] * 0.7)
    assert abs(place.stage.width * 9 / 16 - place.stage.height) <= 1
    assert place.panel.contains(place.rows)
    assert not place.rows.colliderect(place.card)


@given(sizes, texts, st.integers(1, 3))
def test_asking_at_any_size(size, text, rows):
    scale = window_scale(size)
    control = round(38 * scale * max(text, 1))

    def tall(width):
        return control * (rows if width > 500 * text else rows + 1)

    side = round(360 * scale * text)
    place = layout.asking(
        size, scale, control=control, side=side, transport=tall, foot=lambda _: control
    )
    check(size, rects(place))
    assert abs(place.stage.width * 9 / 16 - place.stage.height) <= 1
    assert place.panel.width >= min(side, size[0] * layout.SIDE_SHARE * 0.9)


@given(st.lists(st.integers(1, 400), max_size=12), st.integers(10, 900))
def test_what_flows_stays_in_its_room(widths, room):
    rows = layout.flow(widths, room, 8)
    assert [number for row in rows for number, _ in row] == list(range(len(widths)))
    assert all(sum(wide for _, wide in row) + 8 * (len(row) - 1) <= room for row in rows)


def test_texts_grow_with_the_window():
    assert window_scale((1280, 720)) == 1
    assert window_scale((1920, 1080)) > 1.3
    assert window_scale((3840, 2160)) == pytest.approx(2.4)


def test_columns_share_what_is_left():
    left, middle, right = layout.columns(Rect(0, 0, 1000, 50), [200, 0.5, 0.5], 10)
    assert (left.width, middle.width, right.width) == (200, 390, 390)
    assert right.right == 1000
