"""Worked cases: sessions to watch with the key beside them, moment by moment."""

from functools import partial

from scoring.terms import EvidenceMoment, Key
from simulator.desk.attempt.grading import key_to_learn_from
from simulator.desk.attempt.session import Played
from simulator.desk.home.cases import about, by_difficulty, who
from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.beginning import opened
from simulator.desk.shell.cautions import caution_texts, needed_cautions
from simulator.desk.shell.offers import covers, examined
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.shell.trouble import sentences
from simulator.desk.style import layout
from simulator.desk.style.texts import clock
from simulator.desk.timelines.lanes import Bar, Lane
from simulator.desk.timelines.reel import reel_of
from simulator.desk.timelines.timeline import Timeline
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui
from simulator.lessons.pools import read_pools
from simulator.resources import LIBRARY


class WorkedCasesScreen(Plain):
    """The sessions whose keys may be read: all that are not kept for the test."""

    name = "worked_cases"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        pools = read_pools()
        self._covers = {c: s for c, s in covers().items() if pools.practises(s.about.pools)}
        self._shut = examined(desk)

    def build(self, ui: Ui) -> None:
        """Put the cases on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("home.worked"), self._desk.home)
        column.words(texts("worked.intro"), colour="ink_soft", after=ui.theme.px("gap"))
        for hard, cases in by_difficulty(self._covers):
            column.heading(texts(f"cases.{hard}"))
            column.cards([self._card(case) for case in cases], "worked", least=240, most=4)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("leave", visible=False)

    def _card(self, case: str) -> Card:
        script, opened = self._covers[case], self._desk.store.keys_opened(self._desk.coder)
        said = self._desk.texts("home.key_seen") if case in opened else ""
        if case in self._shut:
            said = self._desk.texts("home.examined")
        press, name = partial(self._open, case), script.person("infant").name
        return Card(f"worked-{case}", name, press, who(self._desk.texts, script), said)

    def _open(self, case: str) -> None:
        if case in self._shut:
            self._desk.say(self._covers[case].person("infant").name, self._desk.texts("home.shut"))
            return
        played = opened(self._desk, LIBRARY / case)
        if played is not None:
            self._desk.show(WorkedCaseScreen(self._desk, played))

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False


class WorkedCaseScreen(Plain):
    """One session with its key. The key stays closed until it is asked for."""

    name = "worked"

    def __init__(self, desk: Desk, played: Played) -> None:
        self._desk, self._played = desk, played
        performance = played.performance
        reel = reel_of(performance.episodes, (e.number for e in performance.episodes))
        self.viewer = Viewer(desk, performance, reel)
        self.answer: Key | None = None
        self._moment: int | None = None
        self._tiles: list[Tile] = []

    @property
    def moments(self) -> tuple[EvidenceMoment, ...]:
        """Return the moments that the key rests on, in the order of time; none while closed."""
        found = self.answer.evidence if self.answer else ()
        return tuple(sorted(found, key=lambda m: (m.episode, m.from_ms, m.to_ms)))

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        needs = layout.Needs(
            control=theme.px("control"),
            side=theme.em(430),
            timeline=Timeline.height(theme, len(self._lanes())) if self.answer else theme.em(48),
            head=0,
            card=0,
            transport=partial(self.viewer.transport_height, theme),
        )
        place = layout.watching(ui.size, theme.scale, needs)
        room = build_bar(
            ui,
            self._desk,
            place.bar,
            self._played.case.script.person("infant").name,
            (texts("app.back"), self._back),
            middle=self.viewer.episodes_width(theme),
        )
        self.viewer.build_episodes(ui, room)
        self.viewer.build(ui, place.stage, place.transport, self.name)
        column = Column(ui, place.panel.inflate(2 * theme.px("ring"), 0), place.panel.width)
        self._tiles = []
        if self.answer is None:
            self._build_closed(column)
        else:
            self._build_open(column, self.answer)
        column.filled()
        self._timeline = Timeline(
            ui,
            "timeline",
            place.timeline,
            self._lanes(),
            self.viewer.reel.piece_at(self.viewer.head.ms).length_ms,
            self.viewer.scrub,
            self._select,
            says=texts("coding.timeline"),
        )
        self._show_time()

    def _lanes(self) -> tuple[Lane, ...]:
        """Return a lane for each scale that a moment speaks to; one without a name while closed."""
        titles = self._desk.texts.table("interface")["groups"]
        scales = dict.fromkeys(moment.scale for moment in self.moments)
        return tuple(Lane(scale, titles[scale]) for scale in scales) or (Lane("", ""),)

    def _show_time(self) -> None:
        episode, at = self.viewer.here
        numbers = {lane.id: i for i, lane in enumerate(self._lanes())}
        bars = [
            Bar(
                str(number),
                numbers[moment.scale],
                self._desk.ethogram[moment.behaviour].title,
                moment.from_ms,
                moment.to_ms,
                point=moment.from_ms == moment.to_ms,
            )
            for number, moment in enumerate(self.moments)
            if moment.episode == episode
        ]
        chosen = None if self._moment is None else str(self._moment)
        length = self.viewer.reel.piece_at(self.viewer.head.ms).length_ms
        self._timeline.display(bars, at, chosen, length)

    def _select(self, moment: str | None) -> None:
        if moment is not None:
            self.play(int(moment))

    def _build_closed(self, column: Column) -> None:
        """Ask to watch first."""
        texts = self._desk.texts
        column.words(texts("worked.watch"), style="heading")
        column.words(about(texts, self._played.case.script), colour="ink_soft")
        column.words(texts("worked.watch_text"), after=column.theme.px("gap"))
        column.buttons([("open", texts("worked.open"), self.open, "primary")])

    def _build_open(self, column: Column, key: Key) -> None:
        """Tell what the key says, and list its moments."""
        texts = self._desk.texts
        column.words(texts("worked.key", key=key.classification), style="heading")
        column.words(key.rationale.strip())
        column.heading(texts("worked.moments"))
        for number, moment in enumerate(self.moments):
            self._build_moment(column, number, moment)
        column.heading(texts("findings.trap"))
        column.words(key.trap.strip())
        column.heading(texts("findings.ratings"))
        for line in self._ratings(key):
            column.words(line, after=0)
        column.heading(texts("findings.cautions"))
        given = key.classification
        numbers = needed_cautions(self._desk, given.group, disorganised=bool(given.disorganised))
        for words in (texts("worked.origin"), *caution_texts(self._desk, numbers)):
            column.words(words, colour="ink_soft")

    def _build_moment(self, column: Column, number: int, moment: EvidenceMoment) -> None:
        title = self._desk.texts(
            "worked.moment",
            n=moment.episode,
            at=clock(moment.from_ms),
            title=self._desk.ethogram[moment.behaviour].title,
        )
        tile = column.tile(
            f"moment-{number}",
            title,
            partial(self.play, number),
            words=moment.because.strip(),
            icon="play",
            chosen=number == self._moment,
            group="moments",
        )
        self._tiles.append(tile)

    def _ratings(self, key: Key) -> list[str]:
        """Return the ratings of the key, a line for each scale."""
        texts, titles = self._desk.texts, self._desk.texts.table("scales")
        scales = dict.fromkeys(scale for rated in key.ratings.values() for scale in rated)
        return [
            texts(
                "worked.rating",
                title=titles[scale]["title"],
                numbers=", ".join(
                    f"{episode}: {rated[scale]}"
                    for episode, rated in sorted(key.ratings.items())
                    if scale in rated
                ),
            )
            for scale in scales
        ]

    def open(self) -> None:
        """Open the key, or say what is wrong with it."""
        loaded = key_to_learn_from(self._played.case)
        if loaded.value is None:
            self._desk.say(self._desk.texts("app.problem_title"), *sentences(loaded.problems))
            return
        self._desk.store.note_key_opened(self._desk.coder, self._played.case.id)
        self.answer = loaded.value
        self._desk.rebuild()

    def play(self, number: int) -> None:
        """Play a moment of the key, from a little before to a little after."""
        moment, reel = self.moments[number], self.viewer.reel
        self._moment = number
        for i, tile in enumerate(self._tiles):
            tile.choose(chosen=i == number)
        start, end = reel.at(moment.episode, moment.from_ms), reel.at(moment.episode, moment.to_ms)
        self.viewer.play(start, end, speed=1.0)

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if self.viewer.act(action, held=held):
            return True
        if held:
            return False
        if action == "open_key" and self.answer is None:
            self.open()
        elif action in {"moment_on", "moment_back"} and self.moments:
            step = 1 if action == "moment_on" else -1
            before = -1 if self._moment is None else self._moment
            self.play(min(max(before + step, 0), len(self.moments) - 1))
            tile = self._tiles[self._moment or 0]
            tile.ui.focus_on(tile.name)
        elif action == "back":
            self._back()
        else:
            return False
        return True

    def _back(self) -> None:
        self._desk.show(WorkedCasesScreen(self._desk))

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        changed = self.viewer.update(seconds)
        if changed:
            self._show_time()
        return changed

    def leave(self) -> None:
        """Stop playing."""
        self.viewer.leave()
