"""Take a pack apart that anybody may have made: nothing is written unless all is sound."""

import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.sharing.manifest import (
    EXERCISES,
    FILES,
    MANIFEST,
    Manifest,
    belongs,
    checksum,
    read,
)
from simulator.case.source import MAX_BYTES, START, Source
from simulator.files import write_whole
from simulator.problems import Loaded, Problem

MOST_ENTRIES = 3_000
MOST_BYTES = 200_000_000

_NOT_ONE = "A pack is made by 'strange-situation pack'; ask for it again."


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What became of a pack.

    Attributes:
        written: Cases that are new.
        known: Cases that were there already, word for word.
        exercises: The exercise files that it brought, where they lie.
    """

    written: tuple[str, ...]
    known: tuple[str, ...]
    exercises: tuple[Path, ...] = ()


def unpack(
    file: Path,
    to: Path,
    exercises: Path | None = None,
    *,
    make_room: Callable[[Path], bool] = lambda _: False,
) -> Loaded[Unpacked]:
    """Write the cases of a pack as folders below ``to``, and its exercise files.

    Nothing that exists is changed: a case that is there with other content forbids it all; an
    exercise file gets another name.

    Args:
        file: A pack.
        to: A folder; it is made if need be.
        exercises: Where exercise files go; None is a folder ``exercises`` below ``to``.
        make_room: Is given a case that is in the way, and may move it elsewhere; tells whether it
            has.

    Returns:
        What was written, or every reason why nothing was.

    Raises:
        OSError: The folders cannot be written.
    """
    contents = _contents(file)
    if contents.value is None:
        return Loaded(None, contents.problems)
    files = contents.value
    cases = sorted({path.split("/")[0] for path in files} - {EXERCISES})
    known = tuple(case for case in cases if _same(to / case, case, files))
    there = [case for case in cases if case not in known and (to / case).exists()]
    if clash := [case for case in there if not make_room(to / case)]:
        hint = "Move it away, or unpack to another folder."
        problems = (
            _problem(file, "E123", f"there is another '{case}' in {to}", hint) for case in clash
        )
        return Loaded(None, tuple(problems))
    brought = []
    for path, content in sorted(files.items()):
        folder, _, name = path.partition("/")
        if folder == EXERCISES:
            brought.append(_put_exercise(exercises or to / EXERCISES, name, content))
        elif folder not in known:
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(to / path, content)
    new = tuple(case for case in cases if case not in known)
    return Loaded(Unpacked(new, known, tuple(brought)))


def _put_exercise(folder: Path, name: str, content: bytes) -> Path:
    """Write an exercise file under the first name that is free, unless it is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = name.removesuffix(".yaml")
    names = (name, *(f"{stem}-{n}.yaml" for n in range(2, MOST_ENTRIES)))
    place = next(p for n in names if not (p := folder / n).exists() or _read(p) == content)
    if not place.exists():
        write_whole(place, content)
    return place


def _same(folder: Path, case: str, files: dict[str, bytes]) -> bool:
    """Tell whether a case folder holds just what the pack has for it."""
    return folder.is_dir() and all(
        _read(folder / name) == files.get(f"{case}/{name}")
        for name in {*FILES, *(p.partition("/")[2] for p in files if p.startswith(f"{case}/"))}
    )


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _contents(file: Path) -> Loaded[dict[str, bytes]]:
    """Return the files of the cases by their paths, read and checked."""
    try:
        with zipfile.ZipFile(file) as archive:
            problems = tuple(_suspicions(file, archive))
            return Loaded(None, problems) if problems else _sound(file, archive)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return Loaded(None, (_problem(file, "E106", message, "Check name and rights."),))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
        return Loaded(None, (_problem(file, "E121", f"this is no sound pack: {error}", _NOT_ONE),))


def _sound(file: Path, archive: zipfile.ZipFile) -> Loaded[dict[str, bytes]]:
    manifest = read(_content(archive, MANIFEST))
    files = {path: _content(archive, path) for path in archive.namelist() if path != MANIFEST}
    problems = tuple(_differences(file, manifest, files))
    return Loaded(None if problems else files, problems)


def _suspicions(file: Path, archive: zipfile.ZipFile) -> Iterator[Problem]:
    """Yield what no pack of ours would hold, before anything is read from it."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_BYTES:
        yield _problem(file, "E122", "the pack holds far more than cases could need", _NOT_ONE)
        return
    for name, count in Counter(entry.filename.lower() for entry in entries).items():
        if count > 1:
            yield _problem(file, "E122", f"the pack holds '{name[:80]}' twice", _NOT_ONE)
    if MANIFEST not in archive.namelist():
        yield _problem(file, "E121", "the pack has no list of its contents", _NOT_ONE)
    for entry in entries:
        if reason := _foreign(entry):
            yield _problem(file, "E122", f"'{entry.filename[:80]}' {reason}", _NOT_ONE)


def _foreign(entry: zipfile.ZipInfo) -> str | None:
    """Say why an entry does not belong in a pack; its name alone rules out ways to elsewhere."""
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode) or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
        return "is a link or a device and not a file"
    if entry.flag_bits & 1:
        return "is encrypted"
    if entry.file_size > MAX_BYTES:
        return "is larger than a script can be"
    if entry.filename != MANIFEST and not belongs(entry.filename):
        return "is no file of a case"
    return None


def _content(archive: zipfile.ZipFile, path: str) -> bytes:
    """Read one entry, never more than a script may have, whatever its header says."""
    with archive.open(path) as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError(f"'{path}' is larger than a script can be")
    return content


def _differences(file: Path, manifest: Manifest, files: dict[str, bytes]) -> Iterator[Problem]:
    sums = manifest.sums()
    for path in sorted({*sums, *files}):
        if path not in files:
            yield _problem(file, "E122", f"'{path}' is listed and missing", _NOT_ONE)
        elif path not in sums:
            yield _problem(file, "E122", f"'{path}' is not in the list of contents", _NOT_ONE)
        elif checksum(files[path]) != sums[path]:
            message = f"'{path}' is not what was packed: its checksum differs"
            yield _problem(file, "E122", message, _NOT_ONE)


def _problem(file: Path, code: str, message: str, hint: str) -> Problem:
    return Source(file, ()).problem(START, code, message, hint)
