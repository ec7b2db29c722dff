"""Fit a tree of data into a shape: as far as it goes, and with every problem."""

import contextlib
import copy
import difflib
import itertools
import re
import types
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from simulator.case.scalars import brief
from simulator.case.shapes import Shape
from simulator.case.source import Steps, Tree
from simulator.problems import Problem, Span

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Fitted(Generic[S]):
    """A shape with None where something was missing or wrong, the problems, and where they lie."""

    shape: S
    problems: tuple[Problem, ...]
    faults: frozenset[Steps]

    def sound(self, *steps: str | int) -> bool:
        """Tell whether nothing is wrong at or below ``steps``."""
        return not any(fault[: len(steps)] == steps for fault in self.faults)


_ONE = {
    "episodes": "an episode",
    "acts": "an act",
    "marks": "a mark",
    "evidence": "a moment of evidence",
    "differences": "a difference",
    "indices": "a sign",
    "coders": "a coder",
    "accepts": "a classification",
}
_KINDS = {
    "model_type": "a mapping (key: value)",
    "dict_type": "a mapping (key: value)",
    "list_type": "a list",
}
_BOUNDS = {"greater_than_equal": ("at least", "ge"), "less_than_equal": ("at most", "le")}


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the name that ``word`` was probably meant to be, or None."""
    names = list(known)
    near = difflib.get_close_matches(word[:80], names, n=1, cutoff=0.6)
    return near[0] if near else None


def meant(word: str, known: Iterable[str]) -> str:
    """Return a hint: the nearest name, or up to eight of the names."""
    names = list(known)
    if near := closest(word, names):
        return f"Did you mean '{near}'?"
    if not names:
        return ""
    more = " and more" if len(names) > 8 else ""
    return f"Known here: {', '.join(names[:8])}{more}."


def keys_of(shape: type[Shape], steps: Steps) -> list[str]:
    """Return the keys that may stand in the mapping at the end of a way, in their usual order."""
    return _fields(_at(shape, steps))


def fit(shape: type[S], tree: Tree) -> Fitted[S]:
    """Validate a tree, then what remains of it after taking out what is wrong, until it fits.

    What is missing only because something in its place was wrong is not reported again.
    """
    if isinstance(tree.data, dict) and not _has_gaps(tree.data):
        with contextlib.suppress(ValidationError):
            return Fitted(shape.model_validate(tree.data), (), frozenset())
    problems: list[Problem] = []
    faults: set[Steps] = set()
    data = copy.deepcopy(tree.data)
    if not isinstance(data, dict):
        message = f"{_name(shape, ())} was expected, found {brief(data)}"
        problems.append(tree.source.problem(tree.value(), "E204", message, "Write key: value."))
        faults.add(())
        data = {}
    for turn in itertools.count():
        try:
            fitted = shape.model_validate(data)
        except ValidationError as found:
            for error in reversed(found.errors(include_url=False)):
                steps = tuple(step for step in error["loc"] if step != "[key]")
                if not _covered(steps, faults):
                    problems.append(_problem(shape, tree, steps, error))
                    faults.update(_touched(shape, steps, error))
                _repair(data, steps, error["type"])
        else:
            if turn:
                return Fitted(fitted, tuple(problems), frozenset(faults))
        if turn == 0:
            _strip(data)
    raise AssertionError


def _covered(steps: Steps, faults: set[Steps]) -> bool:
    return any(steps[:n] in faults for n in range(len(steps) + 1))


def _touched(shape: type[Shape], steps: Steps, error: Any) -> set[Steps]:
    """Return what the error explains: its place, and for a misspelt key the one that was meant."""
    near = None
    if error["type"] == "extra_forbidden":
        near = closest(str(steps[-1]), _fields(_at(shape, steps[:-1])))
    return {steps, (*steps[:-1], near)} if near else {steps}


def _repair(data: Any, steps: Steps, kind: str) -> None:
    """Take out what is wrong; stand in None for what is missing, an empty mapping in a list."""
    around: Any = _walk(data, steps[:-1])
    last: Any = steps[-1]
    if kind == "missing":
        around[last] = None
    elif isinstance(around, list) and kind == "model_type":
        around[last] = {}
    elif isinstance(around, list) or last in around:
        del around[last]


def _strip(data: Any) -> None:
    """Delete entries without a value, so that what is needed counts as missing."""
    if isinstance(data, dict):
        for key in [key for key, value in data.items() if value is None]:
            del data[key]
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            _strip(value)


def _has_gaps(data: Any) -> bool:
    """Tell whether an entry has no value."""
    if isinstance(data, dict):
        return any(map(_has_gaps, data.values()))
    return any(map(_has_gaps, data)) if isinstance(data, list) else data is None


def _problem(shape: type[Shape], tree: Tree, steps: Steps, error: Any) -> Problem:
    problem, last = tree.source.problem, steps[-1]
    if error["type"] == "extra_forbidden":
        return _unknown_key(shape, tree, steps, str(last))
    if error["loc"][-1] == "[key]":
        hint = meant(str(last), _expected(error))
        return problem(tree.key(*steps), "E201", f"unknown key '{last}'", hint)
    if error["input"] is None or (steps in tree.keys and error["type"] == "missing"):
        message = f"{_label(steps)} has no value"
        return problem(tree.key(*steps), "E202", message, "Write a value after the colon.")
    if error["type"] == "missing":
        message = f"'{last}' is missing in {_name(shape, steps[:-1])}"
        return problem(_start(tree, steps), "E202", message, f"Add {last}: ...")
    return problem(tree.value(*steps), *_wording(steps, error))


def _wording(steps: Steps, error: Any) -> tuple[str, str, str]:
    """Return code, message and hint for a value that is wrong in itself."""
    kind, label, found = error["type"], _label(steps), brief(error["input"])
    if kind == "literal_error":
        hint = meant(str(error["input"]), _expected(error))
        return "E203", f"'{found}' is not allowed for {label}", hint
    if kind in _KINDS:
        return "E204", f"{_KINDS[kind]} was expected for {label}, found {found}", ""
    if kind == "too_short":
        return "E204", f"{label} is empty; it must hold {_ONE.get(str(steps[-1]), 'an item')}", ""
    if kind in _BOUNDS:
        sort, bound = _BOUNDS[kind]
        return "E206", f"{label} is {found}; it must be {sort} {error['ctx'][bound]}", ""
    if re.fullmatch(r"E\d{3}", kind):
        return kind, error["msg"], error["ctx"]["hint"]
    return "E204", f"'{found}' cannot be read as {label}", ""


def _unknown_key(shape: type[Shape], tree: Tree, steps: Steps, last: str) -> Problem:
    known = _fields(_at(shape, steps[:-1]))
    hint = meant(last, known)
    if tree.keys.get(steps) == tree.values.get(steps) or (
        "Did you" not in hint and _walk(tree.data, steps) is None
    ):
        hint = "If this is part of a text with a comma, put the whole text into quotes."
    if found := re.match(r"(\w+) *[:=]", last):
        hint = f"Write a colon and a space after it: {found[1]}: ..."
    message = f"unknown key '{brief(last)}' in {_name(shape, steps[:-1])}"
    return tree.source.problem(tree.key(*steps), "E201", message, hint)


def _walk(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def _expected(error: Any) -> list[str]:
    return re.findall(r"'([^']*)'", str(error["ctx"]["expected"]))


def _start(tree: Tree, steps: Steps) -> Span:
    """Return the first character of the nearest thing around."""
    span = tree.value(*steps)
    return Span(span.line, span.column, span.line, span.column + 1)


def _label(steps: Steps) -> str:
    """Name a value: its key, or the list it is an item of."""
    names = [str(step) for step in steps]
    if isinstance(steps[-1], int):
        return _ONE.get(names[-2], f"an item of '{names[-2]}'")
    return f"'{names[-2]} {names[-1]}'" if names[-1].isdecimal() else f"'{names[-1]}'"


def _name(shape: type[Shape], steps: Steps) -> str:
    if not steps:
        kind = shape.__name__.removesuffix("Shape").lower()
        return f"the {kind}"
    if isinstance(steps[-1], int) and len(steps) > 1:
        return _ONE.get(str(steps[-2]), f"an item of '{steps[-2]}'")
    return f"'{steps[-1]}'"


def _fields(shape: type[BaseModel] | None) -> list[str]:
    return [f.alias or name for name, f in shape.model_fields.items()] if shape else []


def _at(shape: type[BaseModel] | None, steps: Steps) -> type[BaseModel] | None:
    """Return the shape that stands at the end of the way."""
    for step in steps:
        if isinstance(step, str) and shape is not None:
            fields = {f.alias or name: f for name, f in shape.model_fields.items()}
            if step in fields:
                shape = _inner(fields[step].annotation)
    return shape


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the shape inside an optional, a list or a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, list, dict):
        return next(filter(None, map(_inner, get_args(annotation))), None)
    return None
