"""What a player would find in a video."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulator.export.encoder import find_ffmpeg
from simulator.sound import RATE


@dataclass(frozen=True)
class Watched:
    pictures: np.ndarray
    """Shape (pictures, height, width, 3), red, green and blue."""
    sound: np.ndarray
    """Shape (samples, 2)."""
    fps: float
    about: str


def watch(path: Path) -> Watched:
    about = _ffmpeg("-i", path, "-f", "null", "-").stderr.decode()
    width, height = map(int, re.findall(r"Video: .*? (\d{2,4})x(\d{2,4})", about)[0])
    fps = float(re.findall(r"([\d.]+) fps", about)[0])
    raw = _ffmpeg("-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").stdout
    wave = _ffmpeg("-i", path, "-f", "s16le", "-ac", "2", "-ar", str(RATE), "-").stdout
    return Watched(
        np.frombuffer(raw, np.uint8).reshape(-1, height, width, 3),
        np.frombuffer(wave, np.int16).reshape(-1, 2),
        fps,
        about,
    )


def _ffmpeg(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [find_ffmpeg(), "-hide_banner", *map(str, arguments)], capture_output=True, check=True
    )
