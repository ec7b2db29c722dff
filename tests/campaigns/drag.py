"""Kill the window in the middle of dragging a mark, and look for what was promised.

A real window on a screen of its own is driven by a real mouse: marks are dragged as a whole and by
their ends, some to the end of the drag, and then the program is killed at a random moment of one
more. When it starts again, every edit that was kept before must be there, and every drag that was
seen to be kept; the drag under way may be there or not. The same folder is used for several kills,
and each time the exercise is opened where it was left.

Run as ``python -m tests.campaigns.drag [--minutes N] [--kills N] [--seed N] [--json]``.
"""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from scoring.terms import Mark
from simulator.records import Attempt, MarkChanged, PlayheadMoved, RecordsError, Store, replay
from simulator.records.folder import RECORDS
from simulator.records.written import read_edit
from tests.desk.windows import ABSENT, Window, drag_steps, own_screen
from tests.killing import run_kills

KILLS_PER_FOLDER = 25
BOUTS = ("c", "r", "s", "t")
"""Keys of behaviours of the first exercise that last."""
DRAG_S = 0.45
"""About as long a drag takes; kills fall into it and shortly behind."""
KEPT_WITHIN_S = 10.0


@dataclass
class Tally:
    """What came of the kills. ``whole`` drags were seen to be kept before, ``caught`` were not.

    ``after_drop`` kills came when the drag had just been kept, though nobody had looked.
    """

    kills: int = 0
    whole: int = 0
    caught: int = 0
    after_drop: int = 0
    lost: list[str] = field(default_factory=list)


def campaign(kills: int, seed: int, *, seconds: float = float("inf")) -> Tally:
    """Drag and kill until there were enough kills or the time is over."""
    random, tally, end = Random(seed), Tally(), time.monotonic() + seconds
    with own_screen() as display:
        while tally.kills < kills and time.monotonic() < end:
            with tempfile.TemporaryDirectory() as folder:
                window = Window(Path(folder), display)
                try:
                    _prepare(window)
                    for _ in range(min(KILLS_PER_FOLDER, kills - tally.kills)):
                        if time.monotonic() < end:
                            _drag_and_kill(window, random, tally)
                finally:
                    window.close()
    return tally


def _prepare(window: Window) -> None:
    """Make some marks that last, each with room beside it, and stop in the middle of it."""
    window.at("cautions")
    window.press("Return")
    window.at("home")
    window.press("Return")
    window.at("coding")
    for key in BOUTS:
        window.press("Home")
        for _ in range(2):
            window.do("key", "--delay", "20", "--repeat", "30", "shift+Right")
            window.press(key)
    end = time.monotonic() + KEPT_WITHIN_S
    while _ended(window.folder) < len(BOUTS) and time.monotonic() < end:
        time.sleep(0.05)
    window.crash()


def _drag_and_kill(window: Window, random: Random, tally: Tally) -> None:
    """Open the exercise, drag, kill in the middle of a drag, and look what is there."""
    window.at("home")
    window.click("continue")
    window.at("coding")
    names = sorted(_marks(window.folder))
    window.until(
        lambda s: sorted(n.partition("#")[2] for n in s["parts"]) == names,
        f"the marks {names} on the timeline",
    )
    known = _journal(window.folder)
    for _ in range(random.choice((0, 0, 1))):
        known = _whole_drag(window, random, names, known, tally)
    start, end = _way(window, random, names)
    mouse = subprocess.Popen(["xdotool", *drag_steps(start, end)], env=window.environment)
    time.sleep(random.uniform(0.05, 1.25 * DRAG_S))
    window.kill()
    mouse.wait()
    tally.kills += 1
    _check(window.folder, known, tally)
    window.start_again()


def _way(window: Window, random: Random, names: list[str]) -> tuple[tuple[int, int], ...]:
    """Return where a random mark is taken, by an end or as a whole, and where it is dragged to."""
    left, top, wide, tall = window.place("timeline", random.choice(names))
    x = random.choice((left - 4, left + 4, left + wide // 2, left + wide - 4, left + wide + 4))
    way = random.choice((-1, 1)) * random.randint(12, 90)
    y = top + tall // 2
    return (x, y), (x + way, y)


def _whole_drag(
    window: Window, random: Random, names: list[str], known: list[str], tally: Tally
) -> list[str]:
    """Drag a mark to the end, and wait until that is kept; return the journal with it."""
    window.drag(*_way(window, random, names))
    end = time.monotonic() + KEPT_WITHIN_S
    while (found := _journal(window.folder)) == known and time.monotonic() < end:
        time.sleep(0.02)
    tally.whole += found != known
    return found


def _check(folder: Path, known: list[str], tally: Tally) -> None:
    """Hold the records against what is known: all of it is there, and at most one drag more."""
    try:
        found = _journal(folder)
        _resumed(folder)
    except RecordsError as error:
        tally.lost.append(f"kill {tally.kills}: {error}")
        return
    more = found[len(known) :]
    if found[: len(known)] != known:
        tally.lost.append(f"kill {tally.kills}: edits that were kept are gone")
    elif len(more) > 1 or not all(isinstance(read_edit(edit), MarkChanged) for edit in more):
        tally.lost.append(f"kill {tally.kills}: {len(more)} edits more than the drag: {more}")
    tally.after_drop += len(more) == 1
    tally.caught += not more


def _resumed(folder: Path) -> Attempt:
    """Return the attempt as the program would open it, after looking whether that is its end."""
    with Store.open(folder / "data") as store:
        (record,) = store.open_attempts()
        attempt = store.resume(record.id)
        if attempt.draft != replay(store.journal(record.id)):
            raise RecordsError("the attempt does not resume where its journal ends")
        return attempt


def _journal(folder: Path) -> list[str]:
    """Return what is kept of the marks, read beside the window that writes it, oldest first.

    Where the playhead stands is left out: it is kept now and then, not only by the drags.
    """
    with closing(sqlite3.connect(folder / "data" / RECORDS, timeout=KEPT_WITHIN_S)) as records:
        rows = records.execute("SELECT edit FROM journal ORDER BY attempt, number").fetchall()
    return [edit for (edit,) in rows if not isinstance(read_edit(edit), PlayheadMoved)]


def _marks(folder: Path) -> Mapping[str, Mark]:
    return replay(read_edit(edit) for edit in _journal(folder)).marks


def _ended(folder: Path) -> int:
    """Return how many marks have an end."""
    return sum(mark.to_ms > mark.from_ms for mark in _marks(folder).values())


def main() -> int:
    """Run the campaign and say what came of it; 1 if anything was lost."""
    if ABSENT:
        print(f"This campaign needs {' and '.join(ABSENT)}: apt-get install xvfb xdotool")
        return 2
    told = "{kills} kills: {caught} in a drag, {after_drop} just behind it, "
    return run_kills("drag", __doc__, campaign, told + "{whole} whole drags before them")


if __name__ == "__main__":
    sys.exit(main())
