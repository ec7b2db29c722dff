"""The guide: its chapters, read from ``assets/guide``, with all that they refer to checked."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from simulator.case import find_case, load_case
from simulator.case.model import Script
from simulator.case.source import START, Source, read_text
from simulator.case.times import clock
from simulator.lessons.chapter_text import (
    Block,
    ChapterText,
    Found,
    Heading,
    Moment,
    Shown,
    View,
    plain,
    read_chapter,
)
from simulator.lessons.demonstrations import demonstrate, demonstrated
from simulator.performance import Performance, compile_case
from simulator.problems import Loaded, Problem, in_order
from simulator.resources import ASSETS

GUIDE = ASSETS / "guide"
_FILE = re.compile(r"(?P<number>\d\d)-(?P<id>[a-z][a-z-]*)\.md")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: the name by which others lead to it, its title, its blocks after the title."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    file: Path


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture of the guide is painted from: a performance, a time in it, cameras."""

    performance: Performance
    ms: int
    view: View


def load_guide(folder: Path = GUIDE / "en") -> Loaded[tuple[Chapter, ...]]:
    """Return the chapters in their order, or everything that is wrong with them.

    Wrong are marks that are not closed, tables with uneven rows, and pictures or links of what
    does not exist: a case, a moment, a behaviour without a demonstration, a camera, a chapter.
    """
    files = sorted(folder.glob("*.md"))
    problems: list[Problem] = []
    if not files:
        message = "there are no chapters here"
        problems.append(
            Source(folder, ()).problem(START, "E106", message, "Name them 01-topic.md.")
        )
    ids = {file: match["id"] for file in files if (match := _FILE.fullmatch(file.name))}
    chapters: list[Chapter] = []
    for file in files:
        if file not in ids:
            hint = "Write two digits, a hyphen and small letters: 04-seeking.md."
            problems.append(Source(file, ()).problem(START, "E203", "no name of a chapter", hint))
            continue
        chapter, wrong = _chapter(file, ids[file], tuple(ids.values()))
        problems += wrong
        chapters += [chapter] if chapter else []
    return Loaded(None if problems else tuple(chapters), in_order(problems))


def frame_of(shows: Moment | Shown) -> Frame:
    """Return what a picture of a guide without problems is painted from."""
    if isinstance(shows, Moment):
        performance = _performance(shows.case)
        span = performance.episode(shows.episode)
        assert span is not None, "load_guide has looked"
        return Frame(performance, span.start_ms + shows.ms, shows.view)
    shown = demonstrate(shows.behaviour, seed=_people(shows.behaviour))
    half_way = (shown.start_ms + shown.end_ms) // 2
    after = shown.start_ms + shows.after_ms if shows.after_ms is not None else half_way
    return Frame(shown.performance, min(after, shown.to_ms), shows.view)


def forget_performances() -> None:
    """Let go of what was kept for the next picture: performances are large."""
    _performance.cache_clear()


def _people(behaviour: str) -> int:
    """Return who shows a behaviour: people change from one to the next and go with no meaning."""
    return zlib.crc32(behaviour.encode()) % 1000


def _chapter(file: Path, name: str, ids: Sequence[str]) -> tuple[Chapter | None, list[Problem]]:
    text = read_text(file)
    if text.value is None:
        return None, list(text.problems)
    source = Source(file, tuple(text.value.split("\n")))
    read = read_chapter(source)
    problems = [*read.problems, *_title_problems(source, read)]
    for found in read.found:
        wrong = _what_is_wrong(found, ids)
        if wrong is not None:
            problems.append(source.problem(found.span, *wrong))
    if problems:
        return None, problems
    first = read.blocks[0]
    assert isinstance(first, Heading), "the title has been looked for"
    return Chapter(name, plain(first.words), read.blocks[1:], file), []


def _title_problems(source: Source, read: ChapterText) -> list[Problem]:
    titles = [at for at, b in enumerate(read.blocks) if isinstance(b, Heading) and b.level == 1]
    if titles == [0]:
        return []
    hint = "Begin with one line '# Title' and use ## below it."
    return [source.problem(START, "E202", "a chapter needs one title, at its beginning", hint)]


def _what_is_wrong(found: Found, ids: Sequence[str]) -> tuple[str, str, str] | None:
    """Return code, message and hint of what a reference lacks, None if it is all there."""
    what = found.what
    if isinstance(what, str):
        if what in ids:
            return None
        return "E203", f"there is no chapter {what!r}", f"Chapters are {', '.join(ids)}."
    for camera in (what.view.camera, what.view.inset):
        if camera is not None and camera not in _cameras():
            return "E203", f"there is no camera {camera!r}", f"Cameras are {', '.join(_cameras())}."
    return _wrong_moment(what) if isinstance(what, Moment) else _wrong_behaviour(what)


def _wrong_behaviour(shown: Shown) -> tuple[str, str, str] | None:
    if shown.behaviour in demonstrated():
        return None
    message = f"there is no demonstration of {shown.behaviour!r}"
    return "E301", message, "The demonstrations stand in assets/lessons/demonstrations.yaml."


def _wrong_moment(moment: Moment) -> tuple[str, str, str] | None:
    script = _script(moment.case)
    if script is None:
        return "E203", f"there is no case {moment.case!r}", "Cases are the folders of the library."
    lengths: Mapping[int, int] = {e.number: e.length_ms for e in script.episodes}
    if moment.episode not in lengths:
        numbers = ", ".join(str(number) for number in lengths)
        return "E309", f"{moment.case} has no episode {moment.episode}", f"It has {numbers}."
    length = lengths[moment.episode]
    if moment.ms < length:
        return None
    message = f"episode {moment.episode} of {moment.case} has no {clock(moment.ms)}"
    return "E304", message, f"It ends at {clock(length)}."


@cache
def _script(case: str) -> Script | None:
    folder = find_case(case)
    loaded = load_case(folder).value if folder else None
    return loaded.script if loaded else None


@lru_cache(maxsize=2)
def _performance(case: str) -> Performance:
    folder = find_case(case)
    loaded = load_case(folder).value if folder else None
    performance = compile_case(loaded).value if loaded else None
    assert performance is not None, "cases of the library can be played"
    return performance


@cache
def _cameras() -> tuple[str, ...]:
    """Return what a picture can be taken with: the cameras of the room, and ``plan``."""
    text = (ASSETS / "room" / "cameras.yaml").read_text(encoding="utf-8")
    return (*yaml.load(text, Loader=yaml.SafeLoader), "plan")
