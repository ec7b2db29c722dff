"""The chapters of the guide: in which language there are some, and where words stand in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from simulator.desk.style.catalogue import ENGLISH
from simulator.lessons.chapter_text import (
    Block,
    Heading,
    Items,
    Pair,
    Paragraph,
    Picture,
    Table,
    plain,
)
from simulator.lessons.guide import GUIDE, Chapter, load_guide
from simulator.problems import Loaded

_AROUND = 45
"""So many letters stand before and after what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A chapter, by its place in the guide, and the first block in which something was found."""

    number: int
    block: int | None = None
    snippet: str = ""


@cache
def guide_in(language: str) -> tuple[bool, Loaded[tuple[Chapter, ...]]]:
    """Return the guide, and whether it is in the language wanted; otherwise it is in English."""
    folder = GUIDE / language
    if language != ENGLISH and folder.is_dir():
        return True, load_guide(folder)
    return language == ENGLISH, load_guide(GUIDE / ENGLISH)


def found(chapters: Sequence[Chapter], query: str) -> list[Hit]:
    """Return the chapters that hold all words of a query; all of them if it has no words."""
    words = query.lower().split()
    if not words:
        return [Hit(number) for number in range(len(chapters))]
    hits = (_hit(number, chapter, words) for number, chapter in enumerate(chapters))
    return [hit for hit in hits if hit is not None]


def _hit(number: int, chapter: Chapter, words: Sequence[str]) -> Hit | None:
    said = [text_of(block) for block in chapter.blocks]
    whole = f"{chapter.title} {' '.join(said)}".lower()
    if not all(word in whole for word in words):
        return None
    best = max(range(len(said)), key=lambda n: sum(w in said[n].lower() for w in words), default=0)
    first = next((w for w in words if said and w in said[best].lower()), None)
    if first is None:
        return Hit(number)
    return Hit(number, best, _snippet(said[best], first))


def _snippet(text: str, word: str) -> str:
    """Return a word with what stands around it, whole words at both ends."""
    at = text.lower().index(word)
    start, end = max(at - _AROUND, 0), min(at + len(word) + _AROUND, len(text))
    before, after = text[start:at], text[at + len(word) : end]
    if start:
        before = f"…{before.split(' ', 1)[-1]}"
    if end < len(text):
        after = f"{after.rsplit(' ', 1)[0]}…"
    return f"{before}{text[at : at + len(word)]}{after}"


def text_of(block: Block) -> str:
    """Return all that a block says, without styles."""
    return " ".join(_texts(block))


def _texts(block: Block) -> Iterable[str]:
    match block:
        case Heading() | Paragraph():
            yield plain(block.words)
        case Items():
            yield from (plain(words) for words in block.items)
        case Table():
            yield from (plain(words) for row in (block.header, *block.rows) for words in row)
        case Picture():
            yield plain(block.caption)
        case Pair():
            yield from (plain(block.left.caption), plain(block.right.caption))
