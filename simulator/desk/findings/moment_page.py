"""One finding on a page of its own: what it says, its moment, and what can be done with it."""

from dataclasses import dataclass
from functools import partial

import pygame

from scoring.findings import Finding
from scoring.findings.leaning import leaning
from scoring.terms import REUNIONS, EvidenceMoment
from simulator.desk.attempt.grading import Graded
from simulator.desk.findings.headlines import headline, place
from simulator.desk.findings.leaning_words import leaning_in_words
from simulator.desk.shell.screen import Desk
from simulator.desk.style.layout import flow
from simulator.desk.style.texts import clock
from simulator.desk.watching.showing import Showing, Shown
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.widget import Press


@dataclass(frozen=True, slots=True)
class Leads:
    """Where one gets from a finding; None where there is nothing to do.

    ``beside`` is the look-alike with its name and what tells it apart.
    """

    retry: Press | None
    beside: tuple[str, str, Press] | None
    slow: Press
    point: Press


class MomentPage:
    """A finding in full."""

    def __init__(
        self, desk: Desk, graded: Graded, finding: Finding, showing: Showing, leads: Leads
    ) -> None:
        self._desk, self._graded, self._finding = desk, graded, finding
        self._showing, self._leads = showing, leads

    def build(self, column: Column, number: str) -> None:
        """Put the page into a column; ``number`` says which finding it is of how many, if any."""
        texts, finding = self._desk.texts, self._finding
        where = " · ".join(filter(None, (number, place(texts, finding))))
        column.words(where, style="small", colour="ink_soft", after=column.theme.of(4))
        column.words(headline(texts, self._desk.ethogram, finding), style="heading")
        column.words(finding.text, after=column.theme.px("gap"))
        if self._showing.now is not None:
            self._build_playing(column)
        if finding.kind == "classification":
            self._build_leaning(column)
        if self._leads.retry is not None:
            title, words = texts("findings.retry"), texts("findings.retry_text")
            self._tile(column, "retry", title, words, self._leads.retry)
        if self._leads.beside is not None:
            name, apart, press = self._leads.beside
            title = texts("findings.beside", title=name)
            words = " ".join(filter(None, (apart, texts("findings.beside_text"))))
            self._tile(column, "beside", title, words, press)
        self._build_moments(column)

    def _build_leaning(self, column: Column) -> None:
        """Say what in the ratings leads to either group."""
        why = leaning_in_words(self._desk.texts, self._graded)
        if why:
            column.words(self._desk.texts("leaning.title"), style="strong")
        for words in why:
            column.words(words, colour="ink_soft")
        column.space(column.theme.px("tight"))

    def _build_playing(self, column: Column) -> None:
        """Put in what plays the moment again, how fast, and with what pointed at."""
        texts, theme, showing = self._desk.texts, column.theme, self._showing
        shown = [
            ("again", texts("findings.again"), showing.again, False),
            ("slow", texts("findings.slow"), self._leads.slow, showing.slow),
            ("point", texts("findings.point"), self._leads.point, showing.points),
        ]
        widths = [Button.width(theme, words) for _, words, _, _ in shown]
        for row in flow(widths, column.width, theme.px("tight")):
            x = column.left
            for at, wide in row:
                name, words, press, chosen = shown[at]
                rect = pygame.Rect(x, column.top, wide, theme.px("control"))
                Button(column.ui, name, rect, words, press, chosen=chosen, into=column.scroll)
                x += wide + theme.px("tight")
            column.top += theme.px("control") + theme.px("tight")
        column.space(theme.px("tight"))

    def _build_moments(self, column: Column) -> None:
        """List the key's moments behind a number or a class, each to be played."""
        found = moments_behind(self._graded, self._finding)
        if not found:
            return
        texts, ethogram = self._desk.texts, self._desk.ethogram
        column.heading(texts("findings.rests_on"))
        for number, moment in enumerate(found):
            title = texts(
                "worked.moment",
                n=moment.episode,
                at=clock(moment.from_ms),
                title=ethogram[moment.behaviour].title,
            )
            shown = Shown(moment.episode, moment.from_ms, moment.to_ms, moment.behaviour)
            press = partial(self._showing.play, shown)
            self._tile(column, f"moment-{number}", title, moment.because.strip(), press)

    def _tile(self, column: Column, name: str, title: str, words: str, press: Press) -> None:
        """Put in a card that plays something."""
        group = "moments" if name.startswith("moment-") else None
        column.tile(name, title, press, words=words, icon="play", group=group)


def moments_behind(graded: Graded, finding: Finding) -> tuple[EvidenceMoment, ...]:
    """Return the key's moments for the scale that a finding is about, in the order of time.

    For a class that is, in the reunions, the scale on which it stands furthest apart from the one
    that was given.
    """
    scope, scale = graded.coding.scope, finding.about
    wanted: tuple[int | None, ...] = scope.episodes
    if finding.kind == "classification":
        found = leaning(graded.coding, graded.key)
        scale = found.telling[0].scale if found and found.telling else ""
        wanted = REUNIONS
    elif finding.kind == "rating":
        wanted = (finding.episode,)
    elif finding.kind != "disorganisation":
        return ()
    moments = (m for m in graded.key.evidence if m.scale == scale and m.episode in wanted)
    return tuple(sorted(moments, key=lambda m: (m.episode, m.from_ms)))
