"""``desk``: the desktop app."""

import os
import sys
from pathlib import Path

from simulator.commands.stop import Stop

_NO_DISPLAY = (
    "The desktop app needs a display and found none: start it from a desktop session, or use what "
    "works without one: cases, lint, narrate, frame, frames, score, doctor."
)


def run(case: str | None = None, data_dir: Path | None = None, preview: Path | None = None) -> int:
    """Open the app.

    Raises:
        Stop: There is no display, no such case, or the records cannot be used.
    """
    if not _may_have_display():
        raise Stop(_NO_DISPLAY)
    if case is not None:
        from simulator.commands.given import folder_of

        folder_of(case)
    from simulator.desk import NoDisplay
    from simulator.desk import run as open_desk
    from simulator.records import RecordsError

    try:
        return open_desk(case=case, data_dir=data_dir, preview=preview)
    except NoDisplay as error:
        raise Stop(_NO_DISPLAY) from error
    except RecordsError as error:
        raise Stop(str(error)) from error


def _may_have_display() -> bool:
    """Tell whether it is worth trying; on Linux the drivers would grumble where there is none."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)
