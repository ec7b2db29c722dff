"""What cannot be changed in a text but by hand."""

from collections.abc import Mapping
from typing import Literal

Reason = Literal["layout", "no_episode", "no_place", "absent", "no_list"]
_SENTENCES: Mapping[Reason, str] = {
    "layout": "{where} is laid out in a way that can only be changed in the text",
    "no_episode": "the script has no episode {where}",
    "no_place": "there is no place for {where}",
    "absent": "there is no {where}",
    "no_list": "{where} is no list",
}


class UneditableError(Exception):
    """A change that is not made; ``reason`` says why, ``where`` at what, ``str()`` both."""

    def __init__(self, reason: Reason, where: str) -> None:
        super().__init__(_SENTENCES[reason].format(where=where or "this place"))
        self.reason, self.where = reason, where
