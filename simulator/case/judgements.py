"""What keys and codings share: classifications, ratings by episode, names of signs."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from scoring.terms.judgement import SUBGROUPS, Classification, Group
from simulator.case.conduct import Ground
from simulator.case.fit import meant
from simulator.case.shapes import ClassificationShape, RatingsShape
from simulator.case.source import Steps, Tree
from simulator.problems import Problem


def classification_of(shape: ClassificationShape) -> Classification:
    """Return the classification that a shape says; a subgroup says its group too."""
    group = shape.group or _group_of(shape.subgroup)
    return Classification(group, shape.subgroup, shape.disorganised, shape.uncodable or None)


def ratings_of(shape: Mapping[Any, RatingsShape] | None) -> dict[int, dict[str, int]]:
    """Return the ratings that were given, by episode and scale."""
    return {int(n): r.model_dump(exclude_none=True) for n, r in sorted((shape or {}).items())}


def numbered(shape: Mapping[Any, int] | None) -> dict[int, int]:
    """Return a mapping with episode numbers as keys."""
    return {int(number): value for number, value in sorted((shape or {}).items())}


def check_classification(
    shape: ClassificationShape, steps: Steps, tree: Tree, *, whole: bool
) -> Iterator[Problem]:
    """Yield what contradicts itself; with ``whole`` also what is not said."""
    problem, subgroup = tree.source.problem, shape.subgroup
    group = shape.group or _group_of(subgroup)
    if group and subgroup and subgroup not in SUBGROUPS[group]:
        known = ", ".join(SUBGROUPS[group]) or "none"
        message = f"{subgroup} is no subgroup of {group}"
        yield problem(tree.value(*steps, "subgroup"), "E321", message, f"Subgroups: {known}.")
    if shape.uncodable and group:
        message = "a session that cannot be coded has no group"
        yield problem(tree.value(*steps, "group"), "E321", message, "Delete the group.")
    if whole and not shape.group and not shape.uncodable:
        message = "the classification names no group"
        yield problem(tree.key(*steps), "E321", message, "Write group: A, B, C or U.")


def _group_of(subgroup: str | None) -> Group | None:
    groups: tuple[Group, ...] = get_args(Group)
    return next((group for group in groups if subgroup in SUBGROUPS[group]), None)


def check_sign_name(name: str, steps: Steps, tree: Tree, ground: Ground) -> Iterator[Problem]:
    """Yield a problem if ``name`` is no sign of disorganisation."""
    known = [b.id for b in ground.ethogram.of("infant") if b.sign]
    if name not in known:
        span = tree.value(*steps, "behaviour")
        code = "E317" if name in ground.ethogram else "E301"
        message = f"'{name}' is no sign of disorganisation"
        yield tree.source.problem(span, code, message, meant(name, known))
