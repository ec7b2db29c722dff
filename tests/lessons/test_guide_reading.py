"""Chapters as they are written: what is read, and what a mistake is told as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.case.source import Source
from simulator.lessons.chapter_text import (
    Items,
    Moment,
    Pair,
    Paragraph,
    Picture,
    Run,
    Shown,
    Table,
    View,
    read_chapter,
)
from simulator.lessons.guide import GUIDE, Chapter, load_guide

ENGLISH = GUIDE / "en"
LOADED = load_guide(ENGLISH)
CHAPTERS: dict[str, Chapter] = {c.id: c for c in LOADED.value or ()}
SUBGROUPS = ("A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2")
SCALES = {
    "seeking": "PS",
    "holding": "CM",
    "resistance": "RE",
    "avoidance": "AV",
}


def read(text: str):
    return read_chapter(Source(ENGLISH / "01-some.md", tuple(text.split("\n"))))


# Reading


def test_marks_become_runs_even_over_the_end_of_a_line():
    (block,) = read("Look *at the\nface* and **hands**, see [this](looking).").blocks
    assert block == Paragraph(
        (
            Run("Look "),
            Run("at the face", "emphasis"),
            Run(" and "),
            Run("hands", "strong"),
            Run(", see "),
            Run("this", "plain", "looking"),
            Run("."),
        )
    )


def test_two_pictures_together_are_a_pair():
    one = "![a](moment: noor 5/0:08.5 room)"
    two = "![b](behaviour: arms_up +1.5s corner+infant)"
    alone, _, pair = read(f"{one}\n\nwords\n\n{one}\n{two}").blocks
    left = Picture((Run("a"),), Moment("noor", 5, 8500, View("room", None)))
    right = Picture((Run("b"),), Shown("arms_up", 1500, View("corner", "infant")))
    assert alone == left
    assert pair == Pair(left, right)


def test_lists_and_tables_keep_their_rows():
    numbered, table = read("1. one\n   goes on\n2. two\n\n| a | b |\n|---|---|\n| c | d |").blocks
    assert numbered == Items(((Run("one goes on"),), (Run("two"),)), numbered=True)
    assert table == Table(((Run("a"),), (Run("b"),)), (((Run("c"),), (Run("d"),)),))


@given(st.lists(st.text(st.sampled_from("#-1. |*![]()ab:/+<\t"), max_size=20), max_size=8))
def test_whatever_is_written_is_read_or_reported_where_it_stands(lines):
    chapter = read_chapter(Source(ENGLISH / "01-some.md", tuple(lines)))
    assert all(1 <= p.span.line <= len(lines) for p in chapter.problems)


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("![a](moment: nobody 5/0:08)", "E203", "'nobody'"),
        ("![a](moment: noor 9/0:08)", "E309", "no episode 9"),
        ("![a](moment: noor 4/2:59)", "E304", "no 2:59"),
        ("![a](moment: noor 5/0:0x)", "E203", "what to paint"),
        ("![a](moment: noor 5/0:08 ceiling)", "E203", "'ceiling'"),
        ("![a](moment: noor 5/0:08 room+ceiling)", "E203", "'ceiling'"),
        ("![a](behaviour: no_such_thing)", "E301", "'no_such_thing'"),
        ("![a](sound: cry)", "E203", "what to paint"),
        ("![a](moment: noor 5/0:08)\n" * 3, "E203", "3 pictures"),
        ("see [there](no-such-chapter)", "E203", "'no-such-chapter'"),
        ("this is **not closed", "E203", "whole mark"),
        ("<b>bold</b>", "E203", "'<'"),
        ("| a | b |\n|---|---|\n| c |", "E110", "1 cells"),
        ("| a | b |\n| c | d |", "E204", "header"),
        ("# A second title", "E202", "one title"),
    ],
)
def test_a_mistake_is_reported_with_its_line(tmp_path, line, code, says):
    (tmp_path / "01-first.md").write_text(f"# First\n\n{line}\n", encoding="utf-8")
    loaded = load_guide(tmp_path)
    assert loaded.value is None
    found = [p for p in loaded.problems if p.code == code and says in p.message]
    assert found, [p.message for p in loaded.problems]
    assert found[0].span.line == (1 if code == "E202" else 5 if code == "E110" else 3)
    assert found[0].hint or code == "E204"


def test_all_mistakes_are_reported_at_once(tmp_path):
    (tmp_path / "01-first.md").write_text("# First\n\n[a](x)\n\n[b](y)\n", encoding="utf-8")
    (tmp_path / "second.md").write_text("# Second\n", encoding="utf-8")
    assert [p.code for p in load_guide(tmp_path).problems] == ["E203", "E203", "E203"]


def test_a_folder_without_chapters_says_so(tmp_path):
    (problem,) = load_guide(tmp_path).problems
    assert problem.code == "E106"


# What it shows
