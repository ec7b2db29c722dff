"""What an act may say besides who does it and when, as far as its clip knows what to do with it."""

from collections.abc import Mapping
from functools import cache

from simulator.case import load_ethogram
from simulator.case.fragments import stock
from simulator.lessons import demonstrations
from simulator.performance.clips import Clip, load_clips

NAMED = ("target", "toy", "place")
"""The fields that name somebody or something."""

_HANDLES = frozenset({"take", "put", "bat", "fling", "drop", "push"})
_PLACED = frozenset({"sit", "lower"})
_LED = frozenset({"go", "enter"})
"""Moves that lead to a place; where what is coded leads is said by its name."""

_STAGED: Mapping[str, Mapping[str, str | int]] = {
    "go_to": {"place": "middle"},
    "go_towards": {"place": "middle"},
    "hold_out_thing": {"toy": "ball"},
    "pick_up_thing": {"toy": "ball"},
    "roll_to": {"toy": "ball"},
}
"""What staging acts say that make no sense without; what is coded has a demonstration."""
_VARIANTS = ("", "held.", "infant.", "adult.")


@cache
def takes_of(act: str, *, fragment: bool = False) -> frozenset[str]:
    """Return which of target, toy and place an act can make use of.

    Args:
        act: A behaviour, or the name of a fragment that comes with the program.
        fragment: Whether it is a fragment; all that it takes is returned, also who does what.
    """
    if fragment:
        return next((frozenset(f.takes) for f in stock() if f.name == act), frozenset())
    ethogram, clips = load_ethogram(), load_clips()
    if act not in ethogram:
        return frozenset(NAMED)
    behaviour = ethogram[act]
    names = (variant + behaviour.clip for variant in _VARIANTS)
    found = set().union(*(_takes(clips[name]) for name in names if name in clips))
    if act.endswith("_toy"):
        found.add("toy")
    if behaviour.coded:
        found.discard("led")
    return frozenset("place" if name == "led" else name for name in found)


def _takes(clip: Clip) -> set[str]:
    """Return what a clip makes use of, and "led" if it leads somewhere."""
    kinds = {kind for kind, _ in clip.moves}
    words = _words(clip)
    takes = words & {*NAMED}
    if "toy" in words:
        takes.add("target")  # what is gone or looked to may be named as either
    if kinds & _HANDLES or clip.plays:
        takes.add("toy")
    if kinds & _PLACED:
        takes.add("place")
    return takes | ({"led"} if kinds & _LED else set())


def _words(clip: Clip) -> set[str]:
    """Return what a clip names: whom or what it looks at and goes to."""
    words = {gaze.value for gaze in clip.gazes}
    return words | {str(value) for _, params in clip.moves for value in params.values()}


def usual_target(act: str) -> str | None:
    """Return towards whom an act is done that says neither that nor where; None if it is not."""
    behaviour = load_ethogram().behaviours.get(act)
    clip = load_clips().get(behaviour.clip) if behaviour is not None else None
    if behaviour is None or clip is None or "target" not in _words(clip):
        return None
    return clip.target or ("caregiver" if behaviour.actor == "infant" else "infant")


def usual_fields(act: str) -> Mapping[str, str | int]:
    """Return what a new act says so that it can be played at once; times in milliseconds."""
    return demonstrations.usual_fields(act) or _STAGED.get(act, {})
