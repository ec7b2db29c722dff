"""Sound: what is heard in a performance, made from numbers.

``cues_of`` tells what is heard when, ``render`` makes it, ``Player`` (in its own module, the only
one that imports pygame) lets it be heard along a playhead.
"""

from simulator.sound.contours import RATE
from simulator.sound.cue import Cue
from simulator.sound.cues import cues_of
from simulator.sound.mix import CEILING, render, render_pieces
from simulator.sound.samples import voice

__all__ = ["CEILING", "RATE", "Cue", "cues_of", "render", "render_pieces", "voice"]
