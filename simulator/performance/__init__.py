"""Performances: scripts compiled into tracks that can be asked for the scene at any time."""

from simulator.performance.compiler import compile_case
from simulator.performance.performance import FRAME_MS, Course, EpisodeSpan, Performance
from simulator.performance.scene import Aim, Figure, Scene, Toy, Voice

__all__ = [
    "FRAME_MS",
    "Aim",
    "Course",
    "EpisodeSpan",
    "Figure",
    "Performance",
    "Scene",
    "Toy",
    "Voice",
    "compile_case",
]
