"""``desk``: the desktop app."""

from pathlib import Path

from simulator.commands.stop import Stop


def run(case: str | None = None, data_dir: Path | None = None) -> int:
    """Open the app.

    Raises:
        Stop: There is no display, or no such case.
    """
    from simulator.desk import NoDisplay
    from simulator.desk import run as open_desk

    if case is not None:
        from simulator.commands.given import folder_of

        folder_of(case)
    try:
        return open_desk(case=case, data_dir=data_dir)
    except NoDisplay as error:
        raise Stop(
            "The desktop app needs a display and found none: start it from a desktop session, or "
            "use what works without one: cases, lint, narrate, frame, frames, score, doctor."
        ) from error
