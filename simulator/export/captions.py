"""Captions: what is heard, in words: as files that players show, or painted into pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

from simulator.performance import Performance
from simulator.resources import ASSETS

SubtitleFormat = Literal["srt", "vtt"]
_FONT = ASSETS / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
_PLATE, _INK = pygame.Color("#FFFDF8"), pygame.Color("#3F3933")
_TEXT_SHARE, _PLATE_SHARE, _WIDEST_SHARE = 0.032, 0.05, 0.92
"""Of the height: the letters, a line with its plate; of the width: the longest line."""
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Caption:
    """What is heard from one time of a stretch to another, in milliseconds."""

    from_ms: int
    to_ms: int
    lines: tuple[str, ...]


def captions_of(performance: Performance, from_ms: int, to_ms: int) -> Iterator[Caption]:
    """Yield the captions of a stretch, in order, with times from its start."""
    cues = performance.captions
    ends = (*cues.times[1:], to_ms)
    for start, end, lines in zip(cues.times, ends, cues.values, strict=True):
        begins, finishes = max(start, from_ms), min(end, to_ms)
        if lines and begins < finishes:
            yield Caption(begins - from_ms, finishes - from_ms, lines)


def subtitles(captions: Sequence[Caption], form: SubtitleFormat) -> str:
    """Return the text of a subtitle file: SubRip or WebVTT."""
    blocks = ["WEBVTT"] if form == "vtt" else []
    for number, caption in enumerate(captions, start=1):
        span = f"{_clock(caption.from_ms, form)} --> {_clock(caption.to_ms, form)}"
        blocks.append("\n".join((str(number), span, *map(_plain, caption.lines))))
    return "\n\n".join(blocks) + "\n"


def _plain(line: str) -> str:
    """Take from words what a player would take for a mark-up or for a time."""
    return line.replace("<", "‹").replace(">", "›").replace("&", "and")


def _clock(ms: int, form: SubtitleFormat) -> str:
    minutes, rest = divmod(ms, 60_000)
    point = "." if form == "vtt" else ","
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"


class Captioner:
    """Writes captions low into pictures of one size."""

    def __init__(self, size: tuple[int, int]) -> None:
        pygame.font.init()
        self._width, self._height = size
        self._font = pygame.font.Font(_FONT, max(round(self._height * _TEXT_SHARE), 9))
        self._line = max(round(self._height * _PLATE_SHARE), 14)

    def write(self, surface: pygame.Surface, words: Sequence[str]) -> None:
        """Write all that is heard at one time."""
        rows = self._rows(words)
        top = self._height - self._line * len(rows) - self._line // 3
        for n, row in enumerate(rows):
            text = self._font.render(row, True, _INK)
            plate = pygame.Rect(0, top + n * self._line, text.get_width(), self._line)
            plate = plate.inflate(self._line // 2 * 2, 0)
            plate.centerx = self._width // 2
            pygame.draw.rect(surface, _PLATE, plate, border_radius=self._line // 4)
            surface.blit(text, text.get_rect(center=plate.center))

    def _rows(self, words: Sequence[str]) -> list[str]:
        """Break at the width of the picture, between words."""
        widest, rows = self._width * _WIDEST_SHARE - self._line, [""]
        pieces = _BETWEEN.join(words).split(" ")
        for piece in pieces:
            longer = f"{rows[-1]} {piece}".strip()
            if rows[-1] and self._font.size(longer)[0] > widest:
                rows.append(piece)
            else:
                rows[-1] = longer
        return [row for row in rows if row]
