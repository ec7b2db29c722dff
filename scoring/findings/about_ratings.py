"""Findings about ratings and counts: too high, too low, still open."""

from collections.abc import Iterator, Mapping

from scoring.comparison import Comparison
from scoring.findings.finding import (
    Context,
    Finding,
    clock_of,
    deciding,
    reason_at,
    tell,
    where,
)
from scoring.panel import experts_gave
from scoring.ratings import NumberScore

_MOST_TIMES = 4


def about_ratings(context: Context, comparison: Comparison) -> Iterator[Finding]:
    """Tell of every number that did not earn full credit."""
    if comparison.ratings is not None:
        for episode, scales in comparison.ratings.by_episode.items():
            for scale, score in scales.items():
                yield from about_number(context, scale, score, episode)
    parts: Mapping[str, Mapping[int, NumberScore] | None] = {
        "search": comparison.search,
        "crying": comparison.crying,
    }
    for part, scores in parts.items():
        for episode, score in (scores or {}).items():
            yield from about_number(context, part, score, episode)


def about_number(
    context: Context, scale: str, score: NumberScore, episode: int | None = None
) -> Iterator[Finding]:
    """Tell of one number that differs from the key's, and what the key's rests on.

    Crying is counted, so a near count needs no reason.
    """
    near = score.credit == 1
    if not score.difference or (near and scale == "crying"):
        return
    far = abs(score.difference)
    words, rules = context.wording.words, context.rules.findings
    moment = deciding(context, scale, episode)
    unit = "interval" if scale == "crying" else "point"
    cue = context.wording.scale(scale).cue
    why = " ".join(filter(None, _whys(context, scale, score, episode)))
    yield tell(
        context,
        f"rating_{'near_' if near else ''}{'high' if score.difference > 0 else 'low'}",
        "disorganisation" if scale == "disorganisation" else "rating",
        {
            "scale": scale_name(context, scale, episode),
            "yours": score.yours,
            "key": score.key,
            "far": words[unit] if far == 1 else words[f"{unit}s"].format(n=far),
            "cue": cue,
            "why": why or (cue if near else ""),
        },
        at=where(moment),
        episode=episode,
        more=0.0 if near else rules.per_point * (far - 1) - rules.less.get(scale, 0.0),
        about=scale,
    )


def _whys(context: Context, scale: str, score: NumberScore, episode: int | None) -> tuple[str, ...]:
    """Return what the key's number rests on.

    A moment that argues for the scale would argue for a number that is too high; there the acts
    behind the key's number say more.
    """
    grounds = _grounds(context, scale, score.key, episode)
    moment = deciding(context, scale, episode)
    too_high = score.difference is not None and score.difference > 0
    quoted = "" if grounds and too_high else reason_at(context, moment)
    return grounds, quoted, _panel(context, scale, episode)


def _grounds(context: Context, scale: str, key: int, episode: int | None) -> str:
    """Return the step of the rubric that gives the key's number, with the times of its acts."""
    if context.reading is None or episode is None:
        return ""
    found = (
        context.reading.search.get(episode)
        if scale == "search"
        else context.reading.ratings.get(episode, {}).get(scale)
    )
    if found is None or found.rating != key:
        return ""
    words = context.wording.words
    times = [clock_of(context, act.from_ms) for act in found.events[:_MOST_TIMES]]
    shown = words["at_times"].format(times=", ".join(times)) if times else ""
    return words["grounds"].format(key=key, rule=context.wording.rule(found.rule), times=shown)


def _panel(context: Context, scale: str, episode: int | None) -> str:
    """Return what to say where the experts themselves differ; nothing where they do not."""
    found = experts_gave(context.key, scale, episode)
    if found is None:
        return ""
    return context.wording.words["experts"].format(low=found.low, high=found.high)


def scale_name(context: Context, scale: str, episode: int | None) -> str:
    """Return a scale's name, with its episode if it has one."""
    name = context.wording.scale(scale).name
    if episode is None:
        return name
    return context.wording.words["of_episode"].format(scale=name, episode=episode)


def still_open(context: Context, comparison: Comparison) -> Iterator[Finding]:
    """Tell once of everything that was asked and not answered."""
    gaps: list[str] = []
    if comparison.ratings is not None:
        for episode, scales in comparison.ratings.by_episode.items():
            gaps += [scale_name(context, s, episode) for s, n in scales.items() if n.yours is None]
    parts = {"search": comparison.search, "crying": comparison.crying}
    for part, scores in parts.items():
        gaps += [scale_name(context, part, e) for e, n in (scores or {}).items() if n.yours is None]
    rating = comparison.disorganisation.rating if comparison.disorganisation else None
    if rating is not None and rating.yours is None:
        gaps.append(scale_name(context, "disorganisation", None))
    classified = comparison.classification
    if classified is not None:
        yours = classified.yours
        if yours is None or (yours.group is None and not yours.uncodable):
            gaps.append(context.wording.words["classification"])
        elif yours.subgroup is None and classified.subgroup_agrees is False and yours.group != "U":
            gaps.append(context.wording.words["subgroup"])
    if gaps:
        yield tell(context, "unanswered", "open", {"what": ", ".join(gaps)})
