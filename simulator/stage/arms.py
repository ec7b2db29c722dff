"""Arms: sleeves, forearms and hands, sorted so that they pass before or behind what they should."""

from dataclasses import dataclass

from simulator.figure.look import Colour, Look
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Vector, add, distance, dot, lerp, sub, to_world, unit
from simulator.stage.group import Group, sphere
from simulator.stage.hands import ALL, FEW, Hand, hand
from simulator.stage.limbs import limb
from simulator.stage.shapes import Outfit, Shape, outfit_of, shape_of, tint_of
from simulator.stage.trunk import SMALL

_SLEEVE_ENDS = 0.94  # share of the forearm that a long sleeve covers
_IN_SLEEVE = 0.004  # metres by which a hand lies behind the end of a long sleeve
_TOWARDS = 0.50  # cosine from which a hand points at the viewer and hides the end of its sleeve
_NEAR_SHOULDER = 0.15  # share of an upper arm at which it is sorted: a held head leans before it
_ON_SHOULDER = 0.20  # metres from a shoulder to the middle of a head that lies on it
_CLOSED = 0.5  # grip from which a hand is closed


@dataclass(frozen=True, slots=True)
class _Arm:
    """One arm (0 right, 1 left) as it is drawn: the depths of its two halves, and what it wears."""

    group: Group
    joints: Joints
    look: Look
    i: int
    upper: float
    fore: float

    @property
    def shape(self) -> Shape:
        return shape_of(self.joints.body.build)

    @property
    def outfit(self) -> Outfit:
        return outfit_of(self.joints.body.build, self.look.outfit)

    @property
    def cloth(self) -> Colour:
        return tint_of(self.look, self.outfit.sleeves)

    @property
    def bones(self) -> tuple[Vector, Vector, Vector]:
        j = self.joints
        return j.shoulder[self.i], j.elbow[self.i], j.wrist[self.i]

    @property
    def viewer(self) -> Vector:
        return unit(sub(self.group.camera.eye, self.joints.wrist[self.i]))


def add_arm(
    group: Group,
    joints: Joints,
    look: Look,
    i: int,
    *,
    holds: bool,
    split: bool,
    leaning: Vector | None = None,
) -> float:
    """Add one arm; return the depth at which a thing in its hand is drawn.

    With ``split`` the upper arm and the forearm are sorted apart, so that an arm can pass before
    one body and behind another; where nothing is between them they are still drawn as one limb.
    A head that is ``leaning`` on the shoulder is seen whole, before the upper arm.
    """
    upper, fore = _depths(group, joints, i, split=split)
    if leaning and distance(joints.shoulder[i], leaning) < _ON_SHOULDER:
        upper = max(upper, group.depth(leaning))
    arm = _Arm(group, joints, look, i, upper, fore)
    small = group.camera.scale_at(joints.wrist[i]) < SMALL
    drawn = hand(joints, i, look.skin, FEW if small else ALL)
    depth = _add_short_sleeve(arm, drawn) if arm.outfit.sleeve == "short" else _add_long(arm, drawn)
    _blend_shoulder(arm)
    _add_fingers(arm, drawn, depth, small=small, holds=holds and joints.grip[i] > _CLOSED)
    return arm.fore - 0.006


def _depths(group: Group, joints: Joints, i: int, *, split: bool) -> tuple[float, float]:
    """Return the depths of upper arm and forearm.

    A hand that is near the face, and nearer than it, comes in front of the whole head.
    """
    shape, depth = shape_of(joints.body.build), group.depth
    shoulder, elbow, wrist = joints.shoulder[i], joints.elbow[i], joints.wrist[i]
    head = joints.trunk.head
    upper = fore = depth(lerp(lerp(shoulder, elbow, 0.6), wrist, 0.55)) - shape.arm_nearer
    rooted = depth(lerp(shoulder, elbow, _NEAR_SHOULDER)) - shape.arm_nearer
    if split:
        upper, fore = rooted, depth(lerp(elbow, wrist, 0.62)) - shape.arm_nearer
    elif upper < depth(head) < rooted:
        upper = rooted
    near = distance(wrist, head) < shape.face_reach * joints.body.head_unit / 0.1
    if near and depth(wrist) < depth(head) - 0.02:
        front = depth(head) - 0.075
        return rooted if rooted > depth(head) else min(upper, front), min(fore, front)
    return upper, fore


def _add_short_sleeve(arm: _Arm, drawn: Hand) -> float:
    """Add a bare arm under a short sleeve; return the depth of its hand."""
    (shoulder, elbow, wrist), r = arm.bones, arm.joints.body.radii
    radii = (r["elbow"], r["elbow"] * 0.96, r["wrist"])
    above, *below = limb(lerp(shoulder, elbow, 0.4), elbow, wrist, radii, arm.look.skin)
    cuff = lerp(shoulder, elbow, 0.84)
    sleeve = [sphere(shoulder, r["shoulder"]), sphere(cuff, r["elbow"] * 1.14)]
    arm.group.cluster(arm.upper, [(sleeve, arm.cloth)], seq=0.4)
    arm.group.cluster(arm.fore, [*below, *drawn.palm], material="skin", limb=shoulder)
    arm.group.cluster(arm.upper, [above], material="skin", limb=shoulder)
    return arm.fore


def _add_long(arm: _Arm, drawn: Hand) -> float:
    """Add an arm in a long sleeve; return the depth of its hand."""
    (shoulder, elbow, wrist), r = arm.bones, arm.joints.body.radii
    radii = (r["shoulder"], r["elbow"], r["wrist"] * 1.14)
    above, *below = limb(shoulder, elbow, lerp(elbow, wrist, _SLEEVE_ENDS), radii, arm.cloth)
    towards = dot(arm.joints.hand_direction[arm.i], arm.viewer) > _TOWARDS
    depth = arm.fore + (-_IN_SLEEVE if towards else _IN_SLEEVE)
    arm.group.cluster(depth, drawn.palm, material="skin")
    arm.group.cluster(arm.fore, below, limb=shoulder)
    arm.group.cluster(arm.upper, [above], limb=shoulder)
    return depth


def _add_fingers(arm: _Arm, drawn: Hand, depth: float, *, small: bool, holds: bool) -> None:
    """Add the fingers: before the palm or behind it, as it looks; before what they hold."""
    grip, points = arm.joints.grip[arm.i], arm.joints.finger[arm.i] > _CLOSED
    behind = grip > _CLOSED and dot(drawn.inward, arm.viewer) < 0.0
    nearer, seq = (-0.006, -1.0) if behind else (0.0005, 0.0)
    if holds:
        nearer, seq = (-0.050, -1.0) if behind else (0.016, 2.0)
    arm.group.cluster(depth - nearer, drawn.fingers, material="skin", seq=seq, apart=not small)
    if not small and grip < _CLOSED and not points:
        arm.group.cluster(depth - nearer, [drawn.back], material="skin", seq=seq + 0.1, lines=False)


def _blend_shoulder(arm: _Arm) -> None:
    """Cover the outline where the sleeve grows out of the chest: it must not look set in."""
    body, trunk = arm.joints.body, arm.joints.trunk
    k = body.head_unit / 0.1
    x, y, z, radius = arm.shape.shoulder
    way = ((1 - 2 * arm.i) * x * k, y * k, z * k)
    inner = add(trunk.chest, to_world(trunk.chest_frame, way))
    joint = lerp(arm.joints.shoulder[arm.i], inner, 0.12)
    share = arm.outfit.seam
    end = lerp(arm.joints.shoulder[arm.i], inner, (1.0 + share) / 2)
    seam = [sphere(end, radius * k * 0.86 * share), sphere(joint, body.radii["shoulder"] * 0.90)]
    arm.group.cluster(arm.upper, [(seam, arm.cloth)], material="blend", seq=0.5, lines=False)
