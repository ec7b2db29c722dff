"""Up next: what there is to do after the findings of an exercise."""

from collections.abc import Sequence
from functools import partial

from simulator.desk.shell import doors
from simulator.desk.shell.beginning import begin
from simulator.desk.shell.offers import aside, offered, upcoming
from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.column import Card, Column


def build_next_steps(column: Column, desk: Desk) -> None:
    """Put what can be done next into a column, what suits best first."""
    texts = desk.texts
    column.words(texts("upnext.title"), style="heading")
    column.words(texts("upnext.text"), colour="ink_soft", after=column.theme.px("gap"))
    column.cards(next_steps(desk), "next", most=1)


def next_steps(desk: Desk) -> Sequence[Card]:
    """Return what can be done next: the next exercise, the drills, and where one stands."""
    texts, done = desk.texts, desk.store.attempts(desk.coder)
    exercise = upcoming(desk, offered(desk))
    if exercise is None:
        title, words = texts("practise.title"), texts("practise.card")
        first = Card("practise", title, partial(doors.open_practice, desk), words)
    else:
        first = Card(
            f"exercise-{exercise.id}",
            exercise.title,
            partial(begin, desk, exercise),
            exercise.blurb,
            aside(desk, exercise, done),
        )
    return (
        first,
        Card(
            "drills",
            texts("drills.title"),
            partial(doors.open_drills, desk),
            texts("home.drills_text"),
        ),
        Card(
            "progress",
            texts("progress.title"),
            partial(doors.open_progress, desk),
            texts("progress.card"),
        ),
    )
