"""The editor: a case on the stage, its acts on a timeline, and beside it what can be changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, Protocol, get_args

import pygame

from scoring.terms import Event
from simulator.authoring.writing import moment_of
from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.studio.acts.act_pane import ActPane
from simulator.desk.studio.acts.board import Board, Here
from simulator.desk.studio.acts.chosen import ChosenAct
from simulator.desk.studio.acts.palette import FRAGMENTS, Palette
from simulator.desk.studio.draft.adding import fields_for
from simulator.desk.studio.draft.draft import SCRIPT, Draft
from simulator.desk.studio.draft.strips import even
from simulator.desk.studio.editor.case_pane import CasePane
from simulator.desk.studio.editor.check_pane import CheckPane
from simulator.desk.studio.editor.places import Places, places
from simulator.desk.studio.editor.status import Status
from simulator.desk.studio.editor.text_pane import TextPane
from simulator.desk.studio.key.pane import KeyPane
from simulator.desk.style.texts import clock
from simulator.desk.timelines.playhead import FRAME_MS
from simulator.desk.timelines.reel import reel_of
from simulator.desk.watching.stage_view import Stages
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.ui import Ui
from simulator.lessons import whole_case
from simulator.performance import Performance
from simulator.problems import Problem

Name = Literal["add", "act", "case", "key", "text", "check"]
PANES: tuple[Name, ...] = get_args(Name)


class Pane(Protocol):
    """What stands beside the stage."""

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put it into a room of the window."""

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""

    def leave(self) -> None:
        """Let go of what it holds."""


class EditorScreen(Plain):
    """A folder with a case, edited by hand or by mouse, here or in a text editor beside it."""

    name = "editor"

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Open a case; it is compiled before it is shown."""
        self._desk, self.folder = desk, folder
        self.draft = Draft(folder, desk.store.folder, desk.ethogram, desk.sound.prepare)
        self.viewer: Viewer | None = None
        self.pane: Name = "add" if self.draft.fresh else "check"
        self.board = Board(desk, self.draft, self._here, self._scrub, self.choose)
        self.palette = Palette(desk, self.add, self._where)
        self._key_pane = KeyPane(desk, self)
        self._panes: Mapping[Name, Pane] = {
            "add": self.palette,
            "act": ActPane(desk, self),
            "case": CasePane(desk, self),
            "key": self._key_pane,
            "text": TextPane(desk, self),
            "check": CheckPane(desk, self),
        }
        self._status = Status(desk, self)
        self.chosen = ChosenAct(self)
        self._actions: Mapping[str, Callable[[], None]] = {
            "search": self._search,
            "undo": self.undo,
            "redo": self.redo,
            "copy": self.chosen.duplicate,
            "remove": self.chosen.remove,
            "here": self.chosen.move_here,
            "evidence": self.use_as_evidence,
            "try_it": self.try_it,
            "zoom_in": partial(self.board.zoom, 1),
            "zoom_out": partial(self.board.zoom, -1),
            "back": self._step_out,
        }
        self._shown: Performance | None = None
        self._beyond: tuple[int, int] | None = None
        self._stages = Stages()
        self._episode = 0
        self._ui: Ui | None = None
        # What is new waits until nobody types: a field built anew forgets where one was.
        self._stale = False
        self._mount()

    def _mount(self) -> None:
        """Put the last good version on the stage, where the one before stood."""
        version, before = self.draft.version, self.viewer
        if version is None or version.performance is self._shown:
            return
        self._shown = performance = version.performance
        reel = reel_of(performance.episodes, (e.number for e in performance.episodes))
        at = reel.at(*before.here) if before is not None else 0
        self.viewer = Viewer(self._desk, performance, reel, at, self._find, stages=self._stages)
        if before is not None:
            head = self.viewer.head
            self.viewer.head = replace(head, playing=before.head.playing, speed=before.head.speed)
            self.viewer.camera, self.viewer.closeup = before.camera, before.closeup

    def _here(self) -> Here:
        """Tell where the playhead stands; without a stage, where the first episode begins."""
        if self.viewer is not None:
            episode, at = self.viewer.here
            written = self.draft.outline.episode(episode)
            length = self.viewer.reel.piece_at(self.viewer.head.ms).length_ms
            if self._beyond is not None and self._beyond[0] == self.viewer.head.ms:
                at = self._beyond[1]
            if written is not None and written.length_ms:
                length = max(length, written.length_ms)
            return Here(episode, length, at)
        first = next(iter(self.draft.outline.episodes), None)
        if first is None:
            return Here(1, 60_000, 0)
        return Here(first.number or 1, first.length_ms or 60_000, 0)

    @property
    def here(self) -> Here:
        """Return where the playhead stands."""
        return self._here()

    def _where(self) -> str:
        """Return where the playhead stands, in words."""
        here = self._here()
        return f"{here.episode}/{clock(even(here.at_ms), tenths=True)}"

    def _scrub(self, ms: int) -> None:
        """Go to a time of the episode; beyond what can be played yet the stage stays at its end."""
        if self.viewer is not None:
            length = self.viewer.reel.piece_at(self.viewer.head.ms).length_ms
            self.viewer.scrub(min(ms, length - FRAME_MS))
            beyond = ms > length - FRAME_MS
            self._beyond = (self.viewer.head.ms, ms) if beyond else None
            self.board.show()

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        self._ui, self._stale = ui, False
        texts, theme, viewer = self._desk.texts, ui.theme, self.viewer
        transport = partial(viewer.transport_height, theme) if viewer else (lambda _: 0)
        place = places(
            ui.size, theme, self.board.height(theme), Status.height(theme), transport,
            self._choice_words(),
        )  # fmt: skip
        try_it = (texts("studio.try"), self.try_it, "plain") if viewer is not None else None
        middle = viewer.episodes_width(theme) if viewer else 0
        name = str(self.draft.outline.data.get("title") or self.folder.resolve().name)
        back = (texts("app.back"), self.back)
        room = build_bar(ui, self._desk, place.bar, name, back, try_it, middle=middle)  # type: ignore[arg-type]
        if viewer is not None:
            viewer.build_episodes(ui, room)
            viewer.build(ui, place.stage, place.transport, self.name)
        self._build_panel(ui, place)
        self.board.build(ui, place.timeline)
        self._status.build(ui, place.status)
        self._episode = self._here().episode

    def _choice_words(self) -> list[str]:
        return [self._desk.texts(f"studio.pane_{pane}") for pane in PANES]

    def _build_panel(self, ui: Ui, place: Places) -> None:
        words = self._choice_words()
        Choice(
            ui, "pane", place.panes, list(zip(PANES, words, strict=True)), self.pane, self._turn,
            says=self._desk.texts("studio.panes"), clearable=False,
        )  # fmt: skip
        self._panes[self.pane].build(ui, place.panel)

    def _turn(self, pane: object) -> None:
        self.show_pane(next(p for p in PANES if p == pane))

    def show_pane(self, pane: Name) -> None:
        """Show something else beside the stage."""
        self.pane = pane
        self._desk.rebuild()

    def choose(self, line: int | None) -> None:
        """Choose the act of a line, and show what it says; none shows what can be added.

        Beside the key and the text it is chosen for them.
        """
        self.draft.choose(line)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.draft.entry is not None and self.pane not in {"key", "text"}:
            self.pane = "act"
        elif self.draft.entry is None and self.pane == "act":
            self.pane = "add"
        self._desk.rebuild()

    def _find(self, who: str) -> None:
        """Choose what somebody on the stage is doing."""
        version = self.draft.version
        if version is not None and self.viewer is not None:
            found = version.line_at(*self.viewer.here, who)
            self.viewer.stand()
            if found is not None:
                self.choose(found.number)

    def go(self, episode: int, ms: int) -> None:
        """Take the stage to a moment."""
        if self.viewer is not None:
            self.viewer.stand()
            self.viewer.seek(self.viewer.reel.at(episode, ms))
            self.board.show()

    def show_episode(self, number: int) -> None:
        """Take the stage to the start of an episode, unless it is there or has none such."""
        episodes = self._shown.episodes if self._shown is not None else ()
        if number in {e.number for e in episodes} and self._here().episode != number:
            self.go(number, 0)

    def show_problem(self, problem: Problem) -> None:
        """Take the stage to the moment of a problem, and choose its act."""
        if problem.file.name != SCRIPT:
            self._key_pane.show_line(problem.span.line)
            return
        moment = moment_of(self.draft.script, problem.span.line)
        if moment is None and self.draft.version is not None:
            self.show_pane("case")
            return
        if moment is not None:
            self.go(*moment)
        self.choose(problem.span.line)

    def add(self, who: str, what: str) -> None:
        """Put an act at the playhead, and show what it says."""
        here = self._here()
        actor = "use" if who == FRAGMENTS else who
        behaviour = None if who == FRAGMENTS else self._desk.ethogram[what]
        self.draft.add(here.episode, actor, what, even(here.at_ms), fields_for(what, behaviour))
        self.pane = "act"
        self._desk.rebuild()

    def words(self, name: str) -> str:
        """Return a text in the language of the desk."""
        return self._desk.texts(name)

    def changed(self) -> None:
        """Show a change that was just made."""
        self._desk.rebuild()

    def typed(self) -> None:
        """Show a change that is still being typed: the field stays as it is."""
        self._stale = True
        self.board.show()

    @property
    def event(self) -> Event | None:
        """Return what the chosen act came to be on the stage, if it is known."""
        version, strip = self.draft.version, self.board.picked
        if version is None or strip is None or not self.draft.fresh:
            return None
        return next((e for e in version.performance.acts() if e.id == strip.id), None)

    def events_like(self, behaviour: str, episode: int) -> tuple[Event, ...]:
        """Return when a behaviour is to be seen in an episode, in the order of time."""
        version = self.draft.version
        acts = version.performance.acts() if version is not None else ()
        return tuple(e for e in acts if (e.behaviour, e.episode) == (behaviour, episode))

    def try_it(self) -> None:
        """Code the case as a trainee would; from there one comes back here."""
        if self.draft.version is not None:
            case, here = self.draft.version.case, self._here()
            back = partial(_open_at, self._desk, self.folder, here.episode, here.at_ms)
            self._desk.come_back_to(back)
            begin(self._desk, whole_case(case.id, case.script), self.folder, "try")

    def back(self) -> None:
        """Leave for the list of one's own cases."""
        from simulator.desk.studio.editor.workshop import WorkshopScreen

        self._desk.come_back_to(None)
        self._desk.show(WorkshopScreen(self._desk))

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if action in self.chosen.repeated:
            return self.chosen.repeated[action]()
        if self.viewer is not None and self.viewer.act(action, held=held):
            return True
        if held:
            return False
        if action.startswith("pane_"):
            self._turn(action.removeprefix("pane_"))
        elif action in self._actions:
            self._actions[action]()
        else:
            return False
        return True

    def _search(self) -> None:
        self.show_pane("add")
        self.palette.begin_search()

    def _step_out(self) -> None:
        """Let go of the chosen act; without one, leave."""
        if self.draft.chosen is not None:
            self.choose(None)
        else:
            self.back()

    def undo(self) -> None:
        """Take the last change back."""
        self.draft.undo()
        self._follow()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self.draft.redo()
        self._follow()

    def _follow(self) -> None:
        """Show the act that is chosen by now, if it is one of the episode on the stage."""
        entry = self.draft.entry
        if entry is not None and entry.episode != self._here().episode:
            self.draft.choose(None)
        if self.pane in {"add", "act"}:
            self._show_chosen()
        else:
            self.changed()

    def use_as_evidence(self) -> None:
        """Make a moment of the key from the chosen act."""
        event = self.event
        if event is not None and event.actor == "infant":
            self._key_pane.add_moment(event)

    def update(self, seconds: float) -> bool:
        """Let time pass, and show what was compiled or changed elsewhere meanwhile."""
        if self.draft.update():
            self._stale = True
            self.board.show()
        if self._stale and not (self._ui is not None and self._ui.types):
            self._mount()
            self._desk.rebuild()
            return True
        changed = self._panes[self.pane].update(seconds)
        if self.viewer is not None and self.viewer.update(seconds):
            self.board.show()
            changed = True
            if self._here().episode != self._episode:
                self._turn_page()
        return changed

    def _turn_page(self) -> None:
        """Show another episode; an act of the one before is let go, unless something is typed."""
        entry, typed = self.draft.entry, self._ui is not None and self._ui.types
        if entry is not None and entry.episode != self._here().episode and not typed:
            self.choose(None)
        else:
            self._desk.rebuild()

    def leave(self) -> None:
        """Stop playing."""
        if self.viewer is not None:
            self.viewer.leave()
        for pane in self._panes.values():
            pane.leave()
        self.draft.leave()


def _open_at(desk: Desk, folder: Path, episode: int, ms: int) -> None:
    """Open the editor where it was left."""
    desk.announce(desk.texts("app.moment"))
    editor = EditorScreen(desk, folder)
    desk.show(editor)
    editor.go(episode, ms)
