"""Edits, journals and attempts to test with."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from scoring.terms import Classification, IndexMark, Mark, Scope
from simulator.records import (
    ClassificationSet,
    ConfidenceSet,
    CryingSet,
    DisorganisationSet,
    IndexAdded,
    IndexLookedFor,
    IndexRemoved,
    JustificationSet,
    MarkAdded,
    MarkChanged,
    MarkNoted,
    MarkRemoved,
    PlayheadMoved,
    QuestionAnswered,
    RatingSet,
    Redone,
    SearchSet,
    Submitted,
    Together,
    Undone,
    Watched,
)

ids = st.sampled_from(["m1", "m2", "m3"])
episodes = st.integers(1, 8)
times = st.integers(0, 10_000_000)
ratings = st.none() | st.integers(1, 7)
marks = st.builds(Mark, ids, st.just("infant"), st.text(), episodes, times, times, note=st.text())
signs = st.builds(
    IndexMark, st.sampled_from(["d5_freeze", "d3"]), episodes, st.integers(0, 3), st.just("strong")
)
classifications = st.builds(
    Classification,
    st.sampled_from(["A", "B", "C", "U", None]),
    st.none() | st.just("B3"),
    st.none() | st.booleans(),
    st.none() | st.text(),
)
single_changes = st.one_of(
    st.builds(MarkAdded, marks),
    st.builds(MarkChanged, marks),
    st.builds(MarkRemoved, ids),
    st.builds(MarkNoted, ids, st.text()),
    st.builds(RatingSet, episodes, st.sampled_from(["avoidance", "resistance"]), ratings),
    st.builds(SearchSet, episodes, ratings),
    st.builds(CryingSet, episodes, st.none() | st.integers(0, 12)),
    st.builds(DisorganisationSet, st.none() | st.integers(1, 9)),
    st.builds(IndexAdded, signs),
    st.builds(IndexRemoved, signs),
    st.builds(IndexLookedFor, st.integers(1, 7), st.none() | st.booleans()),
    st.builds(QuestionAnswered, st.sampled_from(["settled", "anger"]), st.none() | st.text()),
    st.builds(ClassificationSet, st.none() | classifications),
    st.builds(ConfidenceSet, st.none() | st.floats(0, 1)),
    st.builds(JustificationSet, st.text()),
)
together = st.builds(Together, st.lists(single_changes, max_size=3).map(tuple))
changes = single_changes | together
moves = st.builds(PlayheadMoved, times)
watches = st.builds(Watched, times, times, st.sampled_from([0.5, 1.0, -2.0]))
steps = changes | moves | watches | st.builds(Undone) | st.builds(Redone)
edits = steps | st.builds(Submitted)
journals = st.lists(steps, max_size=30)

LENGTHS = {5: 180_000, 8: 180_000}


def begin(store, case="milo", coder="t-01", scope=None, origin="exercise"):
    return store.begin(
        case, "sha256:1", scope or Scope(), coder, episode_lengths_ms=LENGTHS, origin=origin
    )


def mark(name="m1", at=8_000):
    return Mark(name, "infant", "turn_back_to_caregiver", 5, at, at + 20_000)


def ticking() -> Callable[[], datetime]:
    """Return a clock that moves on by a second each time it is looked at."""
    moment = datetime(2030, 1, 1, 12, tzinfo=UTC)

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=1)
        return moment

    return now
