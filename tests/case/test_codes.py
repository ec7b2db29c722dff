import re
from pathlib import Path

import simulator.case
from simulator.case import CODES

ROOM = Path(simulator.case.__file__).parent
OTHERS = (ROOM.parent / "commands", ROOM.parent / "performance")


def test_the_table_holds_the_codes_that_are_given_and_no_others() -> None:
    files = [file for file in ROOM.glob("*.py") if file.name != "codes.py"]
    files += [file for room in OTHERS for file in room.glob("*.py")]
    given = {code for file in files for code in re.findall(r'"([EW]\d{3})"', file.read_text())}
    assert given == set(CODES)


def test_each_summary_is_one_sentence() -> None:
    assert all(summary.endswith(".") and len(summary) < 90 for summary in CODES.values())
