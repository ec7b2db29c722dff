"""The first screen: continue, learn, practise."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pygame

from simulator.case import OWN_CASES, case_folder, load_case
from simulator.case.model import Case
from simulator.desk.attempt.resuming import begun
from simulator.desk.attempt.session import play_case
from simulator.desk.shell import doors
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import (
    aside,
    assigned,
    covers,
    examined,
    offered,
    own_covers,
    upcoming,
    was_done,
)
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.style.layout import flow
from simulator.desk.style.texts import date_of
from simulator.desk.watching.stage_view import still
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons import Exercise, exercise_of, whole_case
from simulator.records import AttemptRecord
from simulator.resources import LIBRARY

_PICTURE = (640, 360)
_PICTURE_MS = 20_000
_ROOM = "noor"
"""The case whose room stands for a session that is still to be drawn."""


class HomeScreen(Plain):
    """What can be done, the simplest first."""

    name = "home"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._offered = offered(desk)
        self._done = desk.store.attempts(desk.coder)
        self._begun = begun(desk.store, desk.store.open_attempts(desk.coder))
        self._continues = self._last_begun()
        self._shut = examined(desk)
        self._lead = self._leading()
        self._large: Tile | None = None

    @property
    def _small(self) -> tuple[Exercise, ...]:
        return tuple(e for e in self._offered if not e.whole)

    @property
    def _whole(self) -> tuple[Exercise, ...]:
        return tuple(e for e in self._offered if e.whole)

    def _leading(self) -> Exercise | None:
        """Return what stands first: what was begun, else the first that was not handed in."""
        if self._continues is not None:
            return self._continues[0]
        return upcoming(self._desk, self._offered)

    def build(self, ui: Ui) -> None:
        """Put the choices on an empty window."""
        desk, texts, theme = self._desk, self._desk.texts, ui.theme
        column = Column(ui, pygame.Rect((0, 0), ui.size), theme.em(1040))
        column.space(2 * theme.px("gap"))
        self._build_head(ui, column)
        first = self._build_lead(ui, column)
        column.heading(texts("home.learn"))
        learn = [
            ("guide", "home.guide", doors.open_guide, "home.guide_text"),
            ("worked", "home.worked", doors.open_worked_cases, "home.worked_text"),
        ]
        column.cards(
            [Card(n, texts(t), partial(go, desk), texts(w)) for n, t, go, w in learn],
            "learn",
            least=340,
            most=2,
        )
        column.heading(texts("home.practise"))
        column.cards(self._practise_cards(), "practise", least=300)
        column.heading(texts("home.stand"))
        stand = [
            ("progress", "progress.title", doors.open_progress, "progress.card"),
            ("test", "test.title", doors.open_test, "test.card"),
        ]
        column.cards(
            [Card(n, texts(t), partial(go, desk), texts(w)) for n, t, go, w in stand],
            "stand",
            least=340,
            most=2,
        )
        column.heading(texts("home.teach"))
        teach = [
            ("write", "studio.workshop", doors.open_workshop, "studio.workshop_card"),
            ("hand-out", "class.hand_out", doors.open_handing_out, "class.hand_out_card"),
            ("take-in", "class.take_in", doors.open_taking_in, "class.take_in_card"),
        ]
        column.cards(
            [Card(n, texts(t), partial(go, desk), texts(w)) for n, t, go, w in teach],
            "teach",
            least=300,
        )
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on(first, visible=False)

    def _build_head(self, ui: Ui, column: Column) -> None:
        """Put the title, and at its right who is working, what instructors need, settings, keys."""
        desk, texts, theme = self._desk, self._desk.texts, ui.theme
        profile = texts("home.profile", name=desk.profile.name)
        buttons: list[tuple[str, str, Press, str]] = [
            ("profiles", profile, partial(doors.open_profiles, desk), ""),
            ("instructors", texts("home.teach"), partial(doors.open_workshop, desk), ""),
            ("settings", texts("settings.title"), desk.settings, ""),
            ("help", texts("app.help"), desk.help, "?"),
        ]
        widths = [Button.width(theme, words, key=key) for _, words, _, key in buttons]
        top, tight = column.top, theme.px("tight")
        title = column.words(texts("app.title"), style="title", after=0)
        column.words(texts("home.subtitle"), colour="ink_soft")
        free = column.width - title.text_width - theme.px("gap")
        beside = sum(widths) + 2 * tight <= free
        if not beside:
            top = column.top
        for row in flow(widths, column.width, tight):
            used = sum(wide for _, wide in row) + tight * (len(row) - 1)
            x = column.left + (column.width - used if beside else 0)
            for at, wide in row:
                name, words, press, key = buttons[at]
                place = pygame.Rect(x, top, wide, theme.px("control"))
                Button(ui, name, place, words, press, kind="quiet", key=key, into=column.scroll)
                x += wide + tight
            top += theme.px("control") + tight
        column.top = max(column.top, top) + theme.px("tight")

    def _last_begun(self) -> tuple[Exercise, AttemptRecord] | None:
        """Return the exercise that was worked on last, if it can go on."""
        for attempt in self._begun.answered:
            folder = case_folder(attempt.case, self._desk.store.folder / OWN_CASES)
            case = load_case(folder).value if folder else None
            if case is not None and case.version == attempt.case_version:
                exercise = exercise_of(self._known(case), attempt.case, attempt.scope)
                if exercise is not None:
                    return exercise, attempt
        return None

    def _known(self, case: Case) -> Iterator[Exercise]:
        """Yield what can be asked about a case; what an exercise file asks for comes last."""
        yield from self._offered
        yield whole_case(case.id, case.script)
        scripts = {**covers(), **own_covers(self._desk)}
        yield from assigned(self._desk, scripts).value or ()

    def _build_lead(self, ui: Ui, column: Column) -> str:
        """Offer what comes next, large, with a picture of its room; return its name."""
        texts, lead = self._desk.texts, self._leading_card()
        large, do = texts("home.next" if self._done else "home.first"), texts("home.begin")
        if self._continues is not None:
            large, do = texts("home.continue"), texts("home.go_on")
        rect = column.area
        rect.height = Tile.large_height(
            ui.theme, rect.width, large=large, title=lead.title, words=lead.words,
            aside=lead.aside, do=do,
        )  # fmt: skip
        self._large = Tile(
            ui,
            lead.name,
            rect,
            lead.title,
            lead.press,
            words=lead.words,
            aside=lead.aside,
            large=large,
            do=do,
            picture=self._picture(),
            waits=texts("app.drawing"),
            into=column.scroll,
        )
        column.top = rect.bottom + ui.theme.px("gap")
        return lead.name

    def _leading_card(self) -> Card:
        """Return what stands first: an exercise, or a session to be drawn when none is left."""
        desk, texts, exercise = self._desk, self._desk.texts, self._lead
        if exercise is None:
            return self._practise_card()
        press = partial(begin, desk, exercise)
        if self._continues is None:
            said = aside(desk, exercise, self._done)
            return Card(f"exercise-{exercise.id}", exercise.title, press, exercise.blurb, said)
        began = self._continues[1].began.astimezone()
        said = texts("home.continue_text", date=date_of(texts, began))
        return Card("continue", exercise.title, press, exercise.blurb, said)

    def _picture(self) -> pygame.Surface | None:
        """Return the picture of what stands first, None as long as it is being painted."""
        case = self._lead.case if self._lead else _ROOM
        folder = case_folder(case, self._desk.store.folder / OWN_CASES) or LIBRARY / case
        return self._desk.pictures.want(("home", case), partial(_picture_of, folder))

    def _practise_cards(self) -> list[Card]:
        texts = self._desk.texts
        rest = [e for e in self._small if e is not self._lead]
        waiting = (*self._begun.answered, *self._begun.watched)
        cards = [
            Card(
                f"exercise-{e.id}",
                e.title,
                partial(begin, self._desk, e),
                e.blurb,
                aside(self._desk, e, self._done, waiting, self._shut),
            )
            for e in sorted(rest, key=lambda e: was_done(e, self._done))
        ]
        words = texts("home.drills_text")
        cards.append(
            Card("drills", texts("drills.title"), partial(doors.open_drills, self._desk), words)
        )
        if self._whole:
            words = texts("home.cases_text", n=len(self._whole))
            cards.append(
                Card("cases", texts("home.cases"), partial(doors.open_cases, self._desk), words)
            )
        if self._whole and self._lead is not None:
            cards.append(self._practise_card())
        return cards

    def _practise_card(self) -> Card:
        title, words = self._desk.texts("practise.title"), self._desk.texts("practise.card")
        return Card("practise", title, partial(doors.open_practice, self._desk), words)

    def update(self, seconds: float) -> bool:
        """Show the picture of what stands first once it is painted, wherever one has scrolled."""
        new = self._desk.pictures.got_new()
        picture = self._picture() if new else None
        if picture is not None and self._large is not None:
            self._large.show_picture(picture)
        return new


def _picture_of(folder: Path) -> pygame.Surface:
    """Return a picture from before the separations, which gives nothing away."""
    played = play_case(folder).value
    if played is None:
        raise LookupError(folder.name)
    episode = played.performance.episodes[min(1, len(played.performance.episodes) - 1)]
    return still(played.performance, episode.start_ms + _PICTURE_MS, _PICTURE)
