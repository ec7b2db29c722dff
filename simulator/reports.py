"""Reports: what happened when the program itself failed, in a file without personal data."""

import platform
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_log_path

PROGRAM = "strange-situation-trainer"


def write_report(error: BaseException, about: Sequence[str]) -> Path | None:
    """Write what happened to a file of the log folder.

    Nothing that was entered is in it, and the home folder, in which people's names stand, is
    written ``~``.

    Args:
        error: What was raised.
        about: Further lines: what was done.

    Returns:
        The file; None if none could be written, not even in the folder for temporary files.
    """
    now = datetime.now(UTC)
    text = "\n".join(
        [
            f"strange-situation {_own_version()}, {now:%Y-%m-%d %H:%M:%S} UTC",
            f"Python {platform.python_version()} on {platform.platform()}",
            *about,
            "",
            *traceback.format_exception(error),
        ]
    )
    name = f"report-{now:%Y-%m-%dT%H-%M-%S-%f}.txt"
    for folder in (user_log_path(PROGRAM, appauthor=False), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(_without_names(text), encoding="utf-8")
        except OSError:
            continue
        return folder / name
    return None


def _without_names(text: str) -> str:
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _own_version() -> str:
    try:
        return version(PROGRAM)
    except PackageNotFoundError:
        return "(not installed)"
