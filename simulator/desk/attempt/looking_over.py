"""Looking over: all that was said in an exercise in a few lines, before it is handed in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from simulator.desk.attempt.session import Session
from simulator.desk.style.texts import Texts, clock


def marks_in_words(session: Session, texts: Texts) -> list[str]:
    """Return a line for every behaviour in every episode: when it was marked."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    marks = session.attempt.draft.marks.values()
    for mark in sorted(marks, key=lambda m: (m.episode, m.from_ms, m.behaviour)):
        times = [clock(ms) for ms in (mark.from_ms, mark.to_ms) if ms is not None]
        found[mark.episode, mark.behaviour].append("–".join(dict.fromkeys(times)))
    return [
        texts(
            "judging.marked",
            title=session.ethogram[behaviour].title,
            n=episode,
            times=", ".join(times),
        )
        for (episode, behaviour), times in found.items()
    ]


def numbers_in_words(session: Session, texts: Texts) -> list[str]:
    """Return a line for every number that was given, and one for the classification."""
    titles = texts.table("scales")
    lines = [
        texts("judging.rated", title=titles[scale]["title"], n=episode, yours=number)
        for scale, episode, number in _numbers(session)
    ]
    draft = session.attempt.draft
    if (rating := draft.disorganisation.rating) is not None:
        lines.append(f"{texts('judging.d_rating')}: {rating}")
    if draft.classification is not None:
        lines.append(f"{texts('judging.classification')}: {draft.classification}")
    return lines


def _numbers(session: Session) -> Iterator[tuple[str, int, int]]:
    """Yield scale, episode and what was given, scale by scale."""
    draft = session.attempt.draft
    for scale in session.exercise.scope.scales:
        for episode, given in sorted(draft.ratings.items()):
            if scale in given:
                yield scale, episode, given[scale]
    counted: Mapping[str, Mapping[int, int]] = {"search": draft.search, "crying": draft.crying}
    for scale, numbers in counted.items():
        for episode, number in sorted(numbers.items()):
            yield scale, episode, number
