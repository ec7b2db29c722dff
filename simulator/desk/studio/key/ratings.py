"""The numbers of a key beside those that the rubric finds, with the acts that earn them."""

from functools import partial
from typing import TYPE_CHECKING

from scoring.rubric import Earned
from scoring.terms import CRYING_EPISODES, REUNION_SCALES, SEARCH_EPISODES, Event
from simulator.desk.studio.forms.form import Beside, Form
from simulator.desk.studio.forms.list_row import put_row
from simulator.desk.studio.key.reasons import build_reason
from simulator.desk.style.spoken import wording_in
from simulator.desk.style.texts import clock
from simulator.desk.widgets.column import Column

if TYPE_CHECKING:
    from simulator.desk.studio.key.pane import KeyPane

_SEVEN = [(n, str(n)) for n in range(1, 8)]
_MOST_EVENTS = 6


def build_reunion(pane: "KeyPane", column: Column, episode: int) -> None:
    """Ask for the ratings of one reunion, with what the rubric makes of it."""
    texts, version = pane.desk.texts, pane.editor.draft.version
    reading = version.reading if version is not None else None
    rule = texts("studio.rule" if reading is not None else "studio.no_reunions")
    column.words(rule, style="small", colour="ink_soft")
    for scale in REUNION_SCALES:
        path = ("ratings", str(episode), scale)
        earned = reading.ratings[episode].get(scale) if reading is not None else None
        _build_scale(pane, column, path, texts.table("scales")[scale]["title"], earned)


def build_apart(pane: "KeyPane", column: Column) -> None:
    """Ask for search and crying, with what the rubric counts."""
    texts, version = pane.desk.texts, pane.editor.draft.version
    reading = version.reading if version is not None else None
    column.words(texts("studio.rule"), style="small", colour="ink_soft")
    for episode in SEARCH_EPISODES:
        title = texts("studio.search_in", n=episode)
        earned = reading.search.get(episode) if reading is not None else None
        _build_scale(pane, column, ("search", str(episode)), title, earned)
    column.heading(texts("studio.crying"))
    column.words(texts("studio.crying_text"), colour="ink_soft")
    form = Form(column)
    for episode in CRYING_EPISODES:
        path = ("crying", str(episode))
        counted = reading.crying.get(episode) if reading is not None else None
        words = "" if (keyed := pane.number(*path)) is None else str(keyed)
        label = texts("studio.episode", n=episode)
        take = [] if counted is None or counted == keyed else [
            Beside(f"take-crying-{episode}", texts("studio.counted", n=f"{counted:g}"),
                   partial(pane.put, path, round(counted)))
        ]  # fmt: skip
        form.line(f"crying-{episode}", label, words, partial(_count, pane, path), beside=take)


def _count(pane: "KeyPane", path: tuple[str | int, ...], words: str) -> None:
    """Write a number of intervals down, as soon as it is one."""
    if words.strip().isdecimal() and int(words) <= 24:
        pane.editor.draft.set_key(path, int(words), typing=True)


def _build_scale(
    pane: "KeyPane", column: Column, path: tuple[str, ...], title: str, earned: Earned | None
) -> None:
    """Ask for one number; below it what the rubric finds, and the acts that earn it."""
    texts, keyed = pane.desk.texts, pane.number(*path)
    name = "-".join(path)
    form = Form(column)
    form.choice(name, title, _SEVEN, keyed, partial(pane.put, path))
    if earned is None:
        return
    agrees = keyed is not None and abs(keyed - earned.rating) <= 1
    asked = keyed is not None and not agrees
    told = texts("studio.rubric", n=earned.rating, rule=wording_in(texts).rule(earned.rule))
    column.words(told, style="small", colour="ink_soft" if agrees else "focus", after=2)
    events = earned.events if name in pane.unfolded else earned.events[:_MOST_EVENTS]
    for number, event in enumerate(events):
        put_row(
            column, f"{name}-{number}", _said(pane, event),
            partial(_show, pane, event), aside=clock(event.from_ms), style="small",
        )  # fmt: skip
    build_reason(pane.editor, form, *_scale_of(path), asked=asked)
    if (more := len(earned.events) - len(events)) > 0:
        words = texts("studio.more_acts", n=more)
        put_row(column, f"{name}-more", words, partial(pane.unfold, name), style="small")
    column.space(column.theme.px("tight"))


def _scale_of(path: tuple[str, ...]) -> tuple[str, int]:
    """Return the scale and the episode of a rating, from the way to it in the key."""
    kind, episode, *scale = path
    return (scale[0] if scale else kind), int(episode)


def _said(pane: "KeyPane", event: Event) -> str:
    return pane.desk.ethogram[event.behaviour].title


def _show(pane: "KeyPane", event: Event) -> None:
    """Take the stage to an act, and choose it."""
    pane.editor.draft.choose(event.line)
    pane.editor.go(event.episode, event.from_ms)
