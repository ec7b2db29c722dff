"""A case as the audit looks at it: script, key, performance, and what they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scoring.rubric import Observed, Reading, observe, reading_of
from scoring.terms import REUNIONS, Ethogram, Event, Key
from simulator.authoring.craft import play_case
from simulator.case import load_case, load_ethogram, load_key
from simulator.case.model import Case
from simulator.case.source import START, Steps, Tree, read_text
from simulator.case.yaml_source import read_yaml
from simulator.performance import Performance
from simulator.problems import Loaded, Problem, Severity


@dataclass(frozen=True, slots=True)
class Session:
    """One case, played and read. ``reading`` is None where a reunion is missing.

    ``tree`` is the key as it is written, so that problems can say where.
    """

    case: Case
    key: Key
    tree: Tree
    performance: Performance
    ethogram: Ethogram
    reading: Reading | None

    @property
    def codable(self) -> bool:
        """Tell whether the key says that the session can be coded."""
        return self.key.classification.uncodable is None

    @property
    def rated(self) -> bool:
        """Tell whether both reunions were played, and the key rates both."""
        return self.reading is not None and set(REUNIONS) <= set(self.key.ratings)

    @property
    def infant(self) -> tuple[Event, ...]:
        """Return what the infant does that can be coded."""
        return tuple(e for e in self.performance.events() if e.actor == "infant")

    def observed(self, episode: int) -> Observed:
        """Return one episode as the rubric sees it."""
        span = self.performance.episode(episode)
        return observe(
            self.performance.acts(),
            self.performance.held(),
            episode=episode,
            length_ms=span.length_ms if span else 0,
        )

    def reason(self, scale: str, episode: int | None = None) -> str | None:
        """Return why the key is meant to differ here, None if it does not say so."""
        return next(
            (d.because for d in self.key.differences if (d.scale, d.episode) == (scale, episode)),
            None,
        )

    def problem(
        self,
        steps: Steps,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity | None = None,
    ) -> Problem:
        """Return a problem at a place of the key."""
        found = self.tree.source.problem(self.tree.value(*steps), code, message, hint)
        return replace(found, severity=severity) if severity else found

    def script_problem(self, steps: Steps, code: str, message: str, hint: str = "") -> Problem:
        """Return a problem at a place of the script."""
        tree = _tree(self.case.script_path)
        if tree is None:
            return Problem(self.case.script_path, START, code, message, hint)
        return tree.source.problem(tree.value(*steps), code, message, hint)


def load_session(folder: Path) -> Loaded[Session]:
    """Load, compile and read a case, with everything its files are wrong about.

    Args:
        folder: holds ``script.yaml`` and ``key.yaml``.

    Returns:
        The session; None if script or key cannot be used.
    """
    case = load_case(folder)
    script = case.value.script if case.value else None
    key = load_key(folder / "key.yaml", script)
    problems: Sequence[Problem] = (*case.problems, *key.problems)
    if case.value is None:
        return Loaded(None, tuple(problems))
    played = play_case(case.value)
    problems = (*problems, *played.problems)
    tree = _tree(folder / "key.yaml")
    if key.value is None or played.value is None or tree is None:
        return Loaded(None, tuple(problems))
    ethogram = load_ethogram()
    reading = reading_of(played.value, ethogram)
    session = Session(case.value, key.value, tree, played.value, ethogram, reading)
    return Loaded(session, tuple(problems))


def _tree(path: Path) -> Tree | None:
    text = read_text(path)
    return read_yaml(path, text.value).value if text.value is not None else None
