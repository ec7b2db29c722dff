"""Printing: the findings as a page of their own, with the moments that teach most as pictures."""

import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from scoring.findings import by_episode, chief, praised
from scoring.terms import Coding
from simulator.case import write_coding
from simulator.desk.attempt.grading import Graded
from simulator.desk.attempt.session import Staged
from simulator.desk.findings.graded_cautions import graded_cautions
from simulator.desk.findings.headlines import place
from simulator.desk.findings.leaning_words import leaning_in_words
from simulator.desk.findings.summary import summary_of
from simulator.desk.shell.screen import Desk
from simulator.desk.style.texts import Texts
from simulator.desk.watching.pointed import behaviour_of, pointed_at
from simulator.desk.watching.rings import put_ring
from simulator.export.page import Page, Picture, Section, Table, render_page
from simulator.files import write_whole
from simulator.records import RecordsError
from simulator.stage import Stage

if TYPE_CHECKING:
    from scoring.findings import Finding

FOLDER = "exports"
_FIRST, _PICTURES, _SIZE = 12, 3, (640, 360)
"""So many findings stand there at once, the first of them with pictures; the rest is folded."""
_UNFIT = re.compile(r"[^\w-]+")
_INTO_MS = 600
"""A picture shows its moment so long after it began, or its middle if it is shorter."""


def print_findings(desk: Desk, session: Staged, graded: Graded) -> Path:
    """Write the findings as a page into the data folder and return its place.

    Raises:
        RecordsError: It cannot be written.
    """
    path = desk.store.folder / FOLDER / _name(graded.coding)
    page = render_page(findings_page(desk, session, graded))
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, page.encode("utf-8"))
    except OSError as error:
        raise RecordsError(
            f"The page could not be written to {path}: {error.strerror or error}. Make the folder "
            "writable or free some space."
        ) from error
    return path


def _name(coding: Coding) -> str:
    """Return the name of the page: each coding has one of its own, and keeps it."""
    digest = hashlib.sha256(write_coding(coding).encode()).hexdigest()
    return "-".join((coding.case, _UNFIT.sub("-", coding.coder), digest[:6])) + ".html"


def findings_page(desk: Desk, session: Staged, graded: Graded) -> Page:
    """Return the findings as a page: the summary, what teaches most, then the rest by episode."""
    texts, summary = desk.texts, summary_of(graded, desk.texts)
    title = f"{session.exercise.title}: {texts('findings.title')}"
    figures = tuple(
        (f.title, f.value, ". ".join(filter(None, (f.aside, f.basis)))) for f in summary.figures
    )
    first = Section(
        texts("print.summary"),
        tables=(Table(texts("print.figures"), ("", texts("print.you"), ""), figures),),
    )
    findings = graded.score.findings
    first_told = [findings[n] for n in (*praised(findings), *chief(findings, _FIRST))]
    rest = tuple(
        (place(texts, findings[n]), findings[n].text)
        for numbers in by_episode(findings).values()
        for n in numbers
        if findings[n] not in first_told
    )
    told = Section(
        texts("findings.list"),
        tuple(finding.text for finding in first_told) or (texts("findings.none"),),
        tables=(Table(texts("findings.more"), ("", ""), rest, folded=True),) if rest else (),
        pictures=tuple(_pictures(session, graded, first_told)),
    )
    ratings = _ratings(graded, texts)
    readings = [Section(head, tuple(lines)) for head, lines in summary.readings[1:]]
    cautions = tuple(graded_cautions(desk, graded))
    if lines := leaning_in_words(texts, graded):
        readings.insert(0, Section(texts("leaning.title"), tuple(lines)))
    sections = [first, *ratings, told, *readings]
    return Page(title, graded.coding.coder, sections, cautions, texts("print.language"))


def _ratings(graded: Graded, texts: Texts) -> list[Section]:
    """Return the ratings as a table: yours beside the key's, with what earned it."""
    ratings = graded.score.comparison.ratings
    if ratings is None:
        return []
    titles = texts.table("scales")
    rows = tuple(
        (
            f"{titles[scale]['title']} ({episode})",
            "–" if number.yours is None else str(number.yours),
            str(number.key),
            " ".join(
                m.because.strip()
                for m in graded.key.evidence
                if (m.scale, m.episode) == (scale, episode)
            ),
        )
        for episode, scales in ratings.by_episode.items()
        for scale, number in scales.items()
    )
    header = (texts("print.scale"), texts("print.you"), texts("print.key"), texts("print.because"))
    table = Table(texts("print.ratings"), header, rows)
    return [Section(texts("findings.ratings"), tables=(table,))]


def _pictures(session: Staged, graded: Graded, findings: Sequence["Finding"]) -> Iterator[Picture]:
    """Yield pictures of the first moments, with a ring around what decides."""
    performance = session.played.performance
    stage = Stage(_SIZE, performance.looks, "room", performance.decor)
    shown = [f for f in findings if f.episode is not None and f.from_ms is not None]
    for finding in shown[:_PICTURES]:
        episode = performance.episode(finding.episode or 0)
        if episode is None:
            continue
        start = finding.from_ms or 0
        into = min(_INTO_MS, ((finding.to_ms or start) - start) // 2)
        surface = pygame.Surface(_SIZE)
        scene = performance.at(episode.start_ms + start + into)
        stage.paint(surface, scene)
        behaviour = behaviour_of(graded, session.ethogram, finding)
        pointed = pointed_at(session.ethogram, behaviour)
        for ring in stage.rings(scene, *pointed) if pointed else ():
            put_ring(surface, (ring.x, ring.y), ring.radius, 3)
        content = io.BytesIO()
        pygame.image.save(surface, content, "moment.jpg")
        yield Picture(content.getvalue(), finding.text)
