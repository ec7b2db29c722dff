"""The judging screen: rate the scales, classify the dyad, hand the coding in."""

from collections.abc import Callable
from functools import partial

import pygame

from simulator.desk import layout
from simulator.desk.bar import build_bar
from simulator.desk.missing import counted_episodes, missing, rated_episodes
from simulator.desk.pages import CryingPage, DyadPage, HandInPage, Page, ScalePage, SignsPage
from simulator.desk.screen import Desk
from simulator.desk.session import Session
from simulator.desk.theme import TextStyle, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Widget
from simulator.records import Change


class JudgingScreen:
    """One page for every scale and judgement that the exercise asks for, then handing in."""

    name = "judging"

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk, self._session = desk, session
        self.pages = pages_for(desk, session, self._record)
        self.page = next((i for i, p in enumerate(self.pages) if not p.done), len(self.pages) - 1)

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        place = layout.judging(
            ui.size,
            theme.scale,
            control=theme.px("control"),
            side=max(_Tab.width(theme, page.title) for page in self.pages),
            foot=self._foot_height(theme, ui.size[0] // 3),
        )
        self._ui = ui
        build_bar(
            ui,
            self._desk,
            place.bar,
            self._session.exercise.title,
            (texts("coding.leave"), self._leave),
            (texts("judging.watch"), self._watch, "plain"),
        )
        self._build_sections(ui, place.sections)
        scroll = Scroll(ui, place.page.inflate(2 * ui.theme.px("ring"), 0))
        inner = pygame.Rect(
            ui.theme.px("ring"), 4, scroll.width - 2 * ui.theme.px("ring"), place.page.height
        )
        scroll.filled(self.pages[self.page].build(ui, inner, scroll))
        self._build_foot(ui, place.foot)
        if ui.focused is None:
            ui.focus_on(self.pages[self.page].first)
            scroll.to(0)

    def _build_sections(self, ui: Ui, area: pygame.Rect) -> None:
        theme = ui.theme
        talls = [_Tab.height(theme, area.width, p.title) + theme.of(4) for p in self.pages]
        scroll = None
        if sum(talls) > area.height:
            scroll = Scroll(ui, area)
            talls = [_Tab.height(theme, scroll.width, p.title) + theme.of(4) for p in self.pages]
            scroll.filled(sum(talls))
        left, top = (0, 0) if scroll else area.topleft
        wide = scroll.width if scroll else area.width
        self._tabs = []
        for i, (page, tall) in enumerate(zip(self.pages, talls, strict=True)):
            rect = pygame.Rect(left, top, wide, tall - theme.of(4))
            press = partial(self._turn_to, i)
            self._tabs.append(_Tab(ui, i, rect, page, press, here=i == self.page, into=scroll))
            top += tall
        if scroll:
            scroll.reveal(self._tabs[self.page].rect)

    def _foot_height(self, theme: Theme, width: int) -> int:
        notes = (paint.height(theme, page.note, width, "small") for page in self.pages)
        return max(notes)

    def _build_foot(self, ui: Ui, area: pygame.Rect) -> None:
        theme, texts = ui.theme, self._desk.texts
        last = self.page == len(self.pages) - 1
        words = texts("judging.onward" if last else "judging.next")
        wide, tall = max(Button.width(theme, words), theme.of(130)), theme.px("control")
        rect = pygame.Rect(area.right - wide, area.centery - tall // 2, wide, tall)
        press = self._hand_in if last else lambda: self._turn_to(self.page + 1)
        Button(ui, "next", rect, words, press, kind="primary")
        note = self.pages[self.page].note
        if note:
            left = pygame.Rect(area.left, rect.top, rect.left - area.left - theme.px("gap"), tall)
            left.height = paint.height(theme, note, left.width, "small")
            left.centery = rect.centery
            Words(ui, left, note, style="small", colour="ink_soft")

    def _turn_to(self, page: int) -> None:
        self.page = min(max(page, 0), len(self.pages) - 1)
        self._ui.focused = None
        self._desk.rebuild()

    def _record(self, edit: Change, *, rebuild: bool = False) -> None:
        self._session.attempt.record(edit)
        for tab in self._tabs:
            tab.refresh()
        if rebuild:
            self._desk.rebuild()

    def _leave(self) -> None:
        self._desk.home()

    def _watch(self) -> None:
        from simulator.desk.coding import CodingScreen

        self._desk.show(CodingScreen(self._desk, self._session))

    def _hand_in(self) -> None:
        from simulator.desk.findings import hand_in

        hand_in(self._desk, self._session)

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        attempt = self._session.attempt
        if action in {"section_on", "section_back"}:
            self._turn_to(self.page + (1 if action == "section_on" else -1))
        elif held:
            return False
        elif action in {"undo", "redo"}:
            attempt.undo() if action == "undo" else attempt.redo()
            self._desk.rebuild()
        elif action == "watch":
            self._watch()
        elif action == "onward":
            self._hand_in() if self.page == len(self.pages) - 1 else self._turn_to(self.page + 1)
        elif action == "back":
            self._leave()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Leave the key to others."""
        return False

    def update(self, seconds: float) -> bool:
        """Stand still."""
        return False

    def leave(self) -> None:
        """Everything is kept already."""


def pages_for(desk: Desk, session: Session, record: Callable[..., None]) -> tuple[Page, ...]:
    """Return the pages of an exercise, the last one for handing in."""
    exercise, texts = session.exercise, desk.texts
    pages: list[Page] = []
    episodes = rated_episodes(exercise)
    if episodes:
        pages += [
            ScalePage(texts, session, scale, episodes, record) for scale in exercise.scope.scales
        ]
    if searched := counted_episodes(exercise, "search"):
        pages.append(ScalePage(texts, session, "search", searched, record))
    if cried := counted_episodes(exercise, "crying"):
        pages.append(CryingPage(texts, session, cried, record))
    if "disorganisation" in exercise.scope.parts:
        pages.append(SignsPage(texts, session, record))
    if "classification" in exercise.scope.parts:
        pages.append(DyadPage(texts, session, record))
    pages.append(
        HandInPage(texts, lambda: missing(exercise, session.attempt.draft, session.ethogram, texts))
    )
    return tuple(pages)


class _Tab(Widget):
    """A section: its name, and a tick if all of it is said."""

    def __init__(
        self,
        ui: Ui,
        number: int,
        rect: pygame.Rect,
        page: Page,
        press: Callable[[], None],
        *,
        here: bool,
        into: Scroll | None,
    ) -> None:
        name = f"section-{number}"
        super().__init__(ui, name, rect, role="tab", says=page.title, group="sections", into=into)
        self._page, self._press, self._here = page, press, here
        self._done = page.done
        ui.add(self)

    @staticmethod
    def width(theme: Theme, title: str) -> int:
        """Return how wide the tab should be."""
        return max(theme.of(48) + paint.width(theme, title, "strong") + 2, theme.of(250))

    @staticmethod
    def height(theme: Theme, width: int, title: str) -> int:
        """Return how tall the tab must be."""
        return paint.height(theme, title, width - theme.of(48), "strong") + theme.of(24)

    def press(self) -> None:
        """Turn to the page."""
        self._press()

    def refresh(self) -> None:
        """Show whether all of it is said now."""
        if self._page.done != self._done:
            self._done = self._page.done
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        theme = self.theme
        if self._here or self.hovered:
            fill = "accent_soft" if self._here else "hover"
            paint.panel(surface, area, theme.colour(fill), theme.px("radius"))
        mark = pygame.Rect(theme.of(12), 0, theme.of(18), theme.of(18))
        mark.centery = area.centery
        if self._done:
            paint.icon(surface, "tick", mark, theme.colour("good"))
        elif self._page.asks:
            ring = mark.inflate(-theme.of(6), -theme.of(6))
            paint.panel(
                surface,
                ring,
                theme.colour("paper"),
                ring.width // 2,
                border=theme.colour("line_strong"),
                width=theme.of(1.5),
            )
        style: TextStyle = "strong" if self._here else "text"
        ink = "accent" if self._here else "ink"
        words = pygame.Rect(mark.right + theme.of(10), 0, area.width - theme.of(48), 0)
        words.height = paint.height(theme, self.says, words.width, style)
        words.centery = area.centery
        paint.text(surface, theme, self.says, words, style=style, colour=ink, wrap=True)
