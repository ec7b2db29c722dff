"""Frames and sheets: what a camera shows, in rows, with the time and nothing else."""

from collections.abc import Iterator

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.export import Shot, Tile, contact_sheet, render_frame, render_frames, sheet_size
from simulator.export.frames import View
from simulator.performance import Performance
from simulator.stage.inset import Corner

SIZE = (128, 72)


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_a_frame_does_not_depend_on_the_frames_before_it(performance: Performance) -> None:
    start = performance.episodes[4].start_ms
    times = [start + 12_500, start + 60_000, start + 12_500]
    painted = [pixels(s) for s in render_frames(performance, times, Shot(SIZE))]
    assert painted[0] == painted[2] == pixels(render_frame(performance, times[0], Shot(SIZE)))
    assert painted[0] != painted[1]


@pytest.mark.parametrize("camera", ["room", "corner", "door", "infant", "plan"])
def test_frames_of_any_shape_are_filled_to_the_edge(performance: Performance, camera: str) -> None:
    surface = render_frame(performance, 5_000, Shot((90, 160), camera))
    corners = [surface.get_at(at)[:3] for at in ((0, 0), (89, 0), (0, 159), (89, 159))]
    assert surface.get_size() == (90, 160)
    assert (0, 0, 0) not in corners


def test_an_inset_shows_another_camera_in_a_frame_and_leaves_the_rest(
    performance: Performance,
) -> None:
    plain = render_frame(performance, 5_000, Shot((320, 180)))
    inset = render_frame(performance, 5_000, Shot((320, 180), inset="infant"))
    differ = [
        (x, y)
        for x in range(0, 320, 4)
        for y in range(0, 180, 4)
        if plain.get_at((x, y)) != inset.get_at((x, y))
    ]
    assert len(differ) > 150
    assert min(x for x, _ in differ) > 240
    assert max(y for _, y in differ) < 75


class Moving:
    """A corner that changes in the middle of a stretch."""

    def __init__(self, _: Performance) -> None:
        pass

    def at(self, ms: int, *_: object) -> Corner:
        return Corner(left=ms >= 5_080, low=False)


def test_where_an_inset_was_the_rest_is_seen_again(
    performance: Performance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.export.frames.Corners", Moving)
    shot = Shot((320, 180), inset="infant")
    view, surface = View(shot, performance), pygame.Surface(shot.size)
    for ms in range(5_000, 5_200, 40):
        view.paint(surface, performance.at(ms), kept=ms > 5_000)
    alone = render_frame(performance, 5_160, shot)
    assert pixels(surface) == pixels(alone)


def tiles(count: int) -> Iterator[Tile]:
    for index in range(count):
        surface = pygame.Surface(SIZE)
        surface.fill((200, index, 0))
        yield Tile(f"5/0:{index:02}", surface)


@settings(max_examples=15)
@given(st.integers(1, 8), st.integers(1, 4))
def test_pictures_stand_in_reading_order(count: int, columns: int) -> None:
    sheet = contact_sheet(tiles(count), SIZE, count, columns)
    found = [
        sheet.get_at((x, y))[1]
        for y in range(SIZE[1] // 2, sheet.get_height(), 1)
        for x in range(SIZE[0] // 2, sheet.get_width(), 1)
        if sheet.get_at((x, y))[0] == 200 and sheet.get_at((x, y))[2] == 0
    ]
    assert list(dict.fromkeys(found)) == list(range(count))
    assert sheet.get_size() == sheet_size(SIZE, count, columns)


def test_the_time_stands_under_the_picture_not_in_it() -> None:
    sheet = contact_sheet(tiles(1), SIZE, 1, 1)
    left, top = next(
        (x, y)
        for y in range(sheet.get_height())
        for x in range(sheet.get_width())
        if sheet.get_at((x, y))[:3] == (200, 0, 0)
    )
    picture = sheet.subsurface(pygame.Rect((left, top), SIZE))
    below = sheet.subsurface(
        pygame.Rect(0, top + SIZE[1], sheet.get_width(), sheet.get_height() - top - SIZE[1])
    )
    assert pixels(picture) == pixels(next(tiles(1)).surface)
    assert (
        len(
            {
                below.get_at((x, y))[:3]
                for x in range(below.get_width())
                for y in range(below.get_height())
            }
        )
        > 1
    )
