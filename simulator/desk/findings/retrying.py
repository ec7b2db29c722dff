"""Trying again: the moment of a finding as a small exercise, told at once whether it is right."""

from functools import partial

from scoring.findings import Finding
from scoring.rules import DEFAULTS
from simulator.desk.findings.headlines import named
from simulator.desk.shell.screen import Desk
from simulator.desk.style.texts import clock
from simulator.desk.timelines.reel import Piece, Reel
from simulator.desk.watching.answer import Answer, State
from simulator.desk.watching.asking import Way, build_asking
from simulator.desk.watching.pointed import pointed_at
from simulator.desk.watching.showing import EARLY_MS, LATE_MS
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons.retry import NOTHING, Retry
from simulator.performance import Performance


class RetryScreen:
    """A stretch with one question. *When* is answered by a press as it plays, the rest by a key.

    Since a press as it plays takes a reader who is ready, *when* waits to be started, and nothing
    is judged before an answer is given.
    """

    name = "retry"

    def __init__(
        self,
        desk: Desk,
        performance: Performance,
        finding: Finding,
        retry: Retry,
        reason: str,
        back: Press,
        lag_ms: int = 0,
    ) -> None:
        """Begin to play.

        Args:
            desk: The window.
            performance: What is watched.
            finding: What the exercise was made of.
            retry: The exercise.
            reason: Why its answer is right, for whoever gives it.
            back: Leads back to the findings.
            lag_ms: What passes between seeing and pressing in this person.
        """
        self._desk, self._finding, self.retry, self._back = desk, finding, retry, back
        self._reason, self._lag_ms = reason, lag_ms
        self.given: str | int | None = None
        episode = performance.episode(retry.episode)
        start = (episode.start_ms if episode else 0) + retry.from_ms
        piece = Piece(retry.episode, start, retry.to_ms - retry.from_ms, 0)
        self.viewer = Viewer(desk, performance, Reel((piece,)))
        self._ui: Ui | None = None
        self._stood = False
        if retry.asks != "when":
            self.viewer.toggle()

    @property
    def right(self) -> bool:
        """Tell whether the answer that was given is right."""
        tolerance = DEFAULTS.marks.tolerance_ms
        return self.given is not None and self.retry.is_right(self.given, tolerance_ms=tolerance)

    @property
    def _waits(self) -> bool:
        """Tell whether a press is wanted that was not given yet."""
        return self.retry.asks == "when" and self.given is None

    @property
    def _ended(self) -> bool:
        head = self.viewer.head
        return not head.playing and head.at >= head.length_ms

    @property
    def _stands(self) -> bool:
        """Tell whether it has to be played first: a pause on the way is as good as playing."""
        head = self.viewer.head
        return self._ended or not (head.playing or head.at)

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, self._ui, self._stood = self._desk.texts, ui, self._stands
        back = texts("retry.back")
        title = texts("findings.retry")
        column = build_asking(
            ui, self._desk, self.viewer, self.name, title, (back, self._back), self._ways()
        )
        column.words(self._question(), style="heading", after=column.theme.px("gap"))
        if self.given is None:
            column.words(self._what_to_do(), colour="ink_soft")
        self._build_answers(column)
        if self.given is not None:
            self._build_told(column)
        column.filled()
        if ui.control(ui.focused) is None:
            first = "onward" if self.given is not None else "again"
            ui.focus_on("seen" if ui.control("seen") else first, visible=False)

    def _question(self) -> str:
        texts, retry = self._desk.texts, self.retry
        if retry.asks == "when":
            what = named(texts, self._desk.ethogram, retry.answer)
            return texts("retry.when", what=what)
        return texts(f"retry.{retry.asks}")

    def _what_to_do(self) -> str:
        texts = self._desk.texts
        if self.retry.asks == "when":
            return texts("retry.ended" if self._ended else "retry.when_text")
        return texts("retry.may_be_nothing" if NOTHING in self.retry.options else "retry.choose")

    def _ways(self) -> list[Way]:
        texts, told = self._desk.texts, self.given is not None
        again = Way("again", texts("drills.again_stretch"), self.again)
        if self._waits:
            words = "retry.start" if self._stands else "retry.seen"
            words = "drills.again_stretch" if self._ended else words
            shown = Way("onward", texts("retry.show"), partial(self.give, NOTHING))
            seen = Way("seen", texts(words), self._start_or_see, "primary")
            return [seen, shown] if self._ended else [seen]
        return [
            again,
            Way("onward", texts("retry.back"), self._back if told else None, "primary"),
            Way("once_more", texts("retry.once_more"), self._once_more if told else None),
        ]

    def _build_answers(self, column: Column) -> None:
        for number, option in enumerate(self.retry.options, start=1):
            words = self._called(option)
            answer = Answer(
                column.ui,
                f"answer-{number}",
                column.area,
                words,
                str(number),
                partial(self.give, option),
                state=self._state_of(option),
                into=column.scroll,
            )
            column.top = answer.bottom + column.theme.px("tight")

    def _called(self, option: str) -> str:
        if option == NOTHING:
            return self._desk.texts("retry.nothing")
        return named(self._desk.texts, self._desk.ethogram, option)

    def _state_of(self, option: str) -> State:
        if self.given is None:
            return "open"
        if option == self.retry.answer:
            return "right"
        return "wrong" if option == self.given else "other"

    def _build_told(self, column: Column) -> None:
        """Tell whether it was right, how far off a time was, and why.

        The words of the finding speak to somebody who missed the moment: not after a right answer.
        """
        texts = self._desk.texts
        column.space(column.theme.px("tight"))
        verdict = "drills.yes" if self.right else "drills.no"
        column.words(texts(verdict), style="strong")
        if self.retry.asks == "when":
            column.words(self._timing())
        about_it = self.right and self.retry.asks != "scale"
        told = self._reason if about_it else self._finding.text
        column.words(told, colour="ink_soft")

    def _timing(self) -> str:
        """Return when it begins, by the clock under the picture, and how far off the press was."""
        texts, begins = self._desk.texts, self.retry.begins_ms
        at = clock(begins - self.retry.from_ms, tenths=True)
        if not isinstance(self.given, int):
            return texts("retry.not_pressed", at=at)
        off = (self.given - begins) / 1000
        side = "late" if off >= 0 else "early"
        return texts(f"retry.{side}", at=at, s=f"{abs(off):.1f}")

    def _start_or_see(self) -> None:
        """Play it; once it plays, take the press as the time at which it begins."""
        if self._stands:
            self.again()
            self._desk.rebuild()
            return
        at = self.retry.from_ms + round(self.viewer.head.at)
        self.give(max(at - self._lag_ms, self.retry.from_ms))

    def give(self, answer: str | int) -> None:
        """Take an answer, the first one alone; what decides is pointed at from now on."""
        if self.given is None:
            self.given = answer
            if self._ui is not None:
                self._ui.focused = None
            self._desk.rebuild()

    def again(self) -> None:
        """Play the stretch from its beginning."""
        head = self.viewer.head
        self.viewer.play(0, head.length_ms, speed=head.speed)

    def _once_more(self) -> None:
        """Ask the same again."""
        self.given = None
        self.again()
        self._desk.rebuild()

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if action == "seen" and self._waits and not held:
            self._start_or_see()
        elif action in {"seen", "play"} and not held:
            self.viewer.toggle()
        elif self.viewer.act(action, held=held):
            return True
        elif held:
            return False
        elif action == "again":
            self.again()
        elif action == "once_more" and self.given is not None:
            self._once_more()
        elif action == "onward" and self._waits and self._ended:
            self.give(NOTHING)
        elif action == "back" or (action == "onward" and self.given is not None):
            self._back()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Take the key of an answer."""
        options = dict(enumerate(self.retry.options, start=1))
        if self.given is not None or not chord.isdecimal() or int(chord) not in options:
            return False
        self.give(options[int(chord)])
        return True

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        asks = self.retry.asks
        self.viewer.pointed = None
        here = self.viewer.head.ms + self.retry.from_ms - self.retry.begins_ms
        if self.given is not None and asks != "scale" and -EARLY_MS <= here <= LATE_MS + 1_000:
            self.viewer.pointed = pointed_at(self._desk.ethogram, self.retry.answer)
        changed = self.viewer.update(seconds)
        if self._waits and self._stood != self._stands:
            self._desk.rebuild()
        return changed

    def leave(self) -> None:
        """Stop playing."""
        self.viewer.leave()
