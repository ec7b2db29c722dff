"""Handing out: sessions for a class in one file, with what is asked of it and what it may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml

from simulator.authoring.naming import file_name
from simulator.authoring.sharing.packing import pack
from simulator.case import OWN_CASES, own_cases
from simulator.problems import Loaded

PACK = ".pack"
"""How the name of such a file ends."""
Ask = Literal["whole", "reunions", "reunion", "second"]
"""What is coded: the whole session, both reunions, the first one or the second."""
Sees = Literal["findings", "nothing"]
"""What the class sees after handing in: the key comes along only if these are the findings."""
ASKS: tuple[Ask, ...] = get_args(Ask)
SEES: tuple[Sees, ...] = get_args(Sees)

_OF_ASK: dict[Ask, dict[str, object]] = {
    "whole": {},
    "reunions": {"episodes": [5, 8], "parts": ["classification", "disorganisation"]},
    "reunion": {"episodes": [5]},
    "second": {"episodes": [8]},
}


@dataclass(frozen=True, slots=True)
class Handout:
    """What goes to a class; ``cases`` are ids of the library or of the instructor's own cases."""

    title: str
    cases: Sequence[str]
    ask: Ask = "whole"
    sees: Sees = "findings"

    @property
    def name(self) -> str:
        """Return the title as the stem of a file's name."""
        return file_name(self.title) or "class"

    @property
    def exercise(self) -> str:
        """Return the text of the exercise file."""
        data = {
            "format": 1,
            "title": self.title.strip() or self.name,
            "cases": list(self.cases),
            **_OF_ASK[self.ask],
            "mode": "practise" if self.sees == "findings" else "test",
        }
        return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=None)


def pack_handout(handout: Handout, data: Path) -> Loaded[bytes]:
    """Return the file for a class.

    Cases of the library are named in it, since everybody has them; one's own come along.

    Args:
        handout: What goes to the class.
        data: The data folder, in which one's own cases lie.

    Returns:
        The file, or everything that forbids making it.
    """
    own = own_cases(data / OWN_CASES).value or {}
    return pack(
        [own[case] for case in handout.cases if case in own],
        with_keys=handout.sees == "findings",
        to_class=True,
        exercises={f"{handout.name}.yaml": handout.exercise},
    )
