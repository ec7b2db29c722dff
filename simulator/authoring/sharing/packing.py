"""Put cases and exercises into one file: a zip with every file's sum, the same bytes every time."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from simulator.authoring.sharing.comments import without_comments
from simulator.authoring.sharing.manifest import (
    EXERCISES,
    MANIFEST,
    Manifest,
    checksum,
    is_case_id,
    written,
)
from simulator.case import load_case
from simulator.case.fragments import FOLDER
from simulator.case.model import Case
from simulator.case.source import START, Source
from simulator.performance import compile_case
from simulator.problems import Loaded, Problem

_WHEN = (1980, 1, 1, 0, 0, 0)


def pack(
    folders: Iterable[Path],
    *,
    with_keys: bool = True,
    to_class: bool = False,
    exercises: Mapping[str, str] = MappingProxyType({}),
) -> Loaded[bytes]:
    """Pack case folders, or folders of case folders.

    What goes to a class carries ``handed-out.json``: the app offers it to be coded and not to be
    looked into, and a coding of it names the version that the key belongs to. Comments are left
    out of it, since they may tell what is to be found out.

    Args:
        folders: Each a case, or a folder that holds cases.
        with_keys: Whether the keys come with them; what comes without goes to a class.
        to_class: Whether it goes to a class.
        exercises: The texts of exercise files by their names, which end in ``.yaml``.

    Returns:
        The file, or everything that forbids making it: scripts with errors or that cannot be
        played, two cases of one name, names that could not be unpacked everywhere.
    """
    files: dict[str, dict[str, bytes]] = {}
    problems: list[Problem] = []
    for folder in (case for given in folders for case in _cases(given)):
        name = folder.resolve().name
        if complaint := _unfit(name, files):
            problems.append(Source(folder, ()).problem(START, "E120", *complaint))
            continue
        loaded = load_case(folder)
        problems += loaded.errors
        if loaded.value is not None:
            problems += compile_case(loaded.value).errors
            found = _files(loaded.value, with_keys)
            files[name] = found if with_keys and not to_class else _for_class(loaded.value, found)
    if problems or not (files or exercises):
        return Loaded(None, tuple(problems))
    return Loaded(_zipped(files, {name: text.encode() for name, text in exercises.items()}))


def _cases(folder: Path) -> list[Path]:
    inside = sorted(script.parent for script in folder.glob("*/script.yaml"))
    return [folder] if (folder / "script.yaml").exists() or not inside else inside


def _unfit(name: str, taken: Iterable[str]) -> tuple[str, str] | None:
    if not is_case_id(name):
        hint = "Use letters, digits, dashes and underscores, 64 at most."
        return f"the folder '{name}' has a name that not every system can hold", hint
    if name.lower() in {other.lower() for other in taken}:
        return f"two cases are called '{name}'", "Give one of the folders another name."
    return None


def _files(case: Case, with_key: bool) -> dict[str, bytes]:
    script, key = case.script_path.read_bytes(), case.folder / "key.yaml"
    own = (f for f in case.script.fragments if f.parent == case.folder / FOLDER)
    files = {"script.yaml": script, **{f"{FOLDER}/{f.name}": f.read_bytes() for f in own}}
    if with_key and key.is_file():
        files["key.yaml"] = key.read_bytes()
    return files


def _for_class(case: Case, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave comments out, and say of which version the files are."""
    bare = {n: without_comments(c.decode("utf-8-sig")).encode() for n, c in files.items()}
    sums = {name: checksum(content) for name, content in bare.items()}
    handed = {"format": 1, "script": sums["script.yaml"], "sums": sums, "version": case.version}
    return {**bare, "handed-out.json": json.dumps(handed, indent=1).encode()}


def _zipped(files: Mapping[str, Mapping[str, bytes]], exercises: Mapping[str, bytes]) -> bytes:
    cases = {case: {n: checksum(c) for n, c in held.items()} for case, held in files.items()}
    manifest = Manifest(cases, {name: checksum(c) for name, c in exercises.items()})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, MANIFEST, written(manifest))
        for case, held in sorted([*files.items(), (EXERCISES, exercises)]):
            for name in sorted(held):
                _add(archive, f"{case}/{name}", held[name])
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, content)
