"""Handing cases on: a case or many in one file, and out of it again."""

from simulator.authoring.sharing.packing import pack
from simulator.authoring.sharing.unpacking import Unpacked, unpack

__all__ = ["Unpacked", "pack", "unpack"]
