"""Sessions are compiled in good time, and only the last ones asked for are kept."""

from simulator.desk.attempt.rehearsing import MOST, Rehearsals
from simulator.resources import LIBRARY


def test_only_the_last_sessions_are_kept() -> None:
    rehearsals = Rehearsals()
    cases = sorted(path.name for path in LIBRARY.iterdir() if path.is_dir())[: MOST + 1]
    for case in cases:
        assert rehearsals.played(case).value is not None
    assert not rehearsals.ready(cases[0])
    assert all(rehearsals.ready(case) for case in cases[1:])
    rehearsals.stop()
