"""The guide as pages for people who read it outside the app: ``python -m tests.guide_pages``.

It writes ``docs/guide`` anew from ``assets/guide/en``: a page for each chapter and, unless told
``--text-only``, the pictures. Nothing there is to be edited by hand.
"""

import argparse
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from PIL import Image

from simulator.export import Shot, render_frame
from simulator.files import write_whole
from simulator.lessons.chapter_text import (
    Block,
    Heading,
    Items,
    Moment,
    Pair,
    Paragraph,
    Picture,
    Run,
    Shown,
    Table,
    Words,
    plain,
)
from simulator.lessons.guide import Chapter, frame_of, load_guide

PAGES = Path(__file__).resolve().parents[1] / "docs" / "guide"
INDEX = "README.md"
SIZE = (480, 270)
COLOURS = 128
MOST_BYTES = 60_000
_SIGNS = {"plain": "", "strong": "**", "emphasis": "*"}
_MADE = "<!-- Written by `python -m tests.guide_pages` from assets/guide/en; edit it there. -->"


def pictures(chapters: Sequence[Chapter]) -> tuple[Moment | Shown, ...]:
    """Return what the guide shows, each once, in the order in which it first comes."""
    shown = (picture.shows for c in chapters for b in c.blocks for picture in pictures_of(b))
    return tuple(dict.fromkeys(shown))


def pictures_of(block: Block) -> tuple[Picture, ...]:
    """Return the pictures of one block: none, one or two."""
    if isinstance(block, Pair):
        return (block.left, block.right)
    return (block,) if isinstance(block, Picture) else ()


def pages(chapters: Sequence[Chapter]) -> dict[str, str]:
    """Return the text of every page by the name of its file."""
    files = {chapter.id: chapter.file.name for chapter in chapters}
    written = {c.file.name: _page(c, chapters, files) for c in chapters}
    return {INDEX: _index(chapters), **written}


def file_name(shows: Moment | Shown) -> str:
    """Return the name of the file with a picture, without its folder."""
    view = "-".join(name for name in (shows.view.camera, shows.view.inset) if name)
    if isinstance(shows, Moment):
        return f"{shows.case}-{shows.episode}-{shows.ms:06}-{view}.png"
    after = "" if shows.after_ms is None else f"-{shows.after_ms}"
    return f"{shows.behaviour}{after}-{view}.png"


def _index(chapters: Sequence[Chapter]) -> str:
    rows = [f"{n}. [{c.title}]({c.file.name})" for n, c in enumerate(chapters, start=1)]
    return "\n".join((_MADE, "", "# Guide", "", *rows, ""))


def _page(chapter: Chapter, chapters: Sequence[Chapter], files: dict[str, str]) -> str:
    parts = [_MADE, f"# {chapter.title}", *("\n".join(_lines(b, files)) for b in chapter.blocks)]
    return "\n\n".join((*parts, _foot(chapter, chapters))) + "\n"


def _foot(chapter: Chapter, chapters: Sequence[Chapter]) -> str:
    at = chapters.index(chapter)
    links = [f"[Contents]({INDEX})"]
    if at > 0:
        links.insert(0, f"[Back: {chapters[at - 1].title}]({chapters[at - 1].file.name})")
    if at + 1 < len(chapters):
        links.append(f"[Next: {chapters[at + 1].title}]({chapters[at + 1].file.name})")
    return f"---\n\n{' · '.join(links)}"


def _lines(block: Block, files: dict[str, str]) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield f"{'#' * level} {_words(words, files)}"
        case Paragraph(words):
            yield _words(words, files)
        case Items(items, numbered):
            for number, words in enumerate(items, start=1):
                yield f"{f'{number}.' if numbered else '-'} {_words(words, files)}"
        case Table(header, rows):
            yield _row(_words(cell, files) for cell in header)
            yield _row("---" for _ in header)
            for row in rows:
                yield _row(_words(cell, files) for cell in row)
        case Pair(left, right):
            yield _row((_image(left), _image(right)))
            yield _row(("---", "---"))
            yield _row((_words(left.caption, files), _words(right.caption, files)))
        case Picture(caption, _):
            yield _image(block)
            yield ""
            yield f"> {_words(caption, files)}"


def _row(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _image(picture: Picture) -> str:
    return f"![{plain(picture.caption)}](pictures/{file_name(picture.shows)})"


def _words(words: Words, files: dict[str, str]) -> str:
    return "".join(_run(run, files) for run in words)


def _run(run: Run, files: dict[str, str]) -> str:
    if run.chapter is not None:
        return f"[{run.text}]({files[run.chapter]})"
    return f"{_SIGNS[run.style]}{run.text}{_SIGNS[run.style]}"


def _paint(shows: Moment | Shown, path: Path) -> int:
    """Write one small picture with few colours and return its size in bytes."""
    frame = frame_of(shows)
    shot = Shot(SIZE, frame.view.camera, frame.view.inset)
    surface = render_frame(frame.performance, frame.ms, shot)
    image = Image.frombytes("RGB", SIZE, pygame.image.tobytes(surface, "RGB"))
    content = io.BytesIO()
    few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(content, "PNG", optimize=True)
    write_whole(path, content.getvalue())
    return len(content.getvalue())


def _paint_all(chapters: Sequence[Chapter], folder: Path) -> None:
    """Paint every picture of the guide and remove those that it no longer shows."""
    folder.mkdir(exist_ok=True)
    wanted = pictures(chapters)
    for path in set(folder.glob("*.png")) - {folder / file_name(shows) for shows in wanted}:
        path.unlink()
    sizes = [_paint(shows, folder / file_name(shows)) for shows in wanted]
    if max(sizes) > MOST_BYTES:
        raise SystemExit(
            f"A picture has {max(sizes)} bytes, more than {MOST_BYTES}: use fewer COLOURS"
        )


def main() -> None:
    """Write the pages, and the pictures unless only the text is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text-only", action="store_true", help="leave the pictures as they are")
    given = parser.parse_args()
    loaded = load_guide()
    if loaded.value is None:
        raise SystemExit("\n".join(f"{p.place}: {p.message}. {p.hint}" for p in loaded.problems))
    PAGES.mkdir(parents=True, exist_ok=True)
    written = pages(loaded.value)
    for path in set(PAGES.glob("*.md")) - {PAGES / name for name in written}:
        path.unlink()
    for name, text in written.items():
        write_whole(PAGES / name, text.encode("utf-8"))
    if not given.text_only:
        _paint_all(loaded.value, PAGES / "pictures")


if __name__ == "__main__":
    main()
