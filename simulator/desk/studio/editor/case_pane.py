"""The case as a form: its title, the people, the room's colours, what is said about it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pygame

from scoring.terms.behaviour import Actor
from simulator.authoring.editing import value_at
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.draft.drawing import features_of, named_looks, next_draw
from simulator.desk.studio.draft.gaits import go_as_said, misfits
from simulator.desk.studio.draft.renaming import call_by_name, former_names, said_in
from simulator.desk.studio.draft.shown import ACTORS
from simulator.desk.studio.editor.portraits import Portraits
from simulator.desk.studio.forms.form import Form, Option
from simulator.desk.studio.forms.sheet import Sheet
from simulator.desk.studio.key.reasons import build_reason
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen

_DIFFICULTIES = ("easy", "medium", "hard")
_MOVES = ("crawls", "walks")
_MOST_MONTHS = 60


class CasePane:
    """What stands above the episodes of a script, and how long they are."""

    def __init__(self, desk: Desk, editor: "EditorScreen") -> None:
        self._desk, self._editor = desk, editor
        self._sheet = Sheet()
        self._opened = ""
        self._portraits = Portraits(desk)

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the form into a room of the window."""
        texts, data = self._desk.texts, self._editor.draft.outline.data
        column = self._sheet.begin(ui, rect)
        form = Form(column)
        column.words(texts("studio.case_hint"), style="small", colour="ink_soft")
        self._line(form, ("title",), texts("studio.title"), wide=True)
        people = data.get("people")
        given = people if isinstance(people, Mapping) else {}
        for actor in ACTORS:
            person = given.get(actor)
            self._build_person(form, actor, person if isinstance(person, Mapping) else {})
        self._build_looks(column, form)
        self._build_lengths(form)
        column.heading(texts("studio.about"))
        about = data.get("about")
        known = about if isinstance(about, Mapping) else {}
        options: list[Option] = [(d, texts(f"studio.{d}")) for d in _DIFFICULTIES]
        form.choice(
            "about-difficulty", texts("studio.difficulty"), options, known.get("difficulty"),
            partial(self._put, ("about", "difficulty")),
        )  # fmt: skip
        asks = "E612" in {p.code for p in self._editor.draft.problems}
        build_reason(self._editor, form, "difficulty", asked=asks)
        self._line(
            form, ("about", "author"), texts("studio.author"), hint=texts("studio.author_hint")
        )
        self._sheet.end()

    def _build_person(self, form: Form, actor: Actor, person: Mapping[str, Any]) -> None:
        texts = self._desk.texts
        form.column.heading(texts(f"studio.{actor}"))
        way = ("people", actor)
        self._line(form, (*way, "name"), texts("studio.name"))
        self._build_former(form, actor, str(person.get("name") or ""))
        if actor == "infant":
            self._line(form, (*way, "age_months"), texts("studio.age"), number=True)
            options: list[Option] = [(m, texts(f"studio.{m}")) for m in _MOVES]
            form.choice(
                "people-infant-moves", texts("studio.moves"), options, person.get("moves"),
                partial(self._put, (*way, "moves")),
            )  # fmt: skip
            self._build_gaits(form)
        if actor == "caregiver":
            known: Mapping[str, str] = texts.table("interface")["relations"]
            relations: Sequence[Option] = [(k.replace("_", " "), v) for k, v in known.items()]
            form.pick(
                "people-caregiver-relation", texts("studio.relation"), relations,
                person.get("relation"), partial(self._put, (*way, "relation")),
                partial(self._open, "relation"), opened=self._opened == "relation",
            )  # fmt: skip

    def _build_draws(self, form: Form, actor: Actor) -> None:
        """Offer the named appearances; by lot, one feature of one person can be drawn anew."""
        texts, version = self._desk.texts, self._editor.draft.version
        if version is None:
            return
        look = self._at(("people", actor, "look")) or None
        named = named_looks(version.case.script, actor)
        if look is not None and look not in named:
            named = (*named, str(look))
        numbers = [(name, str(n)) for n, name in enumerate(named, start=1)]
        form.choice(
            f"look-{actor}", texts(f"studio.{actor}"), [(None, texts("studio.by_lot")), *numbers],
            look, partial(self._put, ("people", actor, "look")),
        )  # fmt: skip
        if look is not None:
            return
        form.column.buttons(
            [
                (f"draw-{actor}-{name}", texts(f"studio.draw_{name}"), press, "quiet")
                for name in features_of(actor)
                for press in (partial(self._draw, actor, name),)
            ]
        )

    def _draw(self, actor: Actor, feature: str) -> None:
        version = self._editor.draft.version
        if version is not None:
            times = next_draw(version.case.script, actor, feature)
            drawn = {**version.case.script.person(actor).drawn, feature: times}
            self._put(("people", actor, "drawn"), drawn)

    def _build_former(self, form: Form, actor: Actor, name: str) -> None:
        """Offer to say the name also where a former one is still said."""
        draft = self._editor.draft
        for former in former_names(draft, actor):
            acts = len(said_in(draft, former))
            if acts and name:
                words = self._desk.texts("studio.call_by_name", old=former, new=name, n=acts)
                press = partial(self._call, actor, former)
                form.column.buttons([(f"call-{actor}", words, press, "plain")])
                return

    def _call(self, actor: Actor, former: str) -> None:
        call_by_name(self._editor.draft, actor, former)
        self._editor.changed()

    def _build_gaits(self, form: Form) -> None:
        """Offer to let the infant go as it does wherever it still goes otherwise."""
        wrong = misfits(self._editor.draft, self._desk.ethogram)
        if wrong:
            words = self._desk.texts("studio.go_as_said", n=len(wrong))
            form.column.buttons([("go-as-said", words, self._go_as_said, "plain")])

    def _go_as_said(self) -> None:
        go_as_said(self._editor.draft, self._desk.ethogram)
        self._editor.changed()

    def _build_looks(self, column: Column, form: Form) -> None:
        """Show how everybody looks, and offer other faces and clothes, for all or for one."""
        texts = self._desk.texts
        column.heading(texts("studio.looks"))
        column.words(texts("studio.looks_text"), colour="ink_soft")
        version = self._editor.draft.version
        if version is not None:
            self._portraits.build(column, version.performance, version.case.version)
        column.buttons([("looks", texts("studio.other_looks"), self._other_looks, "plain")])
        for actor in ACTORS:
            self._build_draws(form, actor)

    def _build_lengths(self, form: Form) -> None:
        texts = self._desk.texts
        form.column.heading(texts("studio.lengths"))
        form.column.words(texts("studio.lengths_text"), colour="ink_soft")
        for number, episode in enumerate(self._editor.draft.outline.episodes):
            label = texts("studio.episode", n=episode.number or "?")
            self._line(form, ("episodes", number, "length"), label)

    def _line(
        self,
        form: Form,
        path: tuple[str | int, ...],
        label: str,
        *,
        number: bool = False,
        wide: bool = False,
        hint: str = "",
    ) -> None:
        """Ask for a text of the script at the end of a way."""
        words = self._at(path)
        changed = partial(self._type, path, number)
        form.line("-".join(map(str, path)), label, str(words or ""), changed, wide=wide, hint=hint)

    def _at(self, path: tuple[str | int, ...]) -> Any:
        return value_at(self._editor.draft.script, path)

    def _type(self, path: tuple[str | int, ...], number: bool, words: str) -> None:
        """Write a text down at every key; numbers only as long as they are numbers."""
        value: str | int = words.strip()
        if number:
            if not words.strip().isdecimal() or int(words) > _MOST_MONTHS:
                return
            value = int(words)
        if value != "":
            self._editor.draft.set_script(path, value, typing=True)
        elif path == ("about", "author") and self._at(path) is not None:
            self._editor.draft.set_script(path, None)  # a case need not say who wrote it

    def _put(self, path: tuple[str | int, ...], value: object) -> None:
        self._opened = ""
        self._editor.draft.set_script(path, value)
        self._editor.changed()

    def _open(self, name: str) -> None:
        self._opened = "" if self._opened == name else name
        self._desk.rebuild()

    def _other_looks(self) -> None:
        """Take the next seed: other faces, clothes and small movements."""
        seed = self._at(("seed",))
        now = int(seed) if isinstance(seed, str) and seed.isdecimal() else 0
        self._put(("seed",), now + 1)

    def update(self, seconds: float) -> bool:
        """Show portraits once they are painted."""
        return self._portraits.update()

    def leave(self) -> None:
        """Nothing is held."""
