"""The board: the acts of the present episode on the timeline, and what is done to them there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame

from scoring.terms.behaviour import Actor
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.acts.act_timeline import ActTimeline
from simulator.desk.studio.draft.draft import Draft
from simulator.desk.studio.draft.shown import ACTORS
from simulator.desk.studio.draft.strips import (
    LEAST_MS,
    Row,
    Strip,
    even,
    rows_of,
    shifted_rows,
    snapped,
)
from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.timelines.span import Span, following, shifted, zoomed
from simulator.desk.widgets.ui import Ui

_ROWS = 4
_LEAST_SHARE = 0.012
"""So much of the episode's length an act takes in its row at least, however short it is."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where the playhead stands: the episode, its length, and the time in it."""

    episode: int
    length_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class _Drag:
    """A drag under way: the acts of ``line`` are ``by_ms`` from where they were."""

    line: int
    by_ms: int
    end_only: bool
    drawn_to: int | None


class Board:
    """The timeline with its view, and acts that are dragged on it."""

    def __init__(
        self,
        desk: Desk,
        draft: Draft,
        here: Callable[[], Here],
        seek: Callable[[int], None],
        chosen: Callable[[int | None], None],
    ) -> None:
        """Show all of the episode.

        Args:
            desk: The window.
            draft: What is edited.
            here: Tells where the playhead stands.
            seek: Moves it within the episode.
            chosen: Is told which line was chosen on the timeline.
        """
        self._desk, self._draft = desk, draft
        self._here, self._seek, self._chosen = here, seek, chosen
        self._span: Span | None = None
        self._episode = self._followed = self._most = 0
        self._drag: _Drag | None = None
        self._picked = ""
        self.strips: tuple[Strip, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._timeline: ActTimeline | None = None

    def rows(self) -> tuple[Row, ...]:
        """Return the rows of the present episode."""
        here = self._here()
        strips = self._draft.strips(here.episode)
        if strips != self.strips or not self._rows:
            self.strips, self._rows = strips, _laid(strips, here.length_ms)
        return self._rows

    def height(self, theme: Theme) -> int:
        """Return how tall the timeline should be: for the fullest episode, so that it stays.

        There is room for one row more, so that an act that is added makes no other one jump.
        """
        written = self._draft.outline.episodes
        rows = [
            len(_laid(self._draft.strips(e.number), e.length_ms or 1))
            for e in written
            if e.number is not None
        ]
        if (fullest := max(rows, default=_ROWS)) > self._most:
            self._most = fullest + 1
        return ActTimeline.height(theme, self._most)

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the timeline into place."""
        says = self._desk.texts("studio.timeline")
        self._timeline = ActTimeline(
            ui, "timeline", rect, self._names(), self._seek, self, says=says, rows=self._most
        )
        self.show()

    def _names(self) -> Mapping[str, str]:
        """Return what the people are called: their names, else what they are."""
        people = self._draft.outline.data.get("people")
        given = people if isinstance(people, dict) else {}
        names: dict[str, str] = {}
        for actor in ACTORS:
            person = given.get(actor)
            name = person.get("name") if isinstance(person, dict) else None
            names[actor] = str(name or self._desk.texts(f"studio.{actor}"))
        return names

    def show(self) -> None:
        """Show the acts, the playhead, and what is dragged."""
        if self._timeline is None:
            return
        here, drag, rows = self._here(), self._drag, self.rows()
        if here.episode != self._episode:
            self._episode = here.episode
            if self._span is not None:
                begun = Span(0, self._span.length_ms)
                self._span = following(begun, here.at_ms, here.length_ms)
        span = self._span or Span(0, here.length_ms)
        if self._span is not None and drag is None and here.at_ms != self._followed:
            self._span = span = following(self._span, here.at_ms, here.length_ms)
        self._followed = here.at_ms
        drawn_to = None
        if drag is not None:
            rows = shifted_rows(rows, drag.line, drag.by_ms, end_only=drag.end_only)
            drawn_to = drag.drawn_to
        self._timeline.value = self._told()
        self._timeline.display(rows, here.at_ms, span, here.length_ms, self._draft.chosen, drawn_to)

    def _told(self) -> str:
        """Return the chosen act in words, for those who do not see it."""
        strips = [s for s in self.strips if s.line == self._draft.chosen]
        return "; ".join(
            self._desk.texts(
                "studio.strip", title=s.title, start=clock(s.from_ms), end=clock(s.to_ms)
            )
            for s in strips
        )

    def choose(self, strip: Strip | None) -> None:
        """Choose an act, and with it all of its line, or none."""
        self._picked = strip.id if strip is not None else ""
        self._chosen(strip.line if strip is not None else None)

    @property
    def picked(self) -> Strip | None:
        """Return the chosen act; of a line with several the one that was clicked, or the first."""
        mine = [s for s in self.strips if s.line == self._draft.chosen]
        return next((s for s in mine if s.id == self._picked), None) or next(iter(mine), None)

    def go_to(self, line: int) -> None:
        """Take the playhead to where the acts of a line begin."""
        starts = [s.from_ms for s in self.strips if s.line == line]
        if starts:
            self._seek(min(starts))

    def drag(self, line: int, by_ms: int, near_ms: int, *, end_only: bool) -> None:
        """Move the acts of a line, or their end, and let them snap."""
        mine = [s for s in self.strips if s.line == line]
        entry = self._draft.outline.at_line(line)
        if not mine or entry is None or self._timeline is None:
            return
        here = self._here()
        others = [s for s in self.strips if s.line != line]
        stops = {here.at_ms, *(ms for s in others for ms in (s.from_ms, s.to_ms))}
        start = max(s.to_ms for s in mine) if end_only else min(s.from_ms for s in mine)
        to, drawn_to = snapped(start + by_ms, stops, near_ms, self._timeline.ms_a_pixel)
        to = min(max(to, min(s.from_ms for s in mine) + 200 if end_only else 0), here.length_ms)
        if self._draft.chosen != line:
            self._draft.choose(line)
        self._drag = _Drag(line, to - start, end_only, drawn_to)
        self.show()

    def drop(self) -> None:
        """Write down what was dragged."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        self._draft.choose(drag.line)
        entry = self._draft.entry
        if entry is not None and drag.by_ms:
            if drag.end_only:
                self.stretch(drag.by_ms)
            else:
                self._draft.move(even((entry.at_ms or 0) + drag.by_ms))
        self._chosen(self._draft.chosen)

    def stretch(self, by_ms: int) -> None:
        """Let the chosen act last longer, or shorter; from how long it lasts if nothing is said."""
        entry = self._draft.entry
        if entry is None:
            return
        mine = [s for s in self._draft.strips(entry.episode or 0) if s.line == entry.line]
        if not mine:
            return
        now = entry.for_ms
        if now is None:
            now = max(s.to_ms for s in mine) - min(s.there_ms for s in mine)
        self._draft.stretch(max(even(now + by_ms), 2 * LEAST_MS))

    def step(self, by: int) -> int | None:
        """Return the line of the next act in the order of time, or of the one before."""
        lines = list(
            dict.fromkeys(s.line for s in sorted(self.strips, key=lambda s: (s.from_ms, s.line)))
        )
        if not lines:
            return None
        chosen = self._draft.chosen
        if chosen in lines:
            return lines[min(max(lines.index(chosen) + by, 0), len(lines) - 1)]
        at = self._here().at_ms
        starts = {s.line: s.from_ms for s in reversed(self.strips)}
        later = [line for line in lines if starts[line] >= at]
        earlier = [line for line in lines if starts[line] < at]
        return (later or lines[-1:])[0] if by > 0 else (earlier or lines[:1])[-1]

    def zoom(self, steps: int, around_ms: int | None = None) -> None:
        """Show less of the episode, or more of it, around a time or the playhead."""
        here = self._here()
        around = here.at_ms if around_ms is None else around_ms
        span = zoomed(self._span or Span(0, here.length_ms), steps, around, here.length_ms)
        self._span = span if span.length_ms < here.length_ms else None
        self.show()

    def shift(self, by_ms: int) -> None:
        """Show a later part of the episode, or an earlier one."""
        if self._span is not None:
            self._span = shifted(self._span, by_ms, self._here().length_ms)
            self.show()


def _laid(strips: tuple[Strip, ...], length_ms: int) -> tuple[Row, ...]:
    """Lay the acts of an episode in rows; infant and caregiver always have one."""
    there = {strip.actor for strip in strips} | {"infant", "caregiver"}
    actors: list[Actor] = [actor for actor in ACTORS if actor in there]
    return rows_of(strips, actors, round(length_ms * _LEAST_SHARE))
