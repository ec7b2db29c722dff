"""Examples of the catalogue made whole, so that they can be checked as an instructor's file is.

An example shows only the lines that matter. The rest comes from a small case in
``assets/problems/base``: ``acts 5`` are further acts of episode 5, ``episode 5`` stands in its
place, ``script people`` and ``key ratings`` in the place of a part of the script or the key;
``script``, ``key``, ``coding``, ``exercise`` and ``table`` are whole files. ``fragment babbles`` is
the file of a fragment, which episode 5 uses.
"""

import re
from pathlib import Path

from simulator.authoring.lint.catalogue import DOCUMENTS, Example
from simulator.case.fragments import FOLDER

_BASE = DOCUMENTS / "base"
_FILES = {
    "script": "script.yaml",
    "acts": "script.yaml",
    "episode": "script.yaml",
    "key": "key.yaml",
    "coding": "coding.json",
    "exercise": "exercise.yaml",
    "table": "table.csv",
}


def lay_out(example: Example, folder: Path) -> Path:
    """Write the file of an example, and a sound case around it.

    Args:
        example: What to show.
        folder: An empty folder.

    Returns:
        The file in which the example stands.
    """
    for name in ("script.yaml", "key.yaml"):
        (folder / name).write_text(_base(name), encoding="utf-8")
    if example.part.startswith("fragment "):
        return _lay_out_fragment(example, folder)
    file = folder / _FILES[example.part.split()[0]]
    file.write_text(whole(example), encoding="utf-8")
    return file


def _lay_out_fragment(example: Example, folder: Path) -> Path:
    name = example.part.removeprefix("fragment ")
    (folder / FOLDER).mkdir()
    (folder / FOLDER / f"{name}.yaml").write_text(example.text, encoding="utf-8")
    use = f'- {{at: "0:40", use: {name}}}\n'
    return lay_out(Example(example.verdict, "yaml", "acts 5", use), folder)


def whole(example: Example) -> str:
    """Return the text of the whole file in which an example stands.

    Raises:
        ValueError: The part is not known.
    """
    what, _, which = example.part.partition(" ")
    if not which:
        return example.text
    text = _base(_FILES[what])
    if what == "acts":
        return text.replace(episode := _episode(text, which), episode + _indented(example.text, 6))
    if what == "episode":
        return text.replace(_episode(text, which), _indented(example.text, 2))
    return text.replace(_part(text, which), example.text)


def _base(name: str) -> str:
    return (_BASE / name).read_text(encoding="utf-8")


def _episode(text: str, number: str) -> str:
    return _found(rf"^  - number: {number}\n(?:    .*\n)*", text)


def _part(text: str, key: str) -> str:
    return _found(rf"^{key}:.*\n(?: .*\n)*", text)


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    if found is None:
        raise ValueError(f"the base of the examples has no {pattern!r}")
    return found[0]


def _indented(text: str, width: int) -> str:
    return "".join(f"{' ' * width}{line}" for line in text.splitlines(keepends=True))
