"""What an exercise asked for and the trainee has not said yet."""

from scoring.terms import CRYING_EPISODES, REUNIONS, SEARCH_EPISODES, Ethogram
from simulator.desk.marking import running
from simulator.desk.texts import Texts, clock
from simulator.lessons import Exercise
from simulator.records import Draft


def rated_episodes(exercise: Exercise) -> tuple[int, ...]:
    """Return the reunions in which the scales are rated."""
    return tuple(e for e in REUNIONS if e in exercise.scope.episodes)


def counted_episodes(exercise: Exercise, part: str) -> tuple[int, ...]:
    """Return the episodes in which search is rated or crying counted, none if it is not asked."""
    of_part = {"search": SEARCH_EPISODES, "crying": CRYING_EPISODES}[part]
    asked = part in exercise.scope.parts
    return tuple(e for e in of_part if asked and e in exercise.scope.episodes)


def missing(exercise: Exercise, draft: Draft, ethogram: Ethogram, texts: Texts) -> tuple[str, ...]:
    """Return what is not yet said, in words. It is said, never forbidden."""
    scales = texts.table("scales")
    said: list[str] = []
    if not draft.marks:
        said.append(texts("judging.missing_marks"))
    said += [
        texts(
            "judging.missing_running",
            title=ethogram[m.behaviour].title,
            n=m.episode,
            since=clock(m.from_ms),
        )
        for m in running(draft.marks, ethogram)
    ]
    rated, search, crying = draft.ratings, draft.search, draft.crying
    asked = {
        **{
            scale: [e for e in rated_episodes(exercise) if scale not in rated.get(e, {})]
            for scale in exercise.scope.scales
        },
        "search": [e for e in counted_episodes(exercise, "search") if e not in search],
        "crying": [e for e in counted_episodes(exercise, "crying") if e not in crying],
    }
    said += [
        texts(
            "judging.missing_scale", title=scales[scale]["title"], n=", ".join(map(str, episodes))
        )
        for scale, episodes in asked.items()
        if episodes
    ]
    if "disorganisation" in exercise.scope.parts and draft.disorganisation.rating is None:
        said.append(texts("judging.missing_d"))
    if "classification" in exercise.scope.parts:
        said += _classification(draft, texts)
    return tuple(said)


def _classification(draft: Draft, texts: Texts) -> list[str]:
    given = draft.classification
    open_parts = {
        "group": given is None or given.group is None,
        "subgroup": given is not None and given.group not in {None, "U"} and not given.subgroup,
        "dyad_d": given is None or given.disorganised is None,
        "confidence": draft.confidence is None,
        "justification": not draft.justification.strip(),
    }
    return [texts(f"judging.missing_{part}") for part, is_open in open_parts.items() if is_open]
