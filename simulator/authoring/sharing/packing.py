"""Put cases into one file: a zip with the sum of every file, the same bytes every time."""

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

from simulator.authoring.sharing.manifest import MANIFEST, Manifest, checksum, is_case_id, written
from simulator.case import load_case
from simulator.case.fragments import FOLDER
from simulator.case.model import Case
from simulator.case.source import START, Source
from simulator.problems import Loaded, Problem

_WHEN = (1980, 1, 1, 0, 0, 0)


def pack(folders: Iterable[Path], *, with_keys: bool = True) -> Loaded[bytes]:
    """Pack case folders, or folders of case folders.

    A case without its key carries ``handed-out.json`` instead, so that a coding of it names the
    version that the key belongs to.

    Args:
        folders: Each a case, or a folder that holds cases.
        with_keys: Whether the keys come with them.

    Returns:
        The file, or everything that forbids making it: scripts with errors, two cases of one
        name, names that could not be unpacked everywhere.
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
            files[name] = _files(loaded.value, with_keys)
    if problems or not files:
        return Loaded(None, tuple(problems))
    return Loaded(_zipped(files))


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
    elif key.is_file():
        handed = {"format": 1, "script": checksum(script), "version": case.version}
        files["handed-out.json"] = json.dumps(handed, indent=1).encode()
    return files


def _zipped(files: dict[str, dict[str, bytes]]) -> bytes:
    sums = {case: {n: checksum(c) for n, c in held.items()} for case, held in files.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, MANIFEST, written(Manifest(sums)))
        for case in sorted(files):
            for name in sorted(files[case]):
                _add(archive, f"{case}/{name}", files[case][name])
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, content)
