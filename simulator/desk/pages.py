"""The pages of the judging screen: a scale, counts, signs, the dyad, handing in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, cast, get_args

import pygame

from scoring.terms import Classification, IndexMark, Mark
from scoring.terms.behaviour import Strength
from scoring.terms.judgement import SUBGROUPS, Group
from scoring.terms.scales import INTERVAL_MS
from simulator.desk.marking import in_order
from simulator.desk.session import Session
from simulator.desk.texts import Texts, clock
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Choice, Tile
from simulator.desk.widgets.fields import Box
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.table import Anchors, RatingTable
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.ui import Ui
from simulator.records import (
    ClassificationSet,
    ConfidenceSet,
    CryingSet,
    DisorganisationSet,
    IndexAdded,
    IndexRemoved,
    JustificationSet,
    RatingSet,
    SearchSet,
)

Record = Callable[..., None]
CONFIDENCES = (0.1, 0.3, 0.5, 0.7, 0.9)
_LEAST_SLICE_MS = 5_000


class Page(Protocol):
    """One page: its title, where the focus begins, a note below, whether it asks for something."""

    title: str
    first: str
    note: str
    asks: bool

    @property
    def done(self) -> bool:
        """Tell whether all that it asks is said."""

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the controls into place, and return how tall they are."""


def _heading(ui: Ui, area: pygame.Rect, scroll: Scroll, title: str, question: str) -> int:
    """Write a title and a question, and return where they end."""
    title_at = pygame.Rect(area.left, area.top, area.width, 0)
    end = Words(ui, title_at, title, style="heading", into=scroll).bottom
    below = pygame.Rect(area.left, end + ui.theme.of(2), area.width, 0)
    words = Words(ui, below, question, colour="ink_soft", into=scroll)
    return words.bottom + ui.theme.px("gap")


def _anchors(table: Mapping[int, Mapping[str, str]]) -> Anchors:
    return {number: (entry["label"], entry["text"]) for number, entry in table.items()}


class ScalePage:
    """One scale of 1 to 7, with what each number means."""

    asks = True

    def __init__(
        self,
        texts: Texts,
        session: Session,
        scale: str,
        episodes: Sequence[int],
        record: Record,
    ) -> None:
        self._texts, self._session, self._scale = texts, session, scale
        self._episodes, self._record = episodes, record
        self._entry: Mapping[str, Any] = texts.table("scales")[scale]
        self.title = str(self._entry.get("short", self._entry["title"]))
        self.first = f"scale-{scale}"
        self.note = str(texts.table("scales")["note"])

    @property
    def _given(self) -> dict[int, int]:
        draft = self._session.attempt.draft
        if self._scale == "search":
            return dict(draft.search)
        rated = {e: draft.ratings.get(e, {}).get(self._scale) for e in self._episodes}
        return {episode: value for episode, value in rated.items() if value is not None}

    @property
    def done(self) -> bool:
        """Tell whether every episode is rated."""
        return all(episode in self._given for episode in self._episodes)

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the table into place."""
        title = str(self._entry["title"])
        top = _heading(ui, area, scroll, title, str(self._entry["question"]))
        anchors = _anchors(self._entry["anchors"])
        columns = [(e, self._texts("judging.episode", n=e)) for e in self._episodes]
        tall = RatingTable.height(ui, area.width, anchors, len(columns))
        tall = max(tall, min(area.height - top - ui.theme.px("tight"), ui.theme.of(640)))
        rect = pygame.Rect(area.left, top, area.width, tall)
        RatingTable(
            ui,
            self.first,
            rect,
            anchors,
            columns,
            self._given,
            self._choose,
            says=self.title,
            into=scroll,
        )
        return rect.bottom + ui.theme.of(4)

    def _choose(self, episode: int, value: int | None) -> None:
        if self._scale == "search":
            self._record(SearchSet(episode, value))
        else:
            self._record(RatingSet(episode, self._scale, value))


class NumbersPage:
    """Crying: how many slices of each episode."""

    asks, note = True, ""

    def __init__(
        self, texts: Texts, session: Session, episodes: Sequence[int], record: Record
    ) -> None:
        self._texts, self._session = texts, session
        self._episodes, self._record = episodes, record
        self.title = str(texts.table("scales")["crying"]["title"])
        self.first = f"crying-{episodes[0]}"

    @property
    def done(self) -> bool:
        """Tell whether every episode is counted."""
        return all(e in self._session.attempt.draft.crying for e in self._episodes)

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put a strip of numbers for each episode into place."""
        entry, theme = self._texts.table("scales")["crying"], ui.theme
        top = _heading(ui, area, scroll, self.title, f"{entry['question']} {entry['text']}")
        label = theme.of(110)
        for episode in self._episodes:
            line = pygame.Rect(area.left, top, label, theme.px("control"))
            Words(ui, line, self._texts("judging.episode", n=episode), middle=True, into=scroll)
            most = slices(self._session.lengths_ms[episode])
            wide = min((area.width - label) * (most + 1) // 14, area.width - label)
            Choice(
                ui,
                f"crying-{episode}",
                pygame.Rect(line.right, top, wide, line.height),
                [(n, str(n)) for n in range(most + 1)],
                self._session.attempt.draft.crying.get(episode),
                partial(self._count, episode),
                says=self._texts("judging.episode", n=episode),
                into=scroll,
            )
            top = line.bottom + theme.px("gap")
        return top

    def _count(self, episode: int, n: object) -> None:
        self._record(CryingSet(episode, cast("int | None", n)))


def slices(length_ms: int) -> int:
    """Return how many slices an episode has; a last one counts if it is not too short."""
    whole, rest = divmod(length_ms, INTERVAL_MS)
    return whole + (rest >= _LEAST_SLICE_MS)


class SignsPage:
    """Disorganisation: the signs marked on the timeline, how strong each is, and the rating."""

    asks = True

    def __init__(self, texts: Texts, session: Session, record: Record) -> None:
        self._texts, self._session, self._record = texts, session, record
        self._entry: Mapping[str, Any] = texts.table("scales")["disorganisation"]
        self.title = str(self._entry["title"])
        self.first = "scale-disorganisation"
        self.note = str(self._entry["note"])

    @property
    def done(self) -> bool:
        """Tell whether it is rated."""
        return self._session.attempt.draft.disorganisation.rating is not None

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the signs and the rating into place."""
        top = _heading(ui, area, scroll, self.title, str(self._entry["question"]))
        top = self._build_signs(ui, pygame.Rect(area.left, top, area.width, 0), scroll)
        anchors = _anchors(self._entry["anchors"])
        tall = RatingTable.height(ui, area.width, anchors, 1)
        rating = self._session.attempt.draft.disorganisation.rating
        RatingTable(
            ui,
            self.first,
            pygame.Rect(area.left, top, area.width, tall),
            anchors,
            [(0, "1–9")],
            {} if rating is None else {0: rating},
            lambda _, value: self._record(DisorganisationSet(value)),
            says=self.title,
            into=scroll,
        )
        return top + tall + ui.theme.px("tight")

    def _build_signs(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        theme, texts = ui.theme, self._texts
        marks = [
            m
            for m in in_order(self._session.attempt.draft.marks.values())
            if self._session.ethogram[m.behaviour].sign is not None
        ]
        head = texts("judging.signs" if marks else "judging.no_signs")
        words = Words(ui, area, head, style="strong" if marks else "text", into=scroll)
        top = words.bottom + theme.px("tight")
        wide = theme.of(360)
        for mark in marks:
            line = pygame.Rect(area.left, top, area.width - wide, theme.px("control"))
            where = texts("judging.episode", n=mark.episode)
            title = self._session.ethogram[mark.behaviour].title
            said = f"{title} · {where}, {clock(mark.from_ms)}"
            Words(ui, line, said, middle=True, into=scroll)
            Choice(
                ui,
                f"sign-{mark.id}",
                pygame.Rect(area.right - wide, top, wide, line.height),
                [
                    ("", texts("judging.not_counted")),
                    *((s, texts(f"judging.{s}")) for s in ("weak", "medium", "strong")),
                ],
                self._strength(mark),
                partial(self._weigh, mark),
                says=said,
                clearable=False,
                into=scroll,
            )
            top += line.height + theme.px("tight")
        return top + theme.px("tight")

    def _sign(self, mark: Mark) -> IndexMark | None:
        place = (mark.behaviour, mark.episode, mark.from_ms)
        signs = self._session.attempt.draft.disorganisation.indices
        return next((s for s in signs if (s.behaviour, s.episode, s.at_ms) == place), None)

    def _strength(self, mark: Mark) -> str:
        sign = self._sign(mark)
        return sign.strength if sign else ""

    def _weigh(self, mark: Mark, strength: object) -> None:
        before = self._sign(mark)
        if before is not None:
            self._record(IndexRemoved(before))
        if strength:
            counted = cast("Strength", str(strength))
            self._record(IndexAdded(IndexMark(mark.behaviour, mark.episode, mark.from_ms, counted)))


class DyadPage:
    """The classification of the dyad, how sure one is, and why."""

    asks = True

    def __init__(self, texts: Texts, session: Session, record: Record) -> None:
        self._texts, self._session, self._record = texts, session, record
        self._words = texts.table("classification")
        self.title = texts("judging.classification")
        self.first = "group-A"
        self.note = ""

    @property
    def _given(self) -> Classification:
        return self._session.attempt.draft.classification or Classification(None)

    @property
    def done(self) -> bool:
        """Tell whether group, subgroup and D are chosen."""
        given = self._given
        whole = given.group == "U" or given.subgroup is not None
        return given.group is not None and whole and given.disorganised is not None

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the choices into place."""
        theme = ui.theme
        top = _heading(ui, area, scroll, self.title, self._texts("judging.group"))
        top = self._build_groups(ui, pygame.Rect(area.left, top, area.width, 0), scroll)
        top = self._build_subgroups(ui, pygame.Rect(area.left, top, area.width, 0), scroll)
        half = (area.width - theme.px("gap")) // 2
        left = pygame.Rect(area.left, top, half, 0)
        d = [(True, self._texts("judging.d_yes")), (False, self._texts("judging.d_no"))]
        self._strip(
            ui,
            left,
            scroll,
            "d",
            self._texts("judging.d"),
            d,
            self._given.disorganised,
            self._set_d,
        )
        sure = [(c, self._texts(f"judging.confidence_{i}")) for i, c in enumerate(CONFIDENCES, 1)]
        top = self._strip(
            ui,
            left.move(half + theme.px("gap"), 0),
            scroll,
            "confidence",
            self._texts("judging.confidence"),
            sure,
            self._session.attempt.draft.confidence,
            lambda c: self._record(ConfidenceSet(None if c is None else float(str(c)))),
        )
        ask = Words(
            ui,
            pygame.Rect(area.left, top, area.width, 0),
            self._texts("judging.justification"),
            style="strong",
            into=scroll,
        )
        box = pygame.Rect(area.left, ask.bottom + theme.of(4), area.width, theme.of(110))
        Box(
            ui,
            "justification",
            box,
            lambda text: self._record(JustificationSet(text)),
            says=self._texts("judging.justification"),
            words=self._session.attempt.draft.justification,
            into=scroll,
        )
        return box.bottom + theme.px("gap")

    def _build_groups(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        gap = ui.theme.px("tight")
        wide = (area.width - 3 * gap) // 4
        tall = max(
            Tile.height(ui.theme, wide, title=e["title"], words=e["text"])
            for e in (self._words[group] for group in SUBGROUPS)
        )
        groups: tuple[Group, ...] = get_args(Group)
        for i, group in enumerate(groups):
            Tile(
                ui,
                f"group-{group}",
                pygame.Rect(area.left + i * (wide + gap), area.top, wide, tall),
                self._words[group]["title"],
                partial(self._set_group, group),
                words=self._words[group]["text"],
                chosen=self._given.group == group,
                into=scroll,
                group="groups",
            )
        return area.top + tall + ui.theme.px("gap")

    def _build_subgroups(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        names = SUBGROUPS.get(self._given.group or "", ())
        gap = ui.theme.px("tight")
        if not names:
            return area.top
        wide = (area.width - 3 * gap) // 4
        tall = max(
            Tile.height(ui.theme, wide, title=name, words=self._words[name]) for name in names
        )
        for i, name in enumerate(names):
            Tile(
                ui,
                f"subgroup-{name}",
                pygame.Rect(area.left + i * (wide + gap), area.top, wide, tall),
                name,
                partial(self._set_subgroup, name),
                words=self._words[name],
                chosen=self._given.subgroup == name,
                into=scroll,
                group="subgroups",
            )
        return area.top + tall + ui.theme.px("gap")

    def _strip(
        self,
        ui: Ui,
        area: pygame.Rect,
        scroll: Scroll,
        name: str,
        question: str,
        options: Sequence[tuple[object, str]],
        chosen: object,
        choose: Callable[[object], None],
    ) -> int:
        """Ask one question with a few answers side by side, and return where it ends."""
        ask = Words(ui, area, question, style="strong", into=scroll)
        rect = pygame.Rect(
            area.left,
            ask.bottom + ui.theme.of(4),
            area.width,
            ui.theme.px("control"),
        )
        Choice(ui, name, rect, options, chosen, choose, says=question, into=scroll)
        return rect.bottom + ui.theme.px("gap")

    def _put(self, given: Classification, *, rebuild: bool = False) -> None:
        nothing = given == Classification(None)
        self._record(ClassificationSet(None if nothing else given), rebuild=rebuild)

    def _set_group(self, group: Group) -> None:
        chosen = None if self._given.group == group else group
        self._put(replace(self._given, group=chosen, subgroup=None), rebuild=True)

    def _set_subgroup(self, name: str) -> None:
        chosen = None if self._given.subgroup == name else name
        self._put(replace(self._given, subgroup=chosen), rebuild=True)

    def _set_d(self, value: object) -> None:
        self._put(replace(self._given, disorganised=cast("bool | None", value)))


class HandInPage:
    """What is not yet said, before handing in."""

    first = "next"
    asks = done = False
    note = ""

    def __init__(self, texts: Texts, missing: Callable[[], Sequence[str]]) -> None:
        self._texts, self._missing = texts, missing
        self.title = texts("judging.submit")

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Say what is missing, if anything."""
        theme, texts, found = ui.theme, self._texts, self._missing()
        top = _heading(ui, area, scroll, self.title, texts("judging.after"))
        if not found:
            rect = pygame.Rect(area.left, top, area.width, 0)
            words = Words(ui, rect, texts("judging.missing_none"), style="strong", into=scroll)
            return words.bottom
        lines = [f"·  {item}" for item in found]
        wide = min(area.width, theme.of(640))
        inner = wide - 2 * theme.px("gap")
        talls = [paint.height(theme, line, inner) + theme.of(4) for line in lines]
        head, tail = texts("judging.missing_title"), texts("judging.missing_text")
        tall = sum(talls) + theme.of(40) + paint.height(theme, tail, inner) + 2 * theme.px("gap")
        Panel(ui, pygame.Rect(area.left, top, wide, tall), into=scroll)
        left, y = area.left + theme.px("gap"), top + theme.px("gap")
        Words(ui, pygame.Rect(left, y, inner, 0), head, style="heading", into=scroll, layer=2)
        y += theme.of(34)
        for line, height in zip(lines, talls, strict=True):
            Words(ui, pygame.Rect(left, y, inner, height), line, into=scroll, layer=2)
            y += height
        rect = pygame.Rect(left, y + theme.px("tight"), inner, 0)
        Words(ui, rect, tail, colour="ink_soft", into=scroll, layer=2)
        return top + tall
