"""What the page on a case says: what it comes to, problems, both reunions, evidence, the story."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.rubric import Earned, Reading
from scoring.terms import REUNIONS, SEARCH_EPISODES, Classification, Event
from scoring.wording import ENGLISH
from simulator.authoring import Audit, load_rules
from simulator.authoring.difficulty import told_points
from simulator.authoring.moments import Shown
from simulator.authoring.ratings import Row
from simulator.authoring.writing import Version, moment_of
from simulator.case import load_ethogram
from simulator.case.source import read_text
from simulator.case.times import clock
from simulator.export.page import Page, Picture, Section, Table
from simulator.performance.narration import Line, describe_people, episode_heading, narrate
from simulator.problems import Problem

_NOTES = (
    (
        "What the acts earn is read by the rubric of this program, a simulator rule: it helps to "
        "write and to check, and is no coding by an expert."
    ),
    "It is the dyad that is coded. Insecure is not a disorder, and D does not prove maltreatment.",
)
_NO_KEY = "-"
_GOOD, _LOOK = "holds", "look at it"
Pictures = Callable[[Version, int], bytes]
Keyed = Mapping[tuple[str, int], Row]


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
    story = _Story.of(version)
    for number in REUNIONS:
        if number in story.lengths:
            yield from _reunion(version, number, keyed, story, pictures)
    if version.reading is not None:
        yield _separations(version.reading, keyed)
        yield _disorganisation(version, audit)
    if audit is not None and audit.moments:
        yield _evidence(audit.moments)
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
            str(said or _NO_KEY),
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
    return _GOOD if good else _LOOK


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
    return f"{place} ({moment[0]}/{_time(moment[1])})" if moment else place


def _reunion(
    version: Version, number: int, keyed: Keyed, story: "_Story", pictures: Pictures
) -> Iterator[Section]:
    """Tell a reunion: its numbers with the acts that earn them, then its pictures and words."""
    if version.reading is not None:
        rows = tuple(_rated(earned, keyed) for earned in version.reading.ratings[number].values())
        header = ("scale", "key", "acts", "why the acts earn it", "which acts")
        yield Section(f"Reunion in episode {number}", tables=(Table("Ratings", header, rows),))
    words = f"Episode {number}, a picture every ten seconds, the infant's face in the corner"
    sheet = Picture(pictures(version, number), words)
    title = f"Episode {number} in pictures and words"
    yield Section(title, tables=(story.table(number),), pictures=(sheet,))


def _rated(earned: Earned, keyed: Keyed) -> tuple[str, ...]:
    row = keyed.get((earned.scale, earned.episode))
    why = ENGLISH.rule(earned.rule)
    if row is not None and row.because:
        why = f"{why}. The key differs because: {row.because}"
    name = ENGLISH.scale(earned.scale).name
    return name, _number(row), str(earned.rating), why, _acts(earned.events)


def _number(row: Row | None) -> str:
    """Return the key's number, marked where it is too far from the acts without a reason."""
    if row is None:
        return _NO_KEY
    far = row.apart > load_rules().within and row.because is None
    return f"{row.keyed:g} ({_LOOK})" if far else f"{row.keyed:g}"


def _acts(events: Iterable[Event]) -> str:
    return ", ".join(f"{_time(e.from_ms)} {_title(e.behaviour)}" for e in events)


def _time(ms: int) -> str:
    """Return a time to the second, as nobody reads thousandths."""
    return clock(ms // 1000 * 1000)


def _title(behaviour: str) -> str:
    return load_ethogram()[behaviour].title


def _separations(reading: Reading, keyed: Keyed) -> Section:
    searched = tuple(
        (f"episode {n}", *_pair(keyed, "search", n, earned.rating), ENGLISH.rule(earned.rule))
        for n, earned in reading.search.items()
        if n in SEARCH_EPISODES
    )
    cried = tuple(
        (f"episode {n}", *_pair(keyed, "crying", n, share)) for n, share in reading.crying.items()
    )
    tables = (
        Table("Search", ("", "key", "acts", "why the acts earn it"), searched),
        Table("Crying, in intervals of 15 s", ("", "key", "acts"), cried),
    )
    return Section("Search and crying", tables=tables)


def _pair(keyed: Keyed, scale: str, episode: int, earned: float) -> tuple[str, str]:
    row = keyed.get((scale, episode))
    return f"{row.keyed:g}" if row else _NO_KEY, f"{earned:g}"


def _disorganisation(version: Version, audit: Audit | None) -> Section:
    """Tell the signs that are played, with the strength that their length gives them."""
    reading = version.reading
    signs = reading.signs if reading else ()
    if not signs:
        return Section("Disorganisation", ("There is no sign in this session.",))
    rows = tuple(
        (f"{s.episode}/{_time(s.from_ms)}", _title(s.behaviour), s.strength) for s in signs
    )
    counted = f"The signs count to a rating of {reading.disorganisation if reading else 1}"
    if audit is not None and audit.keyed is not None:
        counted += f"; the key says {audit.keyed.disorganisation or _NO_KEY}"
    table = Table("Signs as played", ("at", "sign", "strength"), rows)
    return Section("Disorganisation", (f"{counted}.",), tables=(table,))


def _evidence(moments: Iterable[Shown]) -> Section:
    rows = tuple(
        (
            f"{shown.moment.episode}/{_time(shown.moment.from_ms)}",
            _title(shown.moment.behaviour),
            ENGLISH.scale(shown.moment.scale).name,
            shown.moment.because,
            _seen(shown),
        )
        for shown in moments
    )
    header = ("at", "moment", "counts for", "because", "seen by")
    table = Table("What a trainee who misses them will read", header, rows)
    return Section("The moments of evidence", tables=(table,))


def _seen(shown: Shown) -> str:
    """Return the cameras that see a moment, or what is wrong with it."""
    if shown.event is None:
        return "does not happen then"
    if not shown.cameras:
        return "no camera"
    part = f" (a part of {_span(shown.event)})" if shown.part else ""
    face = f"; the face: {', '.join(shown.faces)}" if shown.faces else ""
    return f"{', '.join(shown.cameras)}{face}{part}"


def _span(event: Event) -> str:
    return f"{_time(event.from_ms)} to {_time(event.to_ms)}"


@dataclass(frozen=True, slots=True)
class _Story:
    """The session in words: the lines of each episode, and how long it is."""

    lines: tuple[Line, ...]
    lengths: Mapping[int, int]

    @classmethod
    def of(cls, version: Version) -> "_Story":
        lines = narrate(version.case.script, version.performance.acts())
        lengths = {e.number: e.length_ms for e in version.performance.episodes}
        return cls(tuple(lines), lengths)

    def table(self, number: int, *, folded: bool = False) -> Table:
        """Return one episode as a table."""
        heading = episode_heading(number, clock(self.lengths[number]))
        rows = tuple((_time(x.from_ms), x.text) for x in self.lines if x.episode == number)
        return Table(heading, ("at", "what is to be seen"), rows, folded=folded)
