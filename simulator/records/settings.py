"""Settings of this computer: a small YAML file that a person may edit too."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from pydantic import Field

from simulator.case.fit import Fitted, fit
from simulator.case.scalars import Share, Text, Truth, Whole
from simulator.case.shapes import Shape
from simulator.case.source import Tree, read_text
from simulator.case.yaml_source import read_yaml
from simulator.files import whole_file
from simulator.problems import Loaded, Problem
from simulator.records.errors import RecordsError
from simulator.records.folder import SETTINGS, made

FORMAT = 1
SYSTEM = "system"
"""The language of the computer, where there is a translation."""
SMALLEST_TEXT, LARGEST_TEXT = 75, 200
LONGEST_LAG_MS = 1000
ThemeName = Literal["light", "dark", "contrast"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

_HEAD = "# Settings of the Strange Situation trainer. It writes this file; you may edit it too.\n"
_HINT = "The usual setting is used instead. Correct the line, or delete the file to begin afresh."


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between starts.

    ``coder`` is who worked last, ``text_size`` a percentage of the designed size, ``volume`` 0 to
    1, ``key_lag_ms`` how long after seeing the person presses a key. ``keys`` are the person's own
    keys by screen and action, ``behaviour_keys`` by behaviour, ``favourites`` the behaviours that
    each coder has starred. ``other`` holds entries that this version does not know, so that they
    outlive a save.
    """

    coder: str = ""
    language: str = SYSTEM
    theme: ThemeName = "light"
    text_size: int = 100
    reduced_motion: bool = False
    captions: bool = True
    volume: float = 0.55
    key_lag_ms: int = 0
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    behaviour_keys: Mapping[str, str] = field(default_factory=dict)
    favourites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    other: Mapping[str, Any] = field(default_factory=dict)


class SettingsShape(Shape):
    """The shape of the file; descriptions stand in it as comments."""

    format: Literal["1"] | None = Field(None, description="The version of this format.")
    coder: Text | None = Field(None, description="Who worked last.")
    language: Text | None = Field(None, description="en, de ..., or system.")
    theme: ThemeName | None = Field(None, description=f"{', '.join(THEMES)}.")
    text_size: Whole | None = Field(
        None, ge=SMALLEST_TEXT, le=LARGEST_TEXT, description="In percent, 75 to 200."
    )
    reduced_motion: Truth | None = Field(None, description="Nothing of the interface moves.")
    captions: Truth | None = Field(None, description="What is heard is shown in words.")
    volume: Share | None = Field(None, description="0 is silent, 1 is loud.")
    key_lag_ms: Whole | None = Field(
        None, ge=0, le=LONGEST_LAG_MS, description="Taken off the time of marks made while playing."
    )
    keys: dict[Text, tuple[Text, ...]] | None = Field(
        None, description="Own keys by screen and action, as coding.split: [ctrl+b]."
    )
    behaviour_keys: dict[Text, Text] | None = Field(
        None, description="Own keys by behaviour, as cry: x."
    )
    favourites: dict[Text, tuple[Text, ...]] | None = Field(
        None, description="Behaviours that stand on top, by coder."
    )


def settings_tree(folder: Path) -> Tree | None:
    """Return the settings file with the places of its lines, None if there is none to be read."""
    path = folder / SETTINGS
    text = read_text(path).value if path.exists() else None
    return None if text is None else read_yaml(path, text).value


def load_settings(folder: Path) -> Loaded[Settings]:
    """Read the settings in a data folder.

    There is always a value: what is missing has its default, what cannot be used a problem besides.
    """
    path = folder / SETTINGS
    if not path.exists():
        return Loaded(Settings())
    text = read_text(path)
    if text.value is None:
        return Loaded(Settings(), _mild(text.problems))
    tree = read_yaml(path, text.value)
    if tree.value is None:
        return Loaded(Settings(), _mild(tree.problems))
    fitted = fit(SettingsShape, tree.value)
    settings = _settings(fitted, tree.value)
    return Loaded(settings, _mild((*tree.problems, *fitted.problems)))


def save_settings(folder: Path, settings: Settings) -> None:
    """Write settings so that at every moment the old or the new ones are there, whole.

    A file that could not be read is kept beside the new one as ``settings-unreadable.yaml``.

    Raises:
        RecordsError: The folder cannot be written, or the disk is full.
    """
    path = made(folder) / SETTINGS
    try:
        with whole_file(path) as part:
            part.write_text(_written(settings), encoding="utf-8")
            if any(p.code != "E201" for p in load_settings(folder).problems):
                path.replace(path.with_name(f"{path.stem}-unreadable{path.suffix}"))
    except OSError as error:
        raise RecordsError(
            f"The settings could not be saved in {path}: {error.strerror or error}. Make the "
            "folder writable or free some space; the settings of before are still there."
        ) from error


def _settings(fitted: Fitted[SettingsShape], tree: Tree) -> Settings:
    known = fitted.shape.model_dump(exclude={"format"}, exclude_none=True)
    entries = tree.data if isinstance(tree.data, dict) else {}
    other = {k: v for k, v in entries.items() if k not in SettingsShape.model_fields}
    return replace(Settings(other=other), **known)


def _written(settings: Settings) -> str:
    """Return the text of the file: each entry with what it means."""
    entries = {"format": FORMAT, **asdict(settings)}
    other = entries.pop("other")
    lines = [_HEAD]
    for name, value in entries.items():
        lines.append(_entry(name, value, SettingsShape.model_fields[name].description or ""))
    return "".join([*lines, yaml.safe_dump(other, allow_unicode=True) if other else ""])


def _entry(name: str, value: Any, meaning: str) -> str:
    """Return the lines of one entry, with what it means behind the first of them."""
    if isinstance(value, Mapping):
        value = {key: list(v) if isinstance(v, tuple) else v for key, v in value.items()}
    flow = None if isinstance(value, Mapping) else False
    text = yaml.safe_dump(
        {name: value}, allow_unicode=True, width=10_000, default_flow_style=flow, sort_keys=False
    )
    first, _, rest = text.partition("\n")
    return f"{first}  # {meaning}\n{rest}"


def _mild(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems as warnings: the program goes on with the usual settings."""
    return tuple(
        replace(p, severity="warning", hint=" ".join(filter(None, (p.hint, _HINT))))
        for p in problems
    )
