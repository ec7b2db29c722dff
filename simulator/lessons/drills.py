"""Drill items: a short stretch of a case, one question, its answer with the reason, a contrast.

Each file of ``assets/lessons/drills`` holds one kind of question. What an item says is data and
written by hand; the audit holds it against the session (``simulator.authoring.drilling``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from scoring.wording import ENGLISH
from simulator.case import load_ethogram
from simulator.case.fit import fit
from simulator.case.scalars import EpisodeNumber, ScaleName, Text, Time, Whole
from simulator.case.shapes import Shape
from simulator.case.source import Source, Tree, read_text
from simulator.case.yaml_source import read_yaml
from simulator.problems import Loaded, Problem, Span, in_order
from simulator.resources import ASSETS

DRILLS = ASSETS / "lessons" / "drills"

Kind = Literal[
    "behaviour",
    "greeting",
    "avoidance",
    "anger",
    "freezing",
    "scale",
    "height",
    "bid",
    "ending",
    "settled",
]


class ItemShape(Shape):
    """One item as it is written."""

    id: Text | None = Field(description="Unique over all files.")
    case: Text | None = Field(description="A case of the library that is not kept for the test.")
    episode: EpisodeNumber | None = Field(description="In which episode.")
    from_: Time | None = Field(alias="from", description="Where the stretch begins.")
    to: Time | None = Field(description="Where it ends.")
    answer: Text | None = Field(description="The right answer: a key of the answers.")
    others: list[Text] | None = Field(None, description="Further answers, where the item has own.")
    scale: ScaleName | None = Field(None, description="The scale that is asked for.")
    told: Text | None = Field(None, description="What the answer rests on that is not shown.")
    because: Text | None = Field(description="Why it is right, and what it is not.")
    contrast: Text | None = Field(description="An item of the same kind with another answer.")


class FileShape(Shape):
    """A file of items."""

    format: Whole | None = Field(description="The version of this format: 1.")
    kind: Kind | None = Field(description="What is asked.")
    question: Text | None = Field(description="The question; {scale} stands for a scale's name.")
    answers: dict[Text, Text] | None = Field(None, description="Answers in words, by their keys.")
    items: list[ItemShape] | None = Field(description="The items.")


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill item; times in milliseconds from the start of the episode.

    ``answers`` leads from the key of each answer to its words, in the order in which they are
    shown; ``answer`` is the right key. ``told`` is what the answer rests on beside the stretch,
    said with the question. ``contrast`` is the id of an item to look at beside it.
    ``source`` and ``span`` say where it is written.
    """

    id: str
    kind: Kind
    question: str
    case: str
    episode: int
    from_ms: int
    to_ms: int
    answers: Mapping[str, str]
    answer: str
    because: str
    contrast: str
    scale: str | None
    told: str
    source: Source
    span: Span

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """Return a problem at the line of the item."""
        return self.source.problem(self.span, code, f"{self.id}: {message}", hint)


@cache
def load_drills(folder: Path = DRILLS) -> Loaded[tuple[Drill, ...]]:
    """Return the items of all files in order, or everything that is wrong with the files."""
    read = [read_drills(file) for file in sorted(folder.glob("*.yaml"))]
    problems = in_order(p for loaded in read for p in loaded.problems)
    if any(loaded.value is None for loaded in read):
        return Loaded(None, problems)
    return Loaded(tuple(d for loaded in read for d in loaded.value or ()), problems)


def read_drills(file: Path) -> Loaded[tuple[Drill, ...]]:
    """Read one file of items."""
    text = read_text(file)
    if text.value is None:
        return Loaded(None, text.problems)
    tree = read_yaml(file, text.value)
    if tree.value is None:
        return Loaded(None, in_order(tree.problems))
    fitted = fit(FileShape, tree.value)
    problems = in_order((*tree.problems, *fitted.problems))
    if problems:
        return Loaded(None, problems)
    drills = tuple(_drills(fitted.shape, tree.value))
    wrong = tuple(p for drill in drills for p in _unfit(drill))
    return Loaded(None if wrong else drills, in_order(wrong))


def of_case(drills: Iterable[Drill], case: str) -> tuple[Drill, ...]:
    """Return the items of one case."""
    return tuple(d for d in drills if d.case == case)


def _drills(shape: FileShape, tree: Tree) -> Iterator[Drill]:
    for index, item in enumerate(shape.items or ()):
        scale = ENGLISH.scale(item.scale).name if item.scale else ""
        yield Drill(
            id=item.id or "",
            kind=shape.kind or "behaviour",
            question=(shape.question or "").replace("{scale}", scale),
            case=item.case or "",
            episode=item.episode or 0,
            from_ms=item.from_ or 0,
            to_ms=item.to or 0,
            answers=MappingProxyType(_answers(shape, item)),
            answer=item.answer or "",
            because=item.because or "",
            contrast=item.contrast or "",
            scale=item.scale,
            told=item.told or "",
            source=tree.source,
            span=tree.value("items", index),
        )


def _answers(shape: FileShape, item: ItemShape) -> dict[str, str]:
    """Return the answers in words: those of the file, or the item's own in the order of words."""
    if not item.others:
        return dict(shape.answers or {})
    keys = {item.answer or "", *item.others}
    words = {key: _words(key, shape) for key in keys}
    return dict(sorted(words.items(), key=lambda pair: pair[1]))


def _words(key: str, shape: FileShape) -> str:
    """Return an answer in words: from the file, the ethogram, or as it stands."""
    if shape.answers and key in shape.answers:
        return shape.answers[key]
    ethogram = load_ethogram()
    return ethogram[key].title if key in ethogram else key


def _unfit(drill: Drill) -> Iterator[Problem]:
    """Yield what is wrong with an item by itself."""
    if drill.answer not in drill.answers:
        hint = f"Answers: {', '.join(drill.answers)}."
        yield drill.problem("E620", f"{drill.answer!r} is none of the answers", hint)
    if not 2 <= len(drill.answers) <= 5:
        yield drill.problem("E620", f"there are {len(drill.answers)} answers", "Give 2 to 5.")
    if drill.to_ms <= drill.from_ms:
        yield drill.problem("E305", "the stretch ends before it begins")
