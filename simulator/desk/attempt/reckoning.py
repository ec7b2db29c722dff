"""Reckoning: what codings handed in came to; what is not kept yet is compared beside the window."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scoring.attempts.outcome import Outcome, read_outcome
from scoring.rules import DEFAULTS_DIGEST
from scoring.terms import Classification, Coding
from simulator.desk.attempt.grading import Graded, Grader
from simulator.records import AttemptRecord, RecordsError

if TYPE_CHECKING:
    from simulator.records import Store

_NOTHING: Mapping[str, datetime] = {}
Reckoned = tuple[Outcome, dict[str, Any] | None]
"""What a coding came to, and the score to be kept if it was compared anew."""


def kept_score(graded: Graded, version: str) -> dict[str, Any]:
    """Return a score as it is kept with its attempt, with what the coding came to.

    ``version`` is that of the case. With other rules it is compared anew.
    """
    came_to = {"version": version, "rules": DEFAULTS_DIGEST, "is": graded.outcome.as_json()}
    return {**graded.score.as_json(), "outcome": came_to}


class Reckoning:
    """What codings came to, one after the other; what is done can be asked for at any time."""

    def __init__(
        self,
        store: "Store",
        records: Sequence[AttemptRecord],
        grader: Grader,
        opened: Mapping[str, datetime] = _NOTHING,
    ) -> None:
        """Begin.

        Args:
            store: The records.
            records: The attempts, in the order of handing in.
            grader: Holds a coding against its key.
            opened: When the key of a case was opened to learn from it.
        """
        self._store, self._grader = store, grader
        self._worker = ThreadPoolExecutor(1, "reckoning")
        self._unseen = {
            record.id
            for record in first_attempts(records)
            if not _opened_before(record, opened.get(record.case))
        }
        left = [record for record in records if _kept(record) is None]
        codings = {record.id: coding for record, coding in codings_of(store, left)}
        by_case = sorted(records, key=lambda record: record.case)  # a session is compiled once
        self._jobs: list[tuple[AttemptRecord, Future[Reckoned | None]]] = [
            (record, self._worker.submit(self._reckon, record, codings.get(record.id)))
            for record in by_case
        ]
        self._told = -1

    def _reckon(self, record: AttemptRecord, coding: Coding | None) -> Reckoned | None:
        """Return what an attempt came to: as it was kept, else as it compares now.

        A coding of another version of its case is not compared: it is counted and no more.
        """
        about: dict[str, Any] = {
            "when": f"{record.submitted}",
            "unseen": record.id in self._unseen,
        }
        version = self._grader.version(record.case)
        if version != record.case_version:
            if version is None:
                return None
            return Outcome(record.case, Classification(None), stale=True, **about), None
        kept = _kept(record)
        if kept is not None:
            return replace(kept, **about), None
        graded = self._grader.grade(coding).value if coding is not None else None
        if graded is None:
            return None
        return replace(graded.outcome, **about), kept_score(graded, version)

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

    def outcomes(self) -> tuple[tuple[AttemptRecord, Outcome], ...]:
        """Return what could be compared, in the order of handing in."""
        found = [(record, reckoned[0]) for record, reckoned in self._results()]
        return tuple(sorted(found, key=lambda one: one[1].when))

    def keep(self) -> None:
        """Keep with their attempts what was compared anew."""
        for record, (_, score) in self._results():
            if score is not None:
                self._store.keep_score(record.id, score)

    def _results(self) -> list[tuple[AttemptRecord, Reckoned]]:
        return [
            (record, found)
            for record, job in self._jobs
            if job.done() and not job.cancelled() and (found := job.result()) is not None
        ]

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


def _opened_before(record: AttemptRecord, opened: datetime | None) -> bool:
    return opened is not None and record.submitted is not None and opened < record.submitted


def _kept(record: AttemptRecord) -> Outcome | None:
    """Return what is kept with an attempt, if it was compared by these rules."""
    found = (record.score or {}).get("outcome")
    if not isinstance(found, Mapping) or found.get("rules") != DEFAULTS_DIGEST:
        return None
    return read_outcome(found["is"]) if found.get("version") == record.case_version else None
