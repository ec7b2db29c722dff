"""Small vector arithmetic on tuples: faster than arrays for single points, and hashable.

World: x to the right, y up, z away from the wide camera. A heading of 0 faces +z, 90 faces +x. A
frame is three unit vectors (right, up, forward); positive pitch leans forward, positive roll tips
to the right, positive yaw turns to the right.
"""

import math

Vector = tuple[float, float, float]
Frame = tuple[Vector, Vector, Vector]

ORIGIN: Vector = (0.0, 0.0, 0.0)
UP: Vector = (0.0, 1.0, 0.0)


def add(a: Vector, b: Vector) -> Vector:
    """Add two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vector, b: Vector) -> Vector:
    """Subtract ``b`` from ``a``."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, k: float) -> Vector:
    """Multiply a vector by a number."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vector, b: Vector) -> float:
    """Return the inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the outer product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vector) -> float:
    """Return the Euclidean length."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vector, b: Vector) -> float:
    """Return how far two points are apart."""
    return length(sub(a, b))


def unit(a: Vector) -> Vector:
    """Return the vector of length 1 in the same direction; straight up for a null vector."""
    n = length(a)
    return (a[0] / n, a[1] / n, a[2] / n) if n > 1e-9 else UP


def lerp(a: Vector, b: Vector, t: float) -> Vector:
    """Return the point a share ``t`` of the way from ``a`` to ``b``."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def turned(yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Frame:
    """Return the frame yaw * pitch * roll, angles in degrees."""
    y, p, r = math.radians(yaw), math.radians(pitch), math.radians(roll)
    cy, sy = math.cos(y), math.sin(y)
    cp, sp = math.cos(p), math.sin(p)
    cr, sr = math.cos(r), math.sin(r)
    return (
        (cy * cr - sy * sp * sr, -cp * sr, -sy * cr - cy * sp * sr),
        (cy * sr + sy * sp * cr, cp * cr, -sy * sr + cy * sp * cr),
        (sy * cp, -sp, cy * cp),
    )


def to_world(frame: Frame, v: Vector) -> Vector:
    """Express a vector of the frame in the world."""
    r, u, f = frame
    return (
        r[0] * v[0] + u[0] * v[1] + f[0] * v[2],
        r[1] * v[0] + u[1] * v[1] + f[1] * v[2],
        r[2] * v[0] + u[2] * v[1] + f[2] * v[2],
    )


def to_frame(frame: Frame, v: Vector) -> Vector:
    """Express a vector of the world in the frame."""
    return (dot(frame[0], v), dot(frame[1], v), dot(frame[2], v))


def compose(outer: Frame, inner: Frame) -> Frame:
    """Return the frame ``inner`` seen from within ``outer``."""
    (rx, ry, rz), (ux, uy, uz), (fx, fy, fz) = outer
    (a, b, c), (d, e, f), (g, h, i) = inner
    return (
        (rx * a + ux * b + fx * c, ry * a + uy * b + fy * c, rz * a + uz * b + fz * c),
        (rx * d + ux * e + fx * f, ry * d + uy * e + fy * f, rz * d + uz * e + fz * f),
        (rx * g + ux * h + fx * i, ry * g + uy * h + fy * i, rz * g + uz * h + fz * i),
    )


def bearing(start: Vector, end: Vector) -> float:
    """Return the heading in degrees that leads from one point of the floor to another."""
    return math.degrees(math.atan2(end[0] - start[0], end[2] - start[2]))


def wrapped(angle: float) -> float:
    """Return the angle in degrees between -180 (inclusive) and 180."""
    return (angle + 180.0) % 360.0 - 180.0


def smooth(t: float) -> float:
    """Ease from 0 to 1 with no speed at either end."""
    return t * t * (3.0 - 2.0 * t)
