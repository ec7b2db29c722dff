"""The summary of a score: a few figures, and what the key says, in words."""

from dataclasses import dataclass

from scoring.agreement import Estimate
from scoring.findings import unmet
from scoring.rules import DEFAULTS
from simulator.desk.attempt.grading import Graded
from simulator.desk.style.texts import Texts


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, its value, and what it is compared with or based on."""

    title: str
    value: str
    aside: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures, and headed paragraphs."""

    figures: tuple[Figure, ...]
    readings: tuple[tuple[str, list[str]], ...]


def summary_of(graded: Graded, texts: Texts) -> Summary:
    """Return the summary of a graded coding; only what the exercise asked for is in it."""
    asked = "classification" in graded.coding.scope.parts
    figures = [*_classification(graded, texts), *_ratings(graded, texts), *_marks(graded, texts)]
    readings = [(texts("findings.ratings"), _ratings_in_words(graded, texts))]
    if asked:
        readings.append((texts("findings.rationale"), [graded.key.rationale.strip()]))
        readings.append((texts("findings.trap"), [graded.key.trap.strip()]))
    kept = tuple((head, lines) for head, lines in readings if any(lines))
    return Summary(tuple(figures), kept)


def _classification(graded: Graded, texts: Texts) -> list[Figure]:
    if graded.score.comparison.classification is None:
        return []
    given = graded.coding.classification
    value = str(given) if given is not None else texts("findings.nothing")
    key = texts("findings.key_has", key=graded.key.classification)
    return [Figure(texts("findings.classification"), value, key)]


def _ratings(graded: Graded, texts: Texts) -> list[Figure]:
    ratings = graded.score.comparison.ratings
    if ratings is None:
        return []
    return [_share(texts("findings.within_one"), ratings.within_one, texts)]


def _marks(graded: Graded, texts: Texts) -> list[Figure]:
    marks = graded.score.comparison.marks
    if marks is None:
        return []
    matching = marks.matching
    hits = len(matching.hits)
    happened = hits + len(matching.misses) + len(matching.wrong_codes)
    value = texts("findings.of", n=hits, all=happened)
    left, fitting = unmet(matching, DEFAULTS), {p.mark for p in matching.hits}
    extra = texts(
        "findings.your_marks",
        hits=hits,
        beside=len(left.off_time) + sum(mark not in fitting for mark, _ in left.run_over),
        wrong=len(left.taken_for),
        alarms=len(left.alarms),
    )
    return [
        _share(texts("findings.evidence"), marks.evidence_recall, texts),
        Figure(texts("findings.hits"), value, extra),
    ]


def _share(title: str, estimate: Estimate, texts: Texts) -> Figure:
    """Return a share as a count, with the interval in which it may really lie."""
    if estimate.value is None:
        return Figure(title, texts("findings.nothing"), texts("measures.nothing"))
    value = texts("findings.of", n=round(estimate.value * estimate.n), all=estimate.n)
    if estimate.low is None or estimate.high is None:
        return Figure(title, value, "")
    interval = texts(
        "findings.interval", low=round(100 * estimate.low), high=round(100 * estimate.high)
    )
    return Figure(title, value, interval)


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
