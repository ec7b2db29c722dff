"""The codings of a class as a tidy table: one answer a row, with the key's beside it."""

from collections.abc import Iterable, Iterator

from scoring.attempts import Attempt
from scoring.ratings import NumberScore

HEADER = ("coder", "case", "version", "episode", "measure", "yours", "key", "difference", "credit")

Row = tuple[str | float | None, ...]


def class_rows(attempts: Iterable[Attempt]) -> Iterator[Row]:
    """Yield every answer of every coding; what was asked and not given has an empty cell."""
    for attempt in attempts:
        who = (
            attempt.coding.coder,
            attempt.coding.case,
            "older" if attempt.stale else "current",
        )
        for episode, measure, *values in _answers(attempt):
            yield (*who, episode, measure, *values)


def _answers(attempt: Attempt) -> Iterator[Row]:
    parts = attempt.score.comparison
    for episode, row in (parts.ratings.by_episode if parts.ratings else {}).items():
        for scale, number in row.items():
            yield (episode, scale, *_number(number))
    for name, by_episode in (("search", parts.search), ("crying", parts.crying)):
        for episode, number in (by_episode or {}).items():
            yield (episode, name, *_number(number))
    if parts.disorganisation is not None and parts.disorganisation.rating is not None:
        yield (None, "disorganisation", *_number(parts.disorganisation.rating))
    found = parts.classification
    if found is not None:
        yours = str(found.yours) if found.yours else None
        yield (None, "classification", yours, str(found.key), None, found.credit)
    if parts.marks is not None:
        for name in ("recall", "precision", "f1"):
            value = getattr(parts.marks.matching, name).value
            yield (None, f"marks_{name}", value, None, None, None)
    yield (None, "total", attempt.score.total, None, None, None)


def _number(number: NumberScore) -> tuple[float | None, ...]:
    return (number.yours, number.key, number.difference, number.credit)
