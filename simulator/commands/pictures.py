"""What ``frame``, ``frames`` and ``video`` share: no window, and where the file may go."""

import os
from pathlib import Path
from typing import Literal

from simulator.commands.paths import reaching, shown
from simulator.commands.stop import Stop

_KINDS = {
    ".png": "Pictures are written as PNG",
    ".mp4": "Videos are written as MP4",
    ".html": "Pages are written as HTML",
}


def without_window() -> None:
    """Let pictures be painted where there is no display."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"


def check_target(out: Path, ending: Literal[".png", ".mp4", ".html"] = ".png") -> None:
    """Check, before anything is painted, that a file of that kind can be put there.

    Raises:
        Stop: It cannot.
    """
    if out.suffix.lower() != ending:
        kind = _KINDS[ending]
        raise Stop(f"{kind}: let the name {shown(out)} end in {ending}.")
    with reaching(out):
        there, folder = out.parent.is_dir(), out.is_dir()
    if not there:
        raise Stop(f"There is no folder {shown(out.parent)}: make it, or choose another --out.")
    if folder:
        raise Stop(f"{shown(out)} is a folder: give the name of a file with --out.")


def cannot_write(out: Path, error: OSError) -> Stop:
    """Return what to say when writing failed after all."""
    return Stop(
        f"{shown(out)} cannot be written ({error.strerror or error}): choose another --out, or "
        "make room there."
    )
