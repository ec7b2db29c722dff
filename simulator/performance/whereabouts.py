"""Whereabouts: where somebody is at many times at once, carried or not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.figure.heads import headed, pelvises, to_world
from simulator.figure.vectors import Vector
from simulator.performance.evaluate import poses_of
from simulator.performance.part import HEADING, OFFSET, PLACES, SPOT, WIDTH
from simulator.performance.performer import Person
from simulator.performance.stretches import in_force

Rows = NDArray[np.float64]

MOVES_HEAD = (
    *("legs", "trunk", "head", "spot", "heading"),
    *("phase", "gait", "offset", "lean"),
)
"""The tracks that decide where trunk and head are, gaze apart."""
_SINKS = (*MOVES_HEAD, "right_foot", "left_foot", "planted")
"""Those and the feet: they let a carrier's pelvis down, and whoever is carried with it."""


class Carrier(NamedTuple):
    """Where a carrier stands and is headed."""

    position: Vector
    heading: float


class Whereabouts(NamedTuple):
    """Somebody at many times: whether there, root (n, 3), heading (n), pose, and carrier if any."""

    there: list[bool]
    positions: Rows
    headings: Rows
    poses: Rows
    carriers: list[Carrier | None]


def whereabouts(people: Mapping[str, Person], actor: str, times: Sequence[int]) -> Whereabouts:
    """Return where somebody is at many times, in a pose that is right for trunk and head."""
    person, asked = people[actor], np.array(times, float)
    there, by = in_force(person.present, asked), in_force(person.carrier, asked)
    rows = _rows(person, asked, MOVES_HEAD)
    positions, headings = _on_floor(rows)
    carriers: list[Carrier | None] = [None] * len(asked)
    for name in sorted({name for name in by if name is not None}):
        held = np.array([other == name for other in by])
        carrying = _rows(people[name], asked[held], _SINKS)
        at, toward = _on_floor(carrying)
        root = headed(toward)
        pelvis = pelvises(people[name].body, poses_of(people[name], carrying), at, root)
        positions[held] = pelvis + to_world(root, rows[held][:, OFFSET.start : OFFSET.stop - 1])
        headings[held] = toward + rows[held][:, OFFSET.stop - 1]
        for i, (x, y, z), way in zip(np.flatnonzero(held), at.tolist(), toward, strict=True):
            carriers[i] = Carrier((x, y, z), float(way))
    return Whereabouts(there, positions, headings, poses_of(person, rows), carriers)


def distances(
    people: Mapping[str, Person], one: str, other: str, times: Sequence[int]
) -> dict[int, float | None]:
    """Return the metres between the pelvises of two people over the floor at many times.

    None where one of them is out of the room.
    """
    ordered = sorted(set(times))
    found = [whereabouts(people, actor, ordered) for actor in (one, other)]
    a, b = (
        pelvises(people[actor].body, w.poses, w.positions, headed(w.headings))
        for actor, w in zip((one, other), found, strict=True)
    )
    metres = np.hypot(*(a - b)[:, ::2].T).tolist()
    both = map(all, zip(*(w.there for w in found), strict=True))
    return {t: m if here else None for t, m, here in zip(ordered, metres, both, strict=True)}


def _rows(person: Person, asked: Rows, tracks: Sequence[str]) -> Rows:
    """Return rows of a part at many times, with some of its tracks."""
    rows = np.zeros((len(asked), WIDTH))
    for place, name in zip(PLACES, person.part._fields, strict=True):
        if name in tracks:
            rows[:, place] = getattr(person.part, name).sample(asked)
    return rows


def _on_floor(rows: Rows) -> tuple[Rows, Rows]:
    """Return roots (n, 3) and headings (n) of one whom nobody carries."""
    positions = np.zeros((len(rows), 3))
    positions[:, ::2] = rows[:, SPOT]
    return positions, rows[:, HEADING].copy()
