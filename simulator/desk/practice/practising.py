"""Practising: sessions drawn one after the other, compared after each, or after each reunion."""

import hashlib
from collections.abc import Collection, Mapping
from functools import partial

from simulator.case.model import Script
from simulator.desk.attempt.grading import classification_in
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import covers, examined, is_shut, second_reunion
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.widgets.ui import Ui
from simulator.lessons import Exercise, whole_case
from simulator.lessons.drawing import next_case, reunions_of
from simulator.lessons.pools import Member, member, read_pools
from simulator.resources import LIBRARY

MIXES = ("teaching", "realistic")
AFTER = ("session", "reunion")


class PractiseScreen(Plain):
    """How practice is drawn, and when it is compared. Which pattern comes next is not told."""

    name = "practise"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._covers: Mapping[str, Script] = covers()
        self.mix, self.after = MIXES[0], AFTER[0]

    def build(self, ui: Ui) -> None:
        """Put the two questions on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("practise.title"), self._desk.home, most=760)
        column.words(texts("practise.intro"), after=column.theme.px("gap"))
        column.question(
            "mix",
            texts("practise.mix"),
            [(mix, texts(f"practise.{mix}")) for mix in MIXES],
            self.mix,
            partial(self._choose, "mix"),
            aside=texts("practise.mix_text"),
        )
        column.question(
            "after",
            texts("practise.after"),
            [(after, texts(f"practise.{after}")) for after in AFTER],
            self.after,
            partial(self._choose, "after"),
            aside=texts("practise.after_text"),
        )
        column.buttons([("begin", texts("practise.begin"), self._begin, "primary")])
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("begin", visible=False)

    def _choose(self, what: str, value: object) -> None:
        setattr(self, what, str(value))

    def _begin(self) -> None:
        exercise = self.next()
        if exercise is None:
            self._desk.say(self._desk.texts("practise.title"), self._desk.texts("practise.none"))
        else:
            begin(self._desk, exercise, origin="practice")

    def next(self) -> Exercise | None:
        """Return what comes next: the second reunion after the first, else the case drawn next.

        One whose key was opened comes when there is no other left.
        """
        made = self._desk.store.attempts(self._desk.coder)
        if self.after == "reunion":
            open_reunion = second_reunion(self._covers, made)
            if open_reunion is not None and not is_shut(self._desk, open_reunion):
                return open_reunion
        coded = {a.case for a in made} | examined(self._desk)
        opened = self._desk.store.keys_opened(self._desk.coder)
        case = self._drawn(coded | set(opened)) or self._drawn(coded)
        if case is None:
            return None
        if self.after == "reunion":
            return reunions_of(case, self._covers[case])[0]
        return whole_case(case, self._covers[case])

    def _drawn(self, known: Collection[str]) -> str | None:
        """Return the case drawn next among those that are not known."""
        pools, digest = read_pools(), hashlib.sha256(self._desk.coder.encode()).digest()
        seed = int.from_bytes(digest[:4], "big")
        return next_case(self._members(), pools.mixes[self.mix], known, seed=seed, pools=pools)

    def _members(self) -> tuple[Member, ...]:
        """Return the library with what drawing needs of it."""
        found = ((c, s, classification_in(LIBRARY / c)) for c, s in self._covers.items())
        return tuple(member(c, s.about, said) for c, s, said in found if said is not None)

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False
