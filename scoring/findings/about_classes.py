"""Findings about the classification and about disorganisation."""

from collections.abc import Iterator
from dataclasses import replace

from scoring.classification import ClassificationScore
from scoring.comparison import Comparison
from scoring.disorganisation import DisorganisationScore
from scoring.findings.about_ratings import about_number
from scoring.findings.finding import (
    Context,
    Finding,
    Moment,
    called,
    clock,
    deciding,
    means,
    reason,
    tell,
    where,
)
from scoring.terms import Classification, IndexMark


def about_classes(context: Context, comparison: Comparison) -> Iterator[Finding]:
    """Tell of group, subgroup and disorganisation, each only if the exercise asks for it."""
    score, signs = comparison.classification, comparison.disorganisation
    if score is not None and score.yours is not None:
        if score.yours.uncodable or score.key.uncodable:
            yield from _about_uncodable(context, score)
        elif score.yours.group is not None:
            yield from _about_group(context, score, score.yours)
    decision = None
    if score is not None and score.disorganised_agrees is False:
        decision = _about_decision(context, score, signs)
    if decision is not None:
        yield decision
    elif signs is not None and signs.rating is not None:
        yield from about_number(context, "disorganisation", signs.rating)


def _about_uncodable(context: Context, score: ClassificationScore) -> Iterator[Finding]:
    if score.group_agrees:
        return
    given = score.yours is not None and score.yours.uncodable
    yield tell(
        context,
        "uncodable_given" if given else "uncodable_missed",
        "classification",
        {"key": _organised(score.key), "why": score.key.uncodable or ""},
        about=_organised(score.key),
        instead=_organised(score.yours) if score.yours else None,
    )


def _about_group(
    context: Context, score: ClassificationScore, answer: Classification
) -> Iterator[Finding]:
    """Tell of a wrong group or subgroup with what tells the two apart, or praise a hard one."""
    yours, key = _organised(answer), _organised(score.key)
    if score.group_agrees and score.key.group == "U" and score.credit < 1:
        yield tell(context, "reason_missing", "classification", about="U")
    elif not score.group_agrees or (score.subgroup_agrees is False and answer.subgroup):
        pair = context.wording.pair(yours, key)
        moment = deciding(context, pair.scale) if pair else None
        why = reason(context, moment) if moment else ""
        if not moment and "disorganisation" in context.coding.scope.parts:
            why = context.key.trap.strip()
        yield tell(
            context,
            "subgroup_wrong" if score.group_agrees else "group_wrong",
            "classification",
            {
                "group": answer.group,
                "yours": yours,
                "key": key,
                "cue": pair.cue if pair else "",
                "why": why,
            },
            at=where(moment),
            about=key,
            instead=yours,
        )
    elif score.credit == 1 and context.key.difficulty == "hard":
        yield tell(context, "seen_group", "praise", about=key)


def _about_decision(
    context: Context, score: ClassificationScore, signs: DisorganisationScore | None
) -> Finding | None:
    """Tell that D was missed, or given where the key does not give it."""
    if score.yours is None or signs is None:
        return None
    if score.key.disorganised:
        sign = _strongest(context)
        at = Moment(sign.episode, sign.at_ms, sign.at_ms) if sign else None
        about = sign.behaviour if sign else ""
        return tell(
            context,
            "disorganisation_missed",
            "disorganisation",
            {"sign": _breaks_in(context, at, about) if at else ""},
            at=at,
            about=about,
        )
    noted = next(iter(signs.signs.false_alarms), None)
    return tell(
        context,
        "disorganisation_given",
        "disorganisation",
        {"means": means(context, noted.behaviour) if noted else ""},
        at=Moment(noted.episode, noted.from_ms, noted.to_ms) if noted else None,
        about=noted.behaviour if noted else "",
    )


def _breaks_in(context: Context, at: Moment, behaviour: str) -> str:
    """Say where a sign can be seen, and what it is."""
    return context.wording.words["sign"].format(
        at=clock(context, at), what=called(context, behaviour), means=means(context, behaviour)
    )


def _strongest(context: Context) -> IndexMark | None:
    """Return the key's strongest sign inside the exercise, the first of equals."""
    order = {"strong": 0, "medium": 1, "weak": 2}
    return min(
        (
            sign
            for sign in context.key.disorganisation.indices
            if sign.episode in context.coding.scope.episodes
        ),
        key=lambda sign: (order[sign.strength], sign.episode, sign.at_ms),
        default=None,
    )


def _organised(classification: Classification) -> str:
    """Return the best-fitting subgroup or group without D, which may not have been asked for."""
    return str(replace(classification, disorganised=None))
