"""Where a key differs from what the acts add up to, and is right: the reason, in its form."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from simulator.authoring.editing import value_at
from simulator.desk.studio.forms.form import Form

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen

_LIST = "differences"


def build_reason(
    editor: "EditorScreen", form: Form, scale: str, episode: int | None = None, *, asked: bool
) -> None:
    """Ask why the key is right all the same.

    Args:
        editor: The case.
        form: Where it is asked.
        scale: What differs.
        episode: In which episode; None for what is said of the whole session.
        asked: Whether a reason is needed; one that is there is shown in any case.
    """
    said = _reason(editor, scale, episode)
    if not asked and said is None:
        return
    name = "-".join(("reason", scale, *([] if episode is None else [str(episode)])))
    words = " ".join(str((said or {}).get("because") or "").split())
    changed = partial(_type, editor, scale, episode)
    form.box(name, editor.words("studio.apart"), words, changed, lines=2)


def _listed(editor: "EditorScreen") -> list[Any]:
    found = value_at(editor.draft.key, (_LIST,))
    return found if isinstance(found, list) else []


def _is(entry: object, scale: str, episode: int | None) -> bool:
    written = None if episode is None else str(episode)
    return isinstance(entry, Mapping) and (entry.get("scale"), entry.get("episode")) == (
        scale,
        written,
    )


def _reason(editor: "EditorScreen", scale: str, episode: int | None) -> Mapping[str, Any] | None:
    """Return what the key says of a difference, None if nothing."""
    return next((entry for entry in _listed(editor) if _is(entry, scale, episode)), None)


def _type(editor: "EditorScreen", scale: str, episode: int | None, words: str) -> None:
    """Write the reason down at every key; an empty one is taken out."""
    because, listed = words.strip(), _listed(editor)
    index = next((n for n, entry in enumerate(listed) if _is(entry, scale, episode)), None)
    if index is not None and because:
        editor.draft.set_key((_LIST, index, "because"), because, typing=True)
    elif index is not None:
        editor.draft.set_key((_LIST,) if len(listed) == 1 else (_LIST, index), None)
    elif because:
        entry: dict[str, Any] = {"scale": scale}
        if episode is not None:
            entry["episode"] = episode
        said = {**entry, "because": because}
        editor.draft.insert_key((_LIST,), len(listed), said, typing="because")
