"""Handing cases on: a case or many in one file, and out of it again."""

from simulator.authoring.sharing.handing_out import ASKS, SEES, Ask, Handout, Sees, pack_handout
from simulator.authoring.sharing.packing import pack
from simulator.authoring.sharing.unpacking import Unpacked, unpack

__all__ = [
    "ASKS",
    "SEES",
    "Ask",
    "Handout",
    "Sees",
    "Unpacked",
    "pack",
    "pack_handout",
    "unpack",
]
