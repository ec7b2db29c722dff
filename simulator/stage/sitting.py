"""What a face is drawn from, and the strokes it is drawn with.

Polygons are in angles: u to the face's right and v up, in radians on the ellipsoid of the head.
"""

import math
from dataclasses import dataclass

import numpy as np

from simulator.figure.face import INDEX
from simulator.figure.look import Colour
from simulator.figure.vectors import smooth
from simulator.stage.camera import Array
from simulator.stage.palette import mix, palette, tone
from simulator.stage.shapes import HeadShape

Patch = tuple[Array, Colour]

ACROSS = np.linspace(-1, 1, 11)
_ROUND = np.linspace(0, 2 * math.pi, 20, endpoint=False)
COS, SIN = np.cos(_ROUND), np.sin(_ROUND)
PLAIN = 1.28  # enlargement above which a face is drawn without its finest lines
_MOST_LEVEL = 0.55
_FAIR = 150  # mean of red, green and blue of a skin from which lips are lines of their own red


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one face is drawn from.

    ``big`` enlarges features on small heads; ``side`` is how far the viewer stands to the face's
    right (-1 to 1).
    """

    shape: HeadShape
    infant: bool
    skin: Colour
    hair: Colour
    iris: Colour
    parts: tuple[float, ...]
    gaze: tuple[float, float]
    big: float
    side: float
    up: float

    def __getitem__(self, part: str) -> float:
        return self.parts[INDEX[part]]

    @property
    def plain(self) -> bool:
        """Whether the head is so small that the finest lines would be lost."""
        return self.big > PLAIN

    @property
    def line(self) -> Colour:
        """Return the colour of lashes."""
        return tone(self.hair, 0.52 if self.infant else 0.72)

    @property
    def lip(self) -> Colour:
        """Return the colour of lips."""
        return tone(palette().face["lip"], 0.92 if self.infant else 0.84)

    @property
    def closed_mouth(self) -> Colour:
        """Return the colour of the line of a closed mouth: it must tell from a dark skin too."""
        brightness = sum(self.skin) / 3
        share = min(1.0, max(0.0, (_FAIR - brightness) / _FAIR * 2.2))
        return mix(tone(self.lip, 0.86), tone(self.skin, 0.40), share)


def points(u: Array, v: Array | float) -> Array:
    """Return the points (u, v), shape (n, 2): faster for short lines than numpy's own ways."""
    out = np.empty((len(u), 2))
    out[:, 0], out[:, 1] = u, v
    return out


def ellipse(u: float, v: float, width: float, height: float) -> Array:
    """Return an ellipse round (u, v)."""
    return points(u + width * COS, v + height * SIN)


def between(u: Array, upper: Array, lower: Array) -> Array:
    """Return the area between two lines over the same u."""
    n = len(u)
    out = np.empty((2 * n, 2))
    out[:n, 0], out[:n, 1] = u, upper
    out[n:, 0], out[n:, 1] = u[::-1], lower[::-1]
    return out


def stroke(u: Array, v: Array, width: Array | float) -> Array:
    """Return a line as a ribbon of a half width that may vary along it."""
    n = len(u)
    du, dv = _way(u), _way(v)
    thick = width / (np.hypot(du, dv) + 1e-9)
    du *= thick
    dv *= thick
    out = np.empty((2 * n, 2))
    out[:n, 0], out[:n, 1] = u - dv, v + du
    out[n:, 0], out[n:, 1] = (u + dv)[::-1], (v - du)[::-1]
    return out


def _way(x: Array) -> Array:
    """Return how a line goes on at each of its points, in one direction."""
    way = np.empty_like(x)
    np.subtract(x[2:], x[:-2], out=way[1:-1])
    way[0], way[-1] = x[1] - x[0], x[-1] - x[-2]
    return way


def towards_viewer(s: Sitting, start: float) -> float:
    """Return how far a feature gives way to a viewer at the side: +-1 in profile."""
    share = smooth(min(1.0, max(0.0, (abs(s.side) - start) / (1.0 - start))))
    return math.copysign(share, s.side)


def level(s: Sitting, u: float, v: float) -> float:
    """Return the slope at which a short line at (u, v) looks parallel to the line of the eyes.

    Seen from above, the outer ends of a line of equal height rise on a ball, which looks cross.
    """
    ahead = math.sqrt(max(0.06, 1.0 - s.side * s.side - s.up * s.up))
    below = s.up * math.cos(u) * math.sin(v) + ahead * math.cos(v)
    slope = -s.up * math.sin(u) * math.cos(v) / max(0.25, below)
    return max(-_MOST_LEVEL, min(_MOST_LEVEL, slope))
