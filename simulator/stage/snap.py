"""Snapping: joints rounded to what can be seen.

A body that hardly moves need not be painted anew. A figure is painted from its rounded joints.
Two scenes whose joints round alike therefore give the same pixels, and a breathing, waiting adult
costs nothing in most frames.
"""

from simulator.figure.limb import Pair
from simulator.figure.skeleton import Joints, Trunk, solve
from simulator.figure.vectors import ORIGIN, Frame, Vector
from simulator.performance.scene import Scene

_PLACE = 1000  # steps a metre: a third of a pixel from the room camera at 1920x1080
_TURN = 500  # steps of a unit vector
_SHARE = 40  # steps of eyes, fingers and grip
_FREE = (ORIGIN, ORIGIN)  # hands that rest on nobody


def solve_snapped(scene: Scene) -> dict[str, Joints]:
    """Return the joints of everybody in a scene, rounded."""
    solved = solve({name: figure.placed for name, figure in scene.figures.items()})
    return {name: _joints(joints) for name, joints in solved.items()}


def _vector(v: Vector, steps: int) -> Vector:
    return (round(v[0] * steps) / steps, round(v[1] * steps) / steps, round(v[2] * steps) / steps)


def _pair(pair: Pair, steps: int = _PLACE) -> Pair:
    return (_vector(pair[0], steps), _vector(pair[1], steps))


def _frame(frame: Frame) -> Frame:
    return (_vector(frame[0], _TURN), _vector(frame[1], _TURN), _vector(frame[2], _TURN))


def _shares(pair: tuple[float, float]) -> tuple[float, float]:
    return (round(pair[0] * _SHARE) / _SHARE, round(pair[1] * _SHARE) / _SHARE)


def _trunk(t: Trunk) -> Trunk:
    return Trunk(
        root_frame=_frame(t.root_frame),
        pelvis=_vector(t.pelvis, _PLACE),
        waist=_vector(t.waist, _PLACE),
        chest=_vector(t.chest, _PLACE),
        neck=_vector(t.neck, _PLACE),
        head=_vector(t.head, _PLACE),
        pelvis_frame=_frame(t.pelvis_frame),
        waist_frame=_frame(t.waist_frame),
        chest_frame=_frame(t.chest_frame),
        head_frame=_frame(t.head_frame),
    )


def _joints(j: Joints) -> Joints:
    return Joints(
        body=j.body,
        trunk=_trunk(j.trunk),
        shoulder=_pair(j.shoulder),
        elbow=_pair(j.elbow),
        wrist=_pair(j.wrist),
        hand_direction=_pair(j.hand_direction, _TURN),
        hand=_pair(j.hand),
        hip=_pair(j.hip),
        knee=_pair(j.knee),
        ankle=_pair(j.ankle),
        toe=_pair(j.toe, _TURN),
        eyes=_shares(j.eyes),
        finger=_shares(j.finger),
        grip=_shares(j.grip),
        rests=j.rests if j.rests == _FREE else _pair(j.rests, _TURN),
    )
