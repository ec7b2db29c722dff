"""Files of earlier formats brought up to date, by splices that leave comments and layout alone.

A step leads from one format to the next. Format 0 are the files from before formats were
numbered: they have no ``format`` and are otherwise as format 1.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.splicing import Edit, splice
from simulator.case.script import FORMAT
from simulator.case.source import START, Tree, read_text
from simulator.case.yaml_source import read_yaml
from simulator.problems import Loaded, Problem, Span

Step = Callable[[Tree], Iterable[Edit]]
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Migrated:
    """A file before and after; the same text where nothing had to be done."""

    file: Path
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Tell whether there was anything to do."""
        return self.before != self.after


def number_the_format(tree: Tree) -> Iterable[Edit]:
    """Write the number of the format above the first key."""
    line = min(tree.keys.values(), default=START).line
    end = "\r\n" if tree.source.lines[line - 1].endswith("\r") else "\n"
    return [Edit(Span(line, 1, line, 1), f"format: 1{end}")]


STEPS: tuple[Step, ...] = (number_the_format,)
"""The step at place ``n`` leads from format ``n`` to ``n + 1``."""

assert len(STEPS) == FORMAT


def migrate(file: Path, steps: Sequence[Step] = STEPS) -> Loaded[Migrated]:
    """Return what becomes of a script, key or fragment; nothing is written.

    Args:
        file: A YAML file.
        steps: What leads from each format to the next.

    Returns:
        The texts, or why the file cannot be read or is of a format that no step knows.
    """
    refused = read_text(file)
    if refused.value is None:
        return Loaded(None, refused.problems)
    before = file.read_bytes().decode("utf-8")
    bom, text = (_BOM, before[1:]) if before.startswith(_BOM) else ("", before)
    while True:
        tree = read_yaml(file, text)
        if tree.value is None or tree.errors:
            return Loaded(None, tree.problems)
        found = _format(tree.value)
        if found is None or found > len(steps):
            return Loaded(None, (_unknown(tree.value, len(steps)),))
        if found == len(steps):
            break
        text = splice(text, [*steps[found](tree.value)])
        if _format(read_yaml(file, text).value) != found + 1:
            raise AssertionError(f"the step from format {found} leaves another format")
    return Loaded(Migrated(file, before, bom + text))


def _format(tree: Tree | None) -> int | None:
    """Return the format a file says it has, 0 if it says nothing, None if that is no number."""
    if tree is None or not isinstance(tree.data, dict):
        return None
    said = tree.data.get("format", "0")
    return int(said) if isinstance(said, str) and said.isdecimal() and len(said) < 6 else None


def _unknown(tree: Tree, newest: int) -> Problem:
    message = f"the format of this file is not known; formats 0 to {newest} are"
    hint = "Use a newer version of the program, or write the number of the format."
    return tree.source.problem(tree.value("format"), "E212", message, hint)
