"""What ``frame`` and ``frames`` share: painting without a window, and where a picture may go."""

import os
from pathlib import Path

from simulator.commands.stop import Stop


def without_window() -> None:
    """Let pictures be painted where there is no display."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"


def check_target(out: Path) -> None:
    """Check, before anything is painted, that a PNG can be put there.

    Raises:
        Stop: It cannot.
    """
    if out.suffix.lower() != ".png":
        raise Stop(f"Pictures are written as PNG: let the name {str(out)!r} end in .png.")
    if not out.parent.is_dir():
        raise Stop(f"There is no folder {str(out.parent)!r}: make it, or choose another --out.")
    if out.is_dir():
        raise Stop(f"{str(out)!r} is a folder: give the name of a file with --out.")


def cannot_write(out: Path, error: OSError) -> Stop:
    """Return what to say when writing failed after all."""
    return Stop(
        f"{str(out)!r} cannot be written ({error.strerror or error}): choose another --out, or "
        "make room there."
    )
