"""Captions as files and in pictures."""

import itertools
import re

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.export import Caption, captions_of, subtitles
from simulator.export.captions import Captioner
from simulator.performance import Performance

SIZE = (320, 180)


def test_captions_of_a_stretch_lie_in_it_and_say_what_the_scene_says(
    performance: Performance,
) -> None:
    start = performance.episodes[4].start_ms + 3000
    found = list(captions_of(performance, start, start + 60_000))
    assert found
    assert all(a.to_ms <= b.from_ms for a, b in itertools.pairwise(found))
    assert all(0 <= c.from_ms < c.to_ms <= 60_000 for c in found)
    for t in range(0, 60_000, 200):
        shown = [c.lines for c in found if c.from_ms <= t < c.to_ms]
        assert (shown[0] if shown else ()) == performance.at(start + t).captions


@pytest.mark.parametrize(("form", "first", "point"), [("srt", "1", ","), ("vtt", "WEBVTT", ".")])
def test_subtitles_are_blocks_of_number_span_and_lines(form, first: str, point: str) -> None:
    captions = [
        Caption(0, 1_500, ("[cries]", "Stranger: A <ball> & more")),
        Caption(3_599_999, 3_661_001, ("[door]",)),
    ]
    text = subtitles(captions, form)
    assert text.splitlines()[0] == first
    assert f"00:00:00{point}000 --> 00:00:01{point}500\n[cries]\nStranger: A ‹ball› and" in text
    assert f"00:59:59{point}999 --> 01:01:01{point}001\n[door]\n" in text
    assert len(re.findall(r"-->", text)) == 2


@settings(max_examples=25)
@given(st.lists(st.text("abcdefg  ", min_size=1, max_size=60), min_size=1, max_size=4))
def test_captions_stand_low_in_the_picture_whatever_they_say(words: list[str]) -> None:
    surface = pygame.Surface(SIZE)
    surface.fill("navy")
    Captioner(SIZE).write(surface, words)
    changed = [y for y in range(SIZE[1]) if surface.get_at((SIZE[0] // 2, y))[:3] != (0, 0, 128)]
    assert bool(changed) == bool(" ".join(words).strip())
    assert min(changed, default=SIZE[1]) > SIZE[1] * 0.25
    assert {surface.get_at((x, y))[:3] for x in (0, SIZE[0] - 1) for y in range(SIZE[1])} == {
        (0, 0, 128)
    }
