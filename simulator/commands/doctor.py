"""``doctor``: what works on this machine, and what to do about what does not."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from simulator.commands.output import console, print_json
from simulator.commands.versions import own_version, version_of

State = Literal["works", "without", "broken"]
_PACKAGES = (
    "pygame-ce", "pygame_gui", "numpy", "PyYAML", "pydantic",
    "SQLAlchemy", "alembic", "platformdirs", "rich",
)  # fmt: skip
_SIGNS = {"works": "ok", "without": "--", "broken": "!!"}

# Looked at in another process: drivers write to the terminal, and some of them crash.
_PROBE = """
import json, pygame
found = {"ce": bool(getattr(pygame, "IS_CE", False)), "display": None, "sound": None}
try:
    pygame.display.init()
    found["display"] = pygame.display.get_driver()
except pygame.error as error:
    found["why"] = str(error)
try:
    pygame.mixer.init()
    if pygame.mixer.get_driver() not in ("dummy", "disk"):
        found["sound"] = "a sound card"
except pygame.error:
    pass
print("probe", json.dumps(found))
"""
_NO_WINDOW = {None, "dummy", "offscreen"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do if it does not work.

    "without" means that the rest works without it.
    """

    name: str
    state: State
    found: str
    advice: str = ""


def run(data_dir: Path | None, as_json: bool) -> int:
    """Look at everything; 2 if something is broken that the program needs."""
    checks = list(_checks(data_dir))
    if as_json:
        print_json({"checks": [asdict(check) for check in checks]})
    else:
        _print(checks)
    return 2 if any(check.state == "broken" for check in checks) else 0


def _print(checks: list[Check]) -> None:
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(overflow="fold")
    for check in checks:
        advice = f"\n{check.advice}" if check.advice else ""
        table.add_row(_SIGNS[check.state], check.name, f"{check.found}{advice}")
    console().print(table)


def _checks(data_dir: Path | None) -> Iterator[Check]:
    yield from _versions()
    yield from _drivers()
    yield _guarded("data folder", lambda: _folder(data_dir), "Choose another with --data-dir.")
    yield _guarded("records", lambda: _records(data_dir), "Choose another folder with --data-dir.")
    yield _guarded("videos", _videos, "See: strange-situation video --help")
    yield _guarded("fonts", _fonts, "Install the program again; its files are not complete.")
    yield _guarded("library", _library, "See: strange-situation lint PATH")


def _guarded(name: str, check: Callable[[], Check], advice: str) -> Check:
    """Return the check; one that fails in an unforeseen way is a finding as well."""
    try:
        return check()
    except Exception as error:  # a doctor has to survive what it finds
        return Check(name, "broken", f"{error or type(error).__name__}", advice)


def _versions() -> Iterator[Check]:
    python = platform.python_version()
    supported = sys.version_info >= (3, 11)
    yield Check(
        "Python",
        "works" if supported else "broken",
        f"{python} on {platform.platform(terse=True)}",
        "" if supported else "Install Python 3.11 or later.",
    )
    yield Check("strange-situation", "works", own_version())
    for package in _PACKAGES:
        found = version_of(package)
        advice = "" if found else f"Install it: python -m pip install {package}"
        yield Check(package, "works" if found else "broken", found or "not installed", advice)


def _drivers() -> Iterator[Check]:
    found = _probe()
    if found is None:
        yield Check(
            "pygame",
            "broken",
            "does not start",
            "Run: python -m pip install --force-reinstall pygame-ce",
        )
        return
    yield (
        Check("pygame", "works", "is pygame-ce")
        if found["ce"]
        else Check(
            "pygame",
            "broken",
            "the older pygame stands where pygame-ce should",
            "Run: python -m pip uninstall -y pygame pygame-ce; python -m pip install pygame-ce",
        )
    )
    yield (
        Check("display", "works", str(found["display"]))
        if found["display"] not in _NO_WINDOW
        else Check(
            "display",
            "without",
            "none found",
            "The desktop app needs one. Without it work: cases, lint, explain, schema, narrate, "
            "frame, frames, video, score, doctor.",
        )
    )
    yield (
        Check("sound", "works", str(found["sound"]))
        if found["sound"]
        else Check("sound", "without", "no sound card", "Everything works without; read captions.")
    )


def _probe() -> dict[str, object] | None:
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROBE],
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
            env={**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1"},
        )
        line = next(x for x in done.stdout.splitlines() if x.startswith("probe "))
    except (subprocess.SubprocessError, OSError, StopIteration):
        return None
    found: dict[str, object] = json.loads(line.removeprefix("probe "))
    return found


def _folder(data_dir: Path | None) -> Check:
    from simulator.records import data_folder

    folder = data_folder(data_dir)
    there = next(p for p in (folder, *folder.parents) if p.exists())
    with tempfile.TemporaryFile(dir=there):
        pass
    made = "" if folder.exists() else ", made when first needed"
    return Check("data folder", "works", f"{folder} (writable{made})")


def _records(data_dir: Path | None) -> Check:
    """Open the records if there are any; otherwise try with some in a temporary folder."""
    from simulator.records import RecordsInUse, Store, data_folder

    folder = data_folder(data_dir)
    if not (folder / "records.db").exists():
        with tempfile.TemporaryDirectory() as trial, Store.open(Path(trial)):
            return Check("records", "works", "none yet; they can be kept")
    try:
        with Store.open(folder) as store:
            handed_in, open_ones = len(store.attempts()), len(store.open_attempts())
    except RecordsInUse:
        return Check("records", "works", "in use by an open window")
    return Check("records", "works", f"{handed_in} attempts handed in, {open_ones} open")


def _videos() -> Check:
    from simulator.export import EncodingError, find_ffmpeg

    try:
        return Check("videos", "works", f"ffmpeg at {find_ffmpeg()}")
    except EncodingError as error:
        return Check("videos", "without", "no ffmpeg", str(error))


def _fonts() -> Check:
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    import pygame

    from simulator.resources import ASSETS

    pygame.font.init()
    fonts = sorted((ASSETS / "fonts").glob("*.ttf"))
    for font in fonts:
        pygame.font.Font(font, 16)
    if not fonts:
        raise FileNotFoundError(f"none in {ASSETS / 'fonts'}")
    return Check("fonts", "works", ", ".join(font.stem for font in fonts))


def _library() -> Check:
    from simulator.case import library_cases, load_case
    from simulator.commands.given import case_of, performance_of
    from simulator.resources import LIBRARY

    names = library_cases()
    flawed = [name for name in names if load_case(LIBRARY / name).value is None]
    if flawed:
        raise ValueError(f"these cases cannot be read: {', '.join(flawed)}")
    for name in names[:1]:  # what plays one plays all; the tests play each
        performance_of(case_of(name))
    return Check("library", "works", f"{', '.join(names)} can be read")
