"""Chapters of the guide as blocks: a small part of Markdown, and a directive for pictures.

A line ``![caption](moment: noor 5/0:08 room+infant)`` shows a moment of a case,
``![caption](behaviour: arms_up)`` a behaviour as it is demonstrated. Cameras may follow and, for a
behaviour, the time after its beginning (``+1.5s``). Two such lines without an empty one between
them are a pair.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from simulator.case.source import Source
from simulator.case.times import milliseconds
from simulator.problems import Problem, Span

Style = Literal["plain", "strong", "emphasis"]

_MARKS = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*|\*(?P<emphasis>[^*]+)\*|\[(?P<words>[^\]]+)\]\((?P<to>[^)]*)\)"
)
_HEADING = re.compile(r"(?P<signs>#{1,3}) +(?P<words>.+)")
_ITEM = re.compile(r"(?:-|(?P<number>\d+)\.) +(?P<words>.+)")
_PICTURE = re.compile(r"!\[(?P<caption>[^\]]+)\]\((?P<kind>\w+): *(?P<rest>[^)]+)\)")
_MOMENT = re.compile(r"(?P<case>\S+) +(?P<episode>\d+)/(?P<time>\S+)(?: +(?P<view>\S+))?")
_BEHAVIOUR = re.compile(r"(?P<behaviour>\w+)(?: +\+(?P<after>[\d.]+s))?(?: +(?P<view>\S+))?")
_USUAL_VIEW = "room+infant"
_WRITE_SO = "Write (moment: noor 5/0:08 room+infant) or (behaviour: arms_up +1s room+infant)."


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; ``chapter`` is the one they lead to, if any."""

    text: str
    style: Style = "plain"
    chapter: str | None = None


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What a picture is taken with: a camera and, small in its corner, another one."""

    camera: str
    inset: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of a case: milliseconds from the beginning of an episode."""

    case: str
    episode: int
    ms: int
    view: View


@dataclass(frozen=True, slots=True)
class Shown:
    """A behaviour in its demonstration, so long after it begins; None is half-way."""

    behaviour: str
    after_ms: int | None
    view: View


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the chapter."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with points or with numbers from 1."""

    items: tuple[Words, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has as many cells as the header."""

    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A moment or a behaviour to be painted, and what to look at in it."""

    caption: Words
    shows: Moment | Shown


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures that belong side by side."""

    left: Picture
    right: Picture


Block = Heading | Paragraph | Items | Table | Picture | Pair


@dataclass(frozen=True, slots=True)
class Found:
    """A picture or the name of a chapter, and where it stands."""

    span: Span
    what: Moment | Shown | str


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A chapter as it was read: its blocks, what they refer to, and what is wrong with it."""

    blocks: tuple[Block, ...]
    found: tuple[Found, ...]
    problems: tuple[Problem, ...]


def read_chapter(source: Source) -> ChapterText:
    """Turn the lines of a chapter into blocks; whether what they refer to exists is not asked."""
    reader = _Reader(source)
    blocks = tuple(
        block for at, lines in _pieces(source.lines) for block in reader.block(at, lines)
    )
    return ChapterText(blocks, tuple(reader.found), tuple(reader.problems))


def _pieces(lines: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield the stretches between empty lines with the number of their first line."""
    piece: list[str] = []
    for number, line in enumerate((*lines, ""), start=1):
        if line.strip():
            piece.append(line.rstrip())
        elif piece:
            yield number - len(piece), piece
            piece = []


@dataclass(slots=True)
class _Reader:
    """Reads pieces of one source and gathers what they refer to and what is wrong."""

    source: Source
    found: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def block(self, at: int, lines: list[str]) -> Iterator[Block]:
        """Read one piece, whose first line is number ``at``."""
        if lines[0].startswith("!["):
            yield from self._pictures(at, lines)
        elif lines[0].startswith("|"):
            yield from self._table(at, lines)
        elif _ITEM.fullmatch(lines[0]):
            yield self._items(at, lines)
        elif lines[0].startswith("#"):
            yield from self._heading(at, lines)
        else:
            yield Paragraph(self.words(at, lines))

    def words(self, at: int, lines: list[str]) -> Words:
        """Read lines that run on as words in their styles; a mark may go on over a line's end."""
        text = "\n".join(line.strip() for line in lines)
        runs: list[Run] = []
        done = 0
        for mark in _MARKS.finditer(text):
            runs.append(self._plain(at + text.count("\n", 0, done), text[done : mark.start()]))
            runs.append(self._marked(at + text.count("\n", 0, mark.start()), mark))
            done = mark.end()
        runs.append(self._plain(at + text.count("\n", 0, done), text[done:]))
        return tuple(_on_one_line(run) for run in runs if run.text)

    def _plain(self, at: int, text: str) -> Run:
        for sign in ("*", "](", "<"):
            if sign in text:
                hint = "Marks are **strong**, *emphasis* and [words](chapter)."
                line = at + text.count("\n", 0, text.index(sign))
                self._problem(line, "E203", f"{sign!r} does not belong to a whole mark", hint)
        return Run(text)

    def _marked(self, at: int, mark: re.Match[str]) -> Run:
        if mark["strong"]:
            return Run(mark["strong"], "strong")
        if mark["emphasis"]:
            return Run(mark["emphasis"], "emphasis")
        self.found.append(Found(self._line(at), mark["to"]))
        return Run(mark["words"], "plain", mark["to"])

    def _heading(self, at: int, lines: list[str]) -> Iterator[Block]:
        match = _HEADING.fullmatch(lines[0])
        if match is None or len(lines) > 1:
            hint = "Write #, ## or ### and the words on one line, with an empty line after it."
            self._problem(at, "E203", "this is no heading", hint)
            return
        yield Heading(len(match["signs"]), self.words(at, [match["words"]]))

    def _items(self, at: int, lines: list[str]) -> Items:
        """Read a list; a line that begins with two spaces goes on with the item before it."""
        items: list[tuple[int, list[str]]] = []
        for number, line in enumerate(lines, start=at):
            match = _ITEM.fullmatch(line)
            if match is not None:
                items.append((number, [match["words"]]))
            else:
                items[-1][1].append(line)
        return Items(tuple(self.words(n, text) for n, text in items), lines[0][0].isdigit())

    def _table(self, at: int, lines: list[str]) -> Iterator[Block]:
        cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
        wide = len(cells[0])
        ruled = len(lines) > 1 and all(set(cell) <= set("-:") for cell in cells[1])
        if not ruled:
            self._problem(at, "E204", "the header of a table needs a line |---|---| under it", "")
            return
        for number, row in enumerate(cells, start=at):
            if len(row) != wide:
                message = f"this row has {len(row)} cells, the header {wide}"
                self._problem(number, "E110", message, "Give every row as many cells.")
        read = [
            tuple(self.words(n, [cell]) for cell in row)
            for n, row in enumerate(cells, start=at)
            if n != at + 1
        ]
        yield Table(read[0], tuple(read[1:]))

    def _pictures(self, at: int, lines: list[str]) -> Iterator[Block]:
        if len(lines) > 2:
            hint = "One picture stands alone, two make a pair; put an empty line between others."
            self._problem(at, "E203", f"{len(lines)} pictures stand together", hint)
            return
        pictures = [self._picture(number, line) for number, line in enumerate(lines, start=at)]
        read = [picture for picture in pictures if picture is not None]
        if len(lines) == 2 and len(read) == 2:
            yield Pair(read[0], read[1])
        else:
            yield from read

    def _picture(self, at: int, line: str) -> Picture | None:
        match = _PICTURE.fullmatch(line)
        shows = match and self._shows(match["kind"], match["rest"].strip())
        if match is None or shows is None:
            self._problem(at, "E203", "this does not say what to paint", _WRITE_SO)
            return None
        self.found.append(Found(self._line(at), shows))
        return Picture(self.words(at, [match["caption"]]), shows)

    def _shows(self, kind: str, rest: str) -> Moment | Shown | None:
        kinds: dict[str, Callable[[str], Moment | Shown | None]] = {
            "moment": _moment,
            "behaviour": _shown,
        }
        return kinds[kind](rest) if kind in kinds else None

    def _line(self, at: int) -> Span:
        return Span(at, 1, at, len(self.source.lines[at - 1]) + 1)

    def _problem(self, at: int, code: str, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(self._line(at), code, message, hint))


def _moment(text: str) -> Moment | None:
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    try:
        ms = milliseconds(match["time"])
    except ValueError:
        return None
    return Moment(match["case"], int(match["episode"]), ms, _view(match["view"]))


def _shown(text: str) -> Shown | None:
    match = _BEHAVIOUR.fullmatch(text)
    if match is None:
        return None
    try:
        after = milliseconds(match["after"]) if match["after"] else None
    except ValueError:
        return None
    return Shown(match["behaviour"], after, _view(match["view"]))


def _view(text: str | None) -> View:
    camera, _, inset = (text or _USUAL_VIEW).partition("+")
    return View(camera, inset or None)


def _on_one_line(run: Run) -> Run:
    return Run(run.text.replace("\n", " "), run.style, run.chapter)


def plain(words: Words) -> str:
    """Return words without their styles."""
    return "".join(run.text for run in words)
