"""How a command ends before its work is done."""

from collections.abc import Sequence

from simulator.problems import Problem


class Stop(Exception):  # noqa: N818 - named for what happens
    """Wrong usage, or an environment that cannot do it: one sentence that says what to do."""

    code = 2


class Flawed(Stop):
    """What was given has problems; they are shown instead of a sentence."""

    code = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems were found.")
        self.problems = tuple(problems)
