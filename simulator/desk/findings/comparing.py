"""Comparing: a moment and its look-alike, one after the other on the same stage."""

from dataclasses import dataclass
from functools import partial

from simulator.desk.shell.beginning import opened
from simulator.desk.shell.screen import Desk
from simulator.desk.timelines.reel import Piece, Reel
from simulator.desk.watching.asking import Way, build_asking
from simulator.desk.watching.showing import Shown
from simulator.desk.watching.stage_view import Stages
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons.demonstrations import demonstrate
from simulator.lessons.look_alikes import LookAlike
from simulator.performance import Performance
from simulator.resources import LIBRARY

_AROUND_MS, _LONGEST_MS = 1_500, 9_000


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch to watch: what is to be seen in it, and in words why."""

    behaviour: str
    says: str
    performance: Performance
    reel: Reel


def begin_comparing(
    desk: Desk, performance: Performance, shown: Shown, alike: LookAlike, back: Press
) -> None:
    """Show a moment of a performance and its look-alike, or say what is wrong with that one."""
    other = _clip_of(desk, alike)
    if other is not None:
        own = _clip(performance, shown, desk.ethogram[shown.behaviour].definition)
        desk.show(ComparingScreen(desk, (own, other), alike.apart, back))


def _clip(performance: Performance, shown: Shown, says: str) -> Clip:
    """Return a moment with a little before and after; a long one is cut."""
    start = max(shown.from_ms - _AROUND_MS, 0)
    end = min(shown.to_ms, shown.from_ms + _LONGEST_MS) + _AROUND_MS
    episode = performance.episode(shown.episode)
    first = episode.start_ms if episode else 0
    end = min(end, episode.length_ms) if episode else end
    reel = Reel((Piece(shown.episode, first + start, end - start, 0),))
    return Clip(shown.behaviour, says, performance, reel)


def _clip_of(desk: Desk, alike: LookAlike) -> Clip | None:
    """Return the look-alike: from a drill item, else as it is demonstrated."""
    drill = alike.drill
    if drill is None:
        played = demonstrate(alike.behaviour)
        length = played.to_ms - played.from_ms
        reel = Reel((Piece(2, played.from_ms, length, 0),))
        says = desk.ethogram[alike.behaviour].definition
        return Clip(alike.behaviour, says, played.performance, reel)
    case = opened(desk, LIBRARY / drill.case)
    if case is None:
        return None
    shown = Shown(
        drill.episode, drill.from_ms + _AROUND_MS, drill.to_ms - _AROUND_MS, alike.behaviour
    )
    return _clip(case.performance, shown, drill.because)


class ComparingScreen:
    """Two clips; when the first has ended the second begins."""

    name = "comparing"

    def __init__(self, desk: Desk, clips: tuple[Clip, Clip], apart: str, back: Press) -> None:
        self._desk, self.clips, self._apart, self._back = desk, clips, apart, back
        self._in_turn = True
        self._stages = Stages()
        self._watch(0)

    def _watch(self, number: int) -> None:
        self.number = number
        clip = self.clips[number]
        self.viewer = Viewer(self._desk, clip.performance, clip.reel, stages=self._stages)
        self.viewer.toggle()

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, ethogram = self._desk.texts, self._desk.ethogram
        ways = [
            Way("onward", texts("retry.back"), self._back, "primary"),
            Way("again", texts("comparing.both"), self.play_both),
        ]
        back = (texts("retry.back"), self._back)
        column = build_asking(
            ui, self._desk, self.viewer, self.name, texts("comparing.title"), back, ways
        )
        if self._apart:
            column.words(self._apart, style="heading", after=column.theme.px("gap"))
        for number, clip in enumerate(self.clips):
            title = texts("comparing.here" if number == 0 else "comparing.other")
            title = texts("comparing.clip", where=title, what=ethogram[clip.behaviour].title)
            column.tile(
                f"clip-{number}",
                title,
                partial(self.play_one, number),
                words=clip.says.strip(),
                icon="play",
                chosen=number == self.number,
                group="clips",
            )
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("onward", visible=False)

    def play_both(self) -> None:
        """Play one after the other."""
        self._in_turn = True
        self._show(0)

    def play_one(self, number: int) -> None:
        """Play one of them."""
        self._in_turn = False
        self._show(number)

    def _show(self, number: int) -> None:
        camera, speed = self.viewer.camera, self.viewer.head.speed
        self._watch(number)
        self.viewer.camera = camera
        self.viewer.play(0, self.viewer.head.length_ms, speed=speed)
        self._desk.rebuild()

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if self.viewer.act(action, held=held):
            return True
        if held:
            return False
        if action == "again":
            self.play_both()
        elif action in {"back", "onward"}:
            self._back()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Take the number of a clip."""
        if chord not in {"1", "2"}:
            return False
        self.play_one(int(chord) - 1)
        return True

    def update(self, seconds: float) -> bool:
        """Let time pass; where the first clip ends, the second begins."""
        changed = self.viewer.update(seconds)
        head = self.viewer.head
        if self._in_turn and self.number == 0 and not head.playing and head.at >= head.length_ms:
            self._show(1)
            return True
        return changed

    def leave(self) -> None:
        """Stop playing."""
        self.viewer.leave()
