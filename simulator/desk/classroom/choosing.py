"""Choosing: which sessions go to a class, searched for by name, age and how hard they are."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from simulator.case import OWN_CASES, case_folder
from simulator.case.model import Script
from simulator.desk.attempt.grading import classification_in
from simulator.desk.home.cases import DIFFICULTIES, who
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.forms.form import Form
from simulator.desk.widgets.column import Card, Column

ANY = "any"


class Choosing:
    """A list of sessions, each of which is chosen or not.

    How they are classified is shown only when it is asked for: a class may look over the shoulder.
    """

    def __init__(
        self,
        desk: Desk,
        own: Mapping[str, Script],
        library: Mapping[str, Script],
        toggle: Callable[[str], None],
    ) -> None:
        """Begin with all of them, their groups hidden.

        Args:
            desk: The window.
            own: The covers of one's own cases.
            library: Those of the library.
            toggle: Is given the case that is pressed.
        """
        self._desk, self._toggle = desk, toggle
        self._sections = {"own": own, "library": library}
        self.search, self.hard, self.groups = "", ANY, False
        self.unfolded = not own

    def build(self, column: Column, chosen: Collection[str]) -> None:
        """Put the filter and what it leaves into a column."""
        texts = self._desk.texts
        self._build_filter(column)
        left = {name: self._found(cases, chosen) for name, cases in self._sections.items()}
        for name, cases in left.items():
            if cases:
                column.words(texts(f"class.{name}"), style="small", colour="ink_soft")
            if name == "library" and not (self.unfolded or self.search or self.hard != ANY):
                words = texts("class.unfold", n=len(cases))
                column.buttons([("unfold", words, self._unfold, "plain")])
                continue
            cards = [self._card(name, case, script, chosen) for case, script in cases.items()]
            column.cards(cards, name, least=240)
        if not any(left.values()):
            column.words(texts("class.none_found"), colour="ink_soft")
        names = ", ".join(map(self.called, chosen))
        column.words(texts("class.chosen", n=len(chosen), which=names or "–"), style="strong")

    def called(self, case: str) -> str:
        """Return what a session is called: its infant in the library, else its own title."""
        if case in self._sections["library"]:
            return self._sections["library"][case].person("infant").name
        own = self._sections["own"].get(case)
        return case if own is None else own.title  # what cannot be read has no title

    def _build_filter(self, column: Column) -> None:
        texts, form = self._desk.texts, Form(column)
        form.line(
            "search", texts("class.search"), self.search, partial(self._put, "search"),
            hint=texts("class.search_hint"),
        )  # fmt: skip
        hard = [(ANY, texts("class.any")), *((h, texts(f"studio.{h}")) for h in DIFFICULTIES)]
        form.choice("hard", texts("class.hard"), hard, self.hard, partial(self._put, "hard"))
        groups = [(False, texts("class.hidden")), (True, texts("class.shown"))]
        form.choice(
            "groups", texts("class.groups"), groups, self.groups, partial(self._put, "groups")
        )

    def _unfold(self) -> None:
        self._put("unfolded", value=True)

    def _put(self, what: str, value: object) -> None:
        setattr(self, what, value)
        self._desk.rebuild()

    def _found(self, cases: Mapping[str, Script], chosen: Collection[str]) -> Mapping[str, Script]:
        """Return what is looked for, and with it what is chosen."""
        return {c: s for c, s in cases.items() if c in chosen or self._fits(c, s)}

    def _fits(self, case: str, script: Script) -> bool:
        said = " ".join(
            (case, script.title, self._words(case, script), *self._about(case, script))
        ).lower()
        hard = self.hard in {ANY, script.about.difficulty}
        return hard and all(word in said for word in self.search.lower().split())

    def _words(self, case: str, script: Script) -> str:
        """Return who is in a session; of one's own, the folder is told as well."""
        said = who(self._desk.texts, script)
        return said if case in self._sections["library"] else f"{said} ({case})"

    def _about(self, case: str, script: Script) -> Iterator[str]:
        """Yield how hard a session is, and its group if that is shown."""
        yield self._desk.texts(f"cases.{script.about.difficulty}")
        folder = case_folder(case, self._desk.store.folder / OWN_CASES) if self.groups else None
        group = classification_in(folder) if folder is not None else None
        if group is not None:
            yield str(group)

    def _card(self, section: str, case: str, script: Script, chosen: Collection[str]) -> Card:
        return Card(
            f"{section}-{case}",
            self.called(case),
            partial(self._toggle, case),
            self._words(case, script),
            " · ".join(self._about(case, script)),
            chosen=case in chosen,
        )
