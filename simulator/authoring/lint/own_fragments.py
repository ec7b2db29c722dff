"""A fragment of an author's own, checked by itself: it may not be used yet."""

from collections.abc import Iterator
from pathlib import Path

from simulator.case import load_ethogram
from simulator.case.fit import meant
from simulator.case.fragments import BrokenError, Fragment, MisusedError, read_fragment, unfold
from simulator.case.script import ACTORS
from simulator.case.shapes import ActShape
from simulator.case.source import Tree, read_text
from simulator.case.yaml_source import read_yaml
from simulator.problems import Problem


def check_fragment(file: Path) -> tuple[Problem, ...]:
    """Check the file of a fragment: text, shape, who does what, and what it uses in turn."""
    loaded = read_fragment(file)
    tree = read_yaml(file, read_text(file).value or "").value
    if loaded.value is None or tree is None:
        return loaded.problems
    return (*loaded.problems, *_unknown(loaded.value, tree), *_unusable(loaded.value, tree))


def _unknown(fragment: Fragment, tree: Tree) -> Iterator[Problem]:
    """Yield what the ethogram does not know; what the line that uses the fragment gives is its."""
    ethogram = load_ethogram()
    for index, (_, texts) in enumerate(fragment.acts):
        for actor in (a for a in ACTORS if a in texts):
            name = fragment.takes.get(texts[actor].removeprefix("$"), texts[actor])
            span = tree.value("acts", index, actor)
            if name not in ethogram:
                hint = meant(name, (b.id for b in ethogram.of(actor)))
                message = f"'{name}' is not a behaviour of the {actor}"
                yield tree.source.problem(span, "E301", message, hint)
            elif actor not in (actors := ethogram[name].actors):
                message = f"'{name}' is not done by the {actor}"
                hint = f"It is done by: {', '.join(actors)}."
                yield tree.source.problem(span, "E302", message, hint)


def _unusable(fragment: Fragment, tree: Tree) -> Iterator[Problem]:
    """Yield why a line that gives nothing cannot use it; other files answer for themselves."""
    line = ActShape.model_validate({"at": "0:00", "use": fragment.name})
    try:
        unfold(line, fragment.file.parent.parent)
    except MisusedError as wrong:
        span = tree.key("takes" if wrong.key == "for" else "acts")
        yield tree.source.problem(span, wrong.code, wrong.message, wrong.hint)
    except BrokenError:
        return
