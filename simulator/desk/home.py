"""The first screen: continue, or choose an exercise."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pygame

from simulator.case import find_case, library_cases, load_case, load_script
from simulator.case.model import Case
from simulator.desk import layout
from simulator.desk.coding import CodingScreen
from simulator.desk.resuming import begun
from simulator.desk.screen import Desk, Plain
from simulator.desk.session import Played, Session, open_session, play_case
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.stage_view import still
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui
from simulator.lessons import Exercise, exercise_of, load_exercises, whole_case
from simulator.problems import Problem
from simulator.records import AttemptRecord
from simulator.resources import LIBRARY

_PICTURE = (640, 360)
_PICTURE_MS = 20_000
_PICTURE_FRAME = 3
_SHOWN_PROBLEMS = 4


def readable_cases() -> Mapping[str, Case]:
    """Return the cases of the library that can be read, by case id."""
    loaded = (load_case(LIBRARY / case).value for case in library_cases())
    return {case.id: case for case in loaded if case is not None}


class HomeScreen(Plain):
    """What can be done, the simplest first."""

    name = "home"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._cases = readable_cases()
        self._exercises = load_exercises({c.id: c.script for c in self._cases.values()})
        self._begun = begun(desk.store, desk.coder)
        self._done = desk.store.attempts(desk.coder)
        self._picture: pygame.Surface | None = None
        self._frames = 0

    def build(self, ui: Ui) -> None:
        """Put the choices on an empty window."""
        theme, texts, gap = ui.theme, self._desk.texts, ui.theme.px("gap")
        column = layout.middle(ui.size, theme.of(1040)).inflate(-3 * gap, 0)
        scroll = Scroll(ui, pygame.Rect(column.left, 0, column.width + 22, ui.size[1]))
        ring = theme.px("ring")
        area = pygame.Rect(ring, 2 * gap, scroll.width - 2 * ring, 0)
        words = Words(ui, area, texts("app.title"), style="title", into=scroll)
        below = area.move(0, words.relative_rect.height + theme.of(2))
        words = Words(ui, below, texts("home.subtitle"), colour="ink_soft", into=scroll)
        area.top = words.bottom + gap
        self._build_continue(ui, scroll, area)
        short = [e for e in self._exercises if not e.whole]
        self._build_first(ui, scroll, area, short[:1])
        self._build_group(ui, scroll, area, texts("home.more"), short[1:], across=2)
        whole = [e for e in self._exercises if e.whole]
        self._build_group(ui, scroll, area, texts("home.cases"), whole, across=3)
        if not self._exercises:
            Words(ui, area, texts("home.empty"), into=scroll)
        scroll.filled(area.top + gap)
        self._build_help(ui, scroll, area)
        if ui.control(ui.focused) is None:
            ui.focus_on(ui.controls[0].name, visible=False)

    def _build_help(self, ui: Ui, scroll: Scroll, area: pygame.Rect) -> None:
        words = self._desk.texts("app.help")
        wide = Button.width(ui.theme, words, key="?")
        rect = pygame.Rect(0, 2 * ui.theme.px("gap"), wide, ui.theme.px("control"))
        rect.right = area.right
        Button(ui, "help", rect, words, self._desk.help, kind="quiet", key="?", into=scroll)

    def _build_continue(self, ui: Ui, scroll: Scroll, area: pygame.Rect) -> None:
        """Offer the attempt with answers that was worked on last."""
        found = ((self._exercise_of(a), a) for a in self._begun.answered)
        exercise, attempt = next(((e, a) for e, a in found if e is not None), (None, None))
        if exercise is None or attempt is None:
            return
        date = f"{attempt.began.astimezone():%d %B, %H:%M}"
        title = self._desk.texts("home.continue")
        words = self._desk.texts("home.continue_text", title=exercise.title, date=date)
        rect = area.copy()
        rect.height = Tile.height(ui.theme, area.width, title=title, words=words, icon=True)
        Tile(
            ui,
            "continue",
            rect,
            title,
            partial(self._begin, exercise),
            words=words,
            colour="accent",
            icon="play",
            into=scroll,
        )
        area.top = rect.bottom + ui.theme.px("gap")

    def _exercise_of(self, attempt: AttemptRecord) -> Exercise | None:
        """Return the exercise with which an attempt can go on, if its case is still the same."""
        case = self._cases.get(attempt.case)
        if case is None or case.version != attempt.case_version:
            return None
        return exercise_of(self._exercises, attempt.case, attempt.scope)

    def _aside(self, exercise: Exercise) -> str:
        texts = self._desk.texts
        aside = texts("home.minutes", n=exercise.minutes)
        done = any((a.case, a.scope) == (exercise.case, exercise.scope) for a in self._done)
        return f"{aside} · {texts('home.past')}" if done else aside

    def _build_first(
        self, ui: Ui, scroll: Scroll, area: pygame.Rect, exercises: Sequence[Exercise]
    ) -> None:
        """Offer the exercise to begin with, large, with a picture of its room."""
        for exercise in exercises:
            rect = area.copy()
            rect.height = ui.theme.of(210)
            picture = self._picture or pygame.Surface(_PICTURE)
            if self._picture is None:
                picture.fill(ui.theme.colour("stage"))
            Tile(
                ui,
                f"exercise-{exercise.id}",
                rect,
                exercise.title,
                partial(self._begin, exercise),
                words=exercise.blurb,
                aside=self._aside(exercise),
                large=self._desk.texts("home.first"),
                picture=picture,
                into=scroll,
            )
            area.top = rect.bottom + ui.theme.px("gap")

    def _build_group(
        self,
        ui: Ui,
        scroll: Scroll,
        area: pygame.Rect,
        heading: str,
        exercises: Sequence[Exercise],
        *,
        across: int,
    ) -> None:
        """Offer exercises side by side under a heading."""
        if not exercises:
            return
        theme, gap = ui.theme, ui.theme.px("gap")
        area.top += gap // 2
        head = Words(ui, area, heading, style="heading", into=scroll).relative_rect
        area.top = head.bottom + theme.px("tight")
        wide = (area.width - gap * (across - 1)) // across
        tall = max(
            Tile.height(theme, wide, title=e.title, words=e.blurb, aside=self._aside(e))
            for e in exercises
        )
        for i, exercise in enumerate(exercises):
            x, y = i % across * (wide + gap), i // across * (tall + gap)
            Tile(
                ui,
                f"exercise-{exercise.id}",
                pygame.Rect(area.left + x, area.top + y, wide, tall),
                exercise.title,
                partial(self._begin, exercise),
                words=exercise.blurb,
                aside=self._aside(exercise),
                into=scroll,
                group=heading,
            )
        area.top += -(-len(exercises) // across) * (tall + gap)

    def _begin(self, exercise: Exercise, folder: Path | None = None) -> None:
        """Open an exercise where it was left, or afresh; say first what has to be known."""
        loaded = play_case(folder or LIBRARY / exercise.case)
        if loaded.value is None:
            self._desk.say(self._desk.texts("app.problem_title"), *_sentences(loaded.problems))
            return
        case = loaded.value.case
        attempt = self._begun.resumable(case.id, exercise.scope, case.version)
        notes = self._notes(exercise, case, afresh=attempt is None)
        session = self._session(exercise, loaded.value, attempt)
        self._desk.show(CodingScreen(self._desk, session))
        if notes:
            self._desk.say(self._desk.texts("home.before"), *notes)

    def _notes(self, exercise: Exercise, case: Case, *, afresh: bool) -> list[str]:
        """Return what has to be known before an exercise is begun."""
        from simulator.desk.grading import has_key

        wanted = (case.id, exercise.scope, case.version)
        done = any((a.case, a.scope, a.case_version) == wanted for a in self._done)
        notes = []
        if afresh and not done and self._begun.outdated(*wanted):
            notes.append(self._desk.texts("home.changed"))
        if not has_key(case):
            notes.append(self._desk.texts("home.no_key"))
        return notes

    def begin_case(self, case: str) -> None:
        """Open a whole case: one of the library, or a folder."""
        folder = find_case(case) or Path(case)
        loaded = load_script(folder / "script.yaml")
        if loaded.value is None:
            self._desk.say(self._desk.texts("app.problem_title"), *_sentences(loaded.problems))
        else:
            self._begin(whole_case(case, loaded.value), folder)

    def _session(
        self, exercise: Exercise, played: Played, attempt: AttemptRecord | None
    ) -> Session:
        store, case = self._desk.store, played.case
        if attempt is not None:
            return open_session(exercise, played, store.resume(attempt.id))
        lengths = {e.number: e.length_ms for e in case.script.episodes}
        fresh = store.begin(
            case.id, case.version, exercise.scope, self._desk.coder, episode_lengths_ms=lengths
        )
        return open_session(exercise, played, fresh)

    def update(self, seconds: float) -> bool:
        """Paint the picture of the first exercise once the screen is there."""
        self._frames += 1
        if self._frames == _PICTURE_FRAME:
            first = next((e for e in self._exercises if not e.whole), None)
            played = play_case(LIBRARY / first.case).value if first else None
            if first is not None and played is not None:
                self._picture = _picture_of(played)
                self._desk.rebuild()
        return self._frames <= _PICTURE_FRAME


def _picture_of(played: Played) -> pygame.Surface:
    """Return a picture from before the separations, which gives nothing away."""
    episode = played.performance.episodes[min(1, len(played.performance.episodes) - 1)]
    return still(played.performance, episode.start_ms + _PICTURE_MS, _PICTURE)


def _sentences(problems: Sequence[Problem]) -> list[str]:
    """Return problems as sentences, the first few."""
    return [f"{p.place}: {p.message} {p.hint}".strip() for p in problems[:_SHOWN_PROBLEMS]]
