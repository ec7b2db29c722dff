"""Editing: what an editor shows of a script, and what it does to its text."""

from simulator.authoring.editing.acts import (
    add_entry,
    delete,
    duplicate,
    move,
    set_field,
    stretch,
)
from simulator.authoring.editing.changes import Change, Told
from simulator.authoring.editing.differences import one_line_diff
from simulator.authoring.editing.evidence import Shift, along
from simulator.authoring.editing.history import History
from simulator.authoring.editing.outline import Entry, EpisodeOutline, Outline, script_outline
from simulator.authoring.editing.refusals import UneditableError
from simulator.authoring.editing.session import EditingSession, Outcome, journal_of
from simulator.authoring.editing.splices import Splice, spliced
from simulator.authoring.editing.takes import takes_of, usual_fields, usual_target
from simulator.authoring.editing.values import (
    append_item,
    delete_value,
    insert_item,
    set_value,
    value_at,
)

__all__ = [
    "Change",
    "EditingSession",
    "Entry",
    "EpisodeOutline",
    "History",
    "Outcome",
    "Outline",
    "Shift",
    "Splice",
    "Told",
    "UneditableError",
    "add_entry",
    "along",
    "append_item",
    "delete",
    "delete_value",
    "duplicate",
    "insert_item",
    "journal_of",
    "move",
    "one_line_diff",
    "script_outline",
    "set_field",
    "set_value",
    "spliced",
    "stretch",
    "takes_of",
    "usual_fields",
    "usual_target",
    "value_at",
]
