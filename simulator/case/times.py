"""Times as people write them: minutes and seconds, or seconds."""

import re
from functools import lru_cache

_TIME = re.compile(
    r"(?:(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:\.(?P<part>\d{1,3}))?"
    r"|(?P<plain>\d{1,5})(?:\.(?P<rest>\d{1,3}))?\s*s?)",
    re.ASCII,
)


def milliseconds(value: object) -> int:
    """Read ``0:08``, ``0:08.5``, ``8s``, ``8.5s``, ``8`` or the number 8 as whole milliseconds.

    Raises:
        ValueError: If it is no time.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, str):
        return _read(value)
    raise ValueError(f"{value!r} is not a time")


@lru_cache(maxsize=4096)
def _read(text: str) -> int:
    """Read one text; scripts have few different ones, so most are known already."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a time")
    if match["plain"]:
        return int(match["plain"]) * 1000 + _thousandths(match["rest"])
    seconds = int(match["minutes"]) * 60 + int(match["seconds"])
    return seconds * 1000 + _thousandths(match["part"])


def clock(time_ms: int) -> str:
    """Write milliseconds as ``M:SS``, with thousandths only where there are any."""
    seconds, part = divmod(time_ms, 1000)
    text = f"{seconds // 60}:{seconds % 60:02d}"
    return f"{text}.{part:03d}".rstrip("0") if part else text


def _thousandths(digits: str | None) -> int:
    return int((digits or "0").ljust(3, "0"))
