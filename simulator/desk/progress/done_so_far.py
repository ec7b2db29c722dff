"""Done so far: the codings and the drills in a line each, from the first one on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from scoring.attempts import Outcome
from simulator.desk.progress.measures import shown_share
from simulator.desk.shell.screen import Desk
from simulator.desk.style.texts import date_of
from simulator.desk.widgets.column import Column
from simulator.lessons import Exercise, exercise_of
from simulator.lessons.drills import load_drills
from simulator.lessons.schedule import due_skills, memory, skill_of
from simulator.records import AttemptRecord

LATEST = 12
_FIRM = timedelta(days=1)


def build_codings(
    column: Column,
    desk: Desk,
    made: Sequence[tuple[AttemptRecord, Outcome]],
    offered: Iterable[Exercise],
) -> None:
    """List the latest codings with what of each agrees, as counts that claim nothing further."""
    texts, known = desk.texts, tuple(offered)
    column.heading(texts("progress.done"))
    for number, (record, outcome) in list(enumerate(made, start=1))[-LATEST:]:
        title = texts("progress.coding", n=number, case=called(record, known))
        tallies = outcome.behaviours.values()
        there, seen = sum(t.there for t in tallies), sum(t.seen for t in tallies)
        when = (record.submitted or record.began).astimezone()
        parts = [date_of(texts, when), shown_share(texts, outcome.within_one)]
        if there:
            parts.append(texts("progress.decisive", n=seen, all=there))
        column.words(title, style="strong", after=0)
        column.words(" · ".join(filter(None, parts)), colour="ink_soft")


def called(record: AttemptRecord, offered: Iterable[Exercise]) -> str:
    """Return what a coding is called: its exercise, or its case if that has left the list."""
    exercise = exercise_of(offered, record.case, record.scope)
    return exercise.title if exercise else record.case.capitalize()


def build_drilled(column: Column, desk: Desk) -> None:
    """Tell how the drills went, kind by kind, and what of them is open; nothing before the first.

    A skill is known that is gone for more than a day, and not due again by now.
    """
    texts, drills = desk.texts, load_drills().value or ()
    by_id = {drill.id: drill for drill in drills}
    given = [answer for answer in desk.store.drilled(desk.coder) if answer.item in by_id]
    if not given:
        return
    cards = memory(drills, given)
    due = due_skills(drills, cards, datetime.now(UTC))
    away = (card for skill, card in cards.items() if skill not in due)
    known = sum(card.due - (card.last_review or card.due) > _FIRM for card in away)
    skills = {skill_of(drill) for drill in drills}
    column.heading(texts("drills.title"))
    right = sum(answer.right for answer in given)
    column.words(texts("progress.drilled", n=len(given), right=right, known=known, all=len(skills)))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for answer in given:
        kinds[by_id[answer.item].kind].append(answer.right)
    named = texts.table("interface")["drill_kinds"]
    for kind, found in kinds.items():
        line = texts("drills.kind", kind=named[kind], right=sum(found), n=len(found))
        column.words(line, colour="ink_soft", after=0)
    column.space(column.theme.px("tight"))
