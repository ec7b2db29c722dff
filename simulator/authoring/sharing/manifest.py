"""The list in a pack: which cases, which files, and what each file must add up to."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
FILES = ("script.yaml", "key.yaml", "handed-out.json")
"""What a case folder may hold in a pack, besides the fragments of its own."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_FRAGMENT = re.compile(r"fragments/[a-z][a-z0-9_]{0,60}\.yaml", re.ASCII)
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The SHA-256 sum of every file, by case and name."""

    cases: Mapping[str, Mapping[str, str]]

    def sums(self) -> dict[str, str]:
        """Return the sum of every file by its path in the pack."""
        return {f"{case}/{name}": s for case, fs in self.cases.items() for name, s in fs.items()}


def checksum(content: bytes) -> str:
    """Return the SHA-256 sum in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def is_case_id(name: str) -> bool:
    """Tell whether a name can be that of a case: letters, digits, dashes, underscores."""
    return _ID.fullmatch(name) is not None


def is_case_file(name: str) -> bool:
    """Tell whether a path in a case folder can be in a pack."""
    return name in FILES or _FRAGMENT.fullmatch(name) is not None


def written(manifest: Manifest) -> bytes:
    """Return a manifest as JSON."""
    data = {"format": FORMAT, "cases": manifest.cases}
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
    cases = data.get("cases")
    if not isinstance(cases, dict) or not cases or not all(map(_case, cases.items())):
        raise ValueError("its list of contents does not name cases with script and checksums")
    return Manifest(cases)


def _case(entry: tuple[Any, Any]) -> bool:
    name, files = entry
    if not is_case_id(name) or not isinstance(files, dict) or "script.yaml" not in files:
        return False
    return all(
        is_case_file(f) and isinstance(s, str) and _SUM.fullmatch(s) for f, s in files.items()
    )
