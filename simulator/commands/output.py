"""How commands write: JSON for programs, tables and sentences for people."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

FORMAT = 1


def print_json(content: Mapping[str, Any]) -> None:
    """Print data with the version of its format; ASCII, so that no console can spoil it."""
    print(json.dumps({"format": FORMAT, **content}, indent=2))


def console() -> "Console":
    """Return a console that colours only on a terminal and takes brackets for brackets."""
    from rich.console import Console  # needed only where something is laid out

    return Console(markup=False, highlight=False, emoji=False, soft_wrap=False)
