"""The catalogue of problems: a small document for every code, from which all else is made.

``assets/problems/E301.md`` has a heading with the code and one sentence, a paragraph on why it
matters, and examples under the headings *Wrong* and *Right*. What follows ``yaml``, ``json`` or
``csv`` at the head of an example says which part of which file it is (see ``examples``).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from simulator.resources import ASSETS

DOCUMENTS = ASSETS / "problems"

Verdict = Literal["wrong", "right"]

_HEADING = re.compile(r"# (?P<code>[EWN]\d{3}): (?P<title>[^\n]+)\n+")
_EXAMPLE = re.compile(
    r"^## (?P<verdict>Wrong|Right)\n+```(?P<language>\w+) (?P<part>[^\n]+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a file; ``part`` says which: ``acts 5``, ``key ratings``, ``table``."""

    verdict: Verdict
    language: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be said about one code; ``body`` is the Markdown below the heading."""

    code: str
    title: str
    why: str
    examples: tuple[Example, ...]
    body: str

    @property
    def sentence(self) -> str:
        """Return the title as a sentence."""
        return f"{self.title}."


@cache
def catalogue() -> Mapping[str, Document]:
    """Return all documents by their code, in the order of the codes."""
    files = sorted(DOCUMENTS.glob("*.md"))
    return MappingProxyType({d.code: d for d in map(read_document, files)})


def read_document(file: Path) -> Document:
    """Read one document.

    Raises:
        ValueError: It has no heading, or one with another code than its name.
    """
    text = file.read_text(encoding="utf-8")
    heading = _HEADING.match(text)
    if heading is None or heading["code"] != file.stem:
        raise ValueError(f"{file} must begin with '# {file.stem}: ' and a title")
    body = text[heading.end() :].rstrip()
    why = body.split("\n\n## ", 1)[0]
    return Document(heading["code"], heading["title"], why, tuple(_examples(body)), body)


def _examples(body: str) -> Iterator[Example]:
    for found in _EXAMPLE.finditer(body):
        verdict: Verdict = "wrong" if found["verdict"] == "Wrong" else "right"
        yield Example(verdict, found["language"], found["part"], found["text"])
