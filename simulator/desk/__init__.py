"""The desk: the desktop app in which exercises are watched, coded and compared."""

import sys
from pathlib import Path

__all__ = ["NoDisplay", "run"]

_WRONG_PYGAME = """\
The desk needs pygame-ce, and plain pygame is installed in its place. Both use the same folder, so:
    python -m pip uninstall -y pygame pygame-ce
    python -m pip install pygame-ce
"""


class NoDisplay(Exception):  # noqa: N818 - named for what is the case
    """There is no display to open a window on."""


def run(case: str | None = None, data_dir: Path | None = None, preview: Path | None = None) -> int:
    """Open the desk and stay until its window is closed.

    Args:
        case: A case to begin with, an id of the library or a folder; None for the choice.
        data_dir: Where the records lie, None for the user's usual place.
        preview: The folder of a case to show while it is written.

    Returns:
        0, or 2 if the wrong pygame is installed; what to do about it is on standard error.

    Raises:
        NoDisplay: There is no display to open a window on.
    """
    import pygame

    if not getattr(pygame, "IS_CE", False):
        sys.stderr.write(_WRONG_PYGAME)
        return 2
    from simulator.desk.app.app import App
    from simulator.desk.app.heap import keep_heap_small
    from simulator.desk.app.window import open_window

    keep_heap_small()
    app = App(open_window(), data_dir, case, preview)
    pygame.display.set_caption(app.texts("app.title"))
    app.draw()
    try:
        app.begin()
        app.run()
    finally:
        app.close()
        pygame.quit()
    return 0
