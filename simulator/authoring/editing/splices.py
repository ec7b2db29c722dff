"""Changing a text where it stands: everything that is not replaced stays to the byte."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

_PLACE = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Splice:
    """Put ``text`` in the place of the characters from ``start`` to before ``end``."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with all splices made; their places are those of the text as it was.

    What is put in at one and the same place comes in the order in which it is given.

    Raises:
        ValueError: Two splices overlap, or one lies outside the text.
    """
    pieces: list[str] = []
    done = 0
    for splice in sorted(splices, key=_PLACE):
        if not done <= splice.start <= splice.end <= len(text):
            raise ValueError(f"the splice at {splice.start} overlaps another or lies outside")
        pieces += (text[done : splice.start], splice.text)
        done = splice.end
    return "".join((*pieces, text[done:]))


def inverse(text: str, splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return the splices that lead from the changed text back to ``text``."""
    back: list[Splice] = []
    shift = 0
    for splice in sorted(splices, key=_PLACE):
        start = splice.start + shift
        back.append(Splice(start, start + len(splice.text), text[splice.start : splice.end]))
        shift += len(splice.text) - (splice.end - splice.start)
    return tuple(back)


def shifted(splices: Iterable[Splice], by: int) -> tuple[Splice, ...]:
    """Return splices at places that lie so many characters later."""
    return tuple(Splice(s.start + by, s.end + by, s.text) for s in splices)
