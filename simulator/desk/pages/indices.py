"""The pass for D: of each of the seven indices whether it was seen, when, and how strong."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

import pygame

from scoring.terms.behaviour import Strength
from simulator.desk import weighing
from simulator.desk.asides import Aside
from simulator.desk.layout import flow
from simulator.desk.named_times import written_time
from simulator.desk.pages.page import Record, heading
from simulator.desk.session import Session
from simulator.desk.small_stage import SmallStage
from simulator.desk.texts import Texts
from simulator.desk.weighing import INDICES, ROMAN, Found
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.prose import Prose, Span
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui

_STRENGTHS: tuple[Strength, ...] = ("weak", "medium", "strong")


class IndicesPage:
    """Seven cards; one that was seen has its signs, and a form for another one."""

    name, asks, first = "indices", True, "seen-1"

    def __init__(
        self,
        texts: Texts,
        session: Session,
        record: Record,
        stage: SmallStage | None,
        caution: str,
        again: Callable[..., None],
    ) -> None:
        """Take what the page needs; ``again`` builds it anew."""
        self._texts, self._session, self._record, self._again = texts, session, record, again
        self._stage = stage
        self.aside: Aside | None = stage
        self._entry: Mapping[str, Any] = texts.table("scales")["disorganisation"]
        self.title = texts("judging.indices")
        self.note = caution
        self._chosen: dict[int, str] = {}
        self._opened: int | None = None

    @property
    def done(self) -> bool:
        """Tell whether every index was looked for."""
        draft, ethogram = self._session.attempt.draft, self._session.ethogram
        return all(weighing.answer(draft, ethogram, n) is not None for n in INDICES)

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the cards into place."""
        theme = ui.theme
        top = heading(ui, area, scroll, self.title, str(self._entry["look"]))
        for index in INDICES:
            top = self._build_card(ui, pygame.Rect(area.left, top, area.width, 0), scroll, index)
            top += theme.px("tight")
        words = self._texts("judging.rest_not_seen")
        wide = min(Button.width(theme, words), area.width)
        rect = pygame.Rect(area.left, top, wide, theme.px("control"))
        Button(ui, "rest-not-seen", rect, words, self._rest_not_seen, into=scroll)
        return rect.bottom + theme.px("gap")

    def _build_card(self, ui: Ui, area: pygame.Rect, scroll: Scroll, index: int) -> int:
        """Put one index into place, and return where it ends."""
        theme, texts, gap = ui.theme, self._texts, ui.theme.px("gap")
        entry = self._entry["indices"][index]
        panel = Panel(ui, pygame.Rect(area.left, area.top, area.width, 1), into=scroll)
        inner = pygame.Rect(area.left + gap, area.top + theme.of(10), area.width - 2 * gap, 0)
        title = f"{ROMAN[index - 1]} · {entry['title']}"
        end = Words(ui, inner, title, style="strong", into=scroll, layer=3).bottom
        inner.top = end + theme.of(2)
        inner.top = Words(ui, inner, str(entry["text"]), into=scroll, layer=3).bottom + theme.of(2)
        unlike = (Span(f"{texts('judging.unlike')} ", "emphasis"), Span(str(entry["unlike"])))
        said = Prose(ui, "", inner, unlike, into=scroll, colour="ink_soft", layer=3)
        inner.top = said.bottom + theme.px("tight")
        inner.top = self._build_seen(ui, inner, scroll, index, title)
        draft, ethogram = self._session.attempt.draft, self._session.ethogram
        found = weighing.found(draft, ethogram, index)
        for number, one in enumerate(found):
            inner.top = self._build_found(ui, inner, scroll, index, number, one)
        if weighing.answer(draft, ethogram, index):
            inner.top = self._build_form(ui, inner, scroll, index)
        bottom = inner.top + theme.of(4)
        panel.set_dimensions((area.width, bottom - area.top))
        panel.redraw()
        if index == self._opened:
            self._opened = None
            ui.later(lambda: scroll.reveal(panel.rect))
        return bottom

    def _build_seen(self, ui: Ui, area: pygame.Rect, scroll: Scroll, index: int, title: str) -> int:
        texts, theme = self._texts, ui.theme
        options: list[tuple[object, str]] = [
            (False, texts("judging.not_seen")),
            (True, texts("judging.seen")),
        ]
        words = [said for _, said in options]
        wide = min(max(Choice.width(theme, words), theme.em(240)), area.width)
        rect = pygame.Rect(area.left, area.top, wide, Choice.height(theme, words, wide))
        answer = weighing.answer(self._session.attempt.draft, self._session.ethogram, index)
        Choice(
            ui, f"seen-{index}", rect, options, answer, partial(self._say, index), says=title,
            clearable=False, into=scroll,
        )  # fmt: skip
        return rect.bottom + theme.px("tight")

    def _build_found(
        self, ui: Ui, area: pygame.Rect, scroll: Scroll, index: int, number: int, one: Found
    ) -> int:
        """Show a sign: when, which, how strong, and how to be rid of it."""
        theme, texts, tight = ui.theme, self._texts, ui.theme.px("tight")
        when, tall = written_time(one.episode, one.at_ms), ui.theme.px("control")
        wide = Button.width(theme, when, icon=True)
        place = pygame.Rect(area.left, area.top, wide, tall)
        key = f"{index}-{number}"
        if self._stage is not None:
            press = partial(self._stage.play, one.episode, one.at_ms)
            Button(ui, f"play-{key}", place, when, press, icon="play", kind="quiet", into=scroll)
        else:
            Words(ui, place, when, middle=True, into=scroll, layer=3)
        title = self._session.ethogram[one.behaviour].title
        beside = pygame.Rect(place.right + tight, area.top, area.right - place.right - tight, 0)
        beside.height = max(paint.height(theme, title, beside.width), tall)
        middle = paint.height(theme, title, beside.width) <= theme.line() + 2
        Words(ui, beside, title, middle=middle, into=scroll, layer=3)
        top = beside.bottom
        options: list[tuple[object, str]] = [(s, texts(f"judging.{s}")) for s in _STRENGTHS]
        words = [said for _, said in options]
        most = area.width - (tall + tight if one.strength else 0)
        wide = min(max(Choice.width(theme, words), theme.em(260)), most)
        rect = pygame.Rect(area.left, top, wide, Choice.height(theme, words, wide))
        Choice(
            ui, f"sign-{key}", rect, options, one.strength, partial(self._weigh, index, one),
            says=f"{title}, {when}", clearable=False, into=scroll,
        )  # fmt: skip
        if one.strength:
            cross = pygame.Rect(rect.right + tight, top, tall, tall)
            press = partial(self._weigh, index, one, None)
            Button(
                ui, f"drop-{key}", cross, texts("judging.drop_sign"), press, icon="cross",
                icon_only=True, kind="quiet", into=scroll,
            )  # fmt: skip
        return rect.bottom + tight

    def _build_form(self, ui: Ui, area: pygame.Rect, scroll: Scroll, index: int) -> int:
        """Offer the signs of the index, and how strong one is where the picture stands."""
        if self._stage is None:
            return area.top
        theme, texts = ui.theme, self._texts
        ask = Words(ui, area, texts("judging.which_sign"), style="small", into=scroll, layer=3)
        top = ask.bottom + theme.of(4)
        top = self._build_names(ui, pygame.Rect(area.left, top, area.width, 0), scroll, index)
        if index in self._chosen:
            top = self._build_strength(
                ui, pygame.Rect(area.left, top, area.width, 0), scroll, index
            )
        return top + theme.of(4)

    def _build_names(self, ui: Ui, area: pygame.Rect, scroll: Scroll, index: int) -> int:
        """Offer the signs of an index, two side by side where there is room."""
        theme, gap = ui.theme, ui.theme.of(6)
        signs = weighing.signs_of(self._session.ethogram, index)
        least = max(Tile.least_width(theme, title="", words=sign.title) for sign in signs)
        across = 2 if (area.width - gap) // 2 >= max(least, theme.em(180)) else 1
        wide = (area.width - gap * (across - 1)) // across
        tall = max(Tile.height(theme, wide, title="", words=sign.title) for sign in signs)
        for number, sign in enumerate(signs):
            x, y = number % across * (wide + gap), number // across * (tall + gap)
            Tile(
                ui, f"which-{sign.id}", pygame.Rect(area.left + x, area.top + y, wide, tall), "",
                partial(self._choose, index, sign.id), words=sign.title,
                chosen=self._chosen.get(index) == sign.id, into=scroll, group=f"which-{index}",
            )  # fmt: skip
        return area.top + -(-len(signs) // across) * (tall + gap)

    def _build_strength(self, ui: Ui, area: pygame.Rect, scroll: Scroll, index: int) -> int:
        theme, texts, tight = ui.theme, self._texts, ui.theme.px("tight")
        words = texts("judging.how_strong")
        ask = Words(ui, area, words, style="small", into=scroll, layer=3)
        top = ask.bottom + theme.of(4)
        says = [texts(f"judging.{strength}") for strength in _STRENGTHS]
        for row in flow([Button.width(theme, said) for said in says], area.width, tight):
            left = area.left
            for at, wide in row:
                place = pygame.Rect(left, top, wide, theme.px("control"))
                press = partial(self._add, index, _STRENGTHS[at])
                Button(
                    ui, f"add-{index}-{_STRENGTHS[at]}", place, says[at], press, kind="primary",
                    into=scroll, group=f"add-{index}",
                )  # fmt: skip
                left += wide + tight
            top += theme.px("control") + theme.of(4)
        return top

    def _say(self, index: int, seen: object) -> None:
        ids = (b.id for b in weighing.signs_of(self._session.ethogram, index))
        judged = self._session.attempt.draft.disorganisation
        self._opened = index if seen else None
        self._record(weighing.looked_for(judged, ids, index, bool(seen)), rebuild=True)

    def _weigh(self, index: int, one: Found, strength: object) -> None:
        given = cast("Strength | None", strength)
        self._record(weighing.weighed(one, index, given))
        self._again(f"seen-{index}" if given is None else None)

    def _choose(self, index: int, behaviour: str) -> None:
        self._chosen[index], self._opened = behaviour, index
        self._again()

    def _add(self, index: int, strength: Strength) -> None:
        if self._stage is None:
            return
        behaviour = self._chosen.pop(index)
        one = Found(behaviour, *self._stage.here, strength)
        self._record(weighing.weighed(replace(one, strength=None), index, strength))
        found = weighing.found(self._session.attempt.draft, self._session.ethogram, index)
        self._again(f"sign-{index}-{found.index(one)}")

    def _rest_not_seen(self) -> None:
        draft, ethogram = self._session.attempt.draft, self._session.ethogram
        self._record(weighing.rest_not_seen(draft, ethogram), rebuild=True)
