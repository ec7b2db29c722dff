"""What happens when the program itself fails: a report in a file, a sentence on the screen."""

import platform
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_log_path

from simulator.commands.versions import PROGRAM, own_version


def report(error: BaseException, argv: Sequence[str]) -> str:
    """Write what happened to a file of the log folder.

    Returns:
        A sentence that says where the report is.
    """
    now = datetime.now(UTC)
    text = "\n".join(
        [
            f"strange-situation {own_version()}, {now:%Y-%m-%d %H:%M:%S} UTC",
            f"Python {platform.python_version()} on {platform.platform()}",
            f"Arguments: {list(argv)}",
            "",
            *traceback.format_exception(error),
        ]
    )
    place = _write(f"report-{now:%Y-%m-%dT%H-%M-%S}.txt", text)
    kept = f"a report is in {place}; please send it" if place else "no report could be written"
    return (
        f"The program failed ({type(error).__name__}): this is its fault, not yours, and {kept} "
        "to those who look after the program. `strange-situation doctor` shows what works here."
    )


def _write(name: str, text: str) -> Path | None:
    logs = user_log_path(PROGRAM, appauthor=False)
    for folder in (logs, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return folder / name
    return None
