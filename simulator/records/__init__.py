"""Records: what people did, kept so that nothing is lost.

Edits, drafts and settings cost little to import. ``Store`` brings SQLAlchemy along and is
imported when it is first asked for, after the first frame is on the screen.
"""

from typing import TYPE_CHECKING, Any

from simulator.records.attempt import Attempt, AttemptRecord, Origin
from simulator.records.draft import Draft, apply
from simulator.records.edits import (
    Change,
    ClassificationSet,
    ConfidenceSet,
    CryingSet,
    DisorganisationSet,
    Edit,
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
from simulator.records.errors import RecordsDamaged, RecordsError, RecordsInUse, RecordsTooNew
from simulator.records.folder import data_folder, set_aside
from simulator.records.journal import replay
from simulator.records.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from simulator.records.store import Profile, Store

__all__ = [
    "Attempt",
    "AttemptRecord",
    "Change",
    "ClassificationSet",
    "ConfidenceSet",
    "CryingSet",
    "DisorganisationSet",
    "Draft",
    "Edit",
    "IndexAdded",
    "IndexLookedFor",
    "IndexRemoved",
    "JustificationSet",
    "MarkAdded",
    "MarkChanged",
    "MarkNoted",
    "MarkRemoved",
    "Origin",
    "PlayheadMoved",
    "Profile",
    "QuestionAnswered",
    "RatingSet",
    "RecordsDamaged",
    "RecordsError",
    "RecordsInUse",
    "RecordsTooNew",
    "Redone",
    "SearchSet",
    "Settings",
    "Store",
    "Submitted",
    "Together",
    "Undone",
    "Watched",
    "apply",
    "data_folder",
    "load_settings",
    "replay",
    "save_settings",
    "set_aside",
]


def __getattr__(name: str) -> Any:
    if name not in {"Profile", "Store"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from simulator.records import store

    return getattr(store, name)
