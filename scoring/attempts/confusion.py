"""The confusion matrix: which class was given where the key has which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.agreement import Estimate, cohen_kappa_from_table, proportion
from scoring.attempts.outcome import Outcome
from scoring.terms import Classification

FOUR_WAY = ("A", "B", "C", "D", "U")
GROUPS = ("A", "B", "C")
NOTHING = "No attempt was asked for a classification that the key has."


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts with the key's classes in rows and the answers in columns.

    An answer that the key accepts beside its own stands on the diagonal. ``unanswered`` counts the
    attempts at each of the key's classes that gave none; they are not in the table.
    """

    classes: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]
    unanswered: tuple[int, ...]

    @property
    def agreement(self) -> Estimate:
        """Return the share of agreement, 0 to 1; what was not answered does not agree."""
        right = sum(self.table[k][k] for k in range(len(self.classes)))
        return proportion(right, self.total, nothing=NOTHING)

    @property
    def kappa(self) -> Estimate:
        """Return Cohen's kappa of the answers given."""
        return cohen_kappa_from_table(self.table)

    @property
    def total(self) -> int:
        """Return the number of attempts compared."""
        return sum(map(sum, self.table)) + sum(self.unanswered)


def label(classification: Classification | None, classes: Sequence[str]) -> str | None:
    """Return the class by which a classification is counted, None if it has none of them."""
    if classification is None or classification.uncodable:
        return None
    found = classification.four_way if "D" in classes else classification.group
    return found if found in classes else None


def confusion(attempts: Iterable[Outcome], classes: Sequence[str] = FOUR_WAY) -> Confusion:
    """Count keys against answers.

    Args:
        attempts: what they came to; those with a key of another class are left out.
        classes: FOUR_WAY counts every D as D; GROUPS counts the best-fitting organised group.
            An answer outside of the classes counts as unanswered. What was not asked whether it is
            D is not counted where D is a class.
    """
    names = tuple(classes)
    table = [[0] * len(names) for _ in names]
    unanswered = [0] * len(names)
    for attempt in attempts:
        found, keyed = attempt.classed, label(attempt.keyed, names)
        if found is None or keyed is None:
            continue
        agrees = found.four_way_agrees if "D" in names else found.group_agrees
        if agrees is None:
            continue
        answer = keyed if agrees else label(found.given, names)
        row = names.index(keyed)
        if answer is None or (answer == keyed and not agrees):
            unanswered[row] += 1
        else:
            table[row][names.index(answer)] += 1
    return Confusion(names, tuple(map(tuple, table)), tuple(unanswered))
