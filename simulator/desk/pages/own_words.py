"""Own words: what the trainee has said so far, to look at beside a choice; nothing is added."""

from collections.abc import Iterator

import pygame

from scoring.terms import CORE_SCALES
from simulator.desk.attempt.missing import rated_episodes
from simulator.desk.attempt.session import Session
from simulator.desk.pages.questions import answers
from simulator.desk.style.texts import Texts
from simulator.desk.widgets import paint
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.ui import Ui


def build_own_words(
    ui: Ui, area: pygame.Rect, scroll: Scroll, texts: Texts, session: Session
) -> int:
    """Put a card with one's own ratings and answers into place; return where it ends."""
    theme, gap = ui.theme, ui.theme.px("gap")
    panel = Panel(ui, pygame.Rect(area.left, area.top, area.width, 1), into=scroll)
    inner = pygame.Rect(area.left + gap, area.top + gap, area.width - 2 * gap, 0)
    parts = (
        (texts("judging.own_ratings"), list(_ratings(texts, session))),
        (texts("judging.own_answers"), list(_answers(texts, session))),
    )
    for title, lines in parts:
        inner.top = Words(ui, inner, title, style="strong", into=scroll, layer=3).bottom
        inner.top += theme.of(4)
        for said, given in lines or [(texts("judging.nothing_yet"), "")]:
            inner.top = _build_line(ui, inner, scroll, said, given)
        inner.top += theme.px("tight")
    bottom = inner.top + theme.of(4)
    panel.set_dimensions((area.width, bottom - area.top))
    panel.redraw()
    return bottom


def _build_line(ui: Ui, area: pygame.Rect, scroll: Scroll, said: str, given: str) -> int:
    """Write what was asked and the answer: side by side if the answer is short, else below."""
    theme, tight = ui.theme, ui.theme.px("tight")
    short = paint.width(theme, given, "strong") + 2
    most = area.width - short - tight
    beside = bool(given) and most >= max(area.width // 2, paint.longest_word(theme, said))
    room = area.width - (short + tight if beside else 0)
    left = pygame.Rect(area.left, area.top, room, 0)
    end = Words(ui, left, said, colour="ink_soft", into=scroll, layer=3).bottom
    if beside:
        place = pygame.Rect(area.right - short, area.top, short, theme.line("strong"))
        Words(ui, place, given, style="strong", align="right", into=scroll, layer=3)
    elif given:
        place = pygame.Rect(area.left, end, area.width, 0)
        end = Words(ui, place, given, style="strong", into=scroll, layer=3).bottom
    return end + theme.of(4)


def _ratings(texts: Texts, session: Session) -> Iterator[tuple[str, str]]:
    """Yield one's own ratings, reunion beside reunion."""
    draft, exercise = session.attempt.draft, session.exercise
    episodes = rated_episodes(exercise)
    for scale in exercise.scope.scales:
        given = [(e, draft.ratings.get(e, {}).get(scale)) for e in episodes]
        if scale in CORE_SCALES or any(value for _, value in given):
            entry = texts.table("scales")[scale]
            said = " · ".join(f"{e}: {'–' if v is None else v}" for e, v in given)
            yield str(entry.get("short", entry["title"])), said
    rating = draft.disorganisation.rating
    if rating is not None:
        yield texts("judging.d_rating"), str(rating)


def _answers(texts: Texts, session: Session) -> Iterator[tuple[str, str]]:
    """Yield one's own answers, in the order of the questions."""
    table, given = texts.table("decision"), session.attempt.draft.decisions
    for name, entry in table["questions"].items():
        said = answers(table, entry).get(given.get(name, ""))
        if said is not None:
            yield str(entry["short"]), said
