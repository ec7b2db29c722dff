"""The findings: the stage, one's marks above what happened, and page by page what there is to see.

First stands the summary, then a page for each of the few findings that teach most, then what comes
next. The others stand in lists by episode, and every bar of the timeline leads to what is said of
it.
"""

from functools import partial
from typing import Literal

import pygame

from scoring.findings import WHOLE, Finding
from scoring.terms import Event, Mark
from simulator.desk.attempt.grading import Graded, grade_coding, reference
from simulator.desk.attempt.session import Staged
from simulator.desk.findings.course import courses_of
from simulator.desk.findings.findings_summary import Ways, build_listed, build_summary, called
from simulator.desk.findings.headlines import same_rating
from simulator.desk.findings.moment_page import Leads, MomentPage, moments_behind
from simulator.desk.findings.reader import Reader
from simulator.desk.findings.upnext import build_next_steps
from simulator.desk.findings.verdicts import told_of, verdicts_of
from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.offers import tellable
from simulator.desk.shell.retelling import session_retold
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.style import layout
from simulator.desk.style.spoken import wording_in
from simulator.desk.timelines.lanes import bars, lanes_for, most_lanes, numbered, paired
from simulator.desk.timelines.paired_timeline import PairedTimeline, Wording
from simulator.desk.watching.pointed import behaviour_of
from simulator.desk.watching.showing import Showing, Shown
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons.drills import load_drills
from simulator.lessons.look_alikes import LookAlike, look_alike_of
from simulator.lessons.retry import Retry, reason_of, retry_of

_SIDE, _TO_READ = 450, 320
"""In designed pixels of words: how wide the panel is, and how tall at least."""
_COUNTED, _TIMELINE_SHARE = 9, 0.3
Page = Literal["summary", "listed", "moment", "same", "end"]
Step = tuple[str, str, Press, Kind]


class FindingsScreen(Plain):
    """The comparison of one coding with its key. Every finding can be played."""

    name = "findings"

    def __init__(
        self, desk: Desk, session: Staged, graded: Graded, reader: Reader | None = None
    ) -> None:
        """Begin with the summary; without a reader, the coding is one's own."""
        self._desk, self._session, self._graded = desk, session, graded
        self._reader = reader
        self.viewer = Viewer(desk, session.played.performance, session.reel)
        self.showing = Showing(self.viewer, session.ethogram)
        self._events, self._must_see = reference(graded)
        self._lanes = lanes_for(session.behaviours, desk.texts.table("interface")["groups"])
        self.page: Page = "summary"
        self.number = -1
        self._courses = courses_of(self.findings)
        self.course = self._courses.few
        self._listed = WHOLE
        self._same: Finding | None = None
        self._drills = tellable(desk, load_drills().value or ())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be told, most instructive first."""
        return self._graded.score.findings

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        needs = layout.Needs(
            control=theme.px("control"),
            side=theme.em(_SIDE),
            timeline=PairedTimeline.height_of_pairs(theme, self._most_lanes()),
            head=0,
            card=0,
            transport=partial(self.viewer.transport_height, theme),
            timeline_share=_TIMELINE_SHARE,
        )
        title, back = texts("findings.title"), texts("findings.done")
        if self._reader is not None:
            title = self._reader.title(texts, self._session.exercise.title)
            back = texts("app.back")
        place = layout.telling(ui.size, theme.scale, needs, theme.em(_TO_READ))
        room = build_bar(
            ui,
            self._desk,
            place.bar,
            title,
            (back, self._leave),
            middle=self.viewer.episodes_width(theme),
        )
        self.viewer.build_episodes(ui, room)
        self.viewer.build(ui, place.stage, place.transport, self.name)
        self._timeline = PairedTimeline(
            ui,
            "timeline",
            place.timeline,
            self._lanes,
            self.viewer.reel.piece_at(self.viewer.head.ms).length_ms,
            self.viewer.scrub,
            verdicts=verdicts_of(self._graded),
            told=self._lanes_told_of(),
            lead=self._lead_to_bar,
            says=texts("coding.timeline"),
            wording=Wording(
                texts("findings.you") if self._reader is None else self._reader.briefly,
                texts("findings.key"),
                texts("findings.line_right"),
                texts("findings.line_other"),
                texts("findings.sign_missed"),
                texts("findings.sign_invented"),
            ),
        )
        self._build_panel(ui, place.panel)
        self._show_time()

    def _build_panel(self, ui: Ui, area: pygame.Rect) -> None:
        """Put the present page into the panel, and the way on below it, where it is always seen."""
        theme, steps = ui.theme, self._steps()
        widths = [Button.width(theme, words) for _, words, _, _ in steps]
        rows = layout.flow(widths, area.width, theme.px("tight"))
        tall = len(rows) * (theme.px("control") + theme.px("tight"))
        above = pygame.Rect(area.left, area.top, area.width, area.height - tall)
        column = Column(ui, above.inflate(2 * theme.px("ring"), 0), area.width)
        ways = Ways(self.lead_to, self.lead_to_same, self.show_listed, self._print)
        if self._reader is not None:
            self._reader.address(column, self._desk.texts)
        if self.page == "summary":
            if self._reader is not None:
                self._reader.justify(column, self._desk.texts, self._graded)
            build_summary(column, self._desk, self._graded, self._courses, ways)
        elif self.page == "listed":
            build_listed(column, self._desk, self._graded, self._courses, self._listed, ways)
        elif self.page == "same" and self._same is not None:
            leads = Leads(None, None, self._toggle_slow, self._toggle_pointing)
            self._moment_page(self._same, leads).build(column, "")
        elif self.page == "moment":
            finding = self.findings[self.number]
            self._moment_page(finding, self._leads(finding)).build(column, self._number_in_words())
        else:
            build_next_steps(column, self._desk)
        column.filled()
        top = above.bottom + theme.px("tight")
        for row in rows:
            x = area.right - sum(wide for _, wide in row) - theme.px("tight") * (len(row) - 1)
            for at, wide in row:
                name, words, press, kind = steps[at]
                rect = pygame.Rect(x, top, wide, theme.px("control"))
                Button(ui, name, rect, words, press, kind=kind)
                x += wide + theme.px("tight")
            top += theme.px("control") + theme.px("tight")
        if ui.control(ui.focused) is None:
            ui.focus_on(steps[-1][0], visible=False)

    def _steps(self) -> list[Step]:
        """Return what leads from this page to others, the way on last."""
        texts, following = self._desk.texts, self._following
        overview: Step = ("all", texts("findings.all"), self.show_summary, "plain")
        if self.page == "end":
            return [overview, ("home", texts("findings.home"), self._desk.home, "primary")]
        if self.page == "same":
            return [overview]
        if self._in_list:
            overview = ("all", called(self._desk, self._listed), self._go_up, "plain")
        if following is not None:
            words = "findings.first" if self.page == "summary" else "findings.next"
            on: Step = ("next", texts(words), self.go_on, "primary")
        elif self._reader is not None:
            on = ("next", texts("class.back_to", name=self._reader.whose), self._leave, "primary")
        else:
            on = ("next", texts("findings.end"), self._show_end, "primary")
        return [on] if self.page == "summary" else [overview, on]

    @property
    def _in_list(self) -> bool:
        """Tell whether a finding is told that stands in the list of its episode alone."""
        return self.page == "moment" and self.course != self._courses.few

    def _go_up(self) -> None:
        """Go back to where the present page was chosen."""
        self.show_listed(self._listed) if self._in_list else self.show_summary()

    @property
    def _place(self) -> int:
        """Return where in the course the finding stands that is told, -1 if it is not in it."""
        return self.course.index(self.number) if self.number in self.course else -1

    @property
    def _following(self) -> int | None:
        """Return the finding that comes next, None after the last one."""
        return next(iter(self.course[self._place + 1 :]), None)

    def _number_in_words(self) -> str:
        """Return which finding of its course is told; a long list is not counted down."""
        if self._place < 0 or len(self.course) > _COUNTED:
            return ""
        return self._desk.texts("findings.number", n=self._place + 1, all=len(self.course))

    def show_summary(self) -> None:
        """Go back to the first page."""
        self.course = self._courses.few
        self._turn_to("summary", -1)

    def show_listed(self, episode: int) -> None:
        """List the findings of an episode."""
        self._listed, self.course = episode, self._courses.episodes[episode]
        self._turn_to("listed", -1)

    def _show_end(self) -> None:
        self._turn_to("end", len(self.findings))

    def _leave(self) -> None:
        """Go back to where one came from."""
        self._desk.home() if self._reader is None else self._reader.back()

    def go_on(self) -> None:
        """Lead to the next finding; after the last one, to what comes next."""
        if self._following is not None:
            self.lead_to(self._following)
        elif self._reader is None:
            self._show_end()

    def go_back(self) -> None:
        """Lead to the finding before, or to the first page."""
        if self.page == "end" and self.course:
            self.lead_to(self.course[-1])
        elif self._place > 0:
            self.lead_to(self.course[self._place - 1])
        else:
            self._go_up()

    def lead_to(self, number: int) -> None:
        """Open the page of a finding, and play its moment."""
        if number not in self.course:
            self.course = self._courses.of(number, self.findings)
            self._listed = self.findings[number].episode or WHOLE
        self.play(number)
        self._turn_to("moment", number)

    def _lead_to_bar(self, bar: str) -> bool:
        """Open what is said of a mark or an event; tell whether anything is."""
        number = told_of(self._graded, bar)
        if number is not None:
            self.lead_to(number)
        return number is not None

    def lead_to_same(self, episode: int, scale: str) -> None:
        """Open the page of a number that is the key's own, and play what it rests on first."""
        self._same = same_rating(self._desk.texts, self._graded, episode, scale)
        self.showing.now = None
        for first in moments_behind(self._graded, self._same)[:1]:
            self.showing.play(Shown(first.episode, first.from_ms, first.to_ms, first.behaviour))
        self._turn_to("same", -1)

    def _turn_to(self, page: Page, number: int) -> None:
        self.page, self.number = page, number
        self._desk.rebuild()

    def play(self, number: int) -> None:
        """Play the moment of a finding; one without a moment stands at its episode."""
        finding = self.findings[number]
        self.showing.now = None
        if finding.episode is None:
            return
        if finding.from_ms is None:
            self._stand_at(finding.episode)
        else:
            behaviour = behaviour_of(self._graded, self._session.ethogram, finding)
            end = finding.to_ms or finding.from_ms
            self.showing.play(Shown(finding.episode, finding.from_ms, end, behaviour))

    def _stand_at(self, episode: int) -> None:
        """Let the stage and the timeline show an episode, from its start unless they do already."""
        self.viewer.stand()
        if self.viewer.here[0] != episode:
            self.viewer.seek(self.viewer.reel.at(episode, 0))

    def _leads(self, finding: Finding) -> Leads:
        """Return what can be done with a finding beyond playing it."""
        graded, ethogram = self._graded, self._session.ethogram
        retry = retry_of(finding, graded.coding, graded.key, graded.events, ethogram)
        behaviour = behaviour_of(graded, ethogram, finding)
        alike = look_alike_of(behaviour, finding.instead, ethogram, self._drills)
        beside = None
        if alike is not None and self.showing.now is not None and finding.kind != "praise":
            title = ethogram[alike.behaviour].title
            beside = (title, alike.apart, partial(self._compare, self.showing.now, alike))
        return Leads(
            retry=partial(self._retry, finding, retry) if retry and not self._reader else None,
            beside=beside,
            slow=self._toggle_slow,
            point=self._toggle_pointing,
        )

    def _moment_page(self, finding: Finding, leads: Leads) -> MomentPage:
        return MomentPage(self._desk, self._graded, finding, self.showing, leads)

    def _retry(self, finding: Finding, retry: Retry) -> None:
        from simulator.desk.findings.retrying import RetryScreen

        graded, lag = self._graded, self._desk.preferences.now.key_lag_ms
        why = reason_of(retry, finding, graded.key, graded.coding.scope, self._session.ethogram)
        played, back = self._session.played.performance, self.come_back
        self._desk.show(RetryScreen(self._desk, played, finding, retry, why, back, lag))

    def _compare(self, shown: Shown, alike: LookAlike) -> None:
        from simulator.desk.findings.comparing import begin_comparing

        begin_comparing(self._desk, self._session.played.performance, shown, alike, self.come_back)

    def come_back(self) -> None:
        """Show this screen again, as it was left."""
        self._desk.sound.listen_to(self._session.played.performance)
        self._desk.show(self)

    def _print(self) -> None:
        """Write the findings as a page, and say where it is."""
        from simulator.desk.findings.printing import print_findings

        path = print_findings(self._desk, self._session, self._graded)
        texts = self._desk.texts
        self._desk.say(texts("print.done"), texts("print.done_text", path=path))

    def _most_lanes(self) -> int:
        """Return how many lanes have something on them in the episode where most have."""
        items: tuple[Mark | Event, ...] = (*self._graded.coding.marks, *self._events)
        return most_lanes(items, numbered(self._lanes, self._session.ethogram))

    def _lanes_told_of(self) -> frozenset[int]:
        """Return the lanes of what the present page tells of."""
        numbers = numbered(self._lanes, self._session.ethogram)
        shown = self.showing.now if self.page in {"moment", "same"} else None
        told = {shown.behaviour if shown is not None else None}
        if self.page == "moment":
            told.add(self.findings[self.number].instead)
        return frozenset(numbers[name] for name in told if name in numbers)

    def _toggle_slow(self) -> None:
        self.showing.slow = not self.showing.slow
        self.showing.again()
        self._desk.rebuild()

    def _toggle_pointing(self) -> None:
        self.showing.points = not self.showing.points
        self._desk.rebuild()

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks."""
        if self.viewer.act(action, held=held):
            return True
        if held:
            return False
        if action == "finding_on":
            if self.page != "end":
                self.go_on()
        elif action == "finding_back":
            self.go_back()
        elif action == "again":
            self.showing.again()
        elif action == "slow":
            self._toggle_slow()
        elif action == "point":
            self._toggle_pointing()
        elif action == "back":
            self._leave() if self.page == "summary" else self._go_up()
        else:
            return False
        return True

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        self.showing.update()
        changed = self.viewer.update(seconds)
        if changed:
            self._show_time()
        return changed

    def _show_time(self) -> None:
        episode, at = self.viewer.here
        catalogue = self._session.ethogram
        length = self.viewer.reel.piece_at(self.viewer.head.ms).length_ms
        yours = bars(self._graded.coding.marks, episode, self._lanes, catalogue)
        happened = bars(self._events, episode, self._lanes, catalogue, self._must_see)
        self._timeline.display(paired(yours, happened), at, None, length)

    def retold(self) -> "FindingsScreen":
        """Return it in the present language, from its first page on."""
        session = session_retold(self._desk, self._session)
        wording = wording_in(self._desk.texts)
        graded = grade_coding(self._graded.coding, session, wording).value
        return FindingsScreen(self._desk, session, graded or self._graded, self._reader)

    def leave(self) -> None:
        """Stop playing."""
        self.viewer.leave()
