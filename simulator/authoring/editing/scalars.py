"""Values as people write them: in the style of what stood there, or of what stands beside it."""

import re
from typing import Any

from simulator.case.times import clock, milliseconds

TIMES = frozenset({"at", "for", "until", "length", "from", "to"})
"""The keys whose values are times; they are given in whole milliseconds."""

_CLOCK = re.compile(r"(\d+):\d\d(?:\.\d+)?")
_SECONDS = re.compile(r"\d+(?:\.\d+)?(\s*s)?")
_PLAIN_IN_FLOW = re.compile(r"[^\W_][^\s:#,\[\]{}\"\\]*(?: [^\s:#,\[\]{}\"\\]+)*")
_PLAIN_IN_BLOCK = re.compile(r"[^\W_][^\s:#\\]*(?: [^\s:#\\]+)*")
_WORDS = frozenset(["yes", "no", "on", "off", "null", "y", "n"])
_UNSEEN = re.compile('[\x00-\x1f"\\\\\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def as_text(key: str, value: Any, like: str | None = None) -> Any:
    """Return data as the reader will find it: every scalar a text, times as people write them.

    Blanks around a text are taken off, as they are when a script or key is read.

    Args:
        key: Where the value belongs; milliseconds become a time if it is a key for times.
        value: Texts, numbers, truth values, and mappings and lists of them.
        like: A time written beside it, whose style is taken over.
    """
    if isinstance(value, dict):
        return {str(name): as_text(str(name), inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_text(key, inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)) and key in TIMES:
        usual = unquoted(like) if like else "8s" if key == "for" else "0:08"
        return usual if like and time_of(usual) == value else time_like(round(value), usual)
    return None if value is None else str(value).strip()


def time_like(ms: int, like: str) -> str:
    """Write a time in the style of another: ``0:12``, ``00:12``, ``12s`` or ``12``."""
    if (minutes := _CLOCK.fullmatch(like)) is not None:
        first, _, rest = clock(ms).partition(":")
        return f"{first.zfill(len(minutes[1]) if minutes[1].startswith('0') else 1)}:{rest}"
    seconds = _SECONDS.fullmatch(like)
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".") + ((seconds[1] or "") if seconds else "s")


def time_of(said: object) -> int | None:
    """Return a time in milliseconds, None if there is none or none that can be read."""
    try:
        return milliseconds(said)
    except ValueError:
        return None


def unquoted(raw: str) -> str:
    """Return a short text without the quotes around it."""
    return raw.strip().strip("\"'").strip()


def scalar(value: str | None, *, flow: bool, like: str = "") -> str:
    """Write a scalar on one line.

    Args:
        value: What the reader is to find.
        flow: Whether it stands in braces or brackets.
        like: What stood there, or stands beside; its quotes are taken over where they will do.
    """
    if value is None:
        return "null"
    if like.startswith('"'):
        return _double(value)
    if like.startswith("'") and not _UNSEEN.search(value):
        return "'" + value.replace("'", "''") + "'"
    if _CLOCK.fullmatch(like) and _CLOCK.fullmatch(value):
        return value
    plain = _PLAIN_IN_FLOW if flow else _PLAIN_IN_BLOCK
    if plain.fullmatch(value) and value.lower() not in _WORDS and not _UNSEEN.search(value):
        return value
    return _double(value)


def _double(value: str) -> str:
    return f'"{_UNSEEN.sub(_escaped, value)}"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    return _NAMED.get(char) or f"\\u{ord(char):04x}"


def flowing(data: Any) -> str:
    """Write data in one line, in braces and brackets."""
    if isinstance(data, dict):
        inside = (f"{scalar(key, flow=True)}: {flowing(value)}" for key, value in data.items())
        return "{" + ", ".join(inside) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flowing, data)) + "]"
    return scalar(data, flow=True)
