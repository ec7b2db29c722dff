"""The guide: it can be read, what it shows exists, and it says what it has to, as it has to."""

import functools
import itertools
import re

import pytest
import yaml

from scoring.rules import DEFAULTS
from simulator.case import library_cases, load_case, load_ethogram
from simulator.lessons.chapter_text import (
    Block,
    Heading,
    Items,
    Moment,
    Pair,
    Paragraph,
    Shown,
    Table,
    Words,
    plain,
)
from simulator.lessons.guide import GUIDE, Chapter, forget_performances, frame_of, load_guide
from simulator.resources import ASSETS, LIBRARY
from tests.guide_pages import PAGES, pages, pictures, pictures_of

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


def words_of(block: Block) -> tuple[Words, ...]:
    """Return all words of a block, captions included."""
    match block:
        case Heading(_, words) | Paragraph(words):
            return (words,)
        case Items(items, _):
            return items
        case Table(header, rows):
            return tuple(itertools.chain(header, *rows))
        case _:
            return tuple(picture.caption for picture in pictures_of(block))


def text_of(chapter: str) -> str:
    """Return all that a chapter says."""
    blocks = CHAPTERS[chapter].blocks
    return "\n".join(plain(words) for block in blocks for words in words_of(block))


def tables(chapter: str) -> list[Table]:
    return [block for block in CHAPTERS[chapter].blocks if isinstance(block, Table)]


def first_column(table: Table) -> list[str]:
    return [plain(row[0]) for row in table.rows]


def sections(chapter: str) -> dict[str, list[Block]]:
    """Return the blocks of a chapter under each of its headings, up to the next one."""
    found: dict[str, list[Block]] = {}
    under = ""
    for block in CHAPTERS[chapter].blocks:
        if isinstance(block, Heading):
            under = plain(block.words)
        else:
            found.setdefault(under, []).append(block)
    return found


def test_every_chapter_can_be_read():
    assert [f"{p.place}: {p.message}" for p in LOADED.problems] == []
    assert len(CHAPTERS) == len(list(ENGLISH.glob("*.md")))


def test_chapters_have_a_readable_length():
    for chapter in CHAPTERS.values():
        running = [block for block in chapter.blocks if not isinstance(block, Table)]
        words = [plain(words).split() for block in running for words in words_of(block)]
        assert 150 <= sum(map(len, words)) <= 1200, chapter.id


@pytest.mark.parametrize("shows", pictures(LOADED.value or ()), ids=str)
def test_every_picture_can_be_played(shows):
    frame = frame_of(shows)
    scene = frame.performance.at(frame.ms)
    if isinstance(shows, Moment):
        assert (scene.episode, scene.episode_ms) == (shows.episode, shows.ms)
    else:
        events = [e for e in frame.performance.events() if e.behaviour == shows.behaviour]
        starts = [frame.performance.episode(e.episode).start_ms + e.from_ms for e in events]
        assert any(start <= frame.ms <= start + 30_000 for start in starts)
    assert "infant" in scene.figures


def test_a_performance_serves_several_pictures_until_it_is_forgotten():
    shows = next(s for s in pictures(LOADED.value or ()) if isinstance(s, Moment))
    forget_performances()
    performance = frame_of(shows).performance
    assert frame_of(shows).performance is performance
    forget_performances()
    assert frame_of(shows).performance is not performance


def test_there_are_not_too_many_pictures():
    assert 40 <= len(pictures(tuple(CHAPTERS.values()))) <= 60


def test_signs_and_other_behaviours_are_shown_by_people_of_many_looks():
    shown = [s for s in pictures(tuple(CHAPTERS.values())) if isinstance(s, Shown)]
    for wanted in (True, False):
        some = [s for s in shown if bool(re.match(r"d[1-7]_", s.behaviour)) is wanted]
        skins = {frame_of(s).performance.looks["infant"].skin for s in some}
        assert len(skins) >= 4, sorted(skins)


def test_captions_say_more_than_a_name():
    for chapter in CHAPTERS.values():
        for block in chapter.blocks:
            for picture in pictures_of(block):
                assert len(plain(picture.caption).split()) >= 6, plain(picture.caption)


@functools.cache
def names_in_library() -> frozenset[str]:
    cases = [load_case(LIBRARY / case).value for case in library_cases()]
    return frozenset(p.name for case in cases if case for p in case.script.people)


def test_nobody_of_the_library_is_named_so_that_no_key_is_told():
    for chapter in CHAPTERS:
        told = set(re.findall(r"\b[A-Z][a-z]+\b", text_of(chapter)))
        assert chapter == "bibliography" or not told & names_in_library(), chapter


# What it says


def test_every_episode_has_its_picture():
    under = sections("procedure")
    for number in range(1, 9):
        (blocks,) = (b for title, b in under.items() if title.startswith(f"Episode {number}:"))
        shown = [p.shows for block in blocks for p in pictures_of(block)]
        assert [s.episode for s in shown if isinstance(s, Moment)] == [number]


@pytest.mark.parametrize("chapter", SCALES)
def test_every_scale_has_seven_anchors_and_frames_from_cases(chapter):
    assert first_column(tables(chapter)[0]) == list("7654321")
    assert f"Short name: {SCALES[chapter]}" in text_of(chapter) or SCALES[chapter] == "CM"
    shown = [p.shows for b in CHAPTERS[chapter].blocks for p in pictures_of(b)]
    assert sum(isinstance(s, Moment) for s in shown) >= 4
    assert "simulator rule" in text_of(chapter)


@pytest.mark.parametrize(
    ("chapter", "at", "scale"),
    [
        ("seeking", 0, "proximity_seeking"),
        ("holding", 0, "contact_maintaining"),
        ("resistance", 0, "resistance"),
        ("avoidance", 0, "avoidance"),
        ("search-distance-crying", 0, "search"),
        ("search-distance-crying", 1, "distance_interaction"),
    ],
)
def test_anchors_have_the_names_they_have_while_coding(chapter, at, scale):
    texts = ASSETS / "texts" / "en" / "scales.yaml"
    anchors = yaml.safe_load(texts.read_text(encoding="utf-8"))[scale]["anchors"]
    rows = tables(chapter)[at].rows
    assert {int(plain(n)): plain(label) for n, label, _ in rows} == {
        number: anchor["label"] for number, anchor in anchors.items()
    }


def test_typical_scores_are_those_of_the_rules_and_called_a_rule_of_the_simulator():
    title = "Typical scores in this trainer"
    (table,) = (block for block in sections("groups")[title] if isinstance(block, Table))
    scales = ("proximity_seeking", "contact_maintaining", "avoidance", "resistance")
    for row in table.rows:
        subgroup, *cells = (plain(cell) for cell in row)
        typical = DEFAULTS.typical[subgroup]
        assert cells == [f"{low} to {high}" for scale in scales for low, high in typical[scale]]
    assert tuple(first_column(table)) == SUBGROUPS
    said = [plain(w) for b in sections("groups")[title] for w in words_of(b)]
    assert "simulator rule" in said[0]


def test_search_and_distance_have_their_anchors_and_crying_its_slices():
    assert [first_column(t) for t in tables("search-distance-crying")] == [list("7654321")] * 2
    assert "15 seconds" in text_of("search-distance-crying")
    assert "Never classify from crying" in text_of("search-distance-crying")


def test_every_group_and_subgroup_has_its_place():
    strong = {
        run.text
        for block in CHAPTERS["groups"].blocks
        for words in words_of(block)
        for run in words
        if run.style == "strong"
    }
    assert set(SUBGROUPS) <= strong
    captions = [plain(p.caption) for b in CHAPTERS["groups"].blocks for p in pictures_of(b)]
    for subgroup in SUBGROUPS:
        assert any(f"As seen in {subgroup}" in caption for caption in captions), subgroup
    headings = "\n".join(sections("groups"))
    assert all(f"{group}: " in headings for group in "ABCU")
    assert "disorganised/disoriented" in text_of("disorganisation")


def test_every_index_of_disorganisation_has_a_picture_of_its_own():
    under = sections("disorganisation")
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII")
    for number, numeral in enumerate(numerals, start=1):
        (blocks,) = (b for title, b in under.items() if title.startswith(f"Index {numeral}:"))
        (shown,) = [p.shows for block in blocks for p in pictures_of(block)]
        assert isinstance(shown, Shown)
        assert shown.behaviour.startswith(f"d{number}_")
        assert load_ethogram()[shown.behaviour].actors


PAIRS_ALIKE = (
    "A1 and B1",
    "A2 and B2",
    "A2 and D",
    "B3 and B4",
    "B4 and C1",
    "B4 and C2",
    "B4 and D",
    "C1 and D",
    "A1 and a shy or tired B",
)


@pytest.mark.parametrize("pair", PAIRS_ALIKE)
def test_every_pair_that_looks_alike_is_told_apart_side_by_side(pair):
    assert pair in first_column(tables("look-alikes")[0])
    assert any(isinstance(block, Pair) for block in sections("look-alikes")[pair])


@pytest.mark.parametrize(
    "explanation",
    [
        "orienting",
        "avoidance",
        "resistance",
        "excitement",
        "exploration",
        "shyness",
        "custom",
        "play",
        "fatigue",
        "motor age",
        "motor condition",
        "developmental condition",
        "over-stress",
        "separation",
        "sensitisation",
        "reaction to an event",
    ],
)
def test_every_false_alarm_has_its_row(explanation):
    rows = [plain(row[1]) for row in tables("false-alarms")[0].rows]
    assert sum(explanation in row.split(":")[0].split("(")[0] for row in rows) >= 1
    assert len(rows) == 16


@pytest.mark.parametrize(
    "words", ["Q-sort", "Story Stem", "Child Attachment Interview", "Adult Attachment Interview"]
)
def test_each_age_has_its_assessment(words):
    assert words in text_of("ages")


def test_all_cautions_stand_there():
    (cautions, *_) = (b for b in CHAPTERS["cautions"].blocks if isinstance(b, Items))
    assert cautions.numbered
    assert len(cautions.items) == 14


# How it says it

LEFT_OUT = re.compile(
    r"\b(clingy|manipulative|spoilt|naughty|cold|abnormal|traumati\w+|abused|victim|failed|"
    r"bad mother|strongly attached|not attached|securely attached|"
    r"(?:avoidant|disorganised|resistant|insecure) (?:baby|babies|child|children|infants?))\b",
    re.IGNORECASE,
)
CLINICAL = re.compile(r"\b(disorders?|diagnos\w+|symptoms?|patholog\w+)\b", re.IGNORECASE)
CERTIFYING = re.compile(r"\b(certified|licensed)\b", re.IGNORECASE)
OF_DISORDERS = {"disorders", "cautions", "false-alarms", "bibliography"}
NOT_CONFIRMED = ("30-35", "kappa .6", ".93", "94 %", "nine in ten", "28 %", "48 %", "20-30 s")


def said(chapter: str) -> str:
    """Return what a chapter says in its own voice: without words it lists as not to be used."""
    lines = []
    for block in CHAPTERS[chapter].blocks:
        if isinstance(block, Table) and plain(block.header[0]) == "Not this":
            lines += [plain(cell) for row in block.rows for cell in row[1:]]
        else:
            lines += [plain(words) for words in words_of(block)]
    return "\n".join(lines)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_words_the_field_does_not_use_are_not_used(chapter):
    quoted = re.sub(r"“[^”]*”|\"[^\"]*\"", "", said(chapter))
    assert LEFT_OUT.findall(quoted) == []
    assert CERTIFYING.findall(quoted) == []
    if chapter not in OF_DISORDERS:
        assert CLINICAL.findall(quoted) == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_could_not_be_confirmed_is_left_out(chapter):
    assert [figure for figure in NOT_CONFIRMED if figure in text_of(chapter)] == []


# Sources

AUTHOR = r"(?:van )?[A-Z][A-Za-z-]+"
CITED = re.compile(
    rf"({AUTHOR})(?: et al\.| and {AUTHOR})?,? \(?((?:(?:19|20)\d\d|n\.d\.)(?:, (?:19|20)\d\d)*)"
)
ENTRY = re.compile(r"(?P<who>.+?) \((?P<year>(?:19|20)\d\d|n\.d\.)\)")


def sources() -> list[tuple[str, str]]:
    """Return first author and year of every entry of the bibliography."""
    (entries,) = (b for b in CHAPTERS["bibliography"].blocks if isinstance(b, Items))
    found = []
    for words in entries.items:
        match = ENTRY.match(plain(words))
        assert match, plain(words)
        who = match["who"]
        found.append((who.split(",")[0] if "," in who else who.split()[-1], match["year"]))
    return found


def cited() -> set[tuple[str, str]]:
    return {
        (who, year)
        for chapter in CHAPTERS
        if chapter != "bibliography"
        for who, years in CITED.findall(text_of(chapter))
        for year in years.split(", ")
    }


def test_every_source_named_stands_in_the_bibliography_and_the_other_way_round():
    assert cited() - set(sources()) == set()
    assert set(sources()) - cited() == set()


def test_the_bibliography_names_each_work_once_in_order():
    order = [f"{who.casefold()} {year}" for who, year in sources()]
    assert len(order) == len(set(order))
    names = [who.casefold() for who, _ in sources()]
    assert names == sorted(names)


# The pages


def test_the_pages_in_docs_are_those_of_the_chapters():
    written = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    assert written == pages(tuple(CHAPTERS.values())), "run python -m tests.guide_pages"


def test_every_picture_of_the_pages_is_there_and_small():
    for path in PAGES.glob("*.md"):
        for name in re.findall(r"\]\((pictures/[^)]+)\)", path.read_text(encoding="utf-8")):
            assert 2_000 < (PAGES / name).stat().st_size <= 60_000, name
