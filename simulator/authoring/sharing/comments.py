"""Comments left out of a YAML text: they may tell a class what it is to find out."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"(?:^|(?<=[\s\ufeff]))#[^\n\r]*", re.MULTILINE)
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n\r]*)")
"""The first line of a block of text, the only token that can hold a comment."""


def without_comments(text: str) -> str:
    """Return a YAML text without its comments; what is read from it stays the same.

    Lines that held nothing else go with them.

    Raises:
        yaml.YAMLError: It is no YAML.
    """
    kept: list[str] = []
    behind = 0
    for start, end in _comments(text):
        kept.append(text[behind:start].rstrip(" \t"))
        behind = end
        if not kept[-1] or kept[-1].endswith("\n"):  # nothing else stood on the line
            behind = _after_line(text, end)
    return "".join((*kept, text[behind:]))


def _after_line(text: str, end: int) -> int:
    newline = text.find("\n", end)
    return len(text) if newline < 0 else newline + 1


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each comment stands: between tokens, or in a block's header."""
    behind = 0
    for token in yaml.scan(text, Loader=_Loader):
        start, end = token.start_mark.index, token.end_mark.index
        yield from _found(text, behind, start)
        if getattr(token, "style", None) in {"|", ">"} and (
            header := _HEADER.match(text, start, end)
        ):
            yield header.span(1)
        behind = max(behind, end)
    yield from _found(text, behind, len(text))


def _found(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _COMMENT.finditer(text, start, end))
