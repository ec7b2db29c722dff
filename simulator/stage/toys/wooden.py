"""Things of wood: blocks, stacking rings, the pull car, the duck on wheels, the drum."""

import itertools

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector, dot
from simulator.stage.palette import palette, tone
from simulator.stage.toys.forms import Spot, blob, box, drum

_BLOCK = 0.085
_HEAP: tuple[tuple[Vector, float, str], ...] = (
    ((-0.10, 0.0, 0.0), 15.0, "brick"),
    ((0.02, 0.0, 0.02), -8.0, "straw"),
    ((0.13, 0.0, -0.05), 30.0, "ochre"),
    ((0.0, 0.0, -0.15), 50.0, "slate"),
    ((-0.04, 1.0, 0.01), 5.0, "mauve"),
)
_RINGS: tuple[tuple[float, str], ...] = (
    (0.074, "red"),
    (0.064, "ochre"),
    (0.054, "sage"),
    (0.044, "slate"),
)


def blocks(spot: Spot) -> None:
    """Paint a small heap of five blocks."""
    for (x, level, z), heading, name in _HEAP:
        foot = spot.turned(heading, x, level * _BLOCK, z)
        centre = foot.at(0, _BLOCK / 2, 0)
        depth = foot.depth(centre) - level * 0.05
        box(
            foot,
            (0, _BLOCK / 2, 0),
            (_BLOCK,) * 3,
            palette().toys[name],
            rounding=0.010,
            depth=depth,
        )


def block(spot: Spot) -> None:
    """Paint one block."""
    box(spot, (0, 0.038, 0), (0.076,) * 3, palette().toys["ochre"], rounding=0.010)


def _hoop(
    spot: Spot, radius: float, low: float, high: float, tint: Colour, depth: float, seq: float
) -> None:
    edge = (high - low) / 2
    middle = (low + high) / 2
    drum(spot, (radius, middle), (radius, middle), tint, depth=depth, edge=edge, seq=seq)


def rings(spot: Spot) -> None:
    """Paint the stacking rings on their pole."""
    tints = palette().toys
    depth = spot.depth(spot.at(0, 0.08, 0))
    drum(spot, (0.080, 0.004), (0.080, 0.012), tints["wood"], depth=depth)
    up = 0.018
    for i, (radius, name) in enumerate(_RINGS):
        _hoop(spot, radius, up, up + 0.030, tints[name], depth, 1 + i)
        up += 0.029
    blob(spot, depth, [(0, up, 0, 0.012), (0, up + 0.022, 0, 0.016)], tints["cream"], seq=9)


def ring(spot: Spot) -> None:
    """Paint one ring that came off."""
    tints = palette().toys
    depth = spot.depth(spot.at(0, 0.016, 0))
    _hoop(spot, 0.058, 0.0, 0.032, tints["sage"], depth, 0)
    hole = spot.turned(0, 0, 0.0, 0)
    drum(hole, (0.026, 0.024), (0.026, 0.028), tone(tints["sage"], 0.62), depth=depth, seq=2)


def _wheels(spot: Spot, along: tuple[float, ...], out: float, radius: float) -> None:
    tints = palette().toys
    for forward in along:
        for side in (1, -1):
            x = side * out
            depth = spot.depth(spot.at(x, radius, forward))
            near = side * dot(spot.frame[0], spot.viewer(spot.position)) > 0
            depth += -0.03 if near else 0.03
            wheel = [(x - 0.006, radius, forward, radius), (x + 0.006, radius, forward, radius)]
            blob(spot, depth, wheel, tints["wheel"])
            if near:
                hub = [(x + side * 0.016, radius, forward, radius * 0.38)]
                blob(spot, depth, hub, tints["ochre"], seq=1, lines=False)


def _string(spot: Spot, start: float) -> None:
    """Paint the pulling string, with a bead at its end."""
    tints = palette().toys
    points = [(0.01 * i, max(0.006, 0.030 - 0.005 * i), start + 0.035 * i) for i in range(6)]
    depth = spot.depth(spot.at(0, 0.02, start + 0.09)) + 0.002
    for a, b in itertools.pairwise(points):
        blob(
            spot,
            depth,
            [(*a, 0.0045), (*b, 0.0045)],
            tints["string"],
            lines=False,
            material="plain",
        )
    blob(spot, depth, [(*points[-1][:1], 0.013, points[-1][2], 0.013)], tints["red"], seq=1)


def car(spot: Spot) -> None:
    """Paint the pull car: a red body, a cream cabin, four wheels and a string."""
    tints = palette().toys
    middle = spot.depth(spot.at(0, 0.06, 0))
    _wheels(spot, (-0.062, 0.062), 0.050, 0.030)
    body = [
        (x, y, z, 0.018)
        for x in (-0.034, 0.034)
        for y, z in ((0.046, -0.092), (0.046, 0.092), (0.062, 0.088), (0.066, -0.088))
    ]
    blob(spot, middle, body, tints["red"])
    cabin = [
        (x, y, z, 0.014)
        for x in (-0.030, 0.030)
        for y, z in ((0.086, -0.055), (0.086, 0.030), (0.112, -0.042), (0.112, 0.012))
    ]
    blob(spot, middle, cabin, tints["cream"], seq=1)
    viewer = spot.viewer(spot.at(0, 0.1, 0))
    panes = []
    for side in (1, -1):
        if side * dot(spot.frame[0], viewer) > 0.1:
            x = side * 0.0445
            panes.append(
                (
                    [
                        spot.at(x, y, z)
                        for y, z in (
                            (0.088, -0.044),
                            (0.088, 0.020),
                            (0.112, 0.006),
                            (0.112, -0.036),
                        )
                    ],
                    tints["slate"],
                )
            )
    if dot(spot.frame[2], viewer) > 0.1:
        panes.append(
            (
                [
                    spot.at(x, y, z)
                    for x, y, z in (
                        (-0.026, 0.090, 0.042),
                        (0.026, 0.090, 0.042),
                        (0.024, 0.112, 0.028),
                        (-0.024, 0.112, 0.028),
                    )
                ],
                tints["slate"],
            )
        )
    if panes:
        spot.group.patches(middle, panes, seq=2)
    for side in (1, -1):
        if dot(spot.frame[2], viewer) > 0:
            blob(spot, middle, [(side * 0.030, 0.056, 0.106, 0.009)], tints["ochre"], seq=3)
    _string(spot, 0.115)


def duck(spot: Spot) -> None:
    """Paint the duck on wheels."""
    tints = palette().toys
    middle = spot.depth(spot.position)
    _wheels(spot, (-0.06, 0.06), 0.045, 0.028)
    box(
        spot,
        (0, 0.045, 0),
        (0.08, 0.022, 0.19),
        tints["brick"],
        rounding=0.010,
        depth=middle - 0.005,
    )
    blob(spot, middle - 0.01, [(0, 0.105, 0.01, 0.055), (0, 0.118, -0.062, 0.033)], tints["duck"])
    for side in (1, -1):
        if side * dot(spot.frame[0], spot.viewer(spot.position)) > 0:
            wing = [(side * 0.046, 0.112, -0.005, 0.026), (side * 0.040, 0.118, -0.045, 0.016)]
            blob(spot, middle - 0.011, wing, tone(tints["duck"], 0.88), seq=1)
            blob(
                spot,
                middle - 0.0126,
                [(side * 0.026, 0.196, 0.064, 0.0075)],
                tints["ink"],
                seq=3,
                lines=False,
            )
    blob(spot, middle - 0.012, [(0, 0.185, 0.045, 0.040)], tints["duck"], seq=2)
    blob(
        spot,
        middle - 0.0125,
        [(0, 0.178, 0.080, 0.014), (0, 0.174, 0.100, 0.010)],
        tints["beak"],
        seq=2,
    )
    _string(spot, 0.11)


def toy_drum(spot: Spot) -> None:
    """Paint the drum with its zigzag and two sticks on the skin."""
    tints = palette().toys
    depth = spot.depth(spot.at(0, 0.06, 0))
    drum(spot, (0.096, 0.008), (0.096, 0.112), tints["slate"], depth=depth, lid=tints["paper"])
    for up, seq in ((0.012, -1.0), (0.108, 0.6)):
        drum(spot, (0.100, up - 0.004), (0.100, up + 0.004), tints["ochre"], depth=depth, seq=seq)
    top = spot.at(0, 0.116, 0)
    if dot(spot.frame[1], spot.viewer(top)) > 0.02:
        drum(spot, (0.092, 0.113), (0.092, 0.114), tints["paper"], depth=depth, seq=0.8)
    for x, turn in ((-0.03, 0.05), (0.03, -0.02)):
        stick = [(x, 0.124, -0.06 + turn, 0.006), (x + 0.04, 0.124, 0.05 + turn, 0.006)]
        blob(spot, depth, stick, tints["wood"], seq=2)
        blob(spot, depth, [(x, 0.124, -0.06 + turn, 0.012)], tints["red"], seq=3)
