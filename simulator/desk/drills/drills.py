"""The drills: one short stretch, one question, one key, and at once why."""

from datetime import timedelta
from functools import partial

from simulator.desk.attempt.rehearsing import Rehearsals
from simulator.desk.drills.drill_end import DrillEndScreen, returns
from simulator.desk.drills.drilling import Asked, DrillSet
from simulator.desk.shell.offers import tellable
from simulator.desk.shell.screen import Desk
from simulator.desk.shell.trouble import sentences
from simulator.desk.style.spoken import drill_in
from simulator.desk.timelines.reel import Piece, Reel
from simulator.desk.watching.answer import Answer, State
from simulator.desk.watching.asking import Way, build_asking
from simulator.desk.watching.stage_view import Stages
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.lessons.drills import Drill, load_drills
from simulator.performance import Performance


def begin_drills(desk: Desk) -> None:
    """Begin a set of drills; say so if nothing is due."""
    loaded = load_drills()
    if loaded.value is None:
        desk.say(desk.texts("app.problem_title"), *sentences(loaded.problems))
        return
    one_set = DrillSet(loaded.value, tellable(desk, loaded.value), desk.store, desk.coder)
    first = one_set.next()
    if first is None:
        desk.show(DrillEndScreen(desk, one_set, partial(begin_drills, desk)))
    else:
        show_item(desk, one_set, Rehearsals(), first)


def show_item(desk: Desk, one_set: DrillSet, rehearsals: Rehearsals, drill: Drill) -> None:
    """Show an item, or say what is wrong with its session."""
    played = rehearsals.played(drill.case)
    if played.value is None:
        desk.home()
        desk.say(desk.texts("app.problem_title"), *sentences(played.problems))
    else:
        desk.show(DrillScreen(desk, one_set, rehearsals, drill, played.value.performance))


class DrillScreen:
    """One item: first the question, then the answer with its reason and the look-alike."""

    name = "drill"

    def __init__(
        self,
        desk: Desk,
        one_set: DrillSet,
        rehearsals: Rehearsals,
        drill: Drill,
        performance: Performance,
    ) -> None:
        self._desk, self.set, self._rehearsals = desk, one_set, rehearsals
        self.drill = drill
        self._own = performance
        self.asked: Asked | None = None
        self._following: Drill | None = None
        self._since_end_ms = 0.0
        self._ui: Ui | None = None
        self._stages = Stages()
        self._watch(drill, performance)

    def _watch(self, drill: Drill, performance: Performance) -> None:
        """Play the stretch of an item."""
        self.watched = drill
        reel = reel_of_stretch(drill, performance)
        self.viewer = Viewer(self._desk, performance, reel, stages=self._stages)
        self.viewer.toggle()

    @property
    def _said(self) -> Drill:
        """Return the question and its answers in the language of the desk."""
        return drill_in(self._desk.texts, self._desk.ethogram, self.drill)

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, self._ui = self._desk.texts, ui
        column = build_asking(
            ui,
            self._desk,
            self.viewer,
            self.name,
            texts("drills.title"),
            (texts("drills.leave"), self._leave),
            self._ways(),
        )
        column.words(self._place(), style="small", colour="ink_soft", after=ui.theme.px("gap"))
        column.words(self._said.question, style="heading")
        if self.drill.scale is not None:
            column.words(texts.table("scales")[self.drill.scale]["question"], colour="ink_soft")
        if self.drill.told:
            column.words(texts("drills.told", told=self.drill.told))
        column.space(ui.theme.px("tight"))
        self._build_answers(column)
        if self.asked is not None:
            self._build_why(column, self.asked)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("again" if self.asked is None else "next_item", visible=False)

    def _ways(self) -> list[Way]:
        """Return what leads on; the next question and the look-alike come with the answer."""
        texts, told = self._desk.texts, self.asked is not None
        beside = self.set.contrast(self.drill) is not None
        compared = "drills.back" if self.watched is not self.drill else "drills.beside"
        return [
            Way("again", texts("drills.again_stretch"), self.again),
            Way("next_item", texts(self._onward_words()), self.go_on if told else None, "primary"),
            Way("contrast", texts(compared), self.compare if told and beside else None),
        ]

    def _place(self) -> str:
        """Return where in the set this is."""
        minute = min(int(self.set.lasted_ms // 60_000) + 1, self.set.length_ms // 60_000)
        number = len(self.set.asked) + (self.asked is None)
        whole = self.set.length_ms // 60_000
        return self._desk.texts("drills.place", n=number, minute=minute, all=whole)

    def _build_answers(self, column: Column) -> None:
        texts = self._desk.texts
        for pressed, (key, words) in self._answers_by_key().items():
            state = self._state_of(key)
            says = words if state in {"open", "other"} else texts(f"drills.{state}", answer=words)
            answer = Answer(
                column.ui,
                f"answer-{pressed}",
                column.area,
                words,
                pressed,
                partial(self.give, key),
                state=state,
                says=says,
                into=column.scroll,
            )
            column.top = answer.bottom + column.theme.px("tight")

    def _answers_by_key(self) -> dict[str, tuple[str, str]]:
        """Return the answers by the key that gives each: others in order, a rating by itself.

        A rating stands with its anchor: whoever has not met the scale can weigh the numbers.
        """
        answers = list(self._said.answers.items())
        if self.drill.scale is None:
            return {str(n): answer for n, answer in enumerate(answers, 1)}
        texts = self._desk.texts
        anchors = texts.table("scales")[self.drill.scale]["anchors"]
        labels = {n: str(anchors[int(n)]["label"]) for n, _ in answers}
        return {n: (n, texts("drills.anchored", n=n, label=labels[n])) for n in labels}

    def _state_of(self, key: str) -> State:
        if self.asked is None:
            return "open"
        if key == self.drill.answer:
            return "right"
        return "wrong" if key == self.asked.given.answer else "other"

    def _build_why(self, column: Column, asked: Asked) -> None:
        """Tell whether it was right, why, when it comes back, and show its look-alike."""
        texts = self._desk.texts
        column.space(column.theme.px("tight"))
        verdict = "fast" if asked.fast else "yes" if asked.given.right else "no"
        column.words(texts(f"drills.{verdict}"), style="strong")
        column.words(self.drill.because)
        column.words(self._returns(asked), style="small", colour="ink_soft")
        contrast = self.set.contrast(self.drill)
        if contrast is not None:
            self._build_contrast(column, contrast)

    def _returns(self, asked: Asked) -> str:
        """Return when the skill comes back, and why so soon or so late."""
        texts, right = self._desk.texts, asked.given.right
        soon = asked.returns_in < timedelta(days=1)
        why = "missed" if not right else "known" if not soon else "luck" if asked.fast else "slow"
        return texts(f"drills.returns_{why}", when=returns(texts, asked.returns_in))

    def _onward_words(self) -> str:
        return "drills.finish" if self._following is None else "drills.next"

    def _build_contrast(self, column: Column, contrast: Drill) -> None:
        texts = self._desk.texts
        said = drill_in(texts, self._desk.ethogram, contrast)
        back = self.watched is not self.drill
        name = "drills.contrast_rated" if contrast.kind == "height" else "drills.contrast"
        title = texts(name, answer=said.answers[contrast.answer])
        column.tile(
            "contrast", title, self.compare, words=contrast.because, icon="play", chosen=back
        )

    def give(self, answer: str) -> None:
        """Give an answer; it is kept before it is told."""
        if self.asked is not None:
            return
        self.asked = self.set.answer(self.drill, answer, round(self._since_end_ms))
        self._following = self.set.next()
        for wanted in (self.set.contrast(self.drill), self._following):
            if wanted is not None:
                self._rehearsals.prepare(wanted.case)
        if self._ui is not None:
            self._ui.focused = None  # so that Enter goes on
        self._desk.rebuild()

    def compare(self) -> None:
        """Play the look-alike, or the stretch of the question again."""
        contrast = self.set.contrast(self.drill)
        if self.asked is None or contrast is None:
            return
        if self.watched is contrast:
            self._watch(self.drill, self._own)
        else:
            played = self._rehearsals.played(contrast.case)
            if played.value is None:
                self._desk.say(self._desk.texts("app.problem_title"), *sentences(played.problems))
                return
            self.set.show(contrast)
            self._watch(contrast, played.value.performance)
            if self._following is not None and self._following.id == contrast.id:
                self._following = self.set.next()
        self._desk.rebuild()

    def again(self) -> None:
        """Play the stretch from its beginning."""
        head = self.viewer.head
        self.viewer.play(0, head.length_ms, speed=head.speed)

    def go_on(self) -> None:
        """Show the next item, or the end of the set."""
        if self.asked is None:
            return
        if self._following is None or self.set.lasted_ms >= self.set.length_ms:
            self._end()
        else:
            show_item(self._desk, self.set, self._rehearsals, self._following)

    def _end(self) -> None:
        self._rehearsals.stop()
        again = partial(begin_drills, self._desk)
        self._desk.show(DrillEndScreen(self._desk, self.set, again))

    def _leave(self) -> None:
        """Leave the set: what was answered is kept and told."""
        if self.set.asked:
            self._end()
        else:
            self._rehearsals.stop()
            self._desk.home()

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if self.viewer.act(action, held=held):
            return True
        if held:
            return False
        if action == "back":
            self._leave()
        elif action == "contrast" and self.asked is not None:
            self.compare()
        elif action == "again":
            self.again()
        elif action == "next_item" and self.asked is not None:
            self.go_on()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Take the key of an answer."""
        answers = self._answers_by_key()
        if self.asked is not None or chord not in answers:
            return False
        self.give(answers[chord][0])
        return True

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        self.set.lasted_ms += seconds * 1000
        head = self.viewer.head
        if self._since_end_ms or head.at >= head.length_ms:
            self._since_end_ms += seconds * 1000
        return self.viewer.update(seconds)

    def leave(self) -> None:
        """Stop playing."""
        self.viewer.leave()


def reel_of_stretch(drill: Drill, performance: Performance) -> Reel:
    """Return the stretch of an item as a reel of its own."""
    episode = performance.episode(drill.episode)
    start = (episode.start_ms if episode else 0) + drill.from_ms
    return Reel((Piece(drill.episode, start, drill.to_ms - drill.from_ms, 0),))
