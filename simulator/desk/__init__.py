"""The desk: the desktop app in which exercises are watched, coded and compared."""

from pathlib import Path

from simulator.desk.app import App, NoDisplay, open_window

__all__ = ["NoDisplay", "run"]


def run(case: str | None = None, data_dir: Path | None = None) -> int:
    """Open the desk and stay until its window is closed.

    Args:
        case: A case to begin with, an id of the library or a folder; None for the choice.
        data_dir: Where the records lie, None for the user's usual place.

    Returns:
        0.

    Raises:
        NoDisplay: There is no display to open a window on.
    """
    import pygame

    app = App(open_window(), data_dir, case)
    pygame.display.set_caption(app.texts("app.title"))
    app.draw()
    try:
        app.begin()
        app.run()
    finally:
        app.close()
        pygame.quit()
    return 0
