"""The timeline of the findings: only lanes with something, and signs on what stands alone."""

from dataclasses import replace

import pygame
import pytest

from simulator.desk.style.theme import load_theme
from simulator.desk.timelines.lanes import Bar, Lane, paired
from simulator.desk.timelines.paired_timeline import PairedTimeline, Verdicts, Wording
from simulator.desk.widgets.ui import Ui

WORDS = Wording("You", "Key", "same moment", "another code", "missed", "not in the key")
LANES = tuple(Lane(f"lane-{n}", f"Lane {n}") for n in range(11))
NO_VERDICTS = Verdicts()
MARK = Bar("m", 3, "cries", 10_000, 30_000, point=False)
EVENT = Bar("e", 3, "cries", 12_000, 33_000, point=False)


@pytest.fixture
def shown():
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((900, 400))
    ui = Ui((900, 400), load_theme())

    def paint(marks, events, verdicts=NO_VERDICTS, width=800, told=()):
        place = pygame.Rect(0, 0, width, 190)
        timeline = PairedTimeline(
            ui, "timeline", place, LANES, 60_000, print, verdicts=verdicts, wording=WORDS, told=told
        )
        timeline.display(paired(marks, events), 0, None, 60_000)
        return timeline

    return paint


def bytes_of(timeline):
    return pygame.image.tobytes(timeline.image, "RGBA")


def test_only_lanes_with_something_are_shown_and_share_the_room(shown):
    one = shown([MARK], [EVENT])
    two = shown([MARK], [replace(EVENT, lane=7)])
    (mark, _), (event, _) = one._places
    assert mark.bottom <= event.top
    assert two._row(3).height < one._row(3).height
    assert two._row(7).top >= two._row(3).bottom - 1


def test_overlapping_bars_and_what_is_told_of_have_more_room(shown):
    later = replace(MARK, id="other", lane=7)
    many = [replace(MARK, id=str(row), row=row, rows=3) for row in range(3)]
    crowded = shown([*many, later], [])
    assert crowded._row(3).height > 2 * crowded._row(7).height
    told = shown([MARK, later], [EVENT], told=(7,))
    assert told._row(7).height > told._row(3).height


@pytest.mark.parametrize(
    ("marks", "events", "verdicts"),
    [
        ([MARK], [], Verdicts(invented=frozenset("m"))),
        ([], [EVENT], Verdicts(missed=frozenset("e"))),
        ([MARK], [EVENT], Verdicts((("m", "e", True),))),
        ([MARK], [EVENT], Verdicts((("m", "e", False),))),
    ],
)
def test_every_verdict_is_seen(shown, marks, events, verdicts):
    assert bytes_of(shown(marks, events, verdicts)) != bytes_of(shown(marks, events))


def test_the_legend_fits_where_the_room_is_narrow(shown):
    image = shown([MARK], [EVENT], width=420).image
    edge = pygame.Rect(image.get_width() - 6, image.get_height() - 20, 3, 14)
    colours = {
        tuple(image.get_at((x, y)))
        for x in range(edge.left, edge.right)
        for y in range(edge.top, edge.bottom)
    }
    assert len(colours) == 1


def test_nothing_to_show_is_shown_as_an_empty_timeline(shown):
    assert shown([], [])._places == []
