"""What can be done with one of one's own cases as a whole: handed out, renamed, copied, binned."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from simulator.authoring.keeping import duplicate, put_in_bin, rename
from simulator.authoring.naming import folder_name
from simulator.case import library_cases
from simulator.desk.shell import doors
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.studio.forms.form import Form
from simulator.desk.widgets.ui import Ui


class CaseCardScreen(Plain):
    """One case, and what can be done with it."""

    name = "case_card"

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self.folder = desk, folder
        self.typed, self._wrong = folder.name, ""

    def build(self, ui: Ui) -> None:
        """Put the offers on an empty window."""
        texts, desk = self._desk.texts, self._desk
        back = partial(doors.open_workshop, desk)
        column = subpage(ui, desk, self.folder.name, back, most=760)
        offers: list[tuple[str, Callable[[], None]]] = [
            ("hand_out", partial(doors.open_handing_out, desk, self.folder.name)),
            ("copy", self.copy),
            ("bin", self.put_away),
        ]
        for name, press in offers:
            words, aside, button = (texts(f"cards.{name}{part}") for part in ("", "_text", "_do"))
            column.offer(name, words, aside, button, press, beside=True)
        column.heading(texts("cards.rename"))
        column.words(texts("cards.rename_text"), style="small", colour="ink_soft")
        form = Form(column)
        form.line("new-name", texts("cards.new_name"), self.typed, self._type)
        if self._wrong:
            column.words(self._wrong, colour="focus")
        column.buttons([("rename", texts("cards.rename_do"), self.rename, "plain")])
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("hand_out", visible=False)

    def _type(self, words: str) -> None:
        self.typed = words

    def rename(self) -> None:
        """Give the case the name that was typed, or say why that cannot be."""
        texts, name = self._desk.texts, folder_name(self.typed)
        if name is None:
            self._say(texts("studio.name_wrong"))
        elif name in {case.lower() for case in library_cases()}:
            self._say(texts("studio.name_taken"))
        else:
            try:
                rename(self._desk.store.folder, self.folder, name)
            except FileExistsError:
                self._say(texts("studio.name_there"))
            except OSError as error:
                self._say(texts("cards.not_moved", why=error.strerror or str(error)))
            else:
                doors.open_workshop(self._desk)

    def copy(self) -> None:
        """Copy the case, and show the list with the copy."""
        self._try(partial(duplicate, self.folder))

    def put_away(self) -> None:
        """Put the case into the bin, from which the list brings it back."""
        self._try(partial(put_in_bin, self._desk.store.folder, self.folder))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except OSError as error:
            self._say(self._desk.texts("cards.not_moved", why=error.strerror or str(error)))
        else:
            doors.open_workshop(self._desk)

    def _say(self, words: str) -> None:
        self._wrong = words
        self._desk.rebuild()

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            doors.open_workshop(self._desk)
            return True
        return False
