"""Remarks: what the compiler has to say to an author, each at its line of the script."""

from simulator.case.model import Act, Case
from simulator.problems import Problem, Severity, Span, in_order


class Remarks:
    """The problems found while one case is compiled."""

    def __init__(self, case: Case) -> None:
        self._path = case.script_path
        self._lines = (
            self._path.read_text(encoding="utf-8").splitlines() if self._path.is_file() else []
        )
        self._found: list[Problem] = []

    def error(self, act: Act, code: str, message: str, hint: str) -> None:
        """Say that an act cannot be played."""
        self._add(act.span, code, _placed(act, message), hint, "error")

    def warning(self, act: Act, code: str, message: str, hint: str) -> None:
        """Say that an act is not played as it is written."""
        self._add(act.span, code, _placed(act, message), hint, "warning")

    def unknown_look(self, look: str, known: str) -> None:
        """Say that nobody looks like that, where the script names the appearance."""
        span = Span(1, 1, 1, 1)
        for n, line in enumerate(self._lines, 1):
            column = line.find(look, line.find("look:") + 5) if "look:" in line else -1
            if column >= 0:
                span = Span(n, column + 1, n, column + 1 + len(look))
                break
        hint = f"Known are: {known}. Without one, the relation decides."
        self._add(span, "E362", f"there is no appearance {look!r}", hint, "error")

    def _add(self, span: Span, code: str, message: str, hint: str, severity: Severity) -> None:
        at = span.line - 1
        source = self._lines[at] if 0 <= at < len(self._lines) else ""
        self._found.append(Problem(self._path, span, code, message, hint, severity, source))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all of them in the order of the script."""
        return in_order(self._found)


def _placed(act: Act, message: str) -> str:
    """Return a message that names the fragment from which an act comes."""
    return f"{message} ({act.within})" if act.within else message
