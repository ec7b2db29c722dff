"""Leaving: where a coding under way is kept is said before a key leads out of it."""

from functools import partial

from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.dialog import Answer, dialog
from simulator.desk.widgets.widget import Press


def ask_to_leave(desk: Desk, leave: Press) -> None:
    """Say that everything is kept, and ask whether to leave; Esc once more stays."""
    texts, stay = desk.texts, partial(desk.over, None)
    answers = [
        Answer("stay", texts("coding.stay"), stay),
        Answer("leave_now", texts("coding.leave_now"), leave, "primary"),
    ]
    words = [texts("coding.leave_text")]
    desk.over(lambda ui: dialog(ui, texts("coding.leave_title"), words, answers))
