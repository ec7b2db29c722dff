"""Cases as objects: scripts, keys, ethogram and procedure, read from YAML with positions."""

from simulator.case.ethogram import load_ethogram

__all__ = ["load_ethogram"]
