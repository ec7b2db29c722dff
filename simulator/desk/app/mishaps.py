"""Mishaps: what goes wrong while the desk is open is said, and the window stays open."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from simulator.desk.widgets.dialog import Answer, dialog
from simulator.reports import write_report

if TYPE_CHECKING:
    from simulator.desk.app.app import App

MOST_CRASHES = 5
"""After so many failures of the program in one sitting it gives up: something is badly broken."""


class Mishaps:
    """Does steps of the window one by one, and takes what they raise."""

    def __init__(self, app: "App") -> None:
        self._app = app
        self.crashes: list[Exception] = []

    def guard(self, step: Callable[[], None]) -> None:
        """Do a step.

        What cannot be kept is said. A failure of the program itself is written to a report, and the
        person may go on from the first screen: all that was entered is kept already.

        Raises:
            Exception: The program fails again and again, or cannot even say so.
        """
        from simulator.records import RecordsError

        try:
            step()
        except RecordsError as error:
            self._app.say(self._app.texts("app.records_title"), str(error))
        except Exception as error:
            self.crashes.append(error)
            if len(self.crashes) > MOST_CRASHES:
                raise
            self._offer_to_go_on(error)

    def _offer_to_go_on(self, error: Exception) -> None:
        app, texts = self._app, self._app.texts
        path = write_report(error, [f"Screen: {app.screen_name}"])
        paragraphs = [texts("app.crash_text")]
        if path is not None:
            paragraphs.append(texts("app.crash_report", path=path))
        app.home()
        answers = [
            Answer("quit", texts("app.crash_quit"), app.quit),
            Answer("close", texts("app.crash_go_on"), partial(app.over, None), "primary"),
        ]
        app.over(lambda ui: dialog(ui, texts("app.crash_title"), paragraphs, answers))
