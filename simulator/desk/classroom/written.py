"""A file that was written for somebody else: where it is, to be copied, moved to or shown."""

import contextlib
import webbrowser
from pathlib import Path

import pygame

from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.column import Column


def tell_written(desk: Desk, column: Column, words: str, file: Path) -> None:
    """Say that a file is written and where, with ways to it."""
    texts = desk.texts
    column.words(words, style="strong", after=column.theme.of(4))
    column.words(str(file))

    def copy() -> None:
        with contextlib.suppress(pygame.error):
            pygame.scrap.put_text(str(file))
            desk.announce(texts("studio.copied"))

    def show() -> None:
        webbrowser.open(file.parent.resolve().as_uri())

    column.buttons(
        [
            ("show-folder", texts("class.show_folder"), show, "plain"),
            ("copy-path", texts("studio.copy_path"), copy, "plain"),
        ]
    )


def why(error: OSError) -> str:
    """Return why something could not be written, in the words of the system."""
    return error.strerror or str(error)
