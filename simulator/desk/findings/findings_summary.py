"""The first page of the findings: what agrees, the few that teach most, what the key says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from scoring.findings import WHOLE, Finding
from simulator.desk.attempt.grading import Graded
from simulator.desk.findings.course import Courses
from simulator.desk.findings.figure_card import build_figures
from simulator.desk.findings.graded_cautions import graded_cautions
from simulator.desk.findings.headlines import headline, place
from simulator.desk.findings.leaning_words import leaning_in_words
from simulator.desk.findings.summary import summary_of
from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.widget import Press


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the summary leads.

    ``lead`` opens a finding by its number, ``same`` what a rating rests on that is the key's own,
    by its episode and its scale, ``listed`` the findings of an episode; ``write`` writes the
    findings as a page.
    """

    lead: Callable[[int], None]
    same: Callable[[int, str], None]
    listed: Callable[[int], None]
    write: Press


def build_summary(column: Column, desk: Desk, graded: Graded, courses: Courses, ways: Ways) -> None:
    """Put the page into a column: what is right first, then the few, then the rest."""
    texts, summary = desk.texts, summary_of(graded, desk.texts)
    build_figures(column, summary.figures)
    build_lines(column, desk, graded, courses.praise, ways.lead)
    column.words(texts("findings.list"), style="heading")
    if not courses.few:
        column.words(texts("findings.none"))
    build_lines(column, desk, graded, courses.few, ways.lead)
    if courses.rest:
        _build_episodes(column, desk, courses, ways)
    _section(column, texts("leaning.title"), leaning_in_words(texts, graded))
    for heading, paragraphs in summary.readings:
        if heading == texts("findings.ratings"):
            column.heading(heading)
            _build_ratings(column, graded, paragraphs, ways)
        else:
            _section(column, heading, paragraphs)
    bases = [f"{f.title}: {f.value}. {f.basis}" for f in summary.figures if f.basis]
    _section(column, texts("findings.figures"), bases)
    _section(column, texts("findings.cautions"), graded_cautions(desk, graded))
    column.space(column.theme.px("tight"))
    column.buttons([("print", texts("print.do"), ways.write, "plain")])


def build_listed(
    column: Column, desk: Desk, graded: Graded, courses: Courses, episode: int, ways: Ways
) -> None:
    """Put all findings of an episode into a column, in the order of time."""
    title = called(desk, episode)
    if episode != WHOLE:
        named = desk.texts.table("interface")["episodes"][episode]
        title = desk.texts("coding.episode", n=episode, title=named)
    column.words(title, style="heading")
    build_lines(column, desk, graded, courses.episodes[episode], ways.lead)


def build_lines(
    column: Column,
    desk: Desk,
    graded: Graded,
    numbers: Iterable[int],
    lead: Callable[[int], None],
) -> None:
    """Put findings in, each as one line that leads to it."""
    for number in numbers:
        _build_line(column, desk, number, graded.score.findings[number], partial(lead, number))


def _build_episodes(column: Column, desk: Desk, courses: Courses, ways: Ways) -> None:
    """Lead to all findings of each episode."""
    texts = desk.texts
    column.heading(texts("findings.more"))
    column.words(texts("findings.more_text"), colour="ink_soft")
    column.buttons(
        [
            (
                f"episode-findings-{episode}",
                texts("findings.listed", where=called(desk, episode), n=len(numbers)),
                partial(ways.listed, episode),
                "plain",
            )
            for episode, numbers in courses.episodes.items()
        ]
    )


def called(desk: Desk, episode: int) -> str:
    """Return what the list of an episode, or of the session as a whole, is called."""
    return desk.texts("findings.session" if episode == WHOLE else "findings.episode", n=episode)


def _build_ratings(column: Column, graded: Graded, lines: list[str], ways: Ways) -> None:
    """Put every rating in; each that was given leads to what the key's rests on."""
    ratings, findings = graded.score.comparison.ratings, graded.score.findings
    if ratings is None:
        return
    rated = [(e, scale) for e, scales in ratings.by_episode.items() for scale in scales]
    pages = {(f.episode, f.about): n for n, f in enumerate(findings) if f.kind == "rating"}
    for number, words in zip(rated, lines, strict=True):
        episode, scale = number
        right = ratings.by_episode[episode][scale].difference == 0
        if not right and number not in pages:
            column.words(words, colour="ink_soft")
            continue
        column.tile(
            "rating-{}-{}".format(*number),
            "",
            partial(ways.same, episode, scale) if right else partial(ways.lead, pages[number]),
            words=words,
            colour="good" if right else "look",
            icon="on",
            group="ratings",
            after=column.theme.of(6),
        )


def _section(column: Column, heading: str, paragraphs: list[str]) -> None:
    if paragraphs:
        column.heading(heading)
    for words in paragraphs:
        column.words(words, colour="ink_soft")


def _build_line(column: Column, desk: Desk, number: int, finding: Finding, press: Press) -> None:
    """Put a finding in as one line that leads to it."""
    title, aside = headline(desk.texts, desk.ethogram, finding), place(desk.texts, finding)
    column.tile(
        f"finding-{number}",
        title,
        press,
        aside=aside,
        colour="good" if finding.kind == "praise" else "look",
        icon="play",
        group="findings",
        after=column.theme.of(6),
    )
