"""The parts of the page on a case that tell what is played: numbers, pictures, moments, words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scoring.rubric import Earned, Reading
from scoring.terms import SEARCH_EPISODES, Event
from scoring.wording import ENGLISH
from simulator.authoring import Audit, load_rules
from simulator.authoring.moments import Shown
from simulator.authoring.ratings import Row
from simulator.authoring.writing import Version
from simulator.case import load_ethogram
from simulator.case.times import clock
from simulator.export.page import Picture, Section, Table
from simulator.performance.narration import Line, episode_heading, narrate

NO_KEY = "-"
"""What stands where the key says nothing."""
LOOK = "look at it"
Pictures = Callable[[Version, int], bytes]
Keyed = Mapping[tuple[str, int], Row]
"""The key's numbers by scale and episode."""


def reunion(
    version: Version, number: int, keyed: Keyed, story: "Story", pictures: Pictures
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
        return NO_KEY
    far = row.apart > load_rules().within and row.because is None
    return f"{row.keyed:g} ({LOOK})" if far else f"{row.keyed:g}"


def _acts(events: Iterable[Event]) -> str:
    return ", ".join(f"{to_second(e.from_ms)} {_title(e.behaviour)}" for e in events)


def to_second(ms: int) -> str:
    """Return a time to the second, as nobody reads thousandths."""
    return clock(ms // 1000 * 1000)


def _title(behaviour: str) -> str:
    return load_ethogram()[behaviour].title


def separations(reading: Reading, keyed: Keyed) -> Section:
    """Tell search and crying, the key's numbers beside those of the acts."""
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
    return f"{row.keyed:g}" if row else NO_KEY, f"{earned:g}"


def disorganisation(version: Version, audit: Audit | None) -> Section:
    """Tell the signs that are played, with the strength that their length gives them."""
    reading = version.reading
    signs = reading.signs if reading else ()
    if not signs:
        return Section("Disorganisation", ("There is no sign in this session.",))
    rows = tuple(
        (f"{s.episode}/{to_second(s.from_ms)}", _title(s.behaviour), s.strength) for s in signs
    )
    counted = f"The signs count to a rating of {reading.disorganisation if reading else 1}"
    if audit is not None and audit.keyed is not None:
        counted += f"; the key says {audit.keyed.disorganisation or NO_KEY}"
    table = Table("Signs as played", ("at", "sign", "strength"), rows)
    return Section("Disorganisation", (f"{counted}.",), tables=(table,))


def evidence(moments: Iterable[Shown]) -> Section:
    """Tell the key's moments, and who sees them."""
    rows = tuple(
        (
            f"{shown.moment.episode}/{to_second(shown.moment.from_ms)}",
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
    return f"{to_second(event.from_ms)} to {to_second(event.to_ms)}"


@dataclass(frozen=True, slots=True)
class Story:
    """The session in words: the lines of each episode, and how long it is."""

    lines: tuple[Line, ...]
    lengths: Mapping[int, int]

    @classmethod
    def of(cls, version: Version) -> "Story":
        """Tell a version in words."""
        lines = narrate(version.case.script, version.performance.acts())
        lengths = {e.number: e.length_ms for e in version.performance.episodes}
        return cls(tuple(lines), lengths)

    def table(self, number: int, *, folded: bool = False) -> Table:
        """Return one episode as a table."""
        heading = episode_heading(number, clock(self.lengths[number]))
        rows = tuple((to_second(x.from_ms), x.text) for x in self.lines if x.episode == number)
        return Table(heading, ("at", "what is to be seen"), rows, folded=folded)
