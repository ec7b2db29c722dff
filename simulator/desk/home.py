"""The first screen: continue, learn, practise."""

from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from simulator.case import OWN_CASES, case_folder, library_cases, load_case, load_cover, own_cases
from simulator.case.model import Script
from simulator.desk.beginning import begin
from simulator.desk.layout import flow
from simulator.desk.resuming import begun
from simulator.desk.screen import Desk, Plain
from simulator.desk.session import play_case
from simulator.desk.spoken import exercise_in
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.stage_view import still
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui
from simulator.lessons import Exercise, exercise_of, load_exercises, whole_case
from simulator.records import AttemptRecord
from simulator.resources import LIBRARY

_PICTURE = (640, 360)
_PICTURE_MS = 20_000


class HomeScreen(Plain):
    """What can be done, the simplest first."""

    name = "home"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        offered = load_exercises(covers())
        self._done = desk.store.attempts(desk.coder)
        small = (exercise_in(desk.texts, e) for e in offered if not e.whole)
        self._exercises = tuple(sorted(small, key=self._was_done))
        self._whole = tuple(e for e in offered if e.whole)
        self._continues = self._last_begun()
        self._first: tuple[Tile, str] | None = None

    def build(self, ui: Ui) -> None:
        """Put the choices on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        column = Column(ui, pygame.Rect((0, 0), ui.size), theme.em(1040))
        column.space(2 * theme.px("gap"))
        self._build_head(ui, column)
        self._build_continue(ui, column)
        self._build_first(ui, column)
        column.heading(texts("home.learn"))
        learn = [
            Card("guide", texts("home.guide"), self._guide, texts("home.guide_text")),
            Card("worked", texts("home.worked"), self._worked, texts("home.worked_text")),
        ]
        column.cards(learn, "learn", least=340, most=2)
        column.heading(texts("home.practise"))
        column.cards(self._practise_cards(), "practise", least=300)
        column.heading(texts("home.stand"))
        stand = [
            Card("progress", texts("progress.title"), self._progress, texts("progress.card")),
            Card("test", texts("test.title"), self._test, texts("test.card")),
        ]
        column.cards(stand, "stand", least=340, most=2)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on(self._first_control(), visible=False)

    def _first_control(self) -> str:
        if self._continues is not None:
            return "continue"
        return f"exercise-{self._exercises[0].id}" if self._exercises else "guide"

    def _build_head(self, ui: Ui, column: Column) -> None:
        """Put the title, and at its right who is working, the settings and the keys."""
        desk, texts, theme = self._desk, self._desk.texts, ui.theme
        buttons = [
            ("profiles", texts("home.profile", name=desk.profile.name), self._profiles, ""),
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
        for attempt in begun(self._desk.store, self._desk.coder).answered:
            folder = case_folder(attempt.case, self._desk.store.folder / OWN_CASES)
            case = load_case(folder).value if folder else None
            if case is not None and case.version == attempt.case_version:
                offered = (*self._exercises, *self._whole, whole_case(case.id, case.script))
                exercise = exercise_of(offered, attempt.case, attempt.scope)
                if exercise is not None:
                    return exercise, attempt
        return None

    def _build_continue(self, ui: Ui, column: Column) -> None:
        """Offer the attempt with answers that was worked on last."""
        if self._continues is None:
            return
        exercise, attempt = self._continues
        texts, began = self._desk.texts, attempt.began.astimezone()
        date = texts("app.date", day=began.day, month=began.month, time=f"{began:%H:%M}")
        title = texts("home.continue")
        words = texts("home.continue_text", title=exercise.title, date=date)
        rect = column.area
        rect.height = Tile.height(ui.theme, rect.width, title=title, words=words, icon=True)
        Tile(
            ui,
            "continue",
            rect,
            title,
            partial(begin, self._desk, exercise),
            words=words,
            colour="accent",
            icon="play",
            into=column.scroll,
        )
        column.top = rect.bottom + ui.theme.px("gap")

    def _was_done(self, exercise: Exercise) -> bool:
        """Tell whether an exercise was handed in: the first that was not stands first."""
        return any((a.case, a.scope) == (exercise.case, exercise.scope) for a in self._done)

    def _aside(self, exercise: Exercise) -> str:
        return aside(self._desk, exercise, self._done)

    def _build_first(self, ui: Ui, column: Column) -> None:
        """Offer the exercise to begin with, large, with a picture of its room."""
        if not self._exercises:
            return
        exercise, theme = self._exercises[0], ui.theme
        picture = self._desk.pictures.want("home", partial(_picture_of, exercise.case))
        if picture is None:
            picture = pygame.Surface(_PICTURE)
            picture.fill(theme.colour("stage"))
        rect, large = column.area, self._desk.texts("home.next" if self._done else "home.first")
        said = {"title": exercise.title, "words": exercise.blurb, "aside": self._aside(exercise)}
        rect.height = Tile.large_height(theme, rect.width, large=large, **said)
        tile = Tile(
            ui,
            f"exercise-{exercise.id}",
            rect,
            exercise.title,
            partial(begin, self._desk, exercise),
            words=exercise.blurb,
            aside=said["aside"],
            large=large,
            picture=picture,
            into=column.scroll,
        )
        self._first = tile, exercise.case
        column.top = rect.bottom + theme.px("gap")

    def _practise_cards(self) -> list[Card]:
        texts = self._desk.texts
        cards = [
            Card(
                f"exercise-{e.id}", e.title, partial(begin, self._desk, e), e.blurb, self._aside(e)
            )
            for e in self._exercises[1:]
        ]
        words = texts("home.drills_text")
        cards.append(Card("drills", texts("drills.title"), self._drills, words))
        if self._whole:
            words = texts("home.cases_text", n=len(self._whole))
            cards.append(Card("cases", texts("home.cases"), self._cases, words))
            words = texts("practise.card")
            cards.append(Card("practise", texts("practise.title"), self._practise, words))
        return cards

    def _profiles(self) -> None:
        from simulator.desk.profiles import ProfilesScreen

        self._desk.show(ProfilesScreen(self._desk))

    def _guide(self) -> None:
        from simulator.desk.reading import GuideScreen

        self._desk.show(GuideScreen(self._desk))

    def _worked(self) -> None:
        from simulator.desk.worked import WorkedCasesScreen

        self._desk.show(WorkedCasesScreen(self._desk))

    def _practise(self) -> None:
        from simulator.desk.practising import PractiseScreen

        self._desk.show(PractiseScreen(self._desk))

    def _test(self) -> None:
        from simulator.desk.testing import PracticeTestScreen

        self._desk.show(PracticeTestScreen(self._desk))

    def _progress(self) -> None:
        from simulator.desk.progress import ProgressScreen

        self._desk.show(ProgressScreen(self._desk))

    def _drills(self) -> None:
        from simulator.desk.drills import begin_drills

        begin_drills(self._desk)

    def _cases(self) -> None:
        from simulator.desk.cases import CasesScreen

        self._desk.show(CasesScreen(self._desk))

    def update(self, seconds: float) -> bool:
        """Show the picture of the first exercise once it is painted, wherever one has scrolled."""
        new = self._desk.pictures.got_new()
        if new and self._first is not None:
            tile, case = self._first
            picture = self._desk.pictures.want("home", partial(_picture_of, case))
            if picture is not None:
                tile.show_picture(picture)
        return new


def covers() -> Mapping[str, Script]:
    """Return what stands above the episodes of every case of the library, by case id."""
    read = {case: load_cover(LIBRARY / case / "script.yaml").value for case in library_cases()}
    return {case: cover for case, cover in read.items() if cover is not None}


def own_covers(desk: Desk) -> Mapping[str, Script]:
    """Return the same of the cases in the data folder."""
    folders = own_cases(desk.store.folder / OWN_CASES).value or {}
    read = {case: load_cover(folder / "script.yaml").value for case, folder in folders.items()}
    return {case: cover for case, cover in read.items() if cover is not None}


def aside(desk: Desk, exercise: Exercise, done: Sequence[AttemptRecord]) -> str:
    """Return how long an exercise takes, and whether it was handed in before."""
    said = desk.texts("home.minutes", n=exercise.minutes)
    before = any((a.case, a.scope) == (exercise.case, exercise.scope) for a in done)
    return f"{said} · {desk.texts('home.past')}" if before else said


def _picture_of(case: str) -> pygame.Surface:
    """Return a picture from before the separations, which gives nothing away."""
    played = play_case(LIBRARY / case).value
    if played is None:
        raise LookupError(case)
    episode = played.performance.episodes[min(1, len(played.performance.episodes) - 1)]
    return still(played.performance, episode.start_ms + _PICTURE_MS, _PICTURE)
