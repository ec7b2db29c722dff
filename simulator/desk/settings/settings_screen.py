"""The settings: how the desk looks, sounds and speaks, and what becomes of one's records."""

from functools import partial

from simulator.desk.shell.retelling import retold
from simulator.desk.shell.screen import Desk, Plain, Screen
from simulator.desk.shell.sound import LEVELS
from simulator.desk.shell.subpage import subpage
from simulator.desk.style.catalogue import languages
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.dialog import Answer, dialog
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.records.settings import SYSTEM, THEMES

TEXT_SIZES = (75, 90, 100, 125, 150, 175, 200)
LAGS_MS = (0, 100, 200, 300, 400, 500)


class SettingsScreen(Plain):
    """Every change shows at once and is kept."""

    name = "settings"

    def __init__(self, desk: Desk, before: Screen | None) -> None:
        """Take the screen to go back to, None for the first one."""
        self._desk, self._before = desk, before
        self._texts = desk.texts

    def build(self, ui: Ui) -> None:
        """Put the settings on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("settings.title"), self._back, most=960)
        self._beside = column.has_room_beside(self._all_answers())
        column.heading(texts("settings.looks"))
        self._build_looks(column)
        column.heading(texts("settings.watching"))
        self._build_watching(column)
        column.heading(texts("settings.data"))
        self._build_data(column)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("theme", visible=False)

    def _themes(self) -> list[tuple[object, str]]:
        return [(t, self._desk.texts(f"settings.theme_{t}")) for t in THEMES]

    def _languages(self) -> list[tuple[object, str]]:
        return [(SYSTEM, self._desk.texts("settings.system")), *languages().items()]

    def _lags(self) -> list[tuple[object, str]]:
        lags = sorted({*LAGS_MS, self._desk.preferences.now.key_lag_ms})
        return [(n, f"{n} ms") for n in lags]

    def _all_answers(self) -> list[list[str]]:
        """Return the answers of the questions that have many or long ones."""
        sizes: list[tuple[object, str]] = [(n, f"{n} %") for n in TEXT_SIZES]
        asked = (self._themes(), self._languages(), self._lags(), sizes)
        return [[words for _, words in options] for options in asked]

    def _build_looks(self, column: Column) -> None:
        now = self._desk.preferences.now
        self._ask(column, "theme", self._themes(), now.theme)
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - now.text_size))
        self._ask(column, "text_size", [(n, f"{n} %") for n in TEXT_SIZES], nearest)
        self._ask(column, "language", self._languages(), now.language)
        self._ask(column, "reduced_motion", self._yes_no(), now.reduced_motion)

    def _build_watching(self, column: Column) -> None:
        texts, now, sound = self._desk.texts, self._desk.preferences.now, self._desk.sound
        self._ask(column, "captions", self._yes_no(), now.captions)
        column.question(
            "volume",
            texts("settings.volume"),
            [(n, texts(f"settings.volume_{n}")) for n in range(len(LEVELS))],
            sound.level,
            lambda level: sound.turn_to(int(str(level))),
            aside=texts("settings.volume_text"),
            beside=self._beside,
        )
        self._ask(column, "key_lag_ms", self._lags(), now.key_lag_ms)
        self._offer(column, "measure", self._measure)
        self._offer(column, "keys", self._keys)

    def _offer(self, column: Column, name: str, press: Press) -> None:
        """Offer another page."""
        words, aside, button = (
            self._desk.texts(f"settings.{name}{part}") for part in ("", "_text", "_button")
        )
        column.offer(name, words, aside, button, press, beside=self._beside)

    def _keys(self) -> None:
        from simulator.desk.settings.key_screen import KeyScreen

        self._desk.show(KeyScreen(self._desk, self))

    def _measure(self) -> None:
        from simulator.desk.settings.lag import LagScreen

        self._desk.show(LagScreen(self._desk, self))

    def _ask(
        self, column: Column, name: str, options: list[tuple[object, str]], chosen: object
    ) -> None:
        texts = self._desk.texts
        column.question(
            name,
            texts(f"settings.{name}"),
            options,
            chosen,
            lambda value: self._desk.prefer(**{name: value}),
            aside=texts(f"settings.{name}_text"),
            beside=self._beside,
        )

    def _yes_no(self) -> list[tuple[object, str]]:
        texts = self._desk.texts
        return [(False, texts("settings.off")), (True, texts("settings.on"))]

    def _build_data(self, column: Column) -> None:
        texts, desk = self._desk.texts, self._desk
        column.words(texts("settings.data_text", folder=desk.preferences.folder))
        for problem in desk.preferences.problems:
            said = f"{problem.place}: {problem.message}. {problem.hint}"
            column.words(said, colour="look")
        column.space(column.theme.px("tight"))
        column.buttons(
            [
                ("export", texts("settings.export"), self._export, "plain"),
                ("delete", texts("settings.delete"), self._ask_delete, "plain"),
            ]
        )

    def _export(self) -> None:
        from simulator.records.takeout import take_out

        path = take_out(self._desk.store, self._desk.coder)
        texts = self._desk.texts
        self._desk.say(texts("settings.exported"), texts("settings.exported_text", path=path))

    def _ask_delete(self) -> None:
        texts, desk = self._desk.texts, self._desk
        kept = (desk.store.attempts, desk.store.open_attempts, desk.store.tries)
        count = sum(len(made(desk.coder)) for made in kept)
        answers = [
            Answer("delete-yes", texts("settings.delete_yes"), self._delete),
            Answer("close", texts("settings.delete_no"), partial(desk.over, None), "primary"),
        ]
        words = texts("settings.delete_text", name=desk.profile.name, n=count)
        desk.over(lambda ui: dialog(ui, texts("settings.delete"), [words], answers))

    def _delete(self) -> None:
        self._desk.forget()

    def _back(self) -> None:
        if self._before is None:
            self._desk.home()
        elif self._desk.texts is self._texts:
            self._desk.show(self._before)
        else:
            self._desk.show(retold(self._before))

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._back()
            return True
        return False
