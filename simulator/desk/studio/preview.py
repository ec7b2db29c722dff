"""The preview: a case plays while it is written; every save shows at the same playhead."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, get_args

import pygame

from scoring.terms import Event
from scoring.terms.behaviour import Actor
from simulator.authoring.writing import Version, moment_of, read_written, stamp_of
from simulator.desk import layout
from simulator.desk.bar import build_bar
from simulator.desk.beginning import begin
from simulator.desk.lanes import Bar, Lane, stacked
from simulator.desk.reel import reel_of
from simulator.desk.screen import Desk
from simulator.desk.studio.panes import build_lines, build_problems, build_reunions
from simulator.desk.viewer import Viewer
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.timeline import Timeline
from simulator.desk.widgets.ui import Ui
from simulator.lessons import whole_case
from simulator.problems import Problem

Pane = Literal["lines", "problems", "reunions"]
PANES: tuple[Pane, ...] = get_args(Pane)
SETTLE_S = 0.05
"""So long the files must rest before they are read: editors write in several steps."""


class PreviewScreen:
    """A folder with a case, on the stage as its last good version plays."""

    name = "preview"

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self.folder = desk, folder
        self.written = read_written(folder)
        self.version: Version | None = self.written.version
        self.pane: Pane = "problems" if self.version is None else "lines"
        self.viewer: Viewer | None = None
        self.line: int | None = None
        self._before: Pane | None = None
        self._seen = self.written.stamp
        self._still_for = 0.0
        self._episode: int | None = None
        self._tiles: Mapping[int, Tile] = {}
        self._timeline: Timeline | None = None
        self._mount()

    def _mount(self) -> None:
        """Put the present version on the stage, where the last one stood."""
        if self.version is None:
            return
        performance, before = self.version.performance, self.viewer
        reel = reel_of(performance.episodes, (e.number for e in performance.episodes))
        at = reel.at(*before.here) if before is not None else 0
        self.viewer = Viewer(self._desk, performance, reel, at, self.find)
        if before is not None:
            head = self.viewer.head
            self.viewer.head = replace(head, playing=before.head.playing, speed=before.head.speed)
            self.viewer.camera, self.viewer.closeup = before.camera, before.closeup

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme, gap = self._desk.texts, ui.theme, ui.theme.px("gap")
        bar = pygame.Rect(gap, 0, ui.size[0] - 2 * gap, theme.px("control") + gap)
        panel = pygame.Rect(gap, bar.bottom, bar.width, ui.size[1] - bar.bottom - gap)
        viewer = self.viewer
        place = self._place(ui, viewer) if viewer is not None else None
        if place is not None:
            bar, panel = place.bar, place.panel
        room = build_bar(
            ui, self._desk, bar, self.folder.resolve().name, (texts("app.back"), self._desk.home),
            (texts("studio.try"), self._try, "plain") if self.version is not None else None,
            middle=viewer.episodes_width(theme) if viewer else 0,
        )  # fmt: skip
        if viewer is not None and place is not None:
            viewer.build_episodes(ui, room)
            viewer.build(ui, place.stage, place.transport, self.name)
        self._build_panel(ui, panel)
        if viewer is not None and place is not None:
            self._timeline = Timeline(
                ui, "timeline", place.timeline, self._lanes(), 1, viewer.scrub, self._select,
                says=texts("coding.timeline"),
            )  # fmt: skip
            self._show_time()

    def _place(self, ui: Ui, viewer: Viewer) -> layout.WatchingLayout:
        theme = ui.theme
        needs = layout.Needs(
            control=theme.px("control"),
            side=theme.em(430),
            timeline=Timeline.height(theme, len(self._lanes())),
            head=0,
            card=0,
            transport=partial(viewer.transport_height, theme),
        )
        return layout.watching(ui.size, theme.scale, needs)

    def _build_panel(self, ui: Ui, panel: pygame.Rect) -> None:
        texts, theme = self._desk.texts, ui.theme
        count = len(self.written.problems)
        options = [
            (
                pane,
                texts(f"studio.{pane}", n=count) if pane == "problems" else texts(f"studio.{pane}"),
            )
            for pane in PANES
        ]
        words = [said for _, said in options]
        head = pygame.Rect(panel.left, panel.top, panel.width, 0)
        head.height = Choice.height(theme, words, head.width)
        Choice(
            ui, "pane", head, options, self.pane, self._turn, says=texts("studio.panes"),
            clearable=False,
        )  # fmt: skip
        top = head.bottom + theme.px("tight")
        rest = pygame.Rect(panel.left, top, panel.width, panel.bottom - top)
        column = Column(ui, rest.inflate(2 * theme.px("ring"), 0), rest.width)
        self._tiles = {}
        if self.version is not None and self.written.version is None:
            column.words(texts("studio.last_good"), style="strong", colour="accent")
        if self.pane == "problems" or self.version is None or self.viewer is None:
            build_problems(self._desk, column, self.written.problems, self.show_problem)
        elif self.pane == "reunions":
            build_reunions(self._desk, column, self.version, self.go)
        else:
            self._episode = self.viewer.here[0]
            lines = self.version.lines_of(self._episode)
            self._tiles = build_lines(column, lines, self.go, self.line)
        column.filled()

    def _turn(self, pane: object) -> None:
        self.pane = next(p for p in PANES if p == pane)
        self._desk.rebuild()

    def _lanes(self) -> tuple[Lane, ...]:
        """Return a lane for everybody who does something in the present episode."""
        if self.version is None:
            return ()
        there = dict.fromkeys(act.actor for act in self.version.performance.acts())
        script = self.version.case.script
        order: tuple[Actor, ...] = get_args(Actor)
        return tuple(Lane(a, script.person(a).name) for a in order if a in there)

    def _bars(self, episode: int) -> tuple[Bar, ...]:
        rows = {lane.id: i for i, lane in enumerate(self._lanes())}
        return stacked(self._bar(act, rows[act.actor]) for act in self._acts(episode))

    def _acts(self, episode: int) -> tuple[Event, ...]:
        acts = self.version.performance.acts() if self.version else ()
        return tuple(act for act in acts if act.episode == episode)

    def _bar(self, act: Event, row: int) -> Bar:
        behaviour = self._desk.ethogram[act.behaviour]
        point = behaviour.kind == "point"
        chosen = act.line == self.line
        return Bar(act.id, row, behaviour.title, act.from_ms, act.to_ms, point, strong=chosen)

    def _show_time(self) -> None:
        if self.viewer is None or self._timeline is None:
            return
        episode, at = self.viewer.here
        length = self.viewer.reel.piece_at(self.viewer.head.ms).length_ms
        self._timeline.display(self._bars(episode), at, None, length)

    def _select(self, name: str | None) -> None:
        """Choose the line of the act that was clicked on the timeline."""
        if self.viewer is None:
            return
        act = next((a for a in self._acts(self.viewer.here[0]) if a.id == name), None)
        if act is not None:
            self._choose(act.line)

    def find(self, who: str) -> None:
        """Choose the line that makes what somebody on the stage is doing."""
        if self.version is None or self.viewer is None:
            return
        line = self.version.line_at(*self.viewer.here, who)
        if line is not None:
            self.viewer.stand()
            self._choose(line.number)

    def _choose(self, line: int | None) -> None:
        """Show a line in the list, as the chosen one."""
        self.line = line
        self.pane = "lines"
        self._desk.rebuild()
        tile = self._tiles.get(line or 0)
        if tile is not None and tile.scroll is not None:
            tile.scroll.reveal(tile.rect)

    def go(self, episode: int, ms: int) -> None:
        """Take the stage to a moment, and choose the line that makes it."""
        if self.viewer is None or self.version is None:
            return
        self.viewer.stand()
        self.viewer.seek(self.viewer.reel.at(episode, ms))
        begun = (a for a in self._acts(episode) if a.from_ms == ms)
        act = next(begun, None)
        if self.pane == "lines" and act is not None:
            self.line = act.line
            for number, tile in self._tiles.items():
                tile.choose(chosen=number == self.line)
        self._show_time()

    def show_problem(self, problem: Problem) -> None:
        """Take the stage to the moment of the line in which a problem stands."""
        script = self.folder / "script.yaml"
        if problem.file.name == script.name and script.is_file():
            text = script.read_text(encoding="utf-8", errors="replace")
            moment = moment_of(text, problem.span.line)
            if moment is not None:
                self.go(*moment)

    def _try(self) -> None:
        """Code the case as a trainee would; the screen is left for it."""
        if self.version is not None:
            case = self.version.case
            begin(self._desk, whole_case(case.id, case.script), self.folder)

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if self.viewer is not None and self.viewer.act(action, held=held):
            return True
        if held:
            return False
        if action.startswith("pane_"):
            self._turn(action.removeprefix("pane_"))
        elif action == "find_line" and self.version is not None and self.viewer is not None:
            line = self.version.line_at(*self.viewer.here)
            self._choose(line.number if line is not None else None)
        elif action == "back":
            self._desk.home()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Leave the key to others."""
        return False

    def update(self, seconds: float) -> bool:
        """Let time pass, and read the case again once it has been saved."""
        if self._saved(seconds):
            self._reload()
            return True
        if self.viewer is None:
            return False
        changed = self.viewer.update(seconds)
        if changed:
            self._show_time()
            if self.pane == "lines" and self.viewer.here[0] != self._episode:
                self._desk.rebuild()
        return changed

    def _saved(self, seconds: float) -> bool:
        """Tell whether the files differ from those that were read, and rest."""
        stamp = stamp_of(self.folder)
        self._still_for = self._still_for + seconds if stamp == self._seen else 0.0
        self._seen = stamp
        return stamp != self.written.stamp and self._still_for >= SETTLE_S

    def _reload(self) -> None:
        self.written = read_written(self.folder)
        if self.written.version is not None:
            self.version = self.written.version
            self._mount()
            self.pane = self._before or self.pane
            self._before = None
        else:
            self._before = self._before or self.pane
            self.pane = "problems"
        self._desk.rebuild()

    def leave(self) -> None:
        """Stop playing."""
        if self.viewer is not None:
            self.viewer.stand()
