"""The judging screen: rate, weigh, classify and justify, step by step, then hand in."""

from collections.abc import Sequence

import pygame

from simulator.desk.attempt.missing import MARKS, Open, still_open
from simulator.desk.attempt.session import Session
from simulator.desk.judging.step_list import StepList
from simulator.desk.judging.steps import Hands, steps_for
from simulator.desk.pages import Page, ReasonsPage
from simulator.desk.pages.asides import parted
from simulator.desk.shell import doors
from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.retelling import session_retold
from simulator.desk.shell.screen import Desk
from simulator.desk.style import layout
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.records import Change, PlayheadMoved

_STAGE_ACTIONS = frozenset({"play", "second_back", "second_on"})


class JudgingScreen:
    """One page for every scale and judgement that the exercise asks for, part by part."""

    name = "judging"

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk, self._session = desk, session
        hands = Hands(self._record, self._rebuild, self._lead)
        self.steps = steps_for(desk, session, hands)
        self.pages = tuple(page for step in self.steps for page in step.pages)
        self._list: StepList | None = None
        self.page = next((i for i, p in enumerate(self.pages) if not p.done), len(self.pages) - 1)

    @property
    def _here(self) -> Page:
        return self.pages[self.page]

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        self._ui = ui
        place = layout.judging(
            ui.size,
            theme.scale,
            control=theme.px("control"),
            side=StepList.width(theme, self.steps),
            foot=0,
        )
        build_bar(
            ui,
            self._desk,
            place.bar,
            self._session.exercise.title,
            (texts("coding.leave"), self._leave),
            (texts("judging.watch"), self._watch, "plain"),
        )
        top = self._list.top if self._list is not None else 0
        self._list = StepList(ui, place.sections, self.steps, self._here, self._turn_to_page, top)
        foot = self._note_place(theme, place.foot)
        self._build_page(ui, place.page, self._here.note if foot is None else "")
        self._build_foot(ui, place.foot, foot)
        if ui.focused is None:
            ui.focus_on(self._here.first, visible=ui.ring_shown)
            self._scroll.to(0)

    def _build_page(self, ui: Ui, area: pygame.Rect, note: str) -> None:
        """Put the page into place, a note at its end, and what stands beside it."""
        theme, ring, aside = ui.theme, ui.theme.px("ring"), self._here.aside
        area, beside = parted(area, theme, aside.share) if aside is not None else (area, area)
        self._scroll = scroll = Scroll(ui, area.inflate(2 * ring, 0), fades=True)
        inner = pygame.Rect(ring, 4, scroll.width - 2 * ring, area.height)
        end = self._here.build(ui, inner, scroll)
        if note:
            below = pygame.Rect(inner.left, end + theme.px("tight"), inner.width, 0)
            words = Words(ui, below, note, style="small", colour="ink_soft", into=scroll)
            end = words.bottom + theme.px("tight")
        scroll.filled(end)
        if aside is not None:
            aside.build(ui, beside)

    def _onward(self) -> str:
        """Return what the way on is called."""
        last = self.page == len(self.pages) - 1
        return self._desk.texts("judging.onward" if last else "judging.next")

    def _next_width(self, theme: Theme) -> int:
        return max(Button.width(theme, self._onward()), theme.of(130))

    def _note_place(self, theme: Theme, foot: pygame.Rect) -> pygame.Rect | None:
        """Return where in the foot the note stands, None if it is too long for it."""
        buttons = self._next_width(theme) + theme.px("control") + theme.px("tight")
        place = pygame.Rect(foot.left, 0, foot.width - buttons - theme.px("gap"), 0)
        place.height = paint.height(theme, self._here.note, place.width, "small")
        place.centery = foot.centery
        return place if place.height <= foot.height else None

    def _build_foot(self, ui: Ui, area: pygame.Rect, note: pygame.Rect | None) -> None:
        """Put the note, the way back and the way on into place."""
        theme, texts, tall = ui.theme, self._desk.texts, ui.theme.px("control")
        if note is not None and self._here.note:
            Words(ui, note, self._here.note, style="small", colour="ink_soft")
        wide = self._next_width(theme)
        rect = pygame.Rect(area.right - wide, area.centery - tall // 2, wide, tall)
        undo = pygame.Rect(rect.left - theme.px("tight") - tall, rect.top, tall, tall)
        if self.page == len(self.pages) - 1:
            rect.left = area.left  # a second click on the way here must not hand in
        self._undo = Button(
            ui, "undo", undo, texts("keys.undo"), lambda: self._take_back("undo"), icon="undo",
            icon_only=True, kind="quiet", key=self._desk.keys.shown(self.name, "undo"),
        )  # fmt: skip
        self._undo.allow(can=self._session.attempt.can_undo)
        Button(ui, "next", rect, self._onward(), self._go_on, kind="primary")

    def _turn_to_page(self, page: Page, control: str | None = None) -> None:
        self._turn_to(self.pages.index(page), control)

    def _turn_to(self, page: int, control: str | None = None) -> None:
        """Turn to a page, to one of its controls or to where it begins."""
        page = min(max(page, 0), len(self.pages) - 1)
        if page != self.page and (aside := self._here.aside) is not None:
            aside.leave()
        self.page, self._ui.focused = page, control
        self._desk.rebuild()
        if control is not None:
            named = self._ui.control(control)
            self._ui.focus_on(control if named is not None else self._here.first)

    def _lead(self, one: Open) -> None:
        """Show where something open is said."""
        if one.page == MARKS:
            if one.mark is not None:
                piece = self._session.reel.piece(one.mark.episode)
                start = piece.start_ms if piece else 0
                self._session.attempt.record(PlayheadMoved(start + one.mark.from_ms))
            self._watch()
        else:
            page = next(page for page in self.pages if page.name == one.page)
            self._turn_to_page(page, one.control)

    def _record(self, edit: Change, *, rebuild: bool = False) -> None:
        self._session.attempt.record(edit)
        if rebuild:
            self._rebuild()
        else:
            if self._list is not None:
                self._list.refresh()
            self._undo.allow(can=self._session.attempt.can_undo)

    def _take_back(self, action: str) -> None:
        attempt = self._session.attempt
        attempt.undo() if action == "undo" else attempt.redo()
        self._rebuild()

    def _rebuild(self, focus: str | None = None) -> None:
        """Build the page anew, scrolled as it was; the focus stays, or goes to ``focus``."""
        top = self._scroll.top
        self._ui.focused = focus or self._ui.focused
        self._desk.rebuild()
        self._scroll.to(top)

    def _leave(self) -> None:
        self._desk.home()

    def _watch(self) -> None:
        doors.open_marking(self._desk, self._session)

    def _go_on(self) -> None:
        if self.page == len(self.pages) - 1:
            self._hand_in()
        else:
            self._turn_to(self.page + 1)

    @property
    def _open(self) -> Sequence[Open]:
        session = self._session
        draft, texts = session.attempt.draft, self._desk.texts
        return still_open(session.exercise, draft, session.ethogram, texts)

    def _hand_in(self) -> None:
        """Hand in; in a test only what is whole: the page says what is open."""
        from simulator.desk.judging.handing_in import hand_in

        tested = self._session.exercise.scope.mode == "test"
        if tested and any(one.needed for one in self._open):
            self._turn_to(len(self.pages) - 1)
        else:
            hand_in(self._desk, self._session)

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        page = self._here
        if action in {"section_on", "section_back"}:
            self._turn_to(self.page + (1 if action == "section_on" else -1))
        elif action in _STAGE_ACTIONS:
            return page.aside is not None and page.aside.act(action)
        elif held:
            return False
        elif action in {"undo", "redo"}:
            self._take_back(action)
        elif action == "insert_time" and isinstance(page, ReasonsPage):
            page.insert_time()
        elif action in {"watch", "back"}:
            self._watch()
        elif action == "onward":
            self._go_on()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Take a first key for where the page begins, and show from then on where that is."""
        control = self._ui.control(self._ui.focused)
        if control is None or self._ui.ring_shown or chord in {"return", "enter", "space"}:
            return False
        taken = control.key(chord)
        self._ui.ring_shown = taken
        return taken

    def update(self, seconds: float) -> bool:
        """Let time pass on what stands beside the page."""
        aside = self._here.aside
        return aside is not None and aside.update(seconds)

    def retold(self) -> "JudgingScreen":
        """Return it in the present language, on the same page."""
        again = JudgingScreen(self._desk, session_retold(self._desk, self._session))
        again.page = self.page
        return again

    def leave(self) -> None:
        """Everything is kept already; what plays stands still."""
        if (aside := self._here.aside) is not None:
            aside.leave()
