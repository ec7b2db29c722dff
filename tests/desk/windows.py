"""A real window on a screen of its own, driven by a real keyboard and a real mouse."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from simulator.desk.app.probe import VARIABLE

NEEDED = ("Xvfb", "xdotool")
ABSENT = [tool for tool in NEEDED if shutil.which(tool) is None]
MARKS = [
    pytest.mark.window,
    pytest.mark.skipif(
        bool(ABSENT) and os.environ.get("CI") != "true", reason=f"not installed: {ABSENT}"
    ),
]
"""Those of a module whose tests need a real window."""
WAIT_S = 30


@contextmanager
def own_screen(size: str = "1280x800") -> Iterator[str]:
    """Give the name of a screen that nobody sees."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()


class Window:
    """The desk in a process of its own on a screen of its own."""

    def __init__(self, folder: Path, display: str) -> None:
        self.probe, self.folder = folder / "probe.json", folder
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "SDL_AUDIODRIVER": "dummy",
            VARIABLE: str(self.probe),
            "LANGUAGE": "en",
        }
        self.environment.pop("SDL_VIDEODRIVER", None)
        self.app = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        self.probe.unlink(missing_ok=True)
        command = [sys.executable, "-m", "simulator.cli", "desk", "--data-dir"]
        return subprocess.Popen(
            [*command, str(self.folder / "data")],
            env=self.environment,
            stderr=subprocess.PIPE,
        )

    @property
    def state(self):
        try:
            return json.loads(self.probe.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"screen": None, "controls": {}, "parts": {}, "focus": None}

    def until(self, condition, what):
        end = time.monotonic() + WAIT_S
        while time.monotonic() < end:
            assert self.app.poll() is None, self.app.stderr.read().decode()
            if condition(self.state):
                return self.state
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come; the window shows {self.state}")

    def at(self, screen):
        return self.until(lambda s: s["screen"] == screen, f"the screen {screen}")

    def do(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True)
        time.sleep(0.1)

    def press(self, *chords):
        for chord in chords:
            self.do("key", chord)

    def place(self, name, part=None):
        """Return where a control, or a part of it, is on the screen: left, top, width, height."""
        kind, key = ("parts", f"{name}#{part}") if part else ("controls", name)
        state = self.until(lambda s: key in s[kind], key)
        left, top, width, height = state[kind][key]
        x, y = state["origin"]
        return x + left, y + top, width, height

    def click(self, name, part=None):
        """Click in the middle of a control, or of a part of it."""
        left, top, width, height = self.place(name, part)
        self.do("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    def drag(self, start, end):
        """Drag from one place of the screen to another, as a hand does."""
        self.do(*drag_steps(start, end))

    def picture(self, name):
        """Keep what the screen shows, for people to look at."""
        if shutil.which("import"):
            file = self.folder / f"{name}.png"
            subprocess.run(["import", "-window", "root", file], env=self.environment, check=True)

    def kill(self):
        """Kill the program; it gets no chance to put anything in order."""
        self.app.kill()
        self.app.wait()
        self.app.stderr.close()

    def start_again(self):
        self.app = self._start()

    def crash(self):
        self.kill()
        self.start_again()

    def close(self):
        if self.app.poll() is None:
            self.app.terminate()
            self.app.communicate()


def drag_steps(start: tuple[int, int], end: tuple[int, int], steps: int = 8) -> list[str]:
    """Return what xdotool has to do for a drag that takes about a third of a second."""
    said = ["mousemove", *map(str, start), "sleep", "0.05", "mousedown", "1"]
    for n in range(1, steps + 1):
        x, y = (round(a + (b - a) * n / steps) for a, b in zip(start, end, strict=True))
        said += ["sleep", "0.03", "mousemove", str(x), str(y)]
    return [*said, "sleep", "0.03", "mouseup", "1"]
