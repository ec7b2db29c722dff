"""Findings about ratings and counts: too high, too low, still open."""

from collections.abc import Iterator, Mapping

from scoring.comparison import Comparison
from scoring.findings.finding import Context, Finding, deciding, reason, tell, where
from scoring.panel import experts_gave
from scoring.ratings import NumberScore


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
    """Tell of one number, if it was given and lies too far off."""
    if score.difference is None or score.credit == 1:
        return
    far = abs(score.difference)
    words, rules = context.wording.words, context.rules.findings
    moment = deciding(context, scale, episode)
    unit = "interval" if scale == "crying" else "point"
    yield tell(
        context,
        "rating_high" if score.difference > 0 else "rating_low",
        "disorganisation" if scale == "disorganisation" else "rating",
        {
            "scale": scale_name(context, scale, episode),
            "yours": score.yours,
            "key": score.key,
            "far": words[unit] if far == 1 else words[f"{unit}s"].format(n=far),
            "cue": context.wording.scale(scale).cue,
            "why": " ".join(
                filter(
                    None,
                    (reason(context, moment) if moment else "", _panel(context, scale, episode)),
                )
            ),
        },
        at=where(moment),
        more=rules.per_point * (far - 1) - rules.less.get(scale, 0.0),
        about=scale,
    )


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
