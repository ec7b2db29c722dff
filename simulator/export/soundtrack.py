"""The soundtrack: what is heard in a stretch of a performance, as a WAV file."""

import wave
from pathlib import Path

from simulator.performance import Performance
from simulator.sound import RATE, render_pieces


def write_soundtrack(performance: Performance, from_ms: int, to_ms: int, path: Path) -> None:
    """Write what is heard, in stereo with 16 bits.

    Raises:
        OSError: It cannot be written there.
    """
    with path.open("wb") as file, wave.open(file, "wb") as track:
        track.setnchannels(2)
        track.setsampwidth(2)
        track.setframerate(RATE)
        for piece in render_pieces(performance, from_ms, to_ms):
            track.writeframes(piece.astype("<i2").tobytes())
