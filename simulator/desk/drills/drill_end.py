"""The end of a set of drills: what was asked, what sits, and what comes back when."""

from collections import defaultdict
from datetime import timedelta

from simulator.desk.drills.drilling import Asked, DrillSet
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.style.spoken import drill_in
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons.schedule import skill_of


class DrillEndScreen(Plain):
    """What a set came to. Every answer of it is kept already."""

    name = "drill_end"

    def __init__(self, desk: Desk, one_set: DrillSet, again: Press) -> None:
        self._desk, self._set, self._again = desk, one_set, again
        self._due = one_set.due()

    def build(self, ui: Ui) -> None:
        """Put the words on an empty window."""
        texts, asked = self._desk.texts, self._set.asked
        title = texts("drills.end" if asked else "drills.nothing_due")
        column = subpage(ui, self._desk, title, self._desk.home, most=760)
        if asked:
            self._build_sum(column, asked)
        else:
            wait = self._set.due_next()
            if wait is not None:
                column.words(texts("drills.come_back", when=returns(texts, wait)))
        self._build_on(column)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("again" if self._due else "home", visible=False)

    def _build_sum(self, column: Column, asked: list[Asked]) -> None:
        texts = self._desk.texts
        right = sum(one.given.right for one in asked)
        column.words(texts("drills.sum", right=right, n=len(asked)), style="title")
        column.words(texts("drills.kept"), colour="ink_soft")
        for line in self._by_kind(asked):
            column.words(line, after=0)
        missed = [one for one in asked if not one.given.right]
        if missed:
            column.heading(texts("drills.missed"))
            for line in dict.fromkeys(self._named(one) for one in missed):
                column.words(line, after=0)
        last = {skill_of(one.drill): one for one in asked}
        firm = [one for one in last.values() if one.returns_in > timedelta(days=1)]
        if firm:
            column.heading(texts("drills.firm"))
            for one in sorted(firm, key=lambda one: one.returns_in):
                when = returns(texts, one.returns_in)
                words = texts("drills.firm_one", skill=self._named(one), when=when)
                column.words(words, after=0)
        column.space(column.theme.px("gap"))

    def _by_kind(self, asked: list[Asked]) -> list[str]:
        """Return for each kind of question how many were right."""
        texts = self._desk.texts
        kinds: dict[str, list[bool]] = defaultdict(list)
        for one in asked:
            kinds[one.drill.kind].append(one.given.right)
        named = texts.table("interface")["drill_kinds"]
        return [
            texts("drills.kind", kind=named[kind], right=sum(found), n=len(found))
            for kind, found in kinds.items()
        ]

    def _named(self, one: Asked) -> str:
        """Return a skill in words."""
        texts, drill = self._desk.texts, one.drill
        said = drill_in(texts, self._desk.ethogram, drill)
        asked = texts.table("interface")["drill_kinds"][drill.kind]
        if drill.kind == "height":
            asked = texts.table("scales")[drill.scale]["title"]
        return texts("drills.skill", asked=asked, answer=said.answers[drill.answer])

    def _build_on(self, column: Column) -> None:
        texts = self._desk.texts
        if self._due:
            column.words(texts("drills.due", n=self._due))
            column.buttons(
                [
                    ("again", texts("drills.again"), self._again, "primary"),
                    ("home", texts("drills.home"), self._desk.home, "plain"),
                ]
            )
        else:
            column.buttons([("home", texts("drills.home"), self._desk.home, "primary")])

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False


def returns(texts: Texts, wait: timedelta) -> str:
    """Return in words how long it is until something comes back."""
    if wait < timedelta(minutes=2):
        return texts("drills.at_once")
    if wait < timedelta(hours=1):
        return texts("drills.minutes", n=round(wait.total_seconds() / 60))
    if wait < timedelta(days=1.5):
        return texts("drills.tomorrow")
    return texts("drills.days", n=round(wait / timedelta(days=1)))
