"""Keys: from a tree to frozen terms, and what they say about their script."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scoring.terms.judgement import Disorganisation, IndexMark
from scoring.terms.key import Difference, EvidenceMoment, Expert, Key
from scoring.terms.scales import CORE_SCALES, REUNIONS
from simulator.case.conduct import Ground
from simulator.case.crying import end_of, intervals
from simulator.case.fit import Fitted, fit, meant
from simulator.case.judgements import (
    check_classification,
    check_sign_name,
    classification_of,
    numbered,
    ratings_of,
)
from simulator.case.model import Script
from simulator.case.script import check_format
from simulator.case.shapes import (
    ClassificationShape,
    CoderShape,
    KeyShape,
    KeySignShape,
    MomentShape,
)
from simulator.case.source import Steps, Tree
from simulator.case.times import clock
from simulator.problems import Loaded, Problem

_NEAR_MS = 2000
_D_FROM = 6
_NOT_D_TO = 4


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a key says can be seen, and under which key its end stands."""

    behaviour: str
    episode: int
    from_ms: int
    to_ms: int
    end_key: str


def key_of(tree: Tree, ground: Ground, script: Script | None = None) -> Loaded[Key]:
    """Turn a tree into a key and check it, against its script if there is one."""
    fitted = fit(KeyShape, tree)
    problems = [*fitted.problems, *check_format(fitted.shape.format, tree)]
    problems += _judgements(fitted, tree)
    claims: list[tuple[Steps, _Claim]] = []
    for steps, sign in _items(fitted, ("disorganisation", "indices")):
        problems += _sign(sign, steps, tree, ground)
        at = sign.at or 0
        claims.append((steps, _Claim(sign.behaviour or "", sign.episode or 0, at, at, "at")))
    for steps, moment in _items(fitted, ("evidence",)):
        problems += _moment(moment, steps, tree, ground)
        start, end = moment.from_ or 0, moment.to or 0
        claims.append(
            (steps, _Claim(moment.behaviour or "", moment.episode or 0, start, end, "to"))
        )
    if script is not None:
        for steps, claim in claims:
            problems += _shown(claim, steps, tree, ground, script)
    problems += _totals(fitted, tree, script)
    if any(problem.severity == "error" for problem in problems):
        return Loaded(None, tuple(problems))
    return Loaded(_key(fitted.shape), tuple(problems))


def _items(fitted: Fitted[KeyShape], way: tuple[str, ...]) -> Iterator[tuple[Steps, Any]]:
    """Yield the sound items of a list with their place."""
    value: Any = fitted.shape
    for step in way:
        value = getattr(value, step, None)
    for index, item in enumerate(value or ()):
        steps: Steps = (*way, index)
        if fitted.sound(*steps):
            yield steps, item


def _judgements(fitted: Fitted[KeyShape], tree: Tree) -> Iterator[Problem]:
    shape = fitted.shape
    if shape.classification and fitted.sound("classification"):
        yield from check_classification(shape.classification, ("classification",), tree, whole=True)
    for steps, other in _items(fitted, ("accepts",)):
        yield from check_classification(other, steps, tree, whole=True)
    uncodable = shape.classification is not None and shape.classification.uncodable
    if fitted.sound("ratings") and not uncodable:
        rated = ratings_of(shape.ratings)
        for number in REUNIONS:
            absent = [s for s in CORE_SCALES if s not in rated.get(number, {})]
            if absent:
                message = f"episode {number} is not rated on {', '.join(absent)}"
                yield tree.source.problem(tree.key("ratings", str(number)), "E320", message)


def _sign(sign: KeySignShape, steps: Steps, tree: Tree, ground: Ground) -> Iterator[Problem]:
    yield from check_sign_name(sign.behaviour or "", steps, tree, ground)
    plan = ground.procedure.plan(sign.episode or 0)
    if plan and "caregiver" not in plan.present:
        message = f"the caregiver is away in episode {plan.number}; signs there do not count"
        yield tree.source.problem(tree.value(*steps, "episode"), "W501", message)


def _moment(moment: MomentShape, steps: Steps, tree: Tree, ground: Ground) -> Iterator[Problem]:
    name = moment.behaviour or ""
    known = [b.id for b in ground.ethogram.behaviours.values() if b.coded]
    if name not in known:
        span, message = tree.value(*steps, "behaviour"), f"'{name}' is not a coded behaviour"
        yield tree.source.problem(span, "E301", message, meant(name, known))
    if (moment.to or 0) < (moment.from_ or 0):
        span = tree.value(*steps, "to")
        yield tree.source.problem(span, "E305", "the moment ends before it begins")


def _shown(
    claim: _Claim, steps: Steps, tree: Tree, ground: Ground, script: Script
) -> Iterator[Problem]:
    """Yield what the script does not show: the episode, the time, the behaviour at that time."""
    name, number = claim.behaviour, claim.episode
    start, end = claim.from_ms, claim.to_ms
    if name not in ground.ethogram:
        return
    episode = script.episode(number)
    if episode is None:
        message = f"the script has no episode {number}"
        yield tree.source.problem(tree.value(*steps, "episode"), "W502", message)
        return
    if max(start, end) > episode.length_ms:
        message = f"episode {number} ends at {clock(episode.length_ms)}"
        yield tree.source.problem(tree.value(*steps, claim.end_key), "E304", message)
        return
    behaviour = ground.ethogram[name]
    acts = [act for act in episode.acts if act.behaviour == name]
    ends = [end_of(act, behaviour, longest=True) for act in acts]
    if not any(
        act.at_ms <= end + _NEAR_MS and start - _NEAR_MS <= over
        for act, over in zip(acts, ends, strict=True)
    ):
        hint = f"It does it at {', '.join(clock(act.at_ms) for act in acts)}." if acts else ""
        message = f"the script has no '{name}' at {clock(start)} in episode {number}"
        yield tree.source.problem(tree.value(*steps, "behaviour"), "W502", message, hint)


def _totals(fitted: Fitted[KeyShape], tree: Tree, script: Script | None) -> Iterator[Problem]:
    """Yield what does not agree within the key, and with the lengths of the script."""
    shape, problem = fitted.shape, tree.source.problem
    whole = fitted.sound("disorganisation") and fitted.sound("classification")
    rating = shape.disorganisation.rating if shape.disorganisation else None
    if shape.classification and rating and whole:
        given = bool(shape.classification.disorganised)
        if (rating >= _D_FROM and not given) or (rating <= _NOT_D_TO and given):
            message = f"a rating of {rating} does not go with disorganised: {str(given).lower()}"
            hint = "Above 5 D is given, below 5 it is not; exactly 5 is a judgement."
            yield problem(tree.value("disorganisation", "rating"), "W503", message, hint)
        elif given and shape.disorganisation and not shape.disorganisation.indices:
            message = "D is given, but no sign is listed"
            yield problem(tree.key("disorganisation"), "W503", message, "List the signs.")
    for number, count in numbered(shape.crying).items():
        episode = script.episode(number) if script else None
        if episode and count > intervals(episode.length_ms):
            message = f"episode {number} has only {intervals(episode.length_ms)} intervals"
            yield problem(tree.value("crying", str(number)), "W504", message)
    if fitted.sound("evidence") and script is not None:
        shown = {moment.episode for moment in shape.evidence or ()}
        for number in REUNIONS:
            if number not in shown and script.episode(number):
                message = f"no evidence is listed for episode {number}"
                yield problem(tree.key("evidence"), "W505", message, "Say what must be seen there.")


def _key(shape: KeyShape) -> Key:
    return Key(
        classification=classification_of(shape.classification or ClassificationShape()),
        accepts=tuple(classification_of(other) for other in shape.accepts or ()),
        ratings=ratings_of(shape.ratings),
        search=numbered(shape.search),
        crying=numbered(shape.crying),
        disorganisation=_disorganisation(shape),
        evidence=tuple(_evidence(moment) for moment in shape.evidence or ()),
        rationale=shape.rationale or "",
        trap=shape.trap or "",
        difficulty=shape.difficulty or "medium",
        coders=tuple(_coder(coder) for coder in shape.coders or ()),
        differences=tuple(
            Difference(d.scale or "", d.episode, d.because or "") for d in shape.differences or ()
        ),
    )


def _disorganisation(shape: KeyShape) -> Disorganisation:
    if (found := shape.disorganisation) is None:
        return Disorganisation()
    signs = tuple(
        IndexMark(sign.behaviour or "", sign.episode or 0, sign.at or 0, sign.strength or "weak")
        for sign in found.indices or ()
    )
    return Disorganisation(found.rating, signs)


def _evidence(moment: MomentShape) -> EvidenceMoment:
    return EvidenceMoment(
        episode=moment.episode or 0,
        from_ms=moment.from_ or 0,
        to_ms=moment.to or 0,
        behaviour=moment.behaviour or "",
        scale=moment.scale or "",
        because=moment.because or "",
    )


def _coder(coder: CoderShape) -> Expert:
    judged = coder.classification
    return Expert(
        name=coder.name or "",
        classification=classification_of(judged) if judged else None,
        ratings=ratings_of(coder.ratings),
        disorganisation=coder.disorganisation,
    )
