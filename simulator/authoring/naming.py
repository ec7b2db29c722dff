"""Names of files: what is typed as a title becomes the name of a file or of a case's folder."""

import re
import unicodedata

_UNFIT = re.compile(r"[^a-z0-9]+", re.ASCII)
_NO_LETTER = re.compile(r"^[\W\d_]+")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST = 40


def file_name(words: str) -> str:
    """Return words as small letters, digits and hyphens; nothing if none are left."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(_GERMAN))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _UNFIT.sub("-", bare).strip("-")[:_LONGEST].strip("-")


def folder_name(words: str) -> str | None:
    """Return the name of the folder for a case, None if the words have no letter to begin with."""
    return file_name(_NO_LETTER.sub("", words)) or None
