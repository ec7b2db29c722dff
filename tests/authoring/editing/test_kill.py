"""The process is killed while it edits, again and again: nothing that was said is lost."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from simulator.authoring.editing import EditingSession, journal_of, script_outline
from simulator.resources import LIBRARY

KILLS = 3
WRITER = """
import random, sys
from pathlib import Path
from simulator.authoring.editing import EditingSession, journal_of, script_outline, stretch
folder, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
session = EditingSession(folder, journal_of(folder.parent, folder))
while True:
    if chance.random() < 0.2:
        session.undo()
    else:
        entry = chance.choice(script_outline(session.text()).entries)
        change = stretch(session.text(), entry, chance.randrange(1, 90_000))
        session.apply("script.yaml", change)
    print(len(session.history.done), session.last, flush=True)
"""


def test_what_was_said_is_there_after_a_kill(tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = tmp_path / "milo"
    shutil.copytree(LIBRARY / "milo", folder)
    start = (folder / "script.yaml").read_text(encoding="utf-8")
    steps = 0
    for seed in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(folder), str(seed)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline()]
            time.sleep(chance.uniform(0, 0.2))
            writer.kill()
            said += [line for line in writer.stdout.readlines() if line.endswith("\n")]
        session = EditingSession(folder, journal_of(tmp_path, folder))
        assert session.text() == (folder / "script.yaml").read_text(encoding="utf-8")
        assert not script_outline(session.text()).faults
        steps = int(said[-1].split()[0])
        assert abs(len(session.history.done) - steps) <= 1
        assert {file.name for file in folder.iterdir()} == {"script.yaml", "key.yaml"}
    assert steps
    while session.undo():
        pass
    assert (folder / "script.yaml").read_text(encoding="utf-8") == start
