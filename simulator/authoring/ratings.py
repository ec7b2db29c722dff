"""The numbers of a key beside those that the script's events earn, scale by scale."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.rubric import Earned
from scoring.terms import CORE_SCALES, REUNION_SCALES, REUNIONS, Event
from scoring.wording import ENGLISH
from simulator.authoring.rules import AuditRules
from simulator.authoring.session import Session
from simulator.case.source import Steps
from simulator.problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One number of the key beside the rubric's.

    ``step`` says in words which step of the rubric's ladder fits, ``events`` are the acts that
    earned it. ``because`` is the key's reason for a difference, None if it gives none. ``steps``
    leads to the number in the key.
    """

    scale: str
    episode: int
    keyed: float
    earned: float
    steps: Steps
    step: str = ""
    events: tuple[Event, ...] = ()
    because: str | None = None

    @property
    def core(self) -> bool:
        """Tell whether it is one of the eight ratings that decide the group."""
        return self.scale in CORE_SCALES

    @property
    def apart(self) -> float:
        """Return by how much they differ."""
        return abs(self.keyed - self.earned)


def rows_of(session: Session) -> tuple[Row, ...]:
    """Return every number of a key that the rubric has one for: scales, search, crying."""
    reading, key = session.reading, session.key
    if reading is None or not session.codable:
        return ()
    found = [
        _row(session, reading.ratings[e][s], key.ratings[e][s], ("ratings", str(e), s))
        for e in REUNIONS
        for s in REUNION_SCALES
        if s in key.ratings.get(e, {})
    ]
    found += [
        _row(session, earned, key.search[e], ("search", str(e)))
        for e, earned in reading.search.items()
        if e in key.search
    ]
    found += _crying(session, reading.crying)
    return tuple(found)


def _row(session: Session, earned: Earned, keyed: int, steps: Steps) -> Row:
    return Row(
        scale=earned.scale,
        episode=earned.episode,
        keyed=keyed,
        earned=earned.rating,
        steps=steps,
        step=ENGLISH.rule(earned.rule),
        events=earned.events,
        because=session.reason(earned.scale, earned.episode),
    )


def _crying(session: Session, counted: Mapping[int, float]) -> Iterator[Row]:
    for episode, intervals in counted.items():
        keyed = session.key.crying.get(episode)
        if keyed is not None:
            because = session.reason("crying", episode)
            way = ("crying", str(episode))
            yield Row("crying", episode, keyed, intervals, way, because=because)


def check_ratings(session: Session, rows: tuple[Row, ...], rules: AuditRules) -> Iterator[Problem]:
    """Yield the numbers that differ too much without a reason."""
    for row in rows:
        where = f"{ENGLISH.scale(row.scale).name} in episode {row.episode}"
        if row.scale == "crying":
            if row.apart >= 1 and row.because is None:
                message = f"crying in episode {row.episode} is keyed {row.keyed:g} intervals"
                hint = f"The acts add up to {row.earned:g} intervals of 15 s."
                yield session.problem(row.steps, "E606", message, hint)
        elif row.apart > rules.within and row.because is None:
            message = f"{where} is keyed {row.keyed:g}; the acts earn {row.earned:g}"
            hint = f"{row.earned:g}: {row.step}. Mend script or key, or list it in 'differences'."
            yield session.problem(row.steps, "E601", message, hint)
