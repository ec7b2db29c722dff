"""What stands beside the stage while a case is written: its lines, its problems, what it earns."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from scoring.rubric import Earned
from scoring.terms import REUNION_SCALES, REUNIONS, Event
from simulator.authoring.writing import Line, Version
from simulator.desk.screen import Desk
from simulator.desk.spoken import wording_in
from simulator.desk.texts import clock
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.tile import Tile
from simulator.problems import Problem

Go = Callable[[int, int], None]
"""Takes the stage to an episode and a time in it."""


def build_lines(
    column: Column, lines: Iterable[Line], go: Go, chosen: int | None
) -> Mapping[int, Tile]:
    """List the lines of an episode as they are written, each leading to its moment."""
    tiles = {}
    for line in lines:
        words = f"{line.number}  {line.text}"
        press = partial(go, line.episode, line.from_ms)
        name = f"line-{line.number}"
        tiles[line.number] = _row(column, name, words, press, chosen=line.number == chosen)
    return tiles


def build_problems(
    desk: Desk, column: Column, problems: Iterable[Problem], show: Callable[[Problem], None]
) -> None:
    """List what is wrong, each problem leading to the moment of its line."""
    listed = tuple(problems)
    if not listed:
        column.words(desk.texts("studio.sound"))
    for number, problem in enumerate(listed):
        title = f"{problem.file.name}:{problem.span.line}  {problem.code}"
        words = f"{problem.message}. {problem.hint}".strip()
        _row(column, f"problem-{number}", words, partial(show, problem), title=title)


def build_reunions(desk: Desk, column: Column, version: Version, go: Go) -> None:
    """Tell what the rubric makes of both reunions, with the acts that earn each number."""
    texts, reading = desk.texts, version.reading
    if reading is None:
        column.words(texts("studio.no_reunions"))
        return
    column.words(texts("studio.reading", reading=reading.classification), style="heading")
    key = version.key
    if key is not None:
        column.words(texts("studio.key", key=key.classification))
    column.words(texts("studio.rule"), style="small", colour="ink_soft")
    for episode in REUNIONS:
        column.heading(texts("studio.reunion", n=episode))
        keyed = key.ratings.get(episode, {}) if key is not None else {}
        for scale in REUNION_SCALES:
            if (earned := reading.ratings[episode].get(scale)) is not None:
                _build_scale(desk, column, earned, keyed.get(scale), go)


def _build_scale(desk: Desk, column: Column, earned: Earned, keyed: int | None, go: Go) -> None:
    texts = desk.texts
    title = texts.table("scales")[earned.scale]["title"]
    said = texts("studio.earned", title=title, n=earned.rating)
    if keyed is not None:
        said = texts("studio.beside", said=said, key=keyed)
    column.words(said, style="strong", after=0)
    column.words(wording_in(texts).rule(earned.rule), colour="ink_soft")
    for number, event in enumerate(earned.events):
        name = f"earned-{earned.episode}-{earned.scale}-{number}"
        press = partial(go, event.episode, event.from_ms)
        _row(column, name, _told(desk, event), press)


def _told(desk: Desk, event: Event) -> str:
    title = desk.ethogram[event.behaviour].title
    return desk.texts("studio.event", at=clock(event.from_ms), title=title, line=event.line or 0)


def _row(
    column: Column,
    name: str,
    words: str,
    press: Callable[[], None],
    *,
    title: str = "",
    chosen: bool = False,
) -> Tile:
    rect = column.area
    rect.height = Tile.height(column.theme, rect.width, title=title, words=words)
    tile = Tile(
        column.ui,
        name,
        rect,
        title,
        press,
        words=words,
        chosen=chosen,
        quiet=True,
        into=column.scroll,
        group="rows",
    )
    column.top = rect.bottom
    return tile
