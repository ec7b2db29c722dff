"""Destination: the folder into which a file for somebody else goes."""

from pathlib import Path
from typing import Protocol

from simulator.desk.classroom.browsing import BrowseScreen
from simulator.desk.shell.screen import Desk, Screen


class Putting(Screen, Protocol):
    """A screen that writes a file into a folder."""

    folder: Path


def choose_destination(desk: Desk, screen: Putting) -> None:
    """Ask where the file of a screen goes, and come back to it."""

    def put_into(folder: Path) -> None:
        screen.folder = folder
        desk.show(screen)

    texts = desk.texts
    title, intro = texts("class.where_title"), texts("class.where_text")
    desk.show(BrowseScreen(desk, title, intro, screen.folder, put_into, lambda: desk.show(screen)))
