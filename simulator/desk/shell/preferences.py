"""Preferences: the settings while the desk is open. Every change is kept before it shows."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.desk.style.keys import load_keys
from simulator.desk.style.rebinding import checked, checked_behaviours
from simulator.problems import Problem
from simulator.records import Settings, data_folder, load_settings, save_settings
from simulator.records.settings import settings_tree


class Preferences:
    """The settings of one data folder; the folder is written with the first change."""

    def __init__(self, data_dir: Path | None) -> None:
        """Read the settings, from the user's usual folder if ``data_dir`` is None."""
        self.folder = data_folder(data_dir)
        loaded = load_settings(self.folder)
        self.now = loaded.value or Settings()
        self.problems: tuple[Problem, ...] = loaded.problems
        if self.now.keys or self.now.behaviour_keys:
            self._check_keys()

    def _check_keys(self) -> None:
        """Leave out keys that cannot be used, and note why."""
        tree = settings_tree(self.folder)
        if tree is not None:
            keys, wrong = checked(load_keys({}), self.now.keys, tree)
            own, more = checked_behaviours(self.now.behaviour_keys, tree)
            self.now = replace(self.now, keys=keys, behaviour_keys=own)
            self.problems += tuple(replace(p, severity="warning") for p in (*wrong, *more))

    def starred(self, coder: str) -> tuple[str, ...]:
        """Return the favourite behaviours of a coder."""
        return self.now.favourites.get(coder, ())

    def star(self, coder: str, behaviour: str) -> None:
        """Put a behaviour among the favourites of a coder, or take it out again.

        Raises:
            RecordsError: It holds for now, but cannot be kept.
        """
        before = self.starred(coder)
        there = behaviour in before
        after = tuple(b for b in before if b != behaviour) if there else (*before, behaviour)
        known = {name: given for name, given in self.now.favourites.items() if name != coder}
        self.change(favourites={**known, coder: after} if after else known)

    def forget(self, coder: str) -> None:
        """Keep nothing of a coder."""
        known = self.now.favourites.items()
        self.change(coder="", favourites={name: given for name, given in known if name != coder})

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
