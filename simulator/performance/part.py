"""The part of one person: all that changes about a body in numbers, as tracks and as one row.

A row holds the pose first, so that a body is ready when its row is; what else the part has comes
after it, in the places below.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.figure.face import INDEX
from simulator.figure.pose import CHANNELS, SIZE, channel_index

N = TypeVar("N", covariant=True)


class Part(NamedTuple, Generic[N]):
    """The numeric tracks of one person.

    ``spot`` x, z on the floor; ``heading`` degrees, unwrapped; ``phase`` cycles of the gait;
    ``gait`` its weight; ``swing`` 1 where arms follow the gait; ``offset`` right, up, forward from
    the carrier's pelvis and turn against the carrier's heading; ``still`` 1 where nothing breathes
    or blinks; ``sob`` 0 to 1; ``wet`` 0 to 1, the tears that are on the cheeks; ``mouth`` 0
    to 1, as far as it is opened by what is uttered. ``right_foot`` to ``left_hand`` are x, y, z in
    the world and a heading, in force where ``planted`` has 1 for them, in the order of LIMBS.
    ``lean`` is added to the pose: pitch of pelvis and spine, roll and yaw of
    the spine in degrees, pelvis up in leg lengths.
    """

    legs: N
    trunk: N
    arms: N
    head: N
    spot: N
    heading: N
    phase: N
    gait: N
    swing: N
    offset: N
    face: N
    still: N
    sob: N
    wet: N
    mouth: N
    watching: N
    right_foot: N
    left_foot: N
    right_hand: N
    left_hand: N
    planted: N
    lean: N


LIMBS = ("right_foot", "left_foot", "right_hand", "left_hand")
"""What a body stands or crawls on."""

POSE = slice(0, SIZE)
SPOT = slice(SIZE, SIZE + 2)
HEADING, PHASE, GAIT, SWING = range(SIZE + 2, SIZE + 6)
OFFSET = slice(SIZE + 6, SIZE + 10)
STILL, SOB, WET, MOUTH, WATCHING = range(SIZE + 10, SIZE + 15)
STANDS = tuple(slice(SIZE + 15 + 4 * i, SIZE + 19 + 4 * i) for i in range(len(LIMBS)))
PLANTED = slice(SIZE + 31, SIZE + 35)
LEAN = slice(SIZE + 35, SIZE + 40)
FACE = slice(SIZE + 40, SIZE + 40 + len(INDEX))
WIDTH = FACE.stop

Place = NDArray[np.intp] | slice

_SINGLE = {
    "heading": HEADING,
    "phase": PHASE,
    "gait": GAIT,
    "swing": SWING,
    "still": STILL,
    "sob": SOB,
    "wet": WET,
    "mouth": MOUTH,
    "watching": WATCHING,
}
_WIDE = {"spot": SPOT, "offset": OFFSET, "planted": PLANTED, "lean": LEAN, "face": FACE}


def _place(name: str) -> Place:
    if name in CHANNELS:
        return channel_index(name)
    if name in LIMBS:
        return STANDS[LIMBS.index(name)]
    return slice(_SINGLE[name], _SINGLE[name] + 1) if name in _SINGLE else _WIDE[name]


PLACES: Sequence[Place] = tuple(_place(name) for name in Part._fields)
"""Where the numbers of each track stand in a row, in the order of the part."""
_OF_FACE = {"face", "still", "sob", "wet", "mouth", "watching"}
_OF_BODY = tuple(name not in _OF_FACE for name in Part._fields)
BODY: NDArray[np.intp] = np.concatenate(
    [np.arange(WIDTH)[place] for place in itertools.compress(PLACES, _OF_BODY)]
)
"""Where the numbers stand in a row that place a body, those of one track after the other's."""


def of_body(part: "Part[N]") -> Iterator[N]:
    """Yield the tracks that place a body, in the order of ``BODY``."""
    return itertools.compress(part, _OF_BODY)
