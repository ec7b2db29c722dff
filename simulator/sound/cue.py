"""Cues: the single sounds of a performance, each short enough to be made between two frames."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """One breath, one spoken phrase or one noise.

    ``start_ms`` and ``end_ms`` are times of the performance; ``sound`` names a voice or a noise;
    ``actor`` is who makes it, None for a thing; ``intensity`` is 1 to 3; ``pan`` is -1 at the left
    edge of the room camera's picture and 1 at its right edge; ``along`` is how much of its stretch
    of sound is over, 0 to 1; ``words`` is what an adult says, ``speaker``
    with which kind of voice; ``register`` is how high the voice of this person lies, 1 as others of
    its kind; ``outside`` is true behind the door.
    """

    start_ms: int
    end_ms: int
    sound: str
    actor: str | None
    intensity: int
    pan: float
    seed: int
    along: float = 0.0
    words: str = ""
    speaker: str = "woman"
    register: float = 1.0
    outside: bool = False

    @property
    def seconds(self) -> float:
        """Return how long it lasts."""
        return (self.end_ms - self.start_ms) / 1000
