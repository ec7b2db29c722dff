"""Beards: what stands off the jaw, and what covers the face between sideburns, lip and throat."""

from simulator.figure.look import Colour
from simulator.stage.fields import seen_field
from simulator.stage.group import Group
from simulator.stage.head_view import HeadView
from simulator.stage.shapes import HeadShape

_FROM_BEHIND = -0.25  # cosine from which the neck stands before the beard
_BEHIND_NECK = 0.05  # metres


def add_beard(group: Group, head: HeadView, plan: HeadShape, tint: Colour) -> None:
    """Add a beard: its outline round the jaw, and its field on the face."""
    away = _BEHIND_NECK if head.viewer[2] < _FROM_BEHIND else 0.0
    group.cluster(head.depth + away, [(head.balls(plan.beard), tint)], seq=1.2)
    if plan.beard_field is None:
        return
    outline = seen_field(plan.beard_field, plan.ellipsoid, plan.lift, head.rounded_viewer)
    if len(outline):
        group.patches(head.depth, [(head.points(outline), tint)], seq=5.3)
