"""What the page on a case says: what it comes to, problems, both reunions, evidence, the story."""

from collections.abc import Iterable, Iterator, Sequence

from scoring.rubric import Reading
from scoring.terms import REUNIONS, Classification
from simulator.authoring import Audit, load_rules
from simulator.authoring.difficulty import told_points
from simulator.authoring.writing import Version, moment_of
from simulator.case.source import read_text
from simulator.commands.check_parts import (
    LOOK,
    NO_KEY,
    Pictures,
    Story,
    disorganisation,
    evidence,
    reunion,
    separations,
    to_second,
)
from simulator.export.page import Page, Section, Table
from simulator.performance.narration import describe_people
from simulator.problems import Problem

_NOTES = (
    (
        "What the acts earn is read by the rubric of this program, a simulator rule: it helps to "
        "write and to check, and is no coding by an expert."
    ),
    "It is the dyad that is coded. Insecure is not a disorder, and D does not prove maltreatment.",
)
_GOOD = "holds"


def check_page(
    name: str,
    version: Version | None,
    audit: Audit | None,
    problems: Sequence[Problem],
    pictures: Pictures,
) -> Page:
    """Put the page together.

    Args:
        name: The name of the case's folder.
        version: What can be played, None if nothing can.
        audit: The key held against the script, None where there is no key.
        problems: All that is wrong.
        pictures: Returns a contact sheet of one episode as a JPEG.
    """
    sections = []
    if version is not None and version.reading is not None:
        sections.append(_short(version.reading, audit))
    sections.append(_problems(problems))
    if version is not None:
        sections += _played(version, audit, pictures)
    title = f"{name}: {version.case.script.title}" if version is not None else name
    mend = sum(p.severity != "note" for p in problems)
    lead = f"{mend} {'thing' if mend == 1 else 'things'} to look at." if mend else "It holds."
    return Page(title, lead, sections, _NOTES)


def _played(version: Version, audit: Audit | None, pictures: Pictures) -> Iterator[Section]:
    """Yield the sections on what is played: reunions, separations, evidence, the other episodes."""
    keyed = {(row.scale, row.episode): row for row in audit.rows} if audit else {}
    story = Story.of(version)
    for number in REUNIONS:
        if number in story.lengths:
            yield from reunion(version, number, keyed, story, pictures)
    if version.reading is not None:
        yield separations(version.reading, keyed)
        yield disorganisation(version, audit)
    if audit is not None and audit.moments:
        yield evidence(audit.moments)
    others = tuple(story.table(n, folded=True) for n in story.lengths if n not in REUNIONS)
    people = "; ".join(describe_people(version.case.script))
    yield Section("The other episodes in words", (f"{people}.",), tables=others)


def _short(reading: Reading, audit: Audit | None) -> Section:
    """Tell in a few lines what the case comes to."""
    found = reading.classification
    if audit is None or audit.keyed is None:
        told = f"The acts lead to {found}; there is no key to hold them against."
        return Section("In short", (told,))
    key, core = audit.keyed, [row for row in audit.rows if row.core]
    near = sum(row.apart <= load_rules().within or bool(row.because) for row in core)
    there = sum(m.event is not None for m in audit.moments)
    seen = sum(bool(m.cameras) for m in audit.moments)
    said, hard = key.disorganisation, audit.difficulty
    rows = [
        ("classification", str(key.classification), str(found), _same(key.classification, found)),
        (
            "rating of disorganisation",
            str(said or NO_KEY),
            str(reading.disorganisation),
            _mark(said is None or abs(said - reading.disorganisation) <= 1),
        ),
        (
            "the eight ratings that decide",
            f"{len(core)} rated",
            f"{near} within a point, or with a reason",
            _mark(near == len(core)),
        ),
        (
            "evidence",
            f"{len(audit.moments)} moments",
            f"{there} happen as the key says, {seen} are seen",
            _mark(there == seen == len(audit.moments) >= load_rules().least_moments),
        ),
    ]
    if hard is not None:
        points = f"{hard.level}, by {hard.total} points"
        rows.append(("difficulty", audit.claimed, points, _mark(hard.level == audit.claimed)))
    header = ("", "the key says", "the acts say", "")
    texts = (f"What makes it hard: {told_points(hard, load_rules())}.",) if hard else ()
    return Section("In short", texts, tables=(Table("Key and acts", header, tuple(rows)),))


def _same(key: Classification, found: Classification) -> str:
    return _mark((key.group, key.disorganised) == (found.group, found.disorganised))


def _mark(good: bool) -> str:
    return _GOOD if good else LOOK


def _problems(problems: Iterable[Problem]) -> Section:
    rows = tuple(
        (
            _place(p),
            f"{p.message}. {p.hint}".strip(),
            f"{p.code} ({p.severity})",
        )
        for p in problems
    )
    if not rows:
        return Section("Problems", ("Lint and audit have found none.",))
    header = ("where", "what, and what to do", "code")
    more = "strange-situation explain with a code tells why it matters, with examples."
    return Section("Problems", (more,), tables=(Table("From lint and audit", header, rows),))


def _place(problem: Problem) -> str:
    """Return where a problem stands: file and line, and in a script the moment it speaks of."""
    line = problem.span.line
    place = f"{problem.file.stem}, line {line}"
    text = read_text(problem.file).value if problem.file.name == "script.yaml" else None
    moment = moment_of(text, line) if text else None
    return f"{place} ({moment[0]}/{to_second(moment[1])})" if moment else place
