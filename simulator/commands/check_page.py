"""What the page on a case says: problems, numbers, moments, pictures and the story in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from scoring.rubric import Earned, Reading
from scoring.terms import REUNIONS, Event
from scoring.wording import ENGLISH
from simulator.authoring import Audit
from simulator.authoring.moments import Shown
from simulator.authoring.ratings import Row
from simulator.authoring.writing import Version
from simulator.case import load_ethogram
from simulator.case.times import clock
from simulator.export.page import Page, Picture, Section, Table
from simulator.performance.narration import describe_people, episode_heading, narrate
from simulator.problems import Problem

_NOTES = (
    (
        "What the acts earn is read by the rubric of this program, a simulator rule: it helps to "
        "write and to check, and is no coding by an expert."
    ),
    "It is the dyad that is coded. Insecure is not a disorder, and D does not prove maltreatment.",
)
Pictures = Callable[[Version, int], bytes]


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
    sections = [_problems(problems)]
    if version is not None and version.reading is not None:
        sections.append(_answer(version.reading))
    if audit is not None and audit.rows:
        sections += [_key(audit.rows), _evidence(audit.moments)]
        sections += _difficulty(audit)
    if version is not None:
        sections += _reunions(version, pictures)
        sections.append(_story(version))
    title = f"{name}: {version.case.script.title}" if version is not None else name
    mend = sum(p.severity != "note" for p in problems)
    lead = (
        "Nothing has to be mended."
        if not mend
        else f"{mend} {'thing' if mend == 1 else 'things'} to look at."
    )
    return Page(title, lead, sections, _NOTES)


def _problems(problems: Iterable[Problem]) -> Section:
    rows = tuple(
        (
            f"{p.file.name}:{p.span.line}:{p.span.column}",
            p.code,
            p.severity,
            f"{p.message}. {p.hint}".strip(),
        )
        for p in problems
    )
    if not rows:
        return Section("Problems", ("Lint and audit have found none.",))
    header = ("place", "code", "kind", "what, and what to do")
    return Section("Problems", tables=(Table("From lint and audit", header, rows),))


def _answer(reading: Reading) -> Section:
    """Tell how somebody would code who follows the rubric to the letter."""
    calm = "settled" if reading.settled else "not settled"
    search = ", ".join(f"{n}: {earned.rating}" for n, earned in reading.search.items())
    crying = ", ".join(f"{n}: {share:g}" for n, share in reading.crying.items())
    signs = ", ".join(f"{_title(s.behaviour)} ({s.strength})" for s in reading.signs) or "none"
    texts = (
        (
            f"{reading.classification}; rating of disorganisation {reading.disorganisation}; at "
            f"the end of episode 8 the infant is {calm}."
        ),
        f"Search by episode: {search}. Crying in intervals of 15 s by episode: {crying}.",
        f"Signs of disorganisation: {signs}.",
    )
    rows = [_earned(reading.ratings[e][s]) for e in REUNIONS for s in reading.ratings[e]]
    header = ("scale", "episode", "rating", "why", "acts")
    return Section(
        "What a coder would answer who follows the rubric",
        texts,
        tables=(Table("Ratings of both reunions", header, tuple(rows)),),
    )


def _earned(earned: Earned) -> tuple[str, ...]:
    acts = _acts(earned.events)
    name = ENGLISH.scale(earned.scale).name
    return name, str(earned.episode), str(earned.rating), ENGLISH.rule(earned.rule), acts


def _acts(events: Iterable[Event]) -> str:
    return ", ".join(f"{_time(e.from_ms)} {_title(e.behaviour)}" for e in events)


def _time(ms: int) -> str:
    """Return a time to the second, as nobody reads thousandths."""
    return clock(ms // 1000 * 1000)


def _title(behaviour: str) -> str:
    return load_ethogram()[behaviour].title


def _key(rows: Iterable[Row]) -> Section:
    told = tuple(
        (
            ENGLISH.scale(row.scale).name,
            str(row.episode),
            f"{row.keyed:g}",
            f"{row.earned:g}",
            row.because or ("" if row.apart <= 1 else "apart, without a reason"),
        )
        for row in rows
    )
    header = ("scale", "episode", "key", "acts", "remark")
    return Section("The key beside the acts", tables=(Table("Numbers", header, told),))


def _evidence(moments: Iterable[Shown]) -> Section:
    rows = tuple(
        (
            _title(shown.moment.behaviour),
            f"{shown.moment.episode}/{_time(shown.moment.from_ms)}",
            "yes" if shown.event else "no",
            ", ".join(shown.cameras) or "none",
            ", ".join(shown.faces) or "none",
        )
        for shown in moments
    )
    header = ("moment", "at", "happens", "cameras that see it", "cameras that see the face")
    return Section("The moments of evidence", tables=(Table("From the key", header, rows),))


def _difficulty(audit: Audit) -> Iterator[Section]:
    if audit.difficulty is not None:
        found = audit.difficulty
        points = ", ".join(f"{name} {n}" for name, n in found.points.items()) or "none"
        said = f"{found.level} by {found.total} points ({points}); the script says {audit.claimed}."
        yield Section("Difficulty", (said,))


def _reunions(version: Version, pictures: Pictures) -> Iterator[Section]:
    there = {episode.number for episode in version.performance.episodes}
    for number in REUNIONS:
        if number in there:
            words = f"Episode {number}, a picture every ten seconds"
            sheet = Picture(pictures(version, number), words)
            yield Section(f"Reunion in episode {number}", pictures=(sheet,))


def _story(version: Version) -> Section:
    """Tell all that can be seen and heard, an episode a table."""
    lines = narrate(version.case.script, version.performance.acts())
    tables = tuple(
        Table(
            episode_heading(episode.number, clock(episode.length_ms)),
            ("at", "what is to be seen"),
            tuple(
                (_time(line.from_ms), line.text) for line in lines if line.episode == episode.number
            ),
            folded=episode.number not in REUNIONS,
        )
        for episode in version.performance.episodes
    )
    people = "; ".join(describe_people(version.case.script))
    return Section("The session in words", (f"{people}.",), tables=tables)
