"""Preferences: the settings while the desk is open. Every change is kept before it shows."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.problems import Problem
from simulator.records import Settings, data_folder, load_settings, save_settings


class Preferences:
    """The settings of one data folder; the folder is written with the first change."""

    def __init__(self, data_dir: Path | None) -> None:
        """Read the settings, from the user's usual folder if ``data_dir`` is None."""
        self.folder = data_folder(data_dir)
        loaded = load_settings(self.folder)
        self.now = loaded.value or Settings()
        self.problems: tuple[Problem, ...] = loaded.problems

    def change(self, **entries: Any) -> bool:
        """Keep other values of some entries; tell whether anything is different now.

        Raises:
            RecordsError: They hold for now, but cannot be kept.
        """
        changed = replace(self.now, **entries)
        if changed == self.now:
            return False
        self.now = changed
        save_settings(self.folder, changed)
        return True
