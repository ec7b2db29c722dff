"""Paths as people give them: asked for with care, since a name may be too long or forbidden."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator.commands.stop import Stop

_LONGEST_SHOWN = 200


@contextmanager
def reaching(path: Path) -> Iterator[None]:
    """Turn the complaint of the system about a path into a sentence.

    Raises:
        Stop: The system refuses the path.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Stop(
            f"{shown(path)} cannot be reached ({reason}): check the name, and the rights of the "
            "folders on the way."
        ) from error


def check_file(path: Path) -> None:
    """Check that a file is there.

    Raises:
        Stop: It is not, or cannot be reached.
    """
    with reaching(path):
        if path.is_file():
            return
    raise Stop(f"There is no file {shown(path)}: check the name, and the folder you are in.")


def shown(path: Path) -> str:
    """Return a path in quotes, without the middle if it is very long."""
    text = str(path)
    if len(text) > _LONGEST_SHOWN:
        half = _LONGEST_SHOWN // 2
        text = f"{text[:half]}...{text[-half:]}"
    return repr(text)
