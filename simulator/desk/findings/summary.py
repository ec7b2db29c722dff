"""The summary of a score: a few figures, what is right first, and what the key says, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.agreement import Estimate, proportion
from scoring.findings import Seen, seen_events, seen_moments, unmet
from scoring.marks.evidence import MarksScore
from scoring.rules import DEFAULTS
from simulator.desk.attempt.grading import Graded
from simulator.desk.style.texts import Texts


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, its value, and what it is compared with.

    ``right`` tells whether it is as in the key; ``basis`` says in a sentence what it rests on.
    """

    title: str
    value: str
    aside: str = ""
    right: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures, and headed paragraphs."""

    figures: tuple[Figure, ...]
    readings: tuple[tuple[str, list[str]], ...]


def summary_of(graded: Graded, texts: Texts) -> Summary:
    """Return the summary of a graded coding; only what the exercise asked for is in it."""
    asked = "classification" in graded.coding.scope.parts
    figures = [
        *_classification(graded, texts),
        *_disorganisation(graded, texts),
        *_ratings(graded, texts),
        *_marks(graded, texts),
    ]
    readings = [(texts("findings.ratings"), _ratings_in_words(graded, texts))]
    if asked:
        readings.append((texts("findings.rationale"), [graded.key.rationale.strip()]))
        readings.append((texts("findings.trap"), [graded.key.trap.strip()]))
    kept = tuple((head, lines) for head, lines in readings if any(lines))
    return Summary(tuple(sorted(figures, key=lambda f: not f.right)), kept)


def _classification(graded: Graded, texts: Texts) -> Iterator[Figure]:
    """Yield the organised group, a subgroup that differs within it, and D or not."""
    found = graded.score.comparison.classification
    if found is None:
        return
    key = replace(found.key, disorganised=None)
    given = None if found.yours is None else replace(found.yours, disorganised=None)
    title = texts("findings.classification")
    if given is not None and found.group_agrees and found.subgroup_agrees is False:
        group = str(replace(given, subgroup=None))
        yield Figure(title, group, texts("findings.as_key"), right=True)
        title = texts("findings.subgroup")
    right = found.group_agrees and found.subgroup_agrees is not False
    yield _against(texts, title, _or_nothing(texts, given), str(key), right=right)
    if found.disorganised_agrees is not None:
        asked = found.yours.disorganised if found.yours else None
        value = texts("findings.nothing") if asked is None else _d(texts, given=asked)
        keyed = _d(texts, given=bool(found.key.disorganised))
        title, right = texts("findings.disorganised"), found.disorganised_agrees
        yield _against(texts, title, value, keyed, right=right)


def _disorganisation(graded: Graded, texts: Texts) -> Iterator[Figure]:
    signs = graded.score.comparison.disorganisation
    rating = signs.rating if signs else None
    if rating is not None:
        value, right = _or_nothing(texts, rating.yours), rating.difference == 0
        yield _against(texts, texts("findings.d_rating"), value, str(rating.key), right=right)


def _against(texts: Texts, title: str, value: str, key: str, *, right: bool) -> Figure:
    """Return a value beside the key's."""
    aside = texts("findings.as_key") if value == key else texts("findings.key_has", key=key)
    return Figure(title, value, aside, right)


def _or_nothing(texts: Texts, value: object) -> str:
    return texts("findings.nothing") if value is None else str(value)


def _d(texts: Texts, *, given: bool) -> str:
    return texts("findings.d" if given else "findings.no_d")


def _ratings(graded: Graded, texts: Texts) -> Iterator[Figure]:
    ratings = graded.score.comparison.ratings
    if ratings is not None:
        within, title = ratings.within_one, texts("findings.within_one")
        if within.value is None:
            yield Figure(title, texts("findings.nothing"), texts("measures.nothing"))
            return
        rated = [number for scales in ratings.by_episode.values() for number in scales.values()]
        left = sum(number.yours is None for number in rated)
        value = texts("findings.of", n=round(within.value * within.n), all=within.n)
        aside = texts("findings.left_open", n=left) if left else ""
        right = within.value == 1 and not left
        yield Figure(title, value, aside, right, _basis(texts, within))


def _marks(graded: Graded, texts: Texts) -> Iterator[Figure]:
    marks = graded.score.comparison.marks
    if marks is not None:
        title, moments = texts("findings.evidence"), seen_moments(marks, DEFAULTS)
        if moments.there:
            share = proportion(moments.marked, moments.there, nothing="")
            yield _counted(texts, title, moments, _basis(texts, share))
        every = seen_events(marks, DEFAULTS)
        yield _counted(texts, texts("findings.hits"), every, _tallied(texts, marks))


def _counted(texts: Texts, title: str, seen: Seen, basis: str) -> Figure:
    """Return how much was seen; what was marked late was seen, and it is said."""
    value = texts("findings.of", n=seen.marked, all=seen.there)
    late = texts("findings.late", n=seen.late) if seen.late else ""
    early = texts("findings.early", n=seen.early) if seen.early else ""
    beside = ", ".join(filter(None, (late, early)))
    return Figure(title, value, beside, right=seen.marked == seen.there and not beside, basis=basis)


def _tallied(texts: Texts, marks: MarksScore) -> str:
    """Return what became of one's own marks: each is counted once."""
    left, far = unmet(marks.matching, DEFAULTS), DEFAULTS.marks.tolerance_ms
    over = {mark for mark, _ in left.run_over}
    hits = [p for p in marks.matching.hits if p.mark not in over]
    late = sum(abs(p.onset_difference_ms) > far for p in hits)
    return texts(
        "findings.your_marks",
        hits=len(hits) - late,
        beside=late + len(left.off_time) + len(over),
        wrong=len(left.taken_for),
        alarms=len(left.alarms),
    )


def _basis(texts: Texts, estimate: Estimate) -> str:
    """Return in which interval a share may really lie, in plain words."""
    if estimate.low is None or estimate.high is None:
        return ""
    return texts(
        "findings.interval", low=round(100 * estimate.low), high=round(100 * estimate.high)
    )


def _ratings_in_words(graded: Graded, texts: Texts) -> list[str]:
    ratings = graded.score.comparison.ratings
    if ratings is None:
        return []
    titles = texts.table("scales")
    lines = []
    for episode, scales in ratings.by_episode.items():
        for scale, number in scales.items():
            name = "findings.no_rating" if number.yours is None else "findings.your_rating"
            title = titles[scale]["title"]
            lines.append(texts(name, title=title, n=episode, yours=number.yours, key=number.key))
    return lines
