"""The cautions that go with what a comparison shows, no more."""

from scoring.terms import Classification
from simulator.desk.attempt.grading import Graded
from simulator.desk.shell.cautions import caution_texts, needed_cautions
from simulator.desk.shell.screen import Desk


def graded_cautions(desk: Desk, graded: Graded) -> list[str]:
    """Return the cautions for the key's classification, where the exercise asked for one."""
    asked = "classification" in graded.coding.scope.parts
    key = graded.key.classification if asked else Classification(None)
    numbers = needed_cautions(desk, key.group, disorganised=bool(key.disorganised))
    return caution_texts(desk, numbers)
