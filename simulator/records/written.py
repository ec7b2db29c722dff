"""The written form of edits and scopes: JSON that later versions can still read."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from scoring.terms.coding import Scope
from scoring.terms.judgement import Classification, IndexMark
from scoring.terms.observed import Mark
from simulator.records.edits import FORMAT, KINDS, Edit, Together
from simulator.records.errors import RecordsDamaged, RecordsTooNew

_KIND_OF = {edit: kind for kind, edit in KINDS.items()}
_TERMS: Mapping[str, type[Mark | IndexMark | Classification]] = {
    "mark": Mark,
    "index": IndexMark,
    "classification": Classification,
}


def write_edit(edit: Edit) -> str:
    """Return the edit as one line of JSON.

    Raises:
        ValueError: A number in it is not finite.
    """
    plain = {"format": FORMAT, **_plain(edit)}
    return json.dumps(plain, allow_nan=False, separators=(",", ":"))


def _plain(edit: Edit) -> dict[str, Any]:
    kind = {"kind": _KIND_OF[type(edit)]}
    if isinstance(edit, Together):
        return {**kind, "changes": [_plain(change) for change in edit.changes]}
    return kind | asdict(edit)


def read_edit(text: str) -> Edit:
    """Return the edit that ``text`` was written from.

    Raises:
        RecordsTooNew: A later version of the program wrote it.
        RecordsDamaged: It is not an edit.
    """
    try:
        fields = json.loads(text)
        written_in = int(fields.pop("format"))
        if written_in > FORMAT:
            raise RecordsTooNew(
                f"An attempt holds an edit of format {written_in}; this version of the program "
                f"reads up to {FORMAT}. Update the program; nothing has been changed."
            )
        return _read(fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecordsDamaged(
            f"An attempt holds an edit that cannot be read: {text[:80]!r}. Nothing has been "
            "changed; restore the data folder from a copy, or set it aside and begin afresh."
        ) from error


def _read(fields: dict[str, Any]) -> Edit:
    kind = KINDS[fields.pop("kind")]
    if kind is Together:
        fields["changes"] = tuple(_read(change) for change in fields["changes"])
    return kind(**{name: _read_term(name, value) for name, value in fields.items()})


def _read_term(name: str, value: Any) -> Any:
    term = _TERMS.get(name)
    return value if term is None or value is None else term(**value)


def write_scope(scope: Scope) -> dict[str, Any]:
    """Return the scope as plain values, named as in the ``exercise`` of a coding file."""
    return {
        "episodes": list(scope.episodes),
        "scales": list(scope.scales),
        "behaviours": "all" if scope.behaviours is None else sorted(scope.behaviours),
        "mode": scope.mode,
        "parts": sorted(scope.parts),
    }


def read_scope(plain: Mapping[str, Any]) -> Scope:
    """Return the scope that :func:`write_scope` wrote."""
    behaviours = plain["behaviours"]
    return Scope(
        episodes=tuple(plain["episodes"]),
        scales=tuple(plain["scales"]),
        behaviours=None if behaviours == "all" else frozenset(behaviours),
        mode=plain["mode"],
        parts=frozenset(plain["parts"]),
    )
