"""The list in a pack: which cases and exercises, which files, what each file must add up to."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
FILES = ("script.yaml", "key.yaml", "handed-out.json")
"""What a case folder may hold in a pack, besides the fragments of its own."""
EXERCISES = "exercises"
"""The folder of the exercise files in a pack; no case has this name."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_FRAGMENT = re.compile(r"fragments/[a-z][a-z0-9_]{0,60}\.yaml", re.ASCII)
_EXERCISE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.yaml", re.ASCII)
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The SHA-256 sum of every file: of cases by case and name, of exercises by name."""

    cases: Mapping[str, Mapping[str, str]]
    exercises: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def sums(self) -> dict[str, str]:
        """Return the sum of every file by its path in the pack."""
        folders = {**self.cases, EXERCISES: self.exercises}
        return {f"{folder}/{name}": s for folder, fs in folders.items() for name, s in fs.items()}


def checksum(content: bytes) -> str:
    """Return the SHA-256 sum in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def is_case_id(name: str) -> bool:
    """Tell whether a name can be that of a case: letters, digits, dashes, underscores."""
    return _ID.fullmatch(name) is not None and name.lower() != EXERCISES


def belongs(path: str) -> bool:
    """Tell whether a path can be that of a file in a pack."""
    folder, _, name = path.partition("/")
    return is_exercise_file(name) if folder == EXERCISES else bool(folder) and _is_case_file(name)


def is_exercise_file(name: str) -> bool:
    """Tell whether a name can be that of an exercise file in a pack."""
    return _EXERCISE.fullmatch(name) is not None


def _is_case_file(name: str) -> bool:
    return name in FILES or _FRAGMENT.fullmatch(name) is not None


def written(manifest: Manifest) -> bytes:
    """Return a manifest as JSON."""
    data: dict[str, Any] = {"format": FORMAT, "cases": manifest.cases}
    if manifest.exercises:
        data[EXERCISES] = manifest.exercises
    return json.dumps(data, indent=1, sort_keys=True).encode()


def read(content: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        ValueError: It is not one; the message says why.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise ValueError("its list of contents cannot be read") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError("its list of contents is of another format")
    cases, exercises = data.get("cases"), data.get(EXERCISES, {})
    if not isinstance(cases, dict) or not all(map(_case, cases.items())):
        raise ValueError("its list of contents does not name cases with script and checksums")
    if not isinstance(exercises, dict) or not all(map(_exercise, exercises.items())):
        raise ValueError("its list of contents does not name exercises with checksums")
    if not cases and not exercises:
        raise ValueError("its list of contents is empty")
    return Manifest(cases, exercises)


def _case(entry: tuple[Any, Any]) -> bool:
    name, files = entry
    if not is_case_id(name) or not isinstance(files, dict) or "script.yaml" not in files:
        return False
    return all(
        _is_case_file(f) and isinstance(s, str) and _SUM.fullmatch(s) for f, s in files.items()
    )


def _exercise(entry: tuple[Any, Any]) -> bool:
    name, total = entry
    return is_exercise_file(name) and isinstance(total, str) and bool(_SUM.fullmatch(total))
