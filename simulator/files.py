"""Writing a file whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Lend a name beside ``path`` to write to; in the end what is there takes the place of it.

    Whatever goes wrong before, ``path`` stays as it was and the other name vanishes. What is put
    in its place is on the disk before: a power cut too leaves the old file or the new one.

    Raises:
        OSError: The folder is missing or cannot be written, or the disk is full.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        _as_readable_as_usual(part)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``; whatever goes wrong, no half of it is ever there.

    Raises:
        OSError: The folder is missing or cannot be written, or the disk is full.
    """
    with whole_file(path) as part:
        part.write_bytes(content)


def _as_readable_as_usual(path: Path) -> None:
    """Give the file the rights that a newly made one has; temporary ones are private."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
