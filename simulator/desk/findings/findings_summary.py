"""The first page of the findings: a few figures, the findings in a line each, what the key says."""

from collections.abc import Callable
from functools import partial

from scoring.findings import Finding
from simulator.desk.attempt.grading import Graded
from simulator.desk.findings.figure_card import build_figures
from simulator.desk.findings.graded_cautions import graded_cautions
from simulator.desk.findings.headlines import headline, place
from simulator.desk.findings.leaning_words import leaning_in_words
from simulator.desk.findings.summary import summary_of
from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.widget import Press

AT_FIRST = 6
"""The most instructive findings stand there at once; the others are a press away."""


def build_summary(
    column: Column,
    desk: Desk,
    graded: Graded,
    lead: Callable[[int], None],
    same: Callable[[int, str], None],
    print_page: Press,
    show_all: Press | None,
) -> None:
    """Put the page into a column.

    Args:
        column: Where it stands.
        desk: The window.
        graded: The comparison.
        lead: Leads to a finding by its number.
        same: Leads to what a rating rests on that is the key's own, by its episode and its scale.
        print_page: Writes the findings as a page.
        show_all: Shows all findings; None if all are shown.
    """
    texts, summary = desk.texts, summary_of(graded, desk.texts)
    cut = build_figures(column, summary.figures)
    column.words(texts("findings.list"), style="heading")
    findings = graded.score.findings
    if not findings:
        column.words(texts("findings.none"))
    for number, finding in enumerate(findings if show_all is None else findings[:AT_FIRST]):
        _build_line(column, desk, number, finding, partial(lead, number))
    if show_all is not None:
        more = texts("findings.more", n=len(findings) - AT_FIRST)
        column.buttons([("more", more, show_all, "plain")])
    _section(column, texts("leaning.title"), leaning_in_words(texts, graded))
    for heading, paragraphs in summary.readings:
        if heading == texts("findings.ratings"):
            column.heading(heading)
            _build_ratings(column, graded, paragraphs, lead, same)
        else:
            _section(column, heading, paragraphs)
    _section(column, texts("findings.figures"), [f"{f.title}: {f.aside}" for f in cut])
    _section(column, texts("findings.cautions"), graded_cautions(desk, graded))
    column.space(column.theme.px("tight"))
    column.buttons([("print", texts("print.do"), print_page, "plain")])


def _build_ratings(
    column: Column,
    graded: Graded,
    lines: list[str],
    lead: Callable[[int], None],
    same: Callable[[int, str], None],
) -> None:
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
            partial(same, episode, scale) if right else partial(lead, pages[number]),
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
