"""Editing: what an editor shows of a script, and what it does to its text."""

from simulator.authoring.editing.acts import (
    add_entry,
    delete,
    duplicate,
    move,
    set_actor,
    set_field,
    stretch,
)
from simulator.authoring.editing.changes import Change, Told
from simulator.authoring.editing.lists import UneditableError
from simulator.authoring.editing.outline import Entry, EpisodeOutline, Outline, script_outline
from simulator.authoring.editing.splices import Splice, spliced

__all__ = [
    "Change",
    "Entry",
    "EpisodeOutline",
    "Outline",
    "Splice",
    "Told",
    "UneditableError",
    "add_entry",
    "delete",
    "duplicate",
    "move",
    "script_outline",
    "set_actor",
    "set_field",
    "spliced",
    "stretch",
]
