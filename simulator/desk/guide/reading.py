"""The guide in the app: chapters at the left, the page at the right, pictures as they come."""

from functools import partial

import pygame

from simulator.desk.guide.chapter import Page
from simulator.desk.guide.chapters import Hit, found, guide_in
from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.trouble import sentences
from simulator.desk.style.catalogue import chosen_language
from simulator.desk.style.layout import columns
from simulator.desk.widgets.buttons import Kind
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.fields import Line
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons.chapter_text import Moment, Shown
from simulator.lessons.guide import Chapter, forget_performances, frame_of

_LINES = 3
_PAGE_SHARE = 0.9


class GuideScreen(Plain):
    """Twenty chapters, read with mouse or keyboard."""

    name = "guide"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._translated, loaded = guide_in(chosen_language(desk.preferences.now.language))
        self.chapters: tuple[Chapter, ...] = loaded.value or ()
        self._problems = loaded.problems
        self.number = 0
        self._query = ""
        self._top = 0
        self._listing = False
        self._page: Page | None = None

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme, gap = self._desk.texts, ui.theme, ui.theme.px("gap")
        self._ui = ui
        bar = pygame.Rect(gap, 0, ui.size[0] - 2 * gap, theme.px("control") + gap)
        narrow = ui.size[0] < theme.em(840)
        on: tuple[str, Press, Kind] | None = None
        if narrow:
            on = (texts("guide.chapters"), self._list, "plain")
        build_bar(
            ui, self._desk, bar, texts("home.guide"), (texts("app.back"), self._desk.home), on
        )
        body = pygame.Rect(gap, bar.bottom, bar.width, ui.size[1] - bar.bottom)
        if narrow:
            side, page = (body, None) if self._listing else (None, body)
        else:
            side, page = columns(body, [theme.em(270), 1.0], gap)
        self._page = None
        if side is not None:
            self._build_list(ui, side)
        if page is not None:
            self._build_page(ui, page)
        if ui.control(ui.focused) is None:
            ui.focus_on(f"chapter-{self.number}", visible=False)

    def _build_list(self, ui: Ui, area: pygame.Rect) -> None:
        """Put the search line and the chapters into place."""
        theme, texts = ui.theme, self._desk.texts
        field = pygame.Rect(area.left, area.top, area.width, theme.px("control"))
        Line(
            ui,
            "search",
            field,
            self._search,
            says=texts("guide.search"),
            words=self._query,
            done=self._to_first,
        )
        top = field.bottom + theme.px("tight")
        rest = pygame.Rect(area.left, top, area.width, area.bottom - top)
        self._list_area = rest.inflate(2 * theme.px("ring"), 0)
        self._build_hits(ui)

    def _build_hits(self, ui: Ui) -> None:
        theme, ring = ui.theme, ui.theme.px("ring")
        scroll = Scroll(ui, self._list_area)
        wide, top = scroll.width - 2 * ring, ring
        hits = found(self.chapters, self._query)
        for hit in hits:
            title = f"{hit.number + 1}  {self.chapters[hit.number].title}"
            tall = Tile.height(theme, wide, title=title, words=hit.snippet)
            Tile(
                ui,
                f"chapter-{hit.number}",
                pygame.Rect(ring, top, wide, tall),
                title,
                partial(self._open, hit),
                words=hit.snippet,
                chosen=hit.number == self.number,
                quiet=True,
                into=scroll,
                group="chapters",
            )
            top += tall
        if not hits:
            column = Column(ui, self._list_area, wide)
            column.words(self._desk.texts("guide.none"), colour="ink_soft")
            column.filled()
        scroll.filled(top)
        here = ui.control(f"chapter-{self.number}")
        if here is not None:
            scroll.reveal(here.rect)

    def _build_page(self, ui: Ui, area: pygame.Rect) -> None:
        theme, texts = ui.theme, self._desk.texts
        column = Column(ui, area, theme.em(760))
        self._scroll = column.scroll
        if not self.chapters:
            for sentence in sentences(self._problems):
                column.words(sentence)
            column.filled()
            return
        chapter = self.chapters[self.number]
        if not self._translated:
            column.words(texts("guide.english_only"), style="small", colour="ink_soft")
        column.words(chapter.title, style="title")
        self._page = Page(column, chapter.blocks, self._follow, texts("app.drawing"))
        column.space(theme.px("gap"))
        self._build_onward(column)
        column.filled()
        self._scroll.to(self._top)

    def _build_onward(self, column: Column) -> None:
        """Put the ways to the chapters before and after below the page."""
        texts = self._desk.texts
        steps = (("chapter-before", "guide.before", -1), ("chapter-after", "guide.after", 1))
        column.buttons(
            [
                (name, texts(words, title=self.chapters[self.number + step].title),
                 partial(self._turn, step), "plain")
                for name, words, step in steps
                if 0 <= self.number + step < len(self.chapters)
            ]
        )  # fmt: skip

    def _list(self) -> None:
        self._listing = not self._listing
        self._desk.rebuild()

    def _search(self, query: str) -> None:
        self._query = query
        self._desk.rebuild()

    def _to_first(self) -> None:
        hits = found(self.chapters, self._query)
        if hits:
            self._open(hits[0])

    def _open(self, hit: Hit) -> None:
        """Show a chapter, at the block in which something was found."""
        self._show(hit.number)
        if self._page is not None and hit.block is not None:
            self._scroll.to(self._page.tops[hit.block])

    def _follow(self, chapter: str) -> None:
        numbers = {c.id: n for n, c in enumerate(self.chapters)}
        if chapter in numbers:
            self._show(numbers[chapter])

    def _turn(self, step: int) -> None:
        self._show(min(max(self.number + step, 0), len(self.chapters) - 1))

    def _show(self, number: int) -> None:
        self.number, self._top, self._listing = number, 0, False
        self._desk.pictures.forget()
        self._desk.rebuild()

    def act(self, action: str, *, held: bool) -> bool:
        """Scroll, turn chapters, search, go back."""
        page = self._page is not None
        in_group = self._ui.ring_shown and (self._ui.focused or "").startswith("chapter-")
        lines, tall = _LINES * self._ui.theme.line(), self._ui.size[1]
        steps = {
            "line_on": lines,
            "line_back": -lines,
            "page_on": round(tall * _PAGE_SHARE),
            "page_back": -round(tall * _PAGE_SHARE),
            "start": -self._scroll.height if page else 0,
            "end": self._scroll.height if page else 0,
        }
        if action in steps:
            if not page or (in_group and action.startswith("line")):
                return False
            self._scroll.to(self._scroll.top + steps[action])
            self._top = self._scroll.top
            return True
        if held:
            return False
        if action in {"chapter_on", "chapter_back"}:
            self._turn(1 if action == "chapter_on" else -1)
        elif action == "search":
            self._listing = True
            self._desk.rebuild()
            self._ui.focus_on("search")
        elif action == "back":
            self._desk.home()
        else:
            return False
        return True

    def update(self, seconds: float) -> bool:
        """Ask for the pictures that can be seen, and show those that are painted."""
        if self._page is None:
            return False
        self._top = self._scroll.top
        changed = False
        for framed in self._page.frames:
            if framed.frame.empty and framed.frame.near(self._scroll.rect):
                size = framed.frame.rect.size
                wish = partial(_painted, framed.shows, size)
                picture = self._desk.pictures.want((framed.shows, size), wish)
                if picture is not None:
                    framed.frame.fill(picture)
                    changed = True
        return changed

    def leave(self) -> None:
        """Paint no more for this page."""
        self._desk.pictures.forget()
        forget_performances()


def _painted(shows: Moment | Shown, size: tuple[int, int]) -> pygame.Surface:
    """Paint what a picture of the guide shows."""
    from simulator.export import Shot, render_frame

    frame = frame_of(shows)
    shot = Shot(size, frame.view.camera, frame.view.inset)
    return render_frame(frame.performance, frame.ms, shot)
