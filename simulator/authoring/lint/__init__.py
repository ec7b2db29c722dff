"""Checking what instructors write, and the catalogue that explains what was found."""

from simulator.authoring.lint.catalogue import Document, catalogue
from simulator.authoring.lint.checking import check_coding, check_exercise, check_key, check_script
from simulator.authoring.lint.own_fragments import check_fragment

__all__ = [
    "Document",
    "catalogue",
    "check_coding",
    "check_exercise",
    "check_fragment",
    "check_key",
    "check_script",
]
