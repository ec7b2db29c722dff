"""The cautions, shown once before the first exercise."""

from collections.abc import Callable

import pygame

from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.style.theme import TextStyle
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui


class CautionsScreen(Plain):
    """Five cautions on one page, with one button."""

    name = "cautions"

    def __init__(self, desk: Desk, accept: Callable[[], None]) -> None:
        self._desk, self._accept = desk, accept

    def build(self, ui: Ui) -> None:
        """Put the words on an empty window."""
        table, theme = self._desk.texts.table("cautions"), ui.theme
        gap, wide = theme.px("gap"), min(theme.of(720), ui.size[0] - 4 * theme.px("gap"))
        parts: list[tuple[str, TextStyle, str, int]] = [
            (table["title"], "title", "ink", 0),
            (table["intro"], "text", "ink_soft", gap),
        ]
        for number in table["first_start"]:
            entry = table["cautions"][number]
            parts += [(entry["title"], "strong", "accent", 0), (entry["text"], "text", "ink", gap)]
        talls = [paint.height(theme, words, wide, style) for words, style, _, _ in parts]
        total = sum(talls) + sum(after for *_, after in parts)
        foot = theme.px("control") + 3 * gap
        room = min(total, ui.size[1] - foot - gap)
        top = (ui.size[1] - foot - room) // 2
        area = pygame.Rect((ui.size[0] - wide) // 2, top, wide + 22, room)
        scroll, y = Scroll(ui, area), 0
        for (words, style, colour, after), tall in zip(parts, talls, strict=True):
            rect = pygame.Rect(0, y, wide, tall)
            Words(ui, rect, words, style=style, colour=colour, into=scroll)
            y += tall + after
        scroll.filled(y)
        label = table["accept"]
        size = max(Button.width(theme, label), theme.of(220))
        place = pygame.Rect(area.left, area.bottom + gap, size, theme.px("control") + theme.of(6))
        Button(ui, "accept", place, label, self._accept, kind="primary")
        if ui.focused != "accept":
            ui.focus_on("accept", visible=False)


def caution_texts(desk: Desk, numbers: list[int]) -> list[str]:
    """Return cautions as one paragraph each."""
    cautions = desk.texts.table("cautions")["cautions"]
    return [f"{cautions[n]['title']}. {cautions[n]['text']}" for n in numbers]


def needed_cautions(desk: Desk, group: str | None, *, disorganised: bool) -> list[int]:
    """Return the numbers of the cautions that go with a classification."""
    table = desk.texts.table("cautions")
    numbers = [*table["always"]]
    if group in {"A", "C"}:
        numbers += table["insecure"]
    if disorganised:
        numbers += table["disorganised"]
    return sorted(set(numbers))
