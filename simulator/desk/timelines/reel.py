"""The reel: the episodes of an exercise, one after the other, as one stretch of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Timed(Protocol):
    """An episode of a performance: its number, where it starts, how long it is."""

    @property
    def number(self) -> int:
        """Return its number, 1 to 8."""

    @property
    def start_ms(self) -> int:
        """Return where it starts in the performance."""

    @property
    def length_ms(self) -> int:
        """Return how long it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One episode on the reel: ``start_ms`` in the performance, ``offset_ms`` on the reel."""

    episode: int
    start_ms: int
    length_ms: int
    offset_ms: int

    @property
    def end_ms(self) -> int:
        """Return where it ends on the reel."""
        return self.offset_ms + self.length_ms


@dataclass(frozen=True, slots=True)
class Reel:
    """The episodes that an exercise shows, in order. There is at least one."""

    pieces: tuple[Piece, ...]

    @property
    def length_ms(self) -> int:
        """Return how long it is."""
        return self.pieces[-1].end_ms

    def piece_at(self, ms: int) -> Piece:
        """Return the episode at a place; where two meet it is the later one."""
        return next(p for p in reversed(self.pieces) if p.offset_ms <= ms or p is self.pieces[0])

    def piece(self, episode: int) -> Piece | None:
        """Return the piece of an episode, or None if the exercise leaves it out."""
        return next((p for p in self.pieces if p.episode == episode), None)

    def local(self, ms: int) -> tuple[int, int]:
        """Return a place as an episode and milliseconds from its start."""
        piece = self.piece_at(ms)
        return piece.episode, ms - piece.offset_ms

    def at(self, episode: int, ms: int) -> int:
        """Return where a moment of an episode lies; the beginning if the episode is left out."""
        piece = self.piece(episode)
        return 0 if piece is None else piece.offset_ms + min(max(ms, 0), piece.length_ms)

    def in_performance(self, ms: int) -> int:
        """Return a place as a time of the performance.

        The end of the reel is shown as its last millisecond: the time after it belongs to an
        episode that was not asked for.
        """
        piece = self.piece_at(ms)
        return piece.start_ms + min(ms - piece.offset_ms, piece.length_ms - 1)

    def from_performance(self, ms: int) -> int:
        """Return where a time of the performance lies; the beginning if it is left out."""
        for piece in self.pieces:
            if piece.start_ms <= ms < piece.start_ms + piece.length_ms:
                return piece.offset_ms + ms - piece.start_ms
        return 0


def reel_of(episodes: Iterable[Timed], wanted: Iterable[int]) -> Reel:
    """Return the wanted episodes of a performance as a reel.

    Raises:
        ValueError: The performance has none of them.
    """
    asked = set(wanted)
    pieces: list[Piece] = []
    for episode in episodes:
        if episode.number in asked:
            offset = pieces[-1].end_ms if pieces else 0
            pieces.append(Piece(episode.number, episode.start_ms, episode.length_ms, offset))
    if not pieces:
        raise ValueError("The exercise asks for episodes that the case does not have.")
    return Reel(tuple(pieces))
