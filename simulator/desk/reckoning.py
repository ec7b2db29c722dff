"""Reckoning: codings handed in are held against their keys beside the window."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from scoring.attempts import Attempt
from scoring.terms import Coding
from simulator.desk.grading import Grader
from simulator.problems import Loaded
from simulator.records import AttemptRecord, RecordsError

if TYPE_CHECKING:
    from simulator.records import Store


class Reckoning:
    """Scores of codings, one after the other; what is done can be asked for at any time."""

    def __init__(self, codings: Sequence[tuple[AttemptRecord, Coding]], grader: Grader) -> None:
        """Begin.

        Args:
            codings: In the order of handing in.
            grader: Holds a coding against its key.
        """
        self._worker = ThreadPoolExecutor(1, "reckoning")
        unseen = {record.id for record in first_attempts(record for record, _ in codings)}
        by_case = sorted(codings, key=lambda one: one[0].case)  # a session is compiled once
        self._jobs: list[tuple[AttemptRecord, Future[Loaded[Attempt]]]] = [
            (
                record,
                self._worker.submit(
                    grader.attempt, coding, f"{record.submitted}", unseen=record.id in unseen
                ),
            )
            for record, coding in by_case
        ]
        self._told = -1

    @property
    def all(self) -> int:
        """Return how many there are."""
        return len(self._jobs)

    @property
    def done(self) -> int:
        """Return how many are compared."""
        return sum(job.done() for _, job in self._jobs)

    @property
    def finished(self) -> bool:
        """Tell whether all are compared."""
        return self.done == self.all

    def got_new(self) -> bool:
        """Tell whether more are compared than when this was last asked."""
        done = self.done
        new, self._told = done != self._told, done
        return new

    def attempts(self) -> tuple[tuple[AttemptRecord, Attempt], ...]:
        """Return what could be compared, in the order of handing in."""
        found = [
            (record, made)
            for record, job in self._jobs
            if job.done() and not job.cancelled() and (made := job.result().value) is not None
        ]
        return tuple(sorted(found, key=lambda one: one[1].when))

    def stop(self) -> None:
        """Compare nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)


def first_attempts(records: Iterable[AttemptRecord]) -> tuple[AttemptRecord, ...]:
    """Return those that were the first at their case."""
    first: dict[str, AttemptRecord] = {}
    for record in records:
        first.setdefault(record.case, record)
    return tuple(first.values())


def codings_of(
    store: "Store", records: Iterable[AttemptRecord]
) -> tuple[tuple[AttemptRecord, Coding], ...]:
    """Return the codings of attempts, without those that cannot be read."""
    found = []
    for record in records:
        try:
            found.append((record, store.resume(record.id).coding))
        except RecordsError:
            continue
    return tuple(found)
