"""Nose and mouth."""

import numpy as np

from simulator.stage.camera import Array
from simulator.stage.palette import palette, tone
from simulator.stage.sitting import (
    ACROSS,
    Patch,
    Sitting,
    between,
    ellipse,
    stroke,
    towards_viewer,
)

_FLAT = 0.85  # how much less the upper lip of an open, smiling mouth bends than the lower one
_TEETH_GO = 0.62  # share to the side from which teeth are seen less and less


def nose(s: Sitting) -> list[Patch]:
    """Return the line under the nose."""
    q = np.linspace(-1, 1, 7)
    u = q * 0.060 + 0.14 * towards_viewer(s, 0.6)
    line = stroke(u, s.shape.nose["v"] - 0.085 + 0.026 * q * q, 0.014 * s.big)
    return [(line, tone(s.skin, 0.66))]


def mouth(s: Sitting) -> list[Patch]:
    """Return lips, and what an open mouth shows."""
    plan, k, q = s.shape.mouth, s.big, ACROSS
    middle = 0.48 * towards_viewer(s, 0.55)
    opened = s["open"]
    v = plan["v"] + 0.07 * min(opened, 1.0)
    half = plan["width"] * s["width"] * (1 + 0.60 * (k - 1))
    bend = (s["curve"] - 0.25 * s.up) * 0.155 * np.where(q < 0, 1.0 - s["skew"], 1.0)
    base = v + bend * (q * q) - bend * 0.45
    u = middle + q * half
    if opened <= 0.03:
        out = [(stroke(u, base, 0.024 * k * (1 - 0.45 * q * q)), s.closed_mouth)]
    else:
        out = _open_mouth(s, u, base, half)
    if s["lip"] > 0.15:
        drop = v - 0.10 - 0.10 * opened - float(bend[-1]) * 0.3
        inner = q[2:9]
        pout = stroke(middle + inner * half * 0.62, drop + 0.02 * inner**2, 0.022 * k * s["lip"])
        out.append((pout, tone(s.lip, 1.22)))
    return out


def _open_mouth(s: Sitting, u: Array, base: Array, half: float) -> list[Patch]:
    tints, k, q = palette().face, s.big, ACROSS
    middle = float(u[5])
    e = np.maximum(1 - q * q, 0) ** (0.55 - 0.36 * min(1.0, s["square"]))
    gape = s["open"] * 0.36 * (1 + 0.55 * (k - 1))
    arch = _FLAT * min(1.0, s["open"]) * max(0.0, float(base[0] - base[5])) * (1 - q * q)
    upper, lower = base + gape * 0.34 * e + 0.004 + arch, base - gape * 0.80 * e - 0.004
    rim = 0.030 * k
    wide = middle + q * (half + rim)
    out = [
        (between(wide, upper + rim, lower - rim), s.lip),
        (between(u, upper, lower), tints["mouth"]),
    ]
    if s["open"] <= 0.25:
        return out
    e2 = np.sqrt(np.maximum(1 - q * q, 0))
    inner = middle + q * half * 0.70
    out.append((between(inner, lower + gape * 0.42 * e2, lower + 0.012), tints["tongue"]))
    if s.infant and s["curve"] > 0.3:
        v = float(lower[5]) + gape * 0.26
        out += [
            (ellipse(middle + hand * 0.03, v, 0.024, 0.034), tints["teeth"]) for hand in (-1, 1)
        ]
    aside = abs(towards_viewer(s, _TEETH_GO))
    if (not s.infant or s["square"] > 0.7) and aside < 0.5:
        inner = middle + q * half * 0.74 * (1.0 - aside)
        edge = upper - gape * 0.20 * (1.0 - aside) * e - 0.006
        out.append((between(inner, upper - 0.004, edge), tints["teeth"]))
    return out
