"""``migrate``: scripts and keys of earlier formats brought up to date."""

import difflib
import sys
from pathlib import Path

from simulator.authoring.migration import Migrated, migrate
from simulator.commands.kinds import kind_of
from simulator.commands.lint import files_in, show
from simulator.commands.stop import Stop
from simulator.files import write_whole


def run(paths: list[Path], check: bool) -> int:
    """Show what changes in each file, and change it unless ``check`` is set.

    Returns:
        1 if a file cannot be read, or with ``check`` if one is to be changed; else 0.

    Raises:
        Stop: A file cannot be written.
    """
    files = [file for file in files_in(paths) if kind_of(file) in {"script", "key"}]
    loaded = [migrate(file) for file in files]
    problems = [problem for one in loaded for problem in one.problems]
    old = [one.value for one in loaded if one.value is not None and one.value.changed]
    for migrated in old:
        sys.stdout.writelines(_diff(migrated))
        if not check:
            _write(migrated)
    show(problems, "full", sys.stderr)
    done = "would change" if check else "changed"
    print(f"{len(files)} files looked at, {len(old)} {done}, {len(problems)} not readable.")
    return 1 if problems or (check and old) else 0


def _write(migrated: Migrated) -> None:
    try:
        write_whole(migrated.file, migrated.after.encode())
    except OSError as error:
        raise Stop(
            f"{migrated.file} cannot be written ({error.strerror}): check the rights of its folder."
        ) from error


def _diff(migrated: Migrated) -> list[str]:
    before, after = (t.splitlines(keepends=True) for t in (migrated.before, migrated.after))
    name = str(migrated.file)
    lines = difflib.unified_diff(before, after, name, name)
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]
