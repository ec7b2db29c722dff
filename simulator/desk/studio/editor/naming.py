"""Names of cases: what is typed becomes the name of a folder."""

import re

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}", re.ASCII)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", " ": "-", "_": "-"})


def folder_name(words: str) -> str | None:
    """Return the name of the folder for a case, None if the words do not make one."""
    name = words.strip().lower().translate(_UMLAUTS)
    return name if _NAME.fullmatch(name) else None
