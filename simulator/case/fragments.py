"""Fragments: a few acts under one name, which a line of a script uses in its place.

``{at: "0:05", use: comforted_on_arm, for: 40s}`` stands for the acts of
``fragments/comforted_on_arm.yaml``: beside the script first, then among those that come with the
program. What a fragment ``takes`` is written ``$for`` or ``$toy`` in its acts; times may be sums.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from simulator.case.fit import fit, meant
from simulator.case.scalars import brief
from simulator.case.shapes import ActShape, FragmentActShape, FragmentShape
from simulator.case.source import Tree, read_text
from simulator.case.times import clock, milliseconds
from simulator.case.yaml_source import read_yaml
from simulator.problems import Loaded, Problem
from simulator.resources import EPISODES

STOCK = EPISODES / "fragments"
FOLDER = "fragments"
DEEPEST = 4
FORMAT = 1
_TIMES = ("at", "for")
_SUM = re.compile(r"\s*([+-])\s*")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A fragment; ``takes`` holds what may be given, with what holds otherwise, as text.

    Each of the ``acts`` has the line it stands on, and its keys and values as text.
    """

    name: str
    file: Path
    title: str
    about: str
    takes: Mapping[str, str]
    acts: tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One act that a fragment stands for, at its time in the episode.

    ``within`` says where it comes from, ``files`` which files lead there.
    """

    shape: ActShape
    within: str
    files: tuple[Path, ...]


class MisusedError(Exception):
    """A line cannot use a fragment: the key that is wrong, and what is wrong with it."""

    def __init__(self, key: str, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.key, self.code, self.message, self.hint = key, code, message, hint


class BrokenError(Exception):
    """The file of a fragment has mistakes of its own."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the fragment has mistakes")
        self.problems = problems


def unfold(entry: ActShape, beside: Path) -> tuple[Piece, ...]:
    """Return the acts for which a line with ``use`` stands.

    Args:
        entry: A line with ``at`` and ``use``; its other values are given to the fragment.
        beside: The folder of the script.

    Raises:
        MisusedError: There is no such fragment, or it does not take what it is given.
        BrokenError: A file of a fragment has mistakes.
    """
    return tuple(_unfolded(entry, entry.at or 0, beside, (), ""))


def stock() -> tuple[Fragment, ...]:
    """Return the fragments that come with the program, by name."""
    files = sorted(STOCK.glob("*.yaml"))
    return tuple(f for file in files if (f := _kept(file).value) is not None)


def read_fragment(file: Path) -> Loaded[Fragment]:
    """Read a fragment; what it uses in turn is not looked at."""
    text = read_text(file)
    if text.value is None:
        return Loaded(None, text.problems)
    read = read_yaml(file, text.value)
    if (tree := read.value) is None:
        return Loaded(None, read.problems)
    fitted = fit(FragmentShape, tree)
    shape = fitted.shape
    problems = [*read.problems, *fitted.problems]
    if shape.format not in (None, FORMAT):
        message = f"format {shape.format} is not known; this program reads format {FORMAT}"
        problems.append(tree.source.problem(tree.value("format"), "E212", message))
    takes = {str(name): value for name, value in (shape.takes or {}).items()}
    acts = []
    for index, entry in enumerate(shape.acts or ()):
        texts = _texts(entry)
        problems += _wrong_values(tree, index, texts, takes)
        acts.append((tree.value("acts", index).line, texts))
    name, title, about = file.stem, shape.title or "", shape.about or ""
    fragment = Fragment(name, file, title, about, takes, tuple(acts))
    return Loaded(None if problems else fragment, tuple(problems))


def _texts(entry: FragmentActShape) -> dict[str, str]:
    return entry.model_dump(by_alias=True, exclude_none=True)


def _wrong_values(
    tree: Tree, index: int, texts: Mapping[str, str], takes: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the values that name what the fragment does not take, or are no times."""
    for key, text in texts.items():
        span = tree.value("acts", index, key)
        unknown = [name for name in _named(key, text) if name not in takes]
        if unknown:
            message = f"the fragment does not take '{brief(unknown[0])}'"
            hint = f"Add it under takes: {brief(unknown[0])}: ..., or write the value itself."
            yield tree.source.problem(span, "E325", message, hint)
        elif key in _TIMES:
            try:
                _time(text, {**takes, "for": takes.get("for", "0s")})
            except ValueError:
                message = f"'{brief(text)}' is not a time"
                hint = 'Write a time, $for, or a sum of them: "0:04 + $for".'
                yield tree.source.problem(span, "E325", message, hint)


def _named(key: str, text: str) -> list[str]:
    """Return the names of what a value takes from the line that uses the fragment."""
    parts = _SUM.split(text.strip()) if key in _TIMES else [text]
    return [part[1:] for part in parts if part.startswith("$")]


@cache
def _kept(file: Path) -> Loaded[Fragment]:
    return read_fragment(file)


def _found(name: str, beside: Path) -> Fragment:
    own = beside / FOLDER / f"{name}.yaml"
    if _NAME.fullmatch(name) and own.is_file():
        loaded = read_fragment(own)
    elif _NAME.fullmatch(name) and (STOCK / f"{name}.yaml").is_file():
        loaded = _kept(STOCK / f"{name}.yaml")
    else:
        known = {f.stem for folder in (beside / FOLDER, STOCK) for f in folder.glob("*.yaml")}
        hint = meant(name, sorted(known))
        raise MisusedError("use", "E322", f"there is no fragment '{name}'", hint)
    if loaded.value is None:
        raise BrokenError(loaded.problems)
    return loaded.value


def _unfolded(
    entry: ActShape, at: int, beside: Path, files: tuple[Path, ...], within: str
) -> Iterator[Piece]:
    name, way = entry.use or "", tuple(file.stem for file in files)
    if name in way:
        circle = " -> ".join((*way[way.index(name) :], name))
        hint = "One of them must do without the other."
        raise MisusedError("use", "E324", f"fragments use one another: {circle}", hint)
    if len(way) == DEEPEST:
        message = f"more than {DEEPEST} fragments use one another: {' -> '.join((*way, name))}"
        raise MisusedError("use", "E324", message, "Write the acts themselves.")
    fragment = _found(name, beside)
    files = (*files, fragment.file)
    given = _given(entry)
    for key in given:
        if key not in fragment.takes:
            takes = ", ".join(fragment.takes) or "nothing"
            message = f"the fragment '{name}' does not take '{key}'"
            raise MisusedError(key, "E323", message, f"It takes {takes}.")
    for line, texts in fragment.acts:
        place = f"line {line} of the fragment {name}" + (f", {within}" if within else "")
        piece = _filled(texts, {**fragment.takes, **given}, place)
        begins = at + (piece.at or 0)
        if piece.use:
            yield from _unfolded(piece, begins, beside, files, place)
        else:
            yield Piece(piece.model_copy(update={"at": begins}), place, files)


def _given(entry: ActShape) -> dict[str, str]:
    """Return what a line gives to the fragment it uses, as text."""
    given = entry.model_dump(by_alias=True, exclude_none=True, exclude={"at", "use", "until"})
    if entry.for_ is not None:
        given["for"] = clock(entry.for_)
    elif entry.until is not None:
        given["for"] = clock(entry.until - (entry.at or 0))
    return {key: str(value) for key, value in given.items()}


def _filled(texts: Mapping[str, str], values: Mapping[str, str], place: str) -> ActShape:
    """Return an act of a fragment with its values put in; what is empty is left out."""
    filled = {}
    for key, text in texts.items():
        if key in _TIMES:
            if (time := _time(text, values)) < 0 or (key == "for" and not time):
                message = f"the time given is too short: {key}: {text} ({place})"
                raise MisusedError("for", "E323", message, "Give it more time.")
            filled[key] = clock(time)
        else:
            filled[key] = values[text[1:]] if text.startswith("$") else text
    try:
        return ActShape.model_validate({key: text for key, text in filled.items() if text})
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][-1])
        message = f"{key}: {filled.get(key)} cannot be read ({place})"
        raise MisusedError(key, "E323", message) from None


def _time(text: str, values: Mapping[str, str]) -> int:
    """Return a sum of times in milliseconds.

    Raises:
        ValueError: Something in it is no time.
    """
    total, sign = 0, 1
    for part in _SUM.split(text.strip()):
        if part in {"+", "-"}:
            sign = 1 if part == "+" else -1
        else:
            total += sign * milliseconds(values.get(part[1:]) if part.startswith("$") else part)
    return total
