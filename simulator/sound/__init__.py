"""Sound: what is heard in a performance, made from numbers.

``score_of`` tells what is heard when, ``render`` makes it, ``Player`` (in its own module, the only
one that imports pygame) lets it be heard along a playhead.
"""

from simulator.sound.contours import RATE
from simulator.sound.cue import Cue
from simulator.sound.mix import CEILING, render, render_pieces
from simulator.sound.samples import voice
from simulator.sound.score import Score, score_of

__all__ = ["CEILING", "RATE", "Cue", "Score", "render", "render_pieces", "score_of", "voice"]
