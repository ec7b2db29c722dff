"""Scalars: the single values of a file, of which every one may come as text.

What cannot be read is an error with a code, what was found, and what to write instead.
"""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from scoring.terms.scales import REUNION_SCALES
from simulator.case.times import milliseconds

_TIME_HINT = 'Write minutes and seconds, "0:08" or "1:30.5", or seconds, 8s.'


def _time(value: object) -> int:
    try:
        return milliseconds(value)
    except ValueError:
        curly = any(sign in str(value) for sign in "\u201c\u201d\u201e")
        hint = 'Use the straight quotes of the keyboard: "0:08".' if curly else _TIME_HINT
        raise _wrong("E207", "'{found}' is not a time", value, hint) from None


def _wrong(code: str, message: str, value: object, hint: str) -> PydanticCustomError:
    return PydanticCustomError(code, message, {"found": brief(value), "hint": hint})


def brief(value: object) -> str:
    """Name what was found, in a few words."""
    kinds = {dict: "a mapping", list: "a list", type(None): "nothing"}
    text = kinds.get(type(value)) or str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    hint = 'Put texts with a colon or a comma into quotes: "Look: here".'
    raise _wrong("E204", "a text was expected, found {found}", value, hint)


def _whole(value: object) -> int:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e9:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[+-]?\d{1,12}", value, re.ASCII):
        return int(value)
    raise _wrong("E205", "'{found}' is not a whole number", value, "Write it in digits, as 7.")


def _share(value: object) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and re.fullmatch(r"\d{0,3}\.?\d{1,9}", value, re.ASCII):
        return float(value)
    raise _wrong("E208", "'{found}' is not a number", value, "Write it in digits, as 0.8.")


def _truth(value: object) -> bool:
    truth = {"true": True, "false": False}.get(str(value).lower())
    if isinstance(value, (str, bool)) and truth is not None:
        return truth
    raise _wrong("E209", "'{found}' is neither true nor false", value, "Write true or false.")


def all_or_some(value: object) -> object:
    """Read the word "all" as None."""
    return None if value == "all" else value


_time_schema = {
    "type": ["string", "number"],
    "pattern": r"^\s*(\d{1,3}:[0-5]\d(\.\d{1,3})?|\d{1,5}(\.\d{1,3})?\s*s?)\s*$",
    "minimum": 0,
}
Time = Annotated[int, BeforeValidator(_time), WithJsonSchema(_time_schema)]
Text = Annotated[str, BeforeValidator(_text)]
Whole = Annotated[int, BeforeValidator(_whole)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Share = Annotated[float, BeforeValidator(_share), Field(ge=0, le=1)]
Milliseconds = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=3_600_000)]
Rating = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=7)]
SignRating = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=9)]
Draws = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=999)]
Intervals = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=24)]
EpisodeNumber = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=8)]
Group = Literal["A", "B", "C", "U"]
Strength = Literal["strong", "medium", "weak"]
ReunionNumber = Literal["5", "8"]
SeparationNumber = Literal["4", "6", "7"]
CryingNumber = Literal["4", "5", "6", "7", "8"]
IndexNumber = Literal["1", "2", "3", "4", "5", "6", "7"]
AnyNumber = Literal["1", "2", "3", "4", "5", "6", "7", "8"]
ScaleName = Literal["proximity_seeking", "contact_maintaining", "resistance", "avoidance", "distance_interaction"]  # fmt: skip # noqa: E501
EvidenceScale = Literal[ScaleName, "search", "crying", "disorganisation"]
ParameterName = Literal["infant", "caregiver", "stranger", "experimenter", "for", "target", "toy", "place", "intensity", "says"]  # fmt: skip # noqa: E501
DifferenceScale = Literal[EvidenceScale, "classification", "difficulty"]

assert ScaleName.__args__ == REUNION_SCALES  # type: ignore[attr-defined]
