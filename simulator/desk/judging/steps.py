"""Steps: the way through the judging screen, from the scales to handing in."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.desk.attempt.looking_over import marks_in_words, numbers_in_words
from simulator.desk.attempt.missing import (
    Open,
    counted_episodes,
    doubtful,
    rated_episodes,
    still_open,
)
from simulator.desk.attempt.rehearsing import Rehearsals
from simulator.desk.attempt.session import Session
from simulator.desk.judging.example_card import example_card
from simulator.desk.pages import (
    CryingPage,
    DRatingPage,
    DyadPage,
    HandInPage,
    IndicesPage,
    Page,
    QuestionsPage,
    ReasonsPage,
    ScalePage,
)
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.small_stage import SmallStage
from simulator.desk.shell.screen import Desk
from simulator.lessons.pools import read_pools

_D_CAUTION = 5
"""That D does not prove maltreatment."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the way: its name, and its pages in order."""

    title: str
    pages: tuple[Page, ...]

    @property
    def done(self) -> bool:
        """Tell whether all that its pages ask is said."""
        return all(page.done for page in self.pages)


@dataclass(frozen=True, slots=True)
class Hands:
    """What pages may do: keep an edit, be built anew, lead to where something is said.

    ``again`` takes the control that is to have the focus, where that is another one.
    """

    record: Callable[..., None]
    again: Callable[..., None]
    lead: Callable[[Open], None]


def steps_for(desk: Desk, session: Session, hands: Hands) -> tuple[Step, ...]:
    """Return the steps of an exercise, those without pages left out, the last one to hand in."""
    texts, parts, record = desk.texts, session.exercise.scope.parts, hands.record
    caution = str(texts.table("cautions")["cautions"][_D_CAUTION]["text"])
    beside = parts & {"disorganisation", "classification"} and not _watched_once(session)
    stage = SmallStage(desk, session) if beside else None
    pages: list[tuple[str, list[Page]]] = [("scales", _scale_pages(desk, session, hands))]
    if "disorganisation" in parts:
        looked = IndicesPage(texts, session, record, stage, caution, hands.again)
        pages.append(("signs", [looked, DRatingPage(texts, session, record, caution)]))
    if "classification" in parts:
        questions = QuestionsPage(texts, session, record, stage)
        pages.append(("dyad", [questions, DyadPage(texts, session, record)]))
        pages.append(("reasons", [ReasonsPage(texts, session, record, stage, hands.again)]))
    last = HandInPage(
        texts,
        lambda: (
            *still_open(session.exercise, session.attempt.draft, session.ethogram, texts),
            *doubtful(session, texts),
        ),
        lambda: {
            texts("judging.your_marks"): marks_in_words(session, texts),
            texts("judging.your_numbers"): numbers_in_words(session, texts),
        },
        hands.lead,
        after=texts(f"judging.{_after(session)}"),
        tested=session.exercise.scope.mode == "test",
    )
    pages.append(("submit", [last]))
    return tuple(Step(texts(f"judging.step_{name}"), tuple(some)) for name, some in pages if some)


def _after(session: Session) -> str:
    """Return what comes after handing in: findings, the end of the test, or an instructor."""
    if session.exercise.scope.mode != "test":
        return "after"
    return "after_test" if session.attempt.about.origin == "test" else "after_class"


def _scale_pages(desk: Desk, session: Session, hands: Hands) -> list[Page]:
    """Return the pages of the scales, of search and of crying, with examples but in a test."""
    texts, exercise, record = desk.texts, session.exercise, hands.record
    rehearsals = Rehearsals()
    pages: list[Page] = []

    def aside(scale: str) -> Aside | None:
        wanted = exercise.scope.mode != "test"
        return example_card(desk, scale, exercise.case, rehearsals, hands.again) if wanted else None

    rated = rated_episodes(exercise)
    asides = {scale: aside(scale) for scale in exercise.scope.scales} if rated else {}
    widest = max((one.share for one in asides.values() if one is not None), default=0.0)
    for scale, one in asides.items():
        beside = 0.0 if one is not None else widest
        pages.append(ScalePage(texts, session, scale, rated, record, one, beside=beside))
    if searched := counted_episodes(exercise, "search"):
        pages.append(ScalePage(texts, session, "search", searched, record, beside=widest))
    if cried := counted_episodes(exercise, "crying"):
        pages.append(CryingPage(texts, session, cried, record))
    return pages


def _watched_once(session: Session) -> bool:
    """Tell whether the session may not be watched again: the form of the test says so."""
    return session.exercise.scope.mode == "test" and read_pools().viewing == "once"
