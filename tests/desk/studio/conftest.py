"""An editor with a copy of a case, for every test that asks for one."""

import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pygame
import pytest

from simulator.desk.studio.editor.editor import EditorScreen
from simulator.resources import LIBRARY
from tests.desk.driving import Driver

ACT = '- {at: "0:33", infant: explore_manipulate, toy: ring, for: 12s}'
"""A line of Milo's second episode."""


def shorten(folder):
    """Leave two episodes of a case and no key: what is tested there is compiled at once."""
    script = folder / "script.yaml"
    cover, one, two, *_ = re.split(r"(?m)^(?=  - number: )", script.read_text("utf-8"))
    script.write_text(cover + one + two, encoding="utf-8")
    (folder / "key.yaml").unlink()


@dataclass
class Editing:
    """An editor, driven as a person drives it."""

    driver: Driver
    folder: Path

    @property
    def screen(self) -> EditorScreen:
        return self.driver.screen

    @property
    def script(self):
        return (self.folder / "script.yaml").read_text("utf-8")

    @property
    def key(self):
        return (self.folder / "key.yaml").read_text("utf-8")

    def settle(self):
        """Wait until what was changed is compiled and audited, and shown."""
        for _ in range(2000):
            self.driver.frame()
            if not self.screen.draft.busy:
                break
            time.sleep(0.01)
        self.driver.frame()
        assert not self.screen.draft.busy

    def write(self, old, new):
        """Change the script in another program."""
        assert old in self.script
        (self.folder / "script.yaml").write_text(self.script.replace(old, new, 1), "utf-8")
        self.settle()

    def go(self, episode, ms):
        self.screen.go(episode, ms)
        self.driver.frame()

    def line(self, words):
        """Return the number of the first line that has some words."""
        return next(n for n, line in enumerate(self.script.split("\n"), 1) if words in line)

    def choose(self, words):
        self.screen.choose(self.line(words))
        self.driver.frame()

    def strip(self, line):
        """Return where the strip of a line lies in the window, and the strip."""
        timeline = self.driver.ui.control("timeline")
        rect, strip = next((r, s) for r, s in timeline.places if s.line == line)
        return rect.move(timeline.rect.topleft), strip

    def drag(self, start, by):
        """Drag from a place, by so many pixels to the right."""
        for kind, x, more in (
            (pygame.MOUSEBUTTONDOWN, 0, {"button": 1}),
            (pygame.MOUSEMOTION, by // 2, {"rel": (by // 2, 0), "buttons": (1, 0, 0)}),
            (pygame.MOUSEMOTION, by, {"rel": (by - by // 2, 0), "buttons": (1, 0, 0)}),
        ):
            self.driver.send(kind, pos=(start[0] + x, start[1]), **more)
            self.driver.frame()

    def drop(self, at):
        self.driver.send(pygame.MOUSEBUTTONUP, pos=at, button=1)
        self.driver.frame()


@pytest.fixture
def editing(desk, tmp_path):
    opened = []

    def open_editor(*, whole=False, size=(1280, 720)):
        folder = tmp_path / "cases" / "mine"
        if not folder.exists():
            shutil.copytree(LIBRARY / "milo", folder)
            if not whole:
                shorten(folder)
        driver = desk(size).accept_cautions()
        driver.app.show(EditorScreen(driver.app, folder))
        opened.append(Editing(driver, folder))
        driver.frame()
        return opened[-1]

    yield open_editor
    for one in opened:
        one.driver.app.come_back_to(None)
        one.driver.app.home()
