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
    reason_at,
    tell,
    where,
)
from scoring.marks.evidence import MarksScore
from scoring.rubric import reunion_groups
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
        decision = _about_decision(context, score, signs, comparison.marks)
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
        why = reason_at(context, moment)
        reunions = reunion_groups(context.key.ratings)
        if score.key.group == "U" and len(set(reunions.values())) > 1:
            first, second = (reunions[e] for e in sorted(reunions))
            fields = {"yours": yours, "first": first, "second": second, "why": why}
            yield tell(context, "mixed_missed", "classification", fields, about=key, instead=yours)
            return
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
    context: Context,
    score: ClassificationScore,
    signs: DisorganisationScore | None,
    marks: MarksScore | None,
) -> Finding | None:
    """Tell that D was missed, or given where the key does not give it."""
    if score.yours is None or signs is None:
        return None
    key = _organised(score.key)
    if score.key.disorganised:
        if noticed := _noticed(context, signs, marks):
            return _weighed(context, noticed, key)
        sign = _strongest(context)
        at = Moment(sign.episode, sign.at_ms, sign.at_ms) if sign else None
        about = sign.behaviour if sign else ""
        return tell(
            context,
            "disorganisation_missed",
            "disorganisation",
            {"sign": _breaks_in(context, at, about) if at else "", "key": key},
            at=at,
            about=about,
        )
    noted = next(iter(signs.signs.false_alarms), None)
    at = Moment(noted.episode, noted.from_ms, noted.to_ms) if noted else None
    said = ""
    if noted and at:
        said = context.wording.words["noted"].format(
            what=called(context, noted.behaviour),
            at=clock(context, at),
            means=means(context, noted.behaviour),
        )
    return tell(
        context,
        "disorganisation_given",
        "disorganisation",
        {"key": key, "noted": said},
        at=at,
        about=noted.behaviour if noted else "",
    )


def _noticed(
    context: Context, signs: DisorganisationScore, marks: MarksScore | None
) -> tuple[Moment, ...]:
    """Return where the trainee noted or marked what the key counts as signs, if most of them."""
    keyed = [
        i for i in context.key.disorganisation.indices if i.episode in context.coding.scope.episodes
    ]
    seen = [p.event for p in signs.signs.hits]
    if marks is not None:
        seen += [
            p.event
            for p in marks.matching.hits
            if (known := context.ethogram.behaviours.get(p.event.behaviour)) and known.sign
        ]
    moments = dict.fromkeys(
        Moment(i.episode, i.at_ms, i.at_ms)
        for i in keyed
        if any(
            e.episode == i.episode and abs(e.from_ms - i.at_ms) <= context.rules.sign_tolerance_ms
            for e in seen
        )
    )
    return tuple(moments) if 2 * len(moments) > len(keyed) else ()


def _weighed(context: Context, noticed: tuple[Moment, ...], key: str) -> Finding:
    """Tell that the signs were seen and not weighed."""
    words = context.wording.words
    by_time = {(i.episode, i.at_ms): i for i in context.key.disorganisation.indices}
    behaviours = [by_time[m.episode, m.from_ms].behaviour for m in noticed]
    whats = [
        words["what_at"].format(what=called(context, b), at=clock(context, m))
        for b, m in zip(behaviours, noticed, strict=True)
    ]
    fields = {
        "what": words["and"].join((", ".join(whats[:-1]), whats[-1])) if whats[1:] else whats[0],
        "rating": context.key.disorganisation.rating,
        "key": key,
    }
    code = "disorganisation_weighed"
    return tell(context, code, "disorganisation", fields, at=noticed[0], about=behaviours[0])


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
