"""Reading files: scripts, cases, keys and codings, and where cases are found."""

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

from scoring.terms.coding import Coding
from scoring.terms.key import Key
from simulator.case.checks import check_script
from simulator.case.coding import coding_of
from simulator.case.conduct import Ground
from simulator.case.ethogram import load_ethogram
from simulator.case.json_source import read_json
from simulator.case.key import key_of
from simulator.case.model import Case, Script
from simulator.case.procedure import load_procedure
from simulator.case.room_names import load_room_names
from simulator.case.script import cover_of, draft_script
from simulator.case.source import START, Source, read_text
from simulator.case.yaml_source import read_yaml
from simulator.problems import Loaded, in_order
from simulator.resources import LIBRARY

_SCRIPT, _KEY, _HANDED_OUT = "script.yaml", "key.yaml", "handed-out.json"
_EPISODES = re.compile(r"^episodes[ \t]*:", re.MULTILINE)


def load_script(path: Path) -> Loaded[Script]:
    """Read a script and check it against ethogram, procedure and room."""
    text = read_text(path)
    if text.value is None:
        return Loaded(None, text.problems)
    tree = read_yaml(path, text.value)
    if tree.value is None:
        return Loaded(None, in_order(tree.problems))
    draft, shaped = draft_script(tree.value)
    found = in_order((*tree.problems, *shaped, *check_script(draft, _ground())))
    broken = any(problem.severity == "error" for problem in found)
    return Loaded(None if broken else draft.script, found)


def load_cover(path: Path) -> Loaded[Script]:
    """Read what stands above the episodes of a script: enough for a list, and read at once.

    Returns:
        A script without episodes. Where something in it is wrong, or its episodes do not stand
        last, the whole script is read, and what is wrong with it is told.
    """
    text = read_text(path)
    above, *below = _EPISODES.split(text.value or "", maxsplit=1)
    tree = read_yaml(path, above).value if below else None
    cover = cover_of(tree) if tree is not None else None
    return Loaded(cover) if cover is not None else load_script(path)


def load_key(path: Path, script: Script | None = None) -> Loaded[Key]:
    """Read a key and check it, against its script if one is given."""
    text = read_text(path)
    if text.value is None:
        return Loaded(None, text.problems)
    tree = read_yaml(path, text.value)
    if tree.value is None:
        return Loaded(None, in_order(tree.problems))
    key = key_of(tree.value, _ground(), script)
    return Loaded(None if tree.errors else key.value, in_order((*tree.problems, *key.problems)))


def read_coding(path: Path) -> Loaded[Coding]:
    """Read a coding from JSON."""
    text = read_text(path)
    if text.value is None:
        return Loaded(None, text.problems)
    return read_coding_text(path, text.value)


def read_coding_text(path: Path, text: str) -> Loaded[Coding]:
    """Read a coding from a text; ``path`` is only named in problems."""
    tree = read_json(path, text)
    if tree.value is None:
        return Loaded(None, in_order(tree.problems))
    coding = coding_of(tree.value, _ground())
    return Loaded(
        None if tree.errors else coding.value, in_order((*tree.problems, *coding.problems))
    )


def load_case(folder: Path) -> Loaded[Case]:
    """Read the script of a case; the key stays in its file, but counts for the version."""
    if not folder.is_dir():
        hint = f"A case is a folder with {_SCRIPT} and {_KEY}."
        problem = Source(folder, ()).problem(START, "E106", "there is no such folder", hint)
        return Loaded(None, (problem,))
    script = load_script(folder / _SCRIPT)
    if script.value is None:
        return Loaded(None, script.problems)
    try:
        version = _version(folder, script.value.fragments)
    except OSError as error:
        message = f"script and key cannot be read: {error.strerror}"
        problem = Source(folder, ()).problem(START, "E106", message, "Check the rights.")
        return Loaded(None, (*script.problems, problem))
    case = Case(folder.resolve().name, folder, script.value, version)
    return Loaded(case, script.problems)


def find_case(name: str | Path) -> Path | None:
    """Return the folder of a case: a folder with a script, or an id of the library; or None."""
    for folder in (Path(name), LIBRARY / name):
        try:
            if (folder / _SCRIPT).is_file():
                return folder
        except (OSError, ValueError):
            continue
    return None


def library_cases() -> list[str]:
    """Return the ids of the cases that come with the program, in alphabetical order."""
    return sorted(file.parent.name for file in LIBRARY.glob(f"*/{_SCRIPT}"))


def was_handed_out(folder: Path) -> bool:
    """Tell whether a case was handed out to a class: it is to be coded, not looked into."""
    return (folder / _HANDED_OUT).is_file()


def _ground() -> Ground:
    return Ground(load_ethogram(), load_procedure(), load_room_names())


def _version(folder: Path, fragments: Iterable[Path]) -> str:
    """Return a hash of script and key, or the version that a case was handed out with."""
    return _handed_out(folder) or _hash_of(folder, fragments)


def _handed_out(folder: Path) -> str | None:
    """Return the version a case was handed out with, if its files are still the same."""
    file = folder / _HANDED_OUT
    try:
        said = json.loads(file.read_bytes()) if file.is_file() else None
    except ValueError:
        return None
    if not isinstance(said, dict) or not isinstance(version := said.get("version"), str):
        return None
    sums = said.get("sums", {_SCRIPT: said.get("script")})
    if not isinstance(sums, dict) or (_KEY not in sums and (folder / _KEY).is_file()):
        return None
    return version if all(_sum_of(folder / n) == s for n, s in sums.items()) else None


def _sum_of(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


def _hash_of(folder: Path, fragments: Iterable[Path]) -> str:
    """Return a hash of script, key and the fragments used; lengths keep them apart."""
    digest = hashlib.sha256()
    for file in (folder / _SCRIPT, folder / _KEY, *fragments):
        content = file.read_bytes() if file.is_file() else b""
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"
