"""Settings of this computer: a small YAML file that a person may edit too."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from simulator.problems import Loaded, Problem, Span
from simulator.records.errors import RecordsError
from simulator.records.folder import SETTINGS, made


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between starts.

    ``coder`` is who worked last, ``scale`` the size of texts and controls (1 is as designed),
    ``volume`` 0 to 1. ``other`` holds entries that this version does not know, so that they
    outlive a save.
    """

    coder: str = ""
    scale: float = 1.0
    volume: float = 0.55
    captions: bool = True
    other: Mapping[str, Any] = field(default_factory=dict)


_EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        "coder": "a text",
        "scale": "a number from 0.5 to 4",
        "volume": "a number from 0 to 1",
        "captions": "yes or no",
    }
)


def load_settings(folder: Path) -> Loaded[Settings]:
    """Read the settings in a data folder.

    There is always a value: what is missing has its default, what cannot be used a problem besides.
    """
    path = folder / SETTINGS
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        return Loaded(Settings(), (_problem(path, _place(error), "The settings cannot be read"),))
    if root is None:
        return Loaded(Settings())
    if not isinstance(root, yaml.MappingNode):
        message = "The settings should be lines like 'volume: 0.8'"
        return Loaded(Settings(), (_problem(path, _place(root), message),))
    return _settings(path, root)


def save_settings(folder: Path, settings: Settings) -> None:
    """Write settings so that at every moment the old or the new ones are there, whole.

    A file that could not be read is kept beside the new one as ``settings-unreadable.yaml``.

    Raises:
        RecordsError: The folder cannot be written, or the disk is full.
    """
    path = made(folder) / SETTINGS
    entries = asdict(settings)
    entries.update(entries.pop("other"))
    unfinished = path.with_suffix(".new")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            yaml.safe_dump(entries, file, sort_keys=False)
            file.flush()
            os.fsync(file.fileno())
        if load_settings(folder).problems:
            path.replace(path.with_name(f"{path.stem}-unreadable{path.suffix}"))
        unfinished.replace(path)
    except OSError as error:
        raise RecordsError(
            f"The settings could not be saved in {path}: {error.strerror or error}. Make the "
            "folder writable or free some space; the settings of before are still there."
        ) from error


def _settings(path: Path, root: yaml.MappingNode) -> Loaded[Settings]:
    known: dict[str, Any] = {}
    other: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value, node in _entries(root):
        if name not in _EXPECTED:
            other[name] = value
        elif _fits(name, value):
            known[name] = value
        else:
            message = f"{name} should be {_EXPECTED[name]}"
            problems.append(_problem(path, _place(node), message))
    return Loaded(replace(Settings(other=other), **known), tuple(problems))


def _entries(root: yaml.MappingNode) -> Iterator[tuple[str, Any, yaml.Node]]:
    """Yield name, value and place; a value YAML itself cannot make sense of is None."""
    for key, node in root.value:
        try:
            value = yaml.constructor.SafeConstructor().construct_object(node, deep=True)
        except (ValueError, RecursionError, yaml.YAMLError):
            value = None
        yield str(key.value), value, node


def _fits(name: str, value: object) -> bool:
    match name, value:
        case "coder", str():
            return True
        case "captions", bool():
            return True
        case (("scale" | "volume"), bool()):
            return False
        case "scale", int() | float():
            return 0.5 <= value <= 4
        case "volume", int() | float():
            return 0 <= value <= 1
    return False


def _place(found: object) -> Span:
    mark = getattr(found, "start_mark", None) or getattr(found, "problem_mark", None)
    if mark is None:
        return Span(1, 1, 1, 2)
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _problem(path: Path, span: Span, message: str) -> Problem:
    hint = "The usual setting is used. Correct the line, or delete the file to begin afresh."
    return Problem(path, span, "settings", message, hint, "warning")
