"""Sound at the desk: one loudness for all screens, one performance at a time."""

from typing import TYPE_CHECKING

from simulator.desk.shell.preferences import Preferences

if TYPE_CHECKING:
    from simulator.performance import Performance
    from simulator.sound.cue import Cue
    from simulator.sound.player import Player

LEVELS = (0.0, 0.55, 0.75, 1.0)
"""Off, quiet, middle, loud: 10 and 5 decibels below all, and all."""


class Sound:
    """Lets a performance be heard while it is watched. Without a sound card nothing else changes.

    The sound card is opened with the first performance, so that starting the program stays quick.
    """

    def __init__(self, preferences: Preferences) -> None:
        """Take the preferences, which keep the loudness."""
        self._preferences = preferences
        self._unmuted = 1
        self._player: Player | None = None
        self.card: bool | None = None
        self._prepared: tuple[Performance, tuple[Cue, ...]] | None = None

    @property
    def level(self) -> int:
        """Return which of the levels it is: the nearest to the loudness kept."""
        volume = self._preferences.now.volume
        return min(range(len(LEVELS)), key=lambda n: abs(LEVELS[n] - volume))

    def turn_to(self, level: int) -> None:
        """Be as loud as a level, from now on and the next time.

        Raises:
            RecordsError: It is so, but cannot be kept.
        """
        if level == self.level:
            return
        self._unmuted = level or self.level
        if self._player is not None:
            self._player.volume = LEVELS[level]
        self._preferences.change(volume=LEVELS[level])

    def louder(self, steps: int) -> None:
        """Go so many levels up, or down."""
        self.turn_to(min(max(self.level + steps, 0), len(LEVELS) - 1))

    def turn_on_or_off(self) -> None:
        """Fall silent, or be as loud as before."""
        self.turn_to(0 if self.level else self._unmuted)

    def next_level(self) -> None:
        """Be one level louder; after the loudest, silent."""
        self.turn_to((self.level + 1) % len(LEVELS))

    def prepare(self, performance: "Performance") -> None:
        """Find out what will be heard before it is listened to; any thread may do that."""
        from simulator.sound import cues_of

        self._prepared = performance, cues_of(performance)

    def listen_to(self, performance: "Performance") -> None:
        """Get ready to let a performance be heard."""
        from simulator.sound import cues_of
        from simulator.sound.player import Player, open_device

        if self.card is None:
            self.card = open_device()
        self.hush()
        known = self._prepared
        if known is not None and known[0] is performance:
            cues, self._prepared = known[1], None  # a performance is large; nobody asks again
        else:
            cues = cues_of(performance)
        self._player = Player(cues, LEVELS[self.level])

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
