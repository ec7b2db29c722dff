"""Which page of the key's form holds what stands on a line of the key."""

import re
from typing import Literal, get_args

Section = Literal["reunion_5", "reunion_8", "apart", "class", "signs", "moments"]
SECTIONS: tuple[Section, ...] = get_args(Section)
_PAGES: dict[str, Section] = {
    "search": "apart",
    "crying": "apart",
    "disorganisation": "signs",
    "evidence": "moments",
}
_TOP = re.compile(r"(\w+):")
_EPISODE_8 = re.compile(r"\s*[\"']?8[\"']?\s*:")
_ITEM = re.compile(r"\s*-\s")


def place_in_key(text: str, number: int) -> tuple[Section, int | None]:
    """Return the page for a line of a key, and which moment it belongs to.

    Args:
        text: The key.
        number: The line, counted from 1.
    """
    lines = text.splitlines()[:number]
    top = next((m for m in map(_TOP.match, reversed(lines)) if m), None)
    if top is None or not lines:
        return "class", None
    if top[1] == "ratings":
        return "reunion_8" if _EPISODE_8.match(lines[-1]) else "reunion_5", None
    page = _PAGES.get(top[1], "class")
    if page != "moments":
        return page, None
    begun = max(n for n, line in enumerate(lines) if _TOP.match(line))
    items = sum(bool(_ITEM.match(line)) for line in lines[begun:])
    return page, items - 1 if items else None
