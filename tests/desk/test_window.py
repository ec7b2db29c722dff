"""A real window, a real keyboard and a real mouse, through one exercise from start to findings."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.desk.probe import VARIABLE

NEEDED = ("Xvfb", "xdotool")
absent = [tool for tool in NEEDED if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(
        bool(absent) and os.environ.get("CI") != "true", reason=f"not installed: {absent}"
    ),
]
WAIT_S = 30


class Window:
    """The desk in a process of its own on a screen of its own."""

    def __init__(self, folder: Path, display: str, size: str = "1280x800") -> None:
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
            return {"screen": None, "controls": {}, "focus": None}

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

    def click(self, name):
        """Click a control, given where the window stands on the screen."""
        state = self.until(lambda s: name in s["controls"], f"the control {name}")
        left, top, width, height = state["controls"][name]
        x, y = state["origin"]
        self.do("mousemove", str(x + left + width // 2), str(y + top + height // 2), "click", "1")

    def picture(self, name):
        """Keep what the screen shows, for people to look at."""
        if shutil.which("import"):
            file = self.folder / f"{name}.png"
            subprocess.run(["import", "-window", "root", file], env=self.environment, check=True)

    def crash(self):
        self.app.send_signal(signal.SIGKILL)
        self.app.communicate()
        self.app = self._start()

    def close(self):
        self.app.terminate()
        self.app.communicate()


@pytest.fixture
def window(tmp_path):
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            display = f":{number.readline().strip()}"
        opened = Window(tmp_path, display)
        try:
            yield opened
        finally:
            opened.close()
            server.terminate()


def test_from_the_first_start_to_a_playing_exercise_in_two_actions(window):
    window.at("cautions")
    window.press("Return")
    window.at("home")
    window.press("Return")
    window.at("coding")
    window.press("space")
    window.until(lambda s: s["playing"], "a playing session")


def test_settings_show_at_once_and_outlive_a_kill(window):
    window.at("cautions")
    window.click("accept")
    window.at("home")
    window.click("settings")
    window.at("settings")
    window.click("theme")  # the middle one: dark
    window.press("Tab", "Right", "Right")  # texts of 150 %
    window.until(lambda s: s["focus"] == "text_size", "the size of texts")
    window.press("Tab", "Right", "Right")  # the computer's language, English, Deutsch
    window.until(lambda s: s["says"]["export"].startswith("Meine"), "German")
    window.picture("settings")
    window.crash()
    window.at("home")
    state = window.until(lambda s: "settings" in s["says"], "the first screen")
    assert state["says"]["settings"] == "Einstellungen"
    kept = (window.folder / "data" / "settings.yaml").read_text("utf-8")
    assert "theme: dark" in kept
    assert "text_size: 150" in kept
    assert "language: de" in kept
    window.picture("home-again")


def test_everything_on_the_first_screens_is_reached_by_keyboard(window):
    window.at("cautions")
    window.press("space")
    window.at("home")
    for name, screen in (("profiles", "profiles"), ("settings", "settings"), ("guide", "guide")):
        for _ in range(30):
            if window.state["focus"] == name:
                break
            window.press("Tab")
        window.until(lambda s, name=name: s["focus"] == name, name)
        window.press("Return")
        window.at(screen)
        window.press("question")
        window.until(lambda s: "close" in s["controls"], "the keys of the screen")
        window.press("Escape", "Escape")
        window.at("home")
    window.press("ctrl+comma")
    window.at("settings")
    window.press("Escape")
    window.at("home")


def test_one_exercise_from_start_to_findings(window):
    window.at("cautions")
    window.picture("1-cautions")
    window.click("accept")
    window.at("home")
    window.until(lambda s: "exercise-first-reunion" in s["controls"], "the first exercise")
    time.sleep(1)
    window.picture("2-home")
    window.click("exercise-first-reunion")
    window.at("coding")

    window.press("space")
    time.sleep(1)
    window.press("c")
    time.sleep(2)
    window.press("c", "space")
    window.click("behaviour-pull_up_on_caregiver")
    window.press("comma", "comma", "alt+Right", "question")
    window.until(lambda s: "close" in s["controls"], "the keys of the screen")
    window.picture("3-keys")
    window.press("Escape")
    window.picture("4-coding")

    window.crash()
    window.at("home")
    window.click("continue")
    window.at("coding")
    window.picture("5-continued")

    window.press("ctrl+Return")
    window.at("judging")
    window.press("7")
    window.picture("6-judging")
    window.press("ctrl+Return", "5", "ctrl+Return")
    window.picture("7-before-handing-in")
    window.press("ctrl+Return")
    window.at("findings")
    window.press("Next")
    time.sleep(1)
    window.picture("8-findings")
    window.press("Escape")
    window.at("home")
