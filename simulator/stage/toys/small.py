"""Small things: cups, bell, rattle, book; and what the caregiver brings: bag and magazine."""

import itertools
import math

from simulator.figure.vectors import Vector, dot
from simulator.stage.palette import palette, tone
from simulator.stage.toys.forms import Spot, blob, box, drum, ring


def _cup(spot: Spot, foot: float, radius: float, height: float, name: str, seq: float) -> None:
    """Paint a cup that stands upside down, as cups for stacking do."""
    tint = palette().toys[name]
    depth = spot.depth(spot.at(0, 0.07, 0))
    top = (radius * 0.80, foot + height)
    drum(spot, (radius, foot + 0.005), top, tint, depth=depth, seq=seq, lid=tone(tint, 1.22))
    drum(
        spot,
        (radius + 0.004, foot + 0.004),
        (radius + 0.004, foot + 0.009),
        tint,
        depth=depth,
        seq=seq - 0.1,
    )


def cups(spot: Spot) -> None:
    """Paint three cups stacked to a tower."""
    _cup(spot, 0.0, 0.062, 0.058, "sea", 0)
    _cup(spot, 0.058, 0.049, 0.048, "brick", 1)
    _cup(spot, 0.106, 0.037, 0.040, "ochre", 2)


def cup(spot: Spot) -> None:
    """Paint one cup, open side up."""
    tint = palette().toys["mauve"]
    depth = spot.depth(spot.at(0, 0.036, 0))
    drum(spot, (0.030, 0.006), (0.042, 0.066), tint, depth=depth, lid=tone(tint, 0.55))


def bell(spot: Spot) -> None:
    """Paint the hand bell: brass skirt, wooden handle."""
    tints = palette().toys
    depth = spot.depth(spot.at(0, 0.05, 0))
    drum(spot, (0.050, 0.008), (0.026, 0.058), tints["brass"], depth=depth)
    drum(spot, (0.053, 0.006), (0.053, 0.010), tints["brass"], depth=depth, seq=-0.5)
    blob(spot, depth, [(0, 0.058, 0, 0.022)], tints["brass"], seq=1)
    blob(spot, depth, [(0, 0.080, 0, 0.010), (0, 0.112, 0, 0.015)], tints["red"], seq=2)


def rattle(spot: Spot) -> None:
    """Paint the rattle: a striped ball on a handle with a ring."""
    tints = palette().toys
    depth = spot.depth(spot.at(0, 0.032, 0))
    blob(spot, depth, [(0, 0.026, -0.02, 0.009), (0, 0.014, -0.075, 0.009)], tints["cream"])
    hoop = [(x, 0.014, z - 0.095, 0.006) for x, _, z in ring(0.018, 0.0, 8)]
    blob(spot, depth, hoop, tints["sage"], seq=0.5)
    blob(spot, depth, [(0, 0.033, 0.022, 0.034)], tints["sage"], seq=1)
    band = [(x * 1.0, 0.033 + z, 0.022, 0.004) for x, _, z in ring(0.031, 0.0, 10)]
    blob(spot, depth, band, tints["cream"], seq=2, lines=False, material="plain")
    blob(
        spot,
        depth,
        [(0, 0.033, 0.042, 0.019)],
        tints["red"],
        seq=3 if dot(spot.frame[2], spot.viewer(spot.position)) > 0 else 0.8,
    )


def _lift(x: float) -> float:
    """Return how high an open page lies, so far from the spine."""
    return 0.019 + abs(x) * 0.09


def book(spot: Spot) -> None:
    """Paint the board book, open, with a picture on each page and perhaps a leaf in between."""
    tints = palette().toys
    middle = spot.depth(spot.at(0, 0.02, 0))
    pages = []
    for side, cover, picture in ((1, "red", "sea"), (-1, "red", "ochre")):
        x0, x1 = side * 0.004, side * 0.112
        board = [(x, y, z, 0.008) for x, y in ((x0, 0.010), (x1, 0.020)) for z in (-0.075, 0.075)]
        blob(spot, middle, board, tints[cover], material="flat")
        leaf = [
            (x, _lift(x), z)
            for x, z in ((x0, -0.07), (x1 * 0.97, -0.07), (x1 * 0.97, 0.07), (x0, 0.07))
        ]
        pages.append(([spot.at(*p) for p in leaf], tints["paper"]))
        spot_on_page = [
            (side * 0.058 + x, _lift(side * 0.058 + x), z) for x, _, z in ring(0.034, 0, 14)
        ]
        pages.append(([spot.at(*p) for p in spot_on_page], tints[picture]))
    if dot(spot.frame[1], spot.viewer(spot.position)) > 0:
        spot.group.patches(middle, pages, seq=1)
        _turning_leaf(spot, middle)


def _turning_leaf(spot: Spot, depth: float) -> None:
    """Paint the leaf that is being turned; ``spin`` counts a half turn for each page."""
    angle = math.radians(spot.spin % 180.0)
    if math.sin(angle) < 0.05:
        return
    x, y = 0.108 * math.cos(angle), _lift(0.0) + 0.108 * math.sin(angle)
    leaf = [(0.0, _lift(0.0), -0.07), (x, y, -0.07), (x, y, 0.07), (0.0, _lift(0.0), 0.07)]
    tint = tone(palette().toys["paper"], 0.90)
    spot.group.patches(depth, [([spot.at(*p) for p in leaf], tint)], seq=2)


def bag(spot: Spot) -> None:
    """Paint the caregiver's bag with its two handles and a flap."""
    tints = palette().toys
    middle = spot.depth(spot.at(0, 0.1, 0))
    body = [
        (x, y, z, 0.030)
        for x, y in ((-0.130, 0.030), (0.130, 0.030), (0.112, 0.170), (-0.112, 0.170))
        for z in (-0.040, 0.040)
    ]
    arch: list[Vector] = [
        (-0.075, 0.18, 0),
        (-0.062, 0.26, 0),
        (0, 0.295, 0),
        (0.062, 0.26, 0),
        (0.075, 0.18, 0),
    ]
    facing = 1 if dot(spot.frame[2], spot.viewer(spot.position)) > 0 else -1
    for z, seq in ((-facing * 0.03, -1.0), (facing * 0.045, 2.0)):
        for a, b in itertools.pairwise(arch):
            balls = [(a[0], a[1], a[2] + z, 0.009), (b[0], b[1], b[2] + z, 0.009)]
            blob(spot, middle, balls, tone(tints["leather"], 0.82), seq=seq, lines=False)
    blob(spot, middle, body, tints["leather"], seq=0)
    z = facing * 0.068
    flap = [
        (-0.110, 0.188, z),
        (0.110, 0.188, z),
        (0.100, 0.120, z),
        (0.0, 0.098, z),
        (-0.100, 0.120, z),
    ]
    clasp = [
        (x * 1.0, 0.112 + y, z)
        for x, y in ((-0.014, -0.014), (0.014, -0.014), (0.014, 0.014), (-0.014, 0.014))
    ]
    spot.group.patches(
        middle,
        [
            ([spot.at(*p) for p in flap], tone(tints["leather"], 1.18)),
            ([spot.at(*p) for p in clasp], tints["brass"]),
        ],
        seq=1,
    )


def magazine(spot: Spot) -> None:
    """Paint the closed magazine as it lies about."""
    tints = palette().toys
    box(spot, (0, 0.008, 0), (0.19, 0.014, 0.26), tints["sea"], rounding=0.004)
    cover = [(-0.07, 0.016, 0.05), (0.07, 0.016, 0.05), (0.07, 0.016, 0.11), (-0.07, 0.016, 0.11)]
    spot.group.patches(
        spot.depth(spot.position) - 0.01, [([spot.at(*p) for p in cover], tints["paper"])], seq=1
    )
