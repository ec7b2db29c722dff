"""Former versions: what can still be shown of a case that, as it is written, cannot be played."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from simulator.authoring.editing.history import History
from simulator.authoring.writing import Version, read_written
from simulator.case.fragments import FOLDER

_STEPS = 12
"""So many changes are taken back in mind at most: each may take a second to compile."""


def last_good(folder: Path, history: History) -> tuple[str, Version] | None:
    """Return the latest former version that plays, with its script; nothing is written.

    Args:
        folder: The case.
        history: What was done to it.
    """
    for _ in range(min(_STEPS, len(history.done))):
        history = history.undo()
        version = _played(folder, history.texts)
        if version is not None:
            return history.texts["script.yaml"], version
    return None


def _played(folder: Path, texts: Mapping[str, str]) -> Version | None:
    """Compile texts of a case beside its fragments as they are now."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.resolve().name
        copy.mkdir()
        if (folder / FOLDER).is_dir():
            shutil.copytree(folder / FOLDER, copy / FOLDER)
        for file, text in texts.items():
            (copy / file).write_text(text, encoding="utf-8")
        version = read_written(copy).version
    return None if version is None else replace(version, case=replace(version.case, folder=folder))
