"""Kill the program while it writes, open the records again, and look for what was promised.

A writer makes edits as fast as it can and says each one aloud once the call that kept it has
returned. It is killed at a random moment, often while it starts. Every edit it said must then be
there, in order, with the playhead where it was; at most one more may be, which was kept but not yet
said. The same folder is used for several kills on end, so that recovery itself is killed too.

Run as ``python -m tests.campaigns.kill [--minutes N] [--kills N] [--seed N] [--json]``.
"""

import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from scoring.terms import Mark, Scope
from simulator.records import (
    Attempt,
    JustificationSet,
    MarkAdded,
    PlayheadMoved,
    RecordsError,
    Redone,
    Store,
    Submitted,
    Undone,
    replay,
)
from simulator.records.written import write_edit
from tests.killing import run_kills, said_until_killed

KILLS_PER_FOLDER = 10
LONGEST_LIFE = 1.0
"""Seconds."""
BEGUN = 0.8
"""The share of writers whose clock runs from the first edit, so that most die at work; the others
may die while they start, which takes about a third of a second."""


@dataclass
class Tally:
    """What came of the kills. ``unsaid`` edits were kept, but the writer died before saying so."""

    kills: int = 0
    edits: int = 0
    unsaid: int = 0
    before_first_edit: int = 0
    lost: list[str] = field(default_factory=list)


def write(folder: str, seed: str) -> None:
    """Make edits until killed, and say each on standard output after it was kept."""
    random = Random(int(seed))
    with Store.open(Path(folder)) as store:
        found = store.open_attempts()
        attempt = store.resume(found[0].id) if found else _begin(store)
        number = 0
        while True:
            number += 1
            _say(attempt, _make(attempt, f"{seed}-{number}", number, random))
            if attempt.submitted:
                attempt = _begin(store)


def _begin(store: Store) -> Attempt:
    return store.begin("milo", "sha256:1", Scope(), "t-01", episode_lengths_ms={5: 180_000})


def _make(attempt: Attempt, name: str, number: int, random: Random) -> str:
    """Make one edit of a random kind, and return it as it is written."""
    (kind,) = random.choices(
        ["mark", "move", "text", "undo", "redo", "submit"], [8, 4, 2, 3, 2, 0.1]
    )
    match kind:
        case "undo" if attempt.can_undo:
            attempt.undo()
            return write_edit(Undone())
        case "redo" if attempt.can_redo:
            attempt.redo()
            return write_edit(Redone())
        case "submit":
            attempt.submit({"edits": number})
            return write_edit(Submitted())
        case "text":
            edit: JustificationSet | PlayheadMoved | MarkAdded = JustificationSet(name)
        case "move":
            edit = PlayheadMoved(attempt.draft.playhead_ms + random.randint(1, 4_000))
        case _:
            edit = MarkAdded(Mark(name, "infant", "cry", 5, number, number + random.randint(0, 99)))
    attempt.record(edit)
    return write_edit(edit)


def _say(attempt: Attempt, written: str) -> None:
    print(attempt.about.id, written, flush=True)


def campaign(kills: int, seed: int, *, seconds: float = float("inf")) -> Tally:
    """Kill writers until there were enough or the time is over."""
    random, tally, end = Random(seed), Tally(), time.monotonic() + seconds
    while tally.kills < kills and time.monotonic() < end:
        with tempfile.TemporaryDirectory() as folder:
            known: dict[int, list[str]] = {}
            for _ in range(min(KILLS_PER_FOLDER, kills - tally.kills)):
                said = _killed_writer(Path(folder), random)
                _check(Path(folder), known, said, tally)
    return tally


def _killed_writer(folder: Path, random: Random) -> list[tuple[int, str]]:
    """Return what a writer said before it was killed: attempts and written edits."""
    arguments, begun = (str(folder), str(random.getrandbits(32))), random.random() < BEGUN
    life = random.uniform(0, LONGEST_LIFE)
    lines = said_until_killed(
        "tests.campaigns.kill", arguments, lambda: time.sleep(life), begun=begun
    )
    return [(int(attempt), edit) for attempt, edit in (line.split(" ", 1) for line in lines)]


def _check(
    folder: Path, known: dict[int, list[str]], said: list[tuple[int, str]], tally: Tally
) -> None:
    """Hold the records against what is known and was said; ``known`` becomes what is there."""
    tally.kills += 1
    tally.edits += len(said)
    tally.before_first_edit += not said
    for attempt, edit in said:
        known.setdefault(attempt, []).append(edit)
    try:
        found = _found(folder)
    except RecordsError as error:
        tally.lost.append(f"kill {tally.kills}: {error}")
        return
    more = 0
    for attempt in known.keys() | found.keys():
        promised, there = known.get(attempt, []), found.get(attempt, [])
        more += len(there) - len(promised)
        if there[: len(promised)] != promised:
            tally.lost.append(f"kill {tally.kills}: attempt {attempt} lacks edits that were kept")
    if more > 1:
        tally.lost.append(f"kill {tally.kills}: {more} edits more than were made")
    tally.unsaid += more
    known |= found


def _found(folder: Path) -> dict[int, list[str]]:
    """Return the written journal of every attempt, after looking whether it resumes to its end."""
    found = {}
    with Store.open(folder) as store:
        for record in (*store.open_attempts(), *store.attempts()):
            journal = store.journal(record.id)
            draft = store.resume(record.id).draft
            if draft != replay(journal):
                raise RecordsError(f"attempt {record.id} does not resume where its journal ends")
            if (record.submitted is not None) != (Submitted() in journal):
                raise RecordsError(f"attempt {record.id} is handed in by halves")
            found[record.id] = [write_edit(edit) for edit in journal]
    return found


def main() -> int:
    """Run the campaign and say what came of it; 1 if anything was lost."""
    told = "{kills} kills ({before_first_edit} before the first edit), {edits} edits said and "
    return run_kills("kill", __doc__, campaign, told + "{unsaid} kept unsaid")


if __name__ == "__main__":
    sys.exit(main())
