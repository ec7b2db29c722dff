"""Draft: a coding under way, and what each change does to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TypeVar, assert_never

from scoring.terms.coding import Ratings
from scoring.terms.judgement import Classification, Disorganisation, IndexMark
from scoring.terms.observed import Mark
from simulator.records.edits import (
    Change,
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
    SearchSet,
    Together,
    Watched,
)

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a trainee has said so far, and where the playhead stands.

    ``marks`` are by id, ``ratings`` by episode and scale, ``search`` and ``crying`` by episode;
    what is None or absent was not given. ``playhead_ms`` counts from the start of the
    performance.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    ratings: Ratings = field(default_factory=dict)
    search: Mapping[int, int] = field(default_factory=dict)
    crying: Mapping[int, int] = field(default_factory=dict)
    disorganisation: Disorganisation = field(default_factory=Disorganisation)
    classification: Classification | None = None
    confidence: float | None = None
    justification: str = ""
    decisions: Mapping[str, str] = field(default_factory=dict)
    playhead_ms: int = 0


def apply(draft: Draft, edit: Change | PlayheadMoved | Watched) -> Draft:
    """Return the draft with one edit made.

    Any edit can be made to any draft: removing what is not there changes nothing.
    """
    match edit:
        case MarkAdded(mark) | MarkChanged(mark):
            return replace(draft, marks=_with(draft.marks, mark.id, mark))
        case MarkRemoved(mark_id):
            return replace(draft, marks=_with(draft.marks, mark_id, None))
        case RatingSet(episode, scale, value):
            rated = _with(draft.ratings.get(episode, {}), scale, value)
            return replace(draft, ratings=_with(draft.ratings, episode, rated or None))
        case SearchSet(episode, value):
            return replace(draft, search=_with(draft.search, episode, value))
        case CryingSet(episode, value):
            return replace(draft, crying=_with(draft.crying, episode, value))
        case DisorganisationSet() | IndexAdded() | IndexRemoved() | IndexLookedFor():
            return replace(draft, disorganisation=_judge(draft.disorganisation, edit))
        case QuestionAnswered(question, answer):
            return replace(draft, decisions=_with(draft.decisions, question, answer))
        case ClassificationSet(classification):
            return replace(draft, classification=classification)
        case ConfidenceSet(confidence):
            return replace(draft, confidence=confidence)
        case JustificationSet(text):
            return replace(draft, justification=text)
        case MarkNoted(mark_id, note):
            known = draft.marks.get(mark_id)
            noted = replace(known, note=note) if known else None
            return replace(draft, marks=_with(draft.marks, mark_id, noted))
        case Together(changes):
            return reduce(apply, changes, draft)
        case PlayheadMoved(at_ms):
            return replace(draft, playhead_ms=at_ms)
        case Watched():
            return draft
    assert_never(edit)


def _with(items: Mapping[K, V], key: K, value: V | None) -> Mapping[K, V]:
    """Return the items with one set, or without it if the value is None."""
    changed = {**items}
    if value is None:
        changed.pop(key, None)
    else:
        changed[key] = value
    return changed


def _judge(
    judged: Disorganisation,
    edit: DisorganisationSet | IndexAdded | IndexRemoved | IndexLookedFor,
) -> Disorganisation:
    if isinstance(edit, DisorganisationSet):
        return replace(judged, rating=edit.rating)
    if isinstance(edit, IndexLookedFor):
        return replace(judged, seen=_with(judged.seen, edit.number, edit.seen))
    signs = set(judged.indices) - {edit.index}
    if isinstance(edit, IndexAdded):
        signs |= {edit.index}
    return replace(judged, indices=tuple(sorted(signs, key=_in_time)))


def _in_time(sign: IndexMark) -> tuple[int, int, str, str]:
    return sign.episode, sign.at_ms, sign.behaviour, sign.strength
