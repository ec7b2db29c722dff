"""Browsing: choose a folder, or a file, among what lies on the computer."""

import os
import string
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pygame

from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.style.layout import flow
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.fields import Line
from simulator.desk.widgets.ui import Ui

_USUAL = ("Documents", "Downloads", "Desktop")
_DISKS = (Path("/media") / os.environ.get("USER", ""), Path("/Volumes"))
_MOST, _MOST_HELD = 400, 12


class BrowseScreen(Plain):
    """The folders and files of one folder; a press goes into a folder, or takes a file."""

    name = "browse"

    def __init__(
        self,
        desk: Desk,
        title: str,
        intro: str,
        start: Path,
        chosen: Callable[[Path], None],
        back: Callable[[], None],
        *,
        ending: str | None = None,
        holds: Sequence[str] = (),
    ) -> None:
        """Begin in a folder.

        Args:
            desk: The window.
            title: What is chosen, and for what.
            intro: A sentence about it.
            start: Where to begin.
            chosen: Is given what was chosen.
            back: Leads to where one came from.
            ending: How the names of the files end of which one is chosen; None for a folder.
            holds: How the names of files end that are told of a folder before it is taken.
        """
        self._desk, self._title, self._intro = desk, title, intro
        self._chosen, self._back, self._ending = chosen, back, ending
        self._holds = tuple(holds)
        self.folder = next((f for f in (start, *start.parents) if f.is_dir()), Path.home())
        self._typed, self._wrong = str(self.folder), ""

    def build(self, ui: Ui) -> None:
        """Put the folder on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, self._title, self._back, most=760)
        column.words(self._intro, colour="ink_soft", after=ui.theme.px("gap"))
        self._build_way(column)
        if self._ending is None:
            take = partial(self._chosen, self.folder)
            column.buttons([("take", texts("browse.take"), take, "primary")])
            self._build_held(column)
        self._build_entries(column)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("take" if self._ending is None else "way", visible=False)

    def _build_way(self, column: Column) -> None:
        """Show the way to the folder, to be typed too, and the places to begin at."""
        texts, theme, ui = self._desk.texts, column.theme, column.ui
        place = column.area
        place.height = theme.px("control")
        Line(
            ui, "way", place, self._type, says=texts("browse.way"), words=self._typed,
            done=self._go_typed, into=column.scroll,
        )  # fmt: skip
        column.top = place.bottom + theme.px("tight")
        if self._wrong:
            column.words(self._wrong, colour="focus")
        named = [(f"at-{n}", p.name or str(p), p) for n, p in enumerate(beginnings())]
        named[0] = (named[0][0], texts("browse.home"), named[0][2])
        for row in flow([Button.width(theme, b[1]) for b in named], column.width, theme.of(4)):
            x = column.left
            for at, wide in row:
                name, words, to = named[at]
                rect = pygame.Rect(x, column.top, wide, theme.px("control"))
                press = partial(self.go, to)
                Button(ui, name, rect, words, press, kind="quiet", into=column.scroll)
                x += wide + theme.of(4)
            column.top += theme.px("control") + theme.of(4)
        column.space(theme.px("tight"))

    def _build_held(self, column: Column) -> None:
        """Tell which files a folder holds, of those for which it would be taken."""
        if not self._holds:
            return
        texts, held = self._desk.texts, held_in(self.folder, self._holds)
        if not held:
            column.words(texts("browse.holds_none"), colour="ink_soft")
            return
        column.words(texts("browse.holds", n=len(held)), style="strong", after=0)
        for name in held[:_MOST_HELD]:
            column.words(f"·  {name}", colour="ink_soft", after=0)
        if len(held) > _MOST_HELD:
            column.words(texts("browse.more_files", n=len(held) - _MOST_HELD), colour="ink_soft")
        column.space(column.theme.px("gap"))

    def _build_entries(self, column: Column) -> None:
        """List what lies in the folder: folders, and files that can be chosen."""
        texts = self._desk.texts
        try:
            folders, files = listed(self.folder, self._ending)
        except OSError as error:
            column.words(texts("browse.shut", why=error.strerror or str(error)), colour="focus")
            folders, files = (), ()
        if self.folder.parent != self.folder:
            up = partial(self.go, self.folder.parent)
            column.tile("up", texts("browse.up"), up, icon="back", group="entries")
        for number, file in enumerate(files):
            take = partial(self._chosen, file)
            column.tile(f"file-{number}", file.name, take, icon="on", group="entries", after=0)
        if files:
            column.space(column.theme.px("tight"))
        for number, folder in enumerate(folders[:_MOST]):
            into = partial(self.go, folder)
            column.tile(f"folder-{number}", folder.name, into, group="entries", after=0)
        if not files and self._ending is not None:
            column.words(texts("browse.no_file", ending=self._ending), colour="ink_soft")
        if len(folders) > _MOST:
            column.words(texts("browse.more", n=len(folders) - _MOST), colour="ink_soft")

    def _type(self, words: str) -> None:
        self._typed = words

    def _go_typed(self) -> None:
        """Go where the typed way leads; a file that can be chosen is taken."""
        path = Path(self._typed.strip()).expanduser()
        try:
            is_file = path.is_file()
            if not is_file and not path.is_dir():
                raise FileNotFoundError(path)
        except (OSError, ValueError):
            self._wrong = self._desk.texts("browse.wrong")
            self._desk.rebuild()
            return
        if is_file and self._ending is not None and path.name.endswith(self._ending):
            self._chosen(path)
        else:
            self.go(path.parent if is_file else path)

    def go(self, folder: Path) -> None:
        """Show another folder."""
        self.folder, self._typed, self._wrong = folder, str(folder), ""
        self._desk.rebuild()

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._back()
            return True
        return False


def listed(folder: Path, ending: str | None) -> tuple[Sequence[Path], Sequence[Path]]:
    """Return the folders in a folder, and its files with an ending; hidden ones are left out.

    Raises:
        OSError: It cannot be read.
    """
    shown = sorted(
        (p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: p.name.lower()
    )
    files = [p for p in shown if ending is not None and p.name.endswith(ending)]
    return [p for p in shown if _is_folder(p)], [p for p in files if not _is_folder(p)]


def held_in(folder: Path, endings: Sequence[str]) -> Sequence[str]:
    """Return the names of the files in a folder with one of some endings; none if it is shut."""
    try:
        found = [p for p in folder.iterdir() if p.name.lower().endswith(tuple(endings))]
    except OSError:
        return ()
    return sorted(p.name for p in found if not p.name.startswith(".") and not _is_folder(p))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def beginnings() -> Sequence[Path]:
    """Return the places at which one looks first: one's own folder, what is in it, other disks."""
    home = Path.home()
    disks = [disk for above in _DISKS for disk in _inside(above)]
    if os.name == "nt":
        disks += [Path(f"{letter}:\\") for letter in string.ascii_uppercase]
    return [home, *(p for p in (*(home / name for name in _USUAL), *disks) if _is_folder(p))]


def _inside(folder: Path) -> Sequence[Path]:
    """Return what lies in a folder; nothing if it is not there or shut."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def usual_folder() -> Path:
    """Return where files for others go if nothing else is said: where documents are."""
    documents = Path.home() / _USUAL[0]
    return documents if _is_folder(documents) else Path.home()
