"""Kill the editor of cases in the middle of its work, open the case again, and look at its files.

An editor without a display is fed keys and changes of its forms at random, and says the texts of
script and key aloud once each is made. It is killed at a random moment, half of the time as soon as
its journal grows, which is while it saves. Then every change that it said must be there, or be one
step of undo or redo away if it was at the next one; the files are whole and what the session holds;
and no change but a few lines: the others are the same bytes. The same case is used for several
kills, and undoing all of it must lead back to the first byte.

Run as ``python -m tests.campaigns.editing [--minutes N] [--kills N] [--seed N] [--json]``.
"""

import difflib
import json
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

from simulator.authoring.editing import EditingSession, journal_of
from simulator.resources import LIBRARY
from tests.killing import run_kills, said_until_killed

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

FILES = ("script.yaml", "key.yaml")
KILLS_PER_CASE = 8
LONGEST_LIFE = 2.5
"""Seconds, from the first change."""
BEGUN = 0.9
"""The share of editors whose clock runs from the first change; the others die while they open."""
SAVING_S = 0.004
"""About as long a save takes."""
FEW = 6
"""So many lines go and come with one change at most: the act's, and its moments' in the key."""
KEYS = {
    "alt+right": 4,
    "alt+left": 3,
    "alt+shift+right": 3,
    "alt+shift+left": 2,
    "h": 2,
    "ctrl+d": 3,
    "delete": 2,
    "ctrl+z": 4,
    "ctrl+y": 2,
    "title": 3,
    "rating": 2,
}
"""What is done and how often: keys of the editor, or a change in a form."""
Texts = tuple[str, ...]


@dataclass
class Tally:
    """What came of the kills. ``mending`` kills left a file behind its journal."""

    kills: int = 0
    changes: int = 0
    unsaid: int = 0
    mending: int = 0
    lost: list[str] = field(default_factory=list)


def write(folder: str, seed: str) -> None:
    """Edit until killed, and say the texts on standard output after each change."""
    from simulator.desk.studio.editor.editor import EditorScreen
    from tests.desk.driving import Driver

    random = Random(int(seed))
    driver = Driver(Path(folder) / "data")
    driver.app.show(EditorScreen(driver.app, Path(folder) / "case"))
    draft = driver.screen.draft
    while True:
        (what,) = random.choices([*KEYS], [*KEYS.values()])
        typed = draft.session.history.done and draft.session.history.done[-1].merge
        if what == "title" and not typed:  # else it would be one step with what was said before
            draft.set_script(("title",), f"Case {random.random()}", typing=True)
        elif what == "rating":
            draft.set_key(("ratings", "5", "avoidance"), random.randint(1, 7))
        elif what in {"ctrl+z", "ctrl+y"}:
            driver.press(what)
        elif what != "title":
            driver.screen.choose(random.choice(draft.outline.entries).line)
            driver.press(what)
        print(json.dumps([draft.script, draft.key]), flush=True)


def campaign(kills: int, seed: int, *, seconds: float = float("inf")) -> Tally:
    """Kill editors until there were enough or the time is over."""
    random, tally, end = Random(seed), Tally(), time.monotonic() + seconds
    while tally.kills < kills and time.monotonic() < end:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            known = first = _prepare(folder, random)
            for _ in range(min(KILLS_PER_CASE, kills - tally.kills)):
                if time.monotonic() < end:
                    said = _killed_editor(folder, random)
                    known = _check(folder, [known, *said], tally)
            _undo_all(folder, first, tally)
    return tally


def _prepare(folder: Path, random: Random) -> Texts:
    """Lay out a case, half of the time with the line ends of Windows."""
    shutil.copytree(LIBRARY / "milo", folder / "case")
    if random.random() < 0.5:
        for file in FILES:
            path = folder / "case" / file
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return _texts(folder)


def _texts(folder: Path) -> Texts:
    return tuple((folder / "case" / file).read_bytes().decode() for file in FILES)


def _session(folder: Path) -> EditingSession:
    case = folder / "case"
    return EditingSession(case, journal_of(folder / "data", case))


def _killed_editor(folder: Path, random: Random) -> list[Texts]:
    """Return the texts that an editor said before it was killed."""
    life, saving = random.uniform(0, LONGEST_LIFE), random.random() < 0.5
    journal = journal_of(folder / "data", folder / "case")

    def dies() -> None:
        time.sleep(life)
        if saving:
            size, end = _size(journal), time.monotonic() + LONGEST_LIFE
            while _size(journal) == size and time.monotonic() < end:
                pass
            time.sleep(random.uniform(0, SAVING_S))

    arguments = (str(folder), str(random.getrandbits(32)))
    lines = said_until_killed(
        "tests.campaigns.editing", arguments, dies, begun=random.random() < BEGUN
    )
    return [tuple(json.loads(line)) for line in lines if line.startswith("[")]


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _check(folder: Path, said: list[Texts], tally: Tally) -> Texts:
    """Hold the case against what was said, what is known first; return what it is now."""
    tally.kills += 1
    tally.changes += len(said) - 1
    for before, after in pairwise(said):
        if max(map(_other_lines, before, after)) > FEW:
            tally.lost.append(f"kill {tally.kills}: a change touched more than {FEW} lines")
    left = _texts(folder)
    session = _session(folder)
    now = _texts(folder)
    tally.mending += left != now
    if session.opened.outside or session.opened.problem:
        tally.lost.append(f"kill {tally.kills}: {session.opened}")
    if now != tuple(map(session.text, FILES)):
        tally.lost.append(f"kill {tally.kills}: the files are not what the session holds")
    if left_over := {p.name for p in (folder / "case").iterdir()} - {*FILES}:
        tally.lost.append(f"kill {tally.kills}: {left_over} left over")
    if now != said[-1]:
        tally.unsaid += 1
        if not _one_step_from(session, said[-1]):
            tally.lost.append(f"kill {tally.kills}: changes that were said are gone")
    return now


def _other_lines(before: str, after: str) -> int:
    """Return how many lines went or came."""
    one, other = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return sum(line[0] in "+-" for line in difflib.unified_diff(one, other, n=0)) - 2


def _one_step_from(session: EditingSession, said: Texts) -> bool:
    """Tell whether a step back or forth leads to what was said, and go back where it was."""
    for there, back in ((session.undo, session.redo), (session.redo, session.undo)):
        if there():
            found = tuple(map(session.text, FILES)) == said
            back()
            if found:
                return True
    return False


def _undo_all(folder: Path, first: Texts, tally: Tally) -> None:
    session = _session(folder)
    while session.undo():
        pass
    if _texts(folder) != first:
        tally.lost.append(f"kill {tally.kills}: undoing all does not lead back")


def main() -> int:
    """Run the campaign and say what came of it; 1 if anything was lost."""
    told = "{kills} kills, {mending} of them while saving, {changes} changes said and "
    return run_kills("editing", __doc__, campaign, told + "{unsaid} kept unsaid")


if __name__ == "__main__":
    sys.exit(main())
