"""The chosen act: when, how long, towards whom and how strongly, and what is done with it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pygame

from scoring.terms import Event
from scoring.terms.behaviour import Actor, Behaviour
from simulator.authoring.editing import Entry, takes_of, usual_target
from simulator.case.fragments import stock
from simulator.case.room_names import load_room_names
from simulator.case.times import clock as written_clock
from simulator.case.times import milliseconds
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.acts.chosen import STEP_MS
from simulator.desk.studio.draft.shown import ACTORS
from simulator.desk.studio.forms.form import Beside, Form, Option
from simulator.desk.studio.forms.sheet import Sheet
from simulator.desk.style.texts import clock
from simulator.desk.timelines.lanes import group_of
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen

_STRENGTHS = (1, 2, 3)


class ActPane:
    """A card for the act that is chosen."""

    def __init__(self, desk: Desk, editor: "EditorScreen") -> None:
        self._desk, self._editor = desk, editor
        self._sheet = Sheet()
        self._opened: tuple[int, str] | None = None
        self._wrong: tuple[int, str] | None = None

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the card into a room of the window."""
        texts, entry = self._desk.texts, self._editor.draft.entry
        column = self._sheet.begin(ui, rect, self._editor.draft.chosen)
        if entry is None:
            column.words(texts("studio.choose_act"), colour="ink_soft")
            column.buttons([("to_palette", texts("studio.to_palette"), self._to_palette, "plain")])
            self._sheet.end()
            return
        behaviour = self._desk.ethogram.behaviours.get(entry.act or "")
        self._build_head(column, entry, behaviour)
        form = Form(column)
        self._build_times(form, entry)
        self._build_fields(form, entry)
        column.space(ui.theme.of(4))
        buttons = [
            ("duplicate", texts("studio.duplicate"), self._editor.chosen.duplicate, "plain"),
            ("remove", texts("studio.remove"), self._editor.chosen.remove, "plain"),
        ]
        event = self._editor.event
        if event is not None and event.actor == "infant" and self._coded(event):
            press = self._editor.use_as_evidence
            buttons.insert(0, ("evidence", texts("studio.evidence"), press, "plain"))
        column.buttons(buttons)  # type: ignore[arg-type]
        if behaviour is not None:
            column.words(behaviour.definition.strip(), colour="ink_soft")
        self._sheet.end()

    def _coded(self, event: Event) -> bool:
        return self._desk.ethogram[event.behaviour].coded

    def _build_head(self, column: Column, entry: Entry, behaviour: Behaviour | None) -> None:
        """Say who does what, and what became of it on the stage."""
        texts = self._desk.texts
        who = texts(f"studio.{entry.actor}") if entry.actor else texts("studio.fragment")
        title = behaviour.title if behaviour is not None else str(entry.act or "")
        column.words(texts("studio.who_does", who=who, title=title), style="heading", after=0)
        here = self._editor.draft.strips(entry.episode or 0)
        strips = [s for s in here if s.line == entry.line]
        if not strips:
            column.words(texts("studio.not_played"), style="small", colour="ink_soft")
            return
        start, end = min(s.from_ms for s in strips), max(s.to_ms for s in strips)
        way = strips[0].there_ms - strips[0].from_ms if len(strips) == 1 else 0
        said = texts(
            "studio.on_stage", n=entry.episode, start=clock(start, tenths=True),
            end=clock(end, tenths=True),
        )  # fmt: skip
        if way >= STEP_MS:
            said += " " + texts("studio.on_way", n=f"{way / 1000:.1f}")
        if any(s.ahead for s in strips):
            said = (
                texts("studio.not_yet") if self._editor.draft.busy else texts("studio.not_played")
            )
        column.words(said, style="small", colour="ink_soft")

    def _build_times(self, form: Form, entry: Entry) -> None:
        chosen = self._editor.chosen
        at = written_clock(entry.at_ms or 0)
        here = Beside("here", self._desk.texts("studio.here"), chosen.move_here)
        self._build_time(form, entry, "at", at, (*self._steps("at", "act_move", chosen.move), here))
        lasts = "" if entry.for_ms is None else f"{entry.for_ms / 1000:g} s"
        steps = self._steps("for", "act_end", chosen.stretch)
        self._build_time(form, entry, "for", lasts, steps)

    def _steps(self, name: str, action: str, do: Callable[[int], object]) -> tuple[Beside, Beside]:
        """Return the buttons that make a time a little less, and a little more."""
        less, more = (self._desk.texts(f"keys.{action}_{way}") for way in ("earlier", "later"))
        return (
            Beside(f"{name}-less", less, partial(do, -STEP_MS), "slower"),
            Beside(f"{name}-more", more, partial(do, STEP_MS), "faster"),
        )

    def _build_time(
        self,
        form: Form,
        entry: Entry,
        name: str,
        words: str,
        beside: Sequence[Beside],
    ) -> None:
        """Ask for a time; nothing in the field for how long leaves that to the behaviour."""
        texts = self._desk.texts
        label = texts(f"studio.{name}")
        hint = texts("studio.usual") if name == "for" else label
        changed = partial(self._type_time, entry.line, name)
        form.line(f"field-{name}", label, words, changed, hint=hint, beside=beside)
        if self._wrong == (entry.line, name):
            form.told("", texts("studio.no_time"))

    def _type_time(self, line: int, name: str, words: str) -> None:
        """Write a time down as soon as it is one."""
        draft, said = self._editor.draft, words.strip()
        self._wrong = None
        try:
            if name == "for":
                draft.stretch(milliseconds(said) if said else None, typing=True)
            else:
                draft.move(milliseconds(said), typing=True)
        except ValueError:
            self._wrong = (line, name)
        self._editor.typed()

    def _build_fields(self, form: Form, entry: Entry) -> None:
        """Ask for what the act says beside its times; what it cannot take is not asked for."""
        texts = self._desk.texts
        for actor in ACTORS:
            if entry.kind == "fragment" and self._takes(entry, actor):
                self._build_variant(form, entry, actor)
        for name in ("target", "toy", "place"):
            if name in entry.fields or self._takes(entry, name):
                options = self._options(name, entry)
                form.pick(
                    f"field-{name}", texts(f"fields.{name}"), options,
                    entry.fields.get(name), partial(self._set, name),
                    partial(self._open, entry.line, name),
                    opened=self._opened == (entry.line, name),
                )  # fmt: skip
        fragment = entry.kind == "fragment"
        if not fragment or self._takes(entry, "intensity"):
            self._build_strength(form, entry)
        if (entry.actor != "infant" and not fragment) or self._takes(entry, "says"):
            changed = partial(self._say, entry.line)
            hint = texts("studio.says_hint")
            form.line("field-says", texts("fields.says"), entry.says or "", changed, hint=hint)

    def _build_variant(self, form: Form, entry: Entry, actor: Actor) -> None:
        """Ask what somebody does in a set that leaves it open: things of the kind it has."""
        usual = next(f.takes[actor] for f in stock() if f.name == entry.act)
        kind = group_of(self._desk.ethogram[usual])
        like = (b for b in self._desk.ethogram.of(actor, coded=True) if group_of(b) == kind)
        options: list[Option] = [(b.id, b.title) for b in like]
        form.pick(
            f"field-{actor}", self._desk.texts(f"studio.{actor}"), options,
            entry.fields.get(actor, usual), partial(self._set, actor),
            partial(self._open, entry.line, actor), opened=self._opened == (entry.line, actor),
        )  # fmt: skip

    def _build_strength(self, form: Form, entry: Entry) -> None:
        texts = self._desk.texts
        strengths = [(n, texts(f"studio.strength_{n}")) for n in _STRENGTHS]
        form.choice(
            "field-intensity", texts("fields.intensity"), strengths, entry.intensity or 2,
            partial(self._set, "intensity"),
        )  # fmt: skip

    def _takes(self, entry: Entry, name: str) -> bool:
        """Tell whether an act may say towards whom, with what or where."""
        return name in takes_of(entry.act or "", fragment=entry.kind == "fragment")

    def _options(self, name: str, entry: Entry) -> Sequence[Option]:
        texts = self._desk.texts
        names = load_room_names()
        toys, places, fixtures = (
            (names.toys, names.places, names.fixtures) if names else ((), (), ())
        )
        people = [a for a in ACTORS if a != entry.actor]
        usual = usual_target(entry.act or "") if entry.place is None else None
        nothing = texts("studio.nothing")
        if name == "target" and usual is not None:
            who = texts(f"studio.{usual}") if usual in ACTORS else self._thing(usual)
            nothing = texts("studio.by_itself", who=who)
        found: list[Option] = [(None, nothing)]
        if name == "target":
            found += [(a, texts(f"studio.{a}")) for a in people]
        if name in {"target", "toy"}:
            found += [(t, self._thing(t)) for t in toys]
        if name in {"target", "place"}:
            found += [(p, self._thing(p)) for p in dict.fromkeys((*places, *fixtures))]
        return found

    def _thing(self, name: str) -> str:
        """Return what a toy or a place is called."""
        return str(self._desk.texts.table("interface")["things"].get(name, name))

    def _open(self, line: int, name: str) -> None:
        self._opened = None if self._opened == (line, name) else (line, name)
        self._desk.rebuild()

    def _set(self, name: str, value: object) -> None:
        self._opened = None
        given = value if isinstance(value, (str, int)) else None
        self._do(partial(self._editor.draft.set_field, name, given))

    def _say(self, line: int, words: str) -> None:
        self._editor.draft.set_field("says", words.strip() or None, typing=True)
        self._editor.typed()

    def _do(self, change: partial[None]) -> None:
        change()
        self._editor.changed()

    def _to_palette(self) -> None:
        self._editor.show_pane("add")

    def update(self, seconds: float) -> bool:
        """Stand still."""
        return False

    def leave(self) -> None:
        """Nothing is held."""
