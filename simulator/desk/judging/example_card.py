"""The example card: what a rating can look like, as a short loop of another session."""

from collections.abc import Callable, Mapping

import pygame

from simulator.desk.attempt.rehearsing import Rehearsals
from simulator.desk.pages.asides import stage_and_rest
from simulator.desk.shell.offers import examined
from simulator.desk.shell.screen import Desk
from simulator.desk.style.spoken import example_in
from simulator.desk.watching.stage_view import Stages, StageView
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.ui import Ui
from simulator.lessons.examples import Example, examples_for
from simulator.performance import Performance

_STAGE = "example"


class ExampleCard:
    """One example at a time. It moves when it is asked to, or while the card has the focus.

    Where things are wanted still, the focus moves nothing, and what is asked for is played once.
    """

    share = 0.36

    def __init__(
        self,
        desk: Desk,
        examples: Mapping[int, Example],
        rehearsals: Rehearsals,
        again: Callable[[], None],
    ) -> None:
        """Take the examples by their ratings; ``again`` builds the page anew."""
        self._desk, self._examples, self._again = desk, examples, again
        self._rehearsals = rehearsals
        self.rating = max(examples)
        self.asked = False
        self._at = 0.0
        self._ui: Ui | None = None
        self._stages = Stages()
        self._stage: StageView | None = None

    @property
    def example(self) -> Example:
        """Return the example that is shown."""
        return self._examples[self.rating]

    @property
    def moving(self) -> bool:
        """Tell whether it plays."""
        ui = self._ui
        here = ui is not None and ui.focused == _STAGE and ui.ring_shown and not ui.still
        return self.asked or here

    def build(self, ui: Ui, area: pygame.Rect) -> None:
        """Put the card into place: which rating, the loop, and what decides."""
        self._ui, theme = ui, ui.theme
        tight, edge = theme.px("tight"), theme.of(10)
        inner = area.inflate(-2 * theme.px("gap"), -2 * edge)
        rest = self._words_height(ui, inner.width)
        stage, below = stage_and_rest(inner, rest, tight)
        if below.top > stage.top:
            below.height = min(below.height, rest)
        bottom = max(stage.bottom, below.bottom) + edge
        Panel(ui, pygame.Rect(area.left, area.top, area.width, bottom - area.top))
        scroll = Scroll(ui, below, fits=rest <= below.height)
        scroll.filled(self._build_words(ui, scroll))
        self._build_stage(ui, stage)

    def _words_height(self, ui: Ui, width: int) -> int:
        theme, texts = ui.theme, self._desk.texts
        title = paint.height(theme, texts("judging.example"), width, "strong") + theme.of(4)
        said = paint.height(theme, example_in(texts, self.example), width)
        return title + said + 2 * (theme.px("control") + theme.px("tight"))

    def _build_words(self, ui: Ui, scroll: Scroll) -> int:
        """Put which rating, what decides, and the button to play into place."""
        theme, texts = ui.theme, self._desk.texts
        tight, tall = theme.px("tight"), theme.px("control")
        line = pygame.Rect(0, 0, scroll.width, 0)
        top = Words(ui, line, texts("judging.example"), style="strong", into=scroll).bottom
        ratings: list[tuple[object, str]] = [(n, str(n)) for n in self._examples]
        strip = pygame.Rect(0, top + theme.of(4), scroll.width, tall)
        Choice(
            ui, "example-rating", strip, ratings, self.rating, self._choose,
            says=texts("judging.example"), clearable=False, into=scroll,
        )  # fmt: skip
        line = pygame.Rect(0, strip.bottom + tight, scroll.width, 0)
        said = Words(ui, line, example_in(texts, self.example), into=scroll)
        play = texts("judging.example_stop" if self.asked else "judging.example_play")
        wide = min(Button.width(theme, play, icon=True), scroll.width)
        rect = pygame.Rect(0, said.bottom + tight, wide, tall)
        icon: paint.Icon = "pause" if self.asked else "play"
        Button(ui, "example-play", rect, play, self.toggle, icon=icon, into=scroll)
        return rect.bottom

    def _build_stage(self, ui: Ui, rect: pygame.Rect) -> None:
        """Show the example, or that it is being prepared."""
        self._stage = None
        performance = self._performance()
        texts = self._desk.texts
        if performance is None:
            Panel(ui, rect, fill="paper", border=None, layer=2)
            moment = texts("app.moment")
            Words(ui, rect, moment, align="centre", middle=True, colour="ink_soft", layer=3)
            return
        says = texts("judging.example_picture", n=self.rating)
        self._stage = StageView(
            ui, _STAGE, rect, performance, self.toggle,
            says=says, caption=self._caption, stages=self._stages,
        )  # fmt: skip
        self._show(performance)

    def _caption(self, _: object) -> str:
        return ""

    def _performance(self) -> Performance | None:
        """Return the session of the example, None while it is prepared or if it cannot be."""
        if not self._rehearsals.ready(self.example.case):
            self._rehearsals.prepare(self.example.case)
            return None
        played = self._rehearsals.played(self.example.case).value
        return None if played is None else played.performance

    def _choose(self, rating: object) -> None:
        """Show another example; it stands still until it is asked to move."""
        self.rating, self.asked, self._at = int(str(rating)), False, 0.0
        self._again()

    def toggle(self) -> None:
        """Play, or stand still."""
        self.asked = not self.asked
        self._again()

    def act(self, action: str) -> bool:
        """Play or pause by the key for it."""
        if action == "play":
            self.toggle()
        return action == "play"

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        if self._ui is None:
            return False
        performance = self._performance()
        if performance is None:
            return False
        if self._stage is None:
            self._again()
            return True
        if self.moving:
            self._at += seconds * 1000
            length = self.example.to_ms - self.example.from_ms
            if self._at >= length:
                self._at = 0.0
                if self._ui.still:
                    self.toggle()
        return self._show(performance)

    def _show(self, performance: Performance) -> bool:
        example = self.example
        episode = performance.episode(example.episode)
        start = (episode.start_ms if episode else 0) + example.from_ms
        length = example.to_ms - example.from_ms
        at = self._at if self.moving or self._at else length / 2
        if self._stage is None:
            return False
        return self._stage.display(start + int(at) // 40 * 40, "room", closeup=True)

    def leave(self) -> None:
        """Stand still."""
        self.asked, self._ui, self._stage = False, None, None
        self._stages.release()


def example_card(
    desk: Desk, scale: str, case: str, rehearsals: Rehearsals, again: Callable[[], None]
) -> ExampleCard | None:
    """Return the card of a scale, None if it has no examples; none is of the case itself.

    Nor is one of a case that is shut for an examination.
    """
    examples = examples_for(scale, besides={case} | examined(desk))
    return ExampleCard(desk, examples, rehearsals, again) if examples else None
