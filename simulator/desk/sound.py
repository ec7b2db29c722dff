"""Sound at the desk: one loudness for all screens, one performance at a time."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.performance import Performance
    from simulator.sound.player import Player

LEVELS = (0.0, 0.55, 0.75, 1.0)
"""Off, quiet, middle, loud: 10 and 5 decibels below all, and all."""


class Sound:
    """Lets a performance be heard while it is watched. Without a sound card nothing else changes.

    The sound card is opened with the first performance, so that starting the program stays quick.
    """

    def __init__(self, data_dir: Path | None) -> None:
        """Take the folder that keeps the loudness, None for the user's usual one."""
        self._data_dir = data_dir
        self._level: int | None = None
        self._unmuted = 1
        self._player: Player | None = None
        self.card: bool | None = None

    @property
    def level(self) -> int:
        """Return which of the levels it is; the one kept from before, at first."""
        if self._level is None:
            from simulator.records import data_folder, load_settings

            kept = load_settings(data_folder(self._data_dir)).value
            volume = kept.volume if kept is not None else LEVELS[1]
            self._level = min(range(len(LEVELS)), key=lambda n: abs(LEVELS[n] - volume))
        return self._level

    def turn_to(self, level: int) -> None:
        """Be as loud as a level, from now on and the next time.

        Raises:
            RecordsError: It is so, but cannot be kept.
        """
        if level == self.level:
            return
        self._unmuted = level or self.level
        self._level = level
        if self._player is not None:
            self._player.volume = LEVELS[level]
        self._keep(LEVELS[level])

    def _keep(self, volume: float) -> None:
        from simulator.records import Settings, data_folder, load_settings, save_settings

        folder = data_folder(self._data_dir)
        kept = load_settings(folder).value or Settings()
        save_settings(folder, replace(kept, volume=volume))

    def louder(self, steps: int) -> None:
        """Go so many levels up, or down."""
        self.turn_to(min(max(self.level + steps, 0), len(LEVELS) - 1))

    def turn_on_or_off(self) -> None:
        """Fall silent, or be as loud as before."""
        self.turn_to(0 if self.level else self._unmuted)

    def next_level(self) -> None:
        """Be one level louder; after the loudest, silent."""
        self.turn_to((self.level + 1) % len(LEVELS))

    def listen_to(self, performance: "Performance") -> None:
        """Get ready to let a performance be heard."""
        from simulator.sound import cues_of
        from simulator.sound.player import Player, open_device

        if self.card is None:
            self.card = open_device()
        self.hush()
        self._player = Player(cues_of(performance), LEVELS[self.level])

    def follow(self, at_ms: float, *, playing: bool, speed: float) -> None:
        """Let be heard what belongs to a time of the performance."""
        if self._player is not None:
            self._player.follow(at_ms, playing=playing, speed=speed)

    def hush(self) -> None:
        """Fall silent until the performance goes on."""
        if self._player is not None:
            self._player.hush()

    def close(self) -> None:
        """Let go of the sound card."""
        from simulator.sound.player import close_device

        self._player = None
        if self.card:
            close_device()
