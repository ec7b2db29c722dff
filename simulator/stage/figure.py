"""One figure as parts: legs, trunk, arms and head put into a group."""

from collections.abc import Collection

from simulator.figure.face import Face
from simulator.figure.look import Look
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Vector
from simulator.stage.arms import add_arm
from simulator.stage.group import Group
from simulator.stage.head import add_head
from simulator.stage.limbs import add_legs
from simulator.stage.trunk import add_trunk


def add_figure(
    group: Group,
    joints: Joints,
    look: Look,
    face: Face,
    *,
    holding: Collection[int] = (),
    entwined: bool = False,
    leaning: Vector | None = None,
) -> tuple[float, float]:
    """Add a figure; return the depths at which things in its right and left hand are drawn.

    Args:
        group: Where its parts go.
        joints: The solved skeleton.
        look: What it wears.
        face: Its expression.
        holding: The hands (0 right, 1 left) that hold a thing; their fingers close over it.
        entwined: Another body is in the group: arms may pass before one and behind the other.
        leaning: The middle of another's head that may lie on a shoulder.
    """
    torso = add_trunk(group, joints, look)
    add_legs(group, joints, look, torso)
    right, left = (
        add_arm(group, joints, look, i, holds=i in holding, split=entwined, leaning=leaning)
        for i in (0, 1)
    )
    add_head(group, joints, look, face)
    return right, left
