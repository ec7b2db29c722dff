"""Codings: reading and writing what a trainee said."""

import json
from collections.abc import Iterator
from typing import Any

from scoring.terms.coding import Coding, Scope
from scoring.terms.judgement import Classification, Disorganisation, IndexMark
from scoring.terms.observed import Mark
from simulator.case.conduct import Ground
from simulator.case.fit import Fitted, fit, meant
from simulator.case.judgements import (
    check_classification,
    check_sign_name,
    classification_of,
    numbered,
    ratings_of,
)
from simulator.case.script import FORMAT, check_format
from simulator.case.shapes import (
    ClassificationShape,
    CodingShape,
    DisorganisationShape,
    ExerciseShape,
    MarkShape,
)
from simulator.case.source import Steps, Tree
from simulator.case.times import clock
from simulator.problems import Loaded, Problem


def coding_of(tree: Tree, ground: Ground) -> Loaded[Coding]:
    """Turn a tree into a coding and check it."""
    fitted = fit(CodingShape, tree)
    shape = fitted.shape
    problems = [*fitted.problems, *check_format(shape.format, tree)]
    problems += _marks(fitted, tree, ground)
    if shape.classification and fitted.sound("classification"):
        steps: Steps = ("classification",)
        problems += check_classification(shape.classification, steps, tree, whole=False)
    for index, sign in enumerate((shape.disorganisation and shape.disorganisation.indices) or ()):
        steps = ("disorganisation", "indices", index)
        if fitted.sound(*steps):
            problems += check_sign_name(sign.behaviour or "", steps, tree, ground)
    if any(problem.severity == "error" for problem in problems):
        return Loaded(None, tuple(problems))
    return Loaded(_coding(shape, frozenset(tree.data)), tuple(problems))


def write_coding(coding: Coding) -> str:
    """Return a coding as the JSON text that ``read_coding`` reads back to the same value."""
    data = {
        "format": FORMAT,
        "case": coding.case,
        "case_version": coding.case_version,
        "coder": coding.coder,
        "exercise": _exercise_data(coding.scope),
        "episode_lengths_ms": _texts(coding.episode_lengths_ms),
        "marks": [_mark_data(mark) for mark in coding.marks],
        "ratings": {str(n): dict(scales) for n, scales in sorted(coding.ratings.items())},
        "search": _texts(coding.search),
        "crying": _texts(coding.crying),
        "disorganisation": _disorganisation_data(coding.disorganisation),
        "classification": _classification_data(coding.classification),
        "confidence": coding.confidence,
        "justification": coding.justification,
        **({"decisions": dict(coding.decisions)} if coding.decisions else {}),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _marks(fitted: Fitted[CodingShape], tree: Tree, ground: Ground) -> Iterator[Problem]:
    seen: set[str] = set()
    lengths = numbered(fitted.shape.episode_lengths_ms)
    for index, mark in enumerate(fitted.shape.marks or ()):
        steps = ("marks", index)
        if not fitted.sound(*steps):
            continue
        if mark.id in seen:
            message = f"another mark has the id '{mark.id}'"
            yield tree.source.problem(tree.value(*steps, "id"), "E316", message)
        seen.add(mark.id or "")
        yield from _mark(mark, steps, tree, ground, lengths.get(mark.episode or 0))


def _mark(
    mark: MarkShape, steps: Steps, tree: Tree, ground: Ground, length_ms: int | None
) -> Iterator[Problem]:
    problem, name, to_ms = tree.source.problem, mark.behaviour or "", mark.to_ms or 0
    if name not in ground.ethogram:
        known = [b.id for b in ground.ethogram.behaviours.values() if b.actor == mark.actor]
        message = f"'{name}' is not a behaviour of the {mark.actor}"
        yield problem(tree.value(*steps, "behaviour"), "E301", message, meant(name, known))
    elif mark.actor not in (actors := ground.ethogram[name].actors):
        hint = f"It is done by: {', '.join(actors)}."
        message = f"'{name}' is not done by the {mark.actor}"
        yield problem(tree.value(*steps, "behaviour"), "E302", message, hint)
    if to_ms < (mark.from_ms or 0):
        yield problem(tree.value(*steps, "to_ms"), "E305", "the mark ends before it begins")
    elif length_ms is not None and to_ms > length_ms:
        message = f"episode {mark.episode} ends at {clock(length_ms)}"
        yield problem(tree.value(*steps, "to_ms"), "E304", message)


def _coding(shape: CodingShape, members: frozenset[str]) -> Coding:
    return Coding(
        case=shape.case or "",
        case_version=shape.case_version or "",
        coder=shape.coder or "",
        scope=_scope(shape.exercise or ExerciseShape(), members),
        episode_lengths_ms=numbered(shape.episode_lengths_ms),
        marks=tuple(_mark_of(mark) for mark in shape.marks or ()),
        ratings=ratings_of(shape.ratings),
        search=numbered(shape.search),
        crying=numbered(shape.crying),
        disorganisation=_signs(shape.disorganisation or DisorganisationShape()),
        classification=_classification(shape.classification),
        confidence=shape.confidence,
        justification=shape.justification or "",
        decisions=shape.decisions or {},
    )


def _scope(shape: ExerciseShape, members: frozenset[str]) -> Scope:
    """Return what was asked; what the exercise does not say, the members of the file do.

    A member that is absent was not asked; one that is null was asked and left open.
    """
    usual = Scope()
    scales = usual.scales if "ratings" in members else ()
    behaviours = None if shape.behaviours is None else frozenset(shape.behaviours)
    if "marks" not in members and "behaviours" not in shape.model_fields_set:
        behaviours = frozenset()
    return Scope(
        episodes=usual.episodes if shape.episodes is None else tuple(shape.episodes),
        scales=scales if shape.scales is None else tuple(shape.scales),
        behaviours=behaviours,
        mode=shape.mode or usual.mode,
        parts=usual.parts & members if shape.parts is None else frozenset(shape.parts),
    )


def _mark_of(mark: MarkShape) -> Mark:
    return Mark(
        id=mark.id or "",
        actor=mark.actor or "",
        behaviour=mark.behaviour or "",
        episode=mark.episode or 0,
        from_ms=mark.from_ms or 0,
        to_ms=mark.to_ms or 0,
        note=mark.note or "",
    )


def _signs(shape: DisorganisationShape) -> Disorganisation:
    signs = tuple(
        IndexMark(sign.behaviour or "", sign.episode or 0, sign.at_ms or 0, sign.strength or "weak")
        for sign in shape.indices or ()
    )
    seen = {int(number): seen for number, seen in (shape.seen or {}).items()}
    return Disorganisation(shape.rating, signs, seen)


def _classification(shape: ClassificationShape | None) -> Classification | None:
    """Return what was said; an empty classification says nothing."""
    said = None if shape is None else classification_of(shape)
    return None if said == Classification(None) else said


def _texts(values: Any) -> dict[str, int]:
    return {str(number): value for number, value in sorted(values.items())}


def _exercise_data(scope: Scope) -> dict[str, Any]:
    return {
        "episodes": list(scope.episodes),
        "scales": list(scope.scales),
        "behaviours": "all" if scope.behaviours is None else sorted(scope.behaviours),
        "mode": scope.mode,
        "parts": sorted(scope.parts),
    }


def _mark_data(mark: Mark) -> dict[str, Any]:
    return {
        "id": mark.id,
        "actor": mark.actor,
        "behaviour": mark.behaviour,
        "episode": mark.episode,
        "from_ms": mark.from_ms,
        "to_ms": mark.to_ms,
        "note": mark.note,
    }


def _disorganisation_data(said: Disorganisation) -> dict[str, Any]:
    """Return rating and signs; ``seen`` only where something was said, as it came later."""
    data: dict[str, Any] = {
        "rating": said.rating,
        "indices": [_sign_data(sign) for sign in said.indices],
    }
    return {**data, "seen": _texts(said.seen)} if said.seen else data


def _sign_data(sign: IndexMark) -> dict[str, Any]:
    return {
        "behaviour": sign.behaviour,
        "episode": sign.episode,
        "at_ms": sign.at_ms,
        "strength": sign.strength,
    }


def _classification_data(said: Classification | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "group": said.group,
        "subgroup": said.subgroup,
        "disorganised": said.disorganised,
        "uncodable": said.uncodable,
    }
