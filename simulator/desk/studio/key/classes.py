"""Class and disorganisation in the key's form."""

from functools import partial
from typing import TYPE_CHECKING

from simulator.desk.studio.forms.form import Form, Option
from simulator.desk.studio.forms.list_row import put_row
from simulator.desk.studio.key.reasons import build_reason
from simulator.desk.style.texts import clock
from simulator.desk.widgets.column import Column

if TYPE_CHECKING:
    from simulator.desk.studio.key.pane import KeyPane

_GROUPS = ("A", "B", "C", "U")
_SUBGROUPS = ("A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2")
_NINE: list[Option] = [(n, str(n)) for n in range(1, 10)]


def build_classes(pane: "KeyPane", column: Column) -> None:
    """Ask for group and subgroup, with what the rubric finds."""
    texts, said = pane.desk.texts, pane.desk.texts.table("classification")
    form = Form(column)
    group = pane.at("classification", "group")
    options: list[Option] = [(g, str(said[g]["title"])) for g in _GROUPS]
    form.choice("group", texts("studio.group"), options, group, partial(_put_group, pane))
    if group in said:
        column.words(str(said[group]["text"]), style="small", colour="ink_soft")
    fitting: list[Option] = [(s, s) for s in _SUBGROUPS if s.startswith(str(group))]
    subgroup = pane.at("classification", "subgroup")
    if fitting:
        put = partial(pane.put, ("classification", "subgroup"))
        form.choice("subgroup", texts("studio.subgroup"), fitting, subgroup, put, clearable=True)
        if subgroup in said:
            column.words(str(said[subgroup]), style="small", colour="ink_soft")
    version = pane.editor.draft.version
    if version is not None and version.reading is not None:
        reading = version.reading
        column.space(column.theme.px("tight"))
        column.words(
            texts("studio.reading", reading=reading.classification), style="strong", after=0
        )
        column.words(texts("studio.settled" if reading.settled else "studio.unsettled"))
        column.words(texts("studio.rule"), style="small", colour="ink_soft")
        asked = group is not None and group != reading.classification.group
        build_reason(pane.editor, form, "classification", asked=asked)


def _put_group(pane: "KeyPane", group: object) -> None:
    """Write the group down; a subgroup of another one goes."""
    subgroup = pane.at("classification", "subgroup")
    if subgroup is not None and not str(subgroup).startswith(str(group)):
        pane.editor.draft.set_key(("classification", "subgroup"), None)
    pane.put(("classification", "group"), group)


def build_signs(pane: "KeyPane", column: Column) -> None:
    """Ask for disorganisation: given or not, its rating, and the signs that carry it."""
    texts, form = pane.desk.texts, Form(column)
    column.words(texts("studio.signs_text"), style="small", colour="ink_soft")
    given = pane.at("classification", "disorganised")
    answers: list[Option] = [("false", texts("studio.not_d")), ("true", texts("studio.d"))]
    put = partial(_put_d, pane)
    form.choice("disorganised", texts("studio.disorganised"), answers, given, put)
    rating = partial(pane.put, ("disorganisation", "rating"))
    now = pane.number("disorganisation", "rating")
    form.choice("d-rating", texts("studio.d_rating"), _NINE, now, rating)
    version = pane.editor.draft.version
    reading = version.reading if version is not None else None
    if reading is None:
        return
    column.words(texts("studio.counted_d", n=reading.disorganisation), style="strong", after=0)
    column.words(texts("studio.rule"), style="small", colour="ink_soft")
    asked = now is not None and abs(now - reading.disorganisation) > 1
    build_reason(pane.editor, form, "disorganisation", asked=asked)
    for number, sign in enumerate(reading.signs):
        title = pane.desk.ethogram[sign.behaviour].title
        words = texts("studio.sign", title=title, strength=texts(f"studio.{sign.strength}"))
        put_row(
            column, f"sign-{number}", words, partial(pane.editor.go, sign.episode, sign.from_ms),
            aside=f"{sign.episode}/{clock(sign.from_ms)}",
        )  # fmt: skip
    if reading.signs and _listed(pane) != _found(pane):
        column.buttons([("list-signs", texts("studio.list_signs"), partial(_list, pane), "plain")])


def _put_d(pane: "KeyPane", given: object) -> None:
    pane.put(("classification", "disorganised"), given == "true")


def _listed(pane: "KeyPane") -> list[tuple[str, str, str]]:
    """Return the signs that the key lists: episode, behaviour, strength."""
    indices = pane.at("disorganisation", "indices") or []
    return sorted(
        (str(i.get("episode")), str(i.get("behaviour")), str(i.get("strength")))
        for i in indices
        if isinstance(i, dict)
    )


def _found(pane: "KeyPane") -> list[tuple[str, str, str]]:
    """Return the same of the signs that are to be seen."""
    version = pane.editor.draft.version
    reading = version.reading if version is not None else None
    signs = reading.signs if reading is not None else ()
    return sorted((str(s.episode), s.behaviour, s.strength) for s in signs)


def _list(pane: "KeyPane") -> None:
    """List the signs that are to be seen in the key."""
    version = pane.editor.draft.version
    if version is None or version.reading is None:
        return
    indices = [
        {"behaviour": s.behaviour, "episode": s.episode, "at": s.from_ms, "strength": s.strength}
        for s in version.reading.signs
    ]
    pane.put(("disorganisation", "indices"), indices)
