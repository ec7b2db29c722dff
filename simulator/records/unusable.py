"""What is wrong with keys in a settings file, each said at its line."""

from collections.abc import Iterable

from simulator.case.fit import meant
from simulator.case.source import Tree
from simulator.problems import Problem


def nothing_there(tree: Tree, place: str, known: Iterable[str]) -> Problem:
    """Return that a line names nothing that has a key."""
    span = tree.key("keys", place)
    return tree.source.problem(
        span, "E201", f"'{place}' is nothing that has a key", meant(place, known)
    )


def no_key(tree: Tree, section: str, name: str, chord: str) -> Problem:
    """Return that a line names a key that cannot be chosen, or one that is chosen already."""
    found = f"'{chord}' cannot be the key of {name}"
    hint = "Choose a key that every laptop has, such as ctrl+b, not Tab or Esc; and each key once."
    return tree.source.problem(tree.key(section, name), "E203", found, hint)


def two_meanings(tree: Tree, place: str, screen: str, chord: str, actions: str) -> Problem:
    """Return that a key would do two things on one screen."""
    found = f"'{chord}' would mean two things on the screen '{screen}': {actions}"
    hint = "Give one of the two another key."
    return tree.source.problem(tree.key("keys", place), "E203", found, hint)
