"""The pass for D: of each of the seven indices whether it was seen, when, and how strong."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from functools import partial
from typing import Any, cast

import pygame

from scoring.terms.behaviour import Behaviour, Strength
from simulator.desk.attempt import weighing
from simulator.desk.attempt.named_times import written_time
from simulator.desk.attempt.session import Session
from simulator.desk.attempt.weighing import INDICES, ROMAN, Found
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.page import Record, heading
from simulator.desk.pages.small_stage import SmallStage
from simulator.desk.style.layout import flow
from simulator.desk.style.texts import Texts
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.prose import Prose, Span
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.ui import Ui

_STRENGTHS: tuple[Strength, ...] = ("weak", "medium", "strong")


class IndicesPage:
    """Seven cards; one that was seen offers its signs, and shows those noted."""

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
        offered = self._stage is not None and bool(weighing.answer(draft, ethogram, index))
        inner.top = self._build_signs(ui, inner, scroll, index, offered=offered)
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

    def _build_signs(
        self, ui: Ui, area: pygame.Rect, scroll: Scroll, index: int, *, offered: bool
    ) -> int:
        """Show the signs of an index, those found below each; ``offered`` ones can be noted."""
        theme, draft, ethogram = ui.theme, self._session.attempt.draft, self._session.ethogram
        found = weighing.found(draft, ethogram, index)
        top = area.top
        if offered:
            ask = self._texts("judging.which_sign")
            words = Words(ui, area, ask, style="small", into=scroll, layer=3)
            top = words.bottom + theme.of(4)
        for sign in weighing.signs_of(ethogram, index):
            mine = [(n, one) for n, one in enumerate(found) if one.behaviour == sign.id]
            if offered or mine:
                line = pygame.Rect(area.left, top, area.width, 0)
                top = self._build_sign(ui, line, scroll, index, sign, offered=offered)
            for number, one in mine:
                line = pygame.Rect(area.left, top, area.width, 0)
                top = self._build_found(ui, line, scroll, f"{index}-{number}", index, one)
        return top + theme.of(4)

    def _build_sign(
        self,
        ui: Ui,
        area: pygame.Rect,
        scroll: Scroll,
        index: int,
        sign: Behaviour,
        *,
        offered: bool,
    ) -> int:
        """Name a sign, and let it be noted with its strength: at the right, or below."""
        theme, gap, tall = ui.theme, ui.theme.of(6), ui.theme.px("control")
        says = [self._texts(f"judging.{strength}") for strength in _STRENGTHS]
        widths = [Button.width(theme, said) for said in says]
        wide = sum(widths) + 2 * gap
        least = max(theme.em(150), paint.longest_word(theme, sign.title))
        beside = area.width - wide - theme.px("tight") >= least
        name = pygame.Rect(area.left, area.top, area.width, 0)
        if offered and beside:
            name.width -= wide + theme.px("tight")
            name.height = max(paint.height(theme, sign.title, name.width), tall)
        middle = paint.height(theme, sign.title, name.width) <= name.height
        end = Words(ui, name, sign.title, middle=middle, into=scroll, layer=3).bottom
        if not offered:
            return end + theme.of(2)
        room = pygame.Rect(area.right - wide, area.top, wide, 0) if beside else area.copy()
        top = room.top = area.top if beside else end + theme.of(2)
        for row in flow(widths, room.width, gap):
            left = room.left
            for at, width in row:
                press = partial(self._add, index, sign.id, _STRENGTHS[at])
                Button(
                    ui, f"add-{sign.id}-{_STRENGTHS[at]}", pygame.Rect(left, top, width, tall),
                    says[at], press, into=scroll, group=f"add-{sign.id}", layer=3,
                )  # fmt: skip
                left += width + gap
            top += tall + gap
        return max(top, end + gap)

    def _build_found(
        self, ui: Ui, area: pygame.Rect, scroll: Scroll, key: str, index: int, one: Found
    ) -> int:
        """Show a sign that was found: when, how strong, and how to be rid of it."""
        theme, texts, tight = ui.theme, self._texts, ui.theme.px("tight")
        when, tall = written_time(one.episode, one.at_ms), ui.theme.px("control")
        options: list[tuple[object, str]] = [(s, texts(f"judging.{s}")) for s in _STRENGTHS]
        words = [said for _, said in options]
        most = area.width - (tall + tight if one.strength else 0)
        wide = min(max(Choice.width(theme, words), theme.em(220)), most)
        time = pygame.Rect(area.left, area.top, Button.width(theme, when, icon=True), tall)
        strip = pygame.Rect(time.right + tight, area.top, wide, Choice.height(theme, words, wide))
        if strip.right > area.left + most:
            strip.topleft = area.left, time.bottom
        if self._stage is not None:
            press = partial(self._stage.play, one.episode, one.at_ms)
            Button(ui, f"play-{key}", time, when, press, icon="play", kind="quiet", into=scroll)
        else:
            Words(ui, time, when, middle=True, into=scroll, layer=3)
        title = self._session.ethogram[one.behaviour].title
        Choice(
            ui, f"sign-{key}", strip, options, one.strength, partial(self._weigh, index, one),
            says=f"{title}, {when}", clearable=False, into=scroll,
        )  # fmt: skip
        end = strip.bottom
        if one.strength:
            cross = pygame.Rect(strip.right + tight, strip.top, tall, tall)
            press = partial(self._weigh, index, one, None)
            Button(
                ui, f"drop-{key}", cross, texts("judging.drop_sign"), press, icon="cross",
                icon_only=True, kind="quiet", into=scroll,
            )  # fmt: skip
        else:
            below = pygame.Rect(strip.left, end + theme.of(2), area.right - strip.left, 0)
            ask = texts("judging.how_strong")
            end = Words(ui, below, ask, style="small", into=scroll, layer=3).bottom
        return end + tight

    def _say(self, index: int, seen: object) -> None:
        ids = (b.id for b in weighing.signs_of(self._session.ethogram, index))
        judged = self._session.attempt.draft.disorganisation
        self._opened = index if seen else None
        self._record(weighing.looked_for(judged, ids, index, bool(seen)), rebuild=True)

    def _weigh(self, index: int, one: Found, strength: object) -> None:
        given = cast("Strength | None", strength)
        self._record(weighing.weighed(one, index, given))
        self._again(f"seen-{index}" if given is None else None)

    def _add(self, index: int, behaviour: str, strength: Strength) -> None:
        """Note a sign at the time at which the picture stands."""
        if self._stage is None:
            return
        one = Found(behaviour, *self._stage.here)
        before = weighing.found(self._session.attempt.draft, self._session.ethogram, index)
        noted = (f for f in before if (f.behaviour, f.episode, f.at_ms) == astuple(one)[:3])
        self._record(weighing.weighed(next(noted, one), index, strength))
        found = weighing.found(self._session.attempt.draft, self._session.ethogram, index)
        self._again(f"sign-{index}-{found.index(replace(one, strength=strength))}")

    def _rest_not_seen(self) -> None:
        draft, ethogram = self._session.attempt.draft, self._session.ethogram
        self._record(weighing.rest_not_seen(draft, ethogram), rebuild=True)
