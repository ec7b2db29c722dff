"""The catalogue of problems as one page: ``python -m tests.problem_pages`` writes it anew."""

from collections.abc import Iterable
from pathlib import Path

from simulator.authoring.lint import Document, catalogue

PAGE = Path(__file__).resolve().parents[1] / "docs" / "problems.md"
_MADE = "<!-- Written by `python -m tests.problem_pages` from assets/problems; edit it there. -->"
_RANGES = {
    "E1": "Text: what cannot be read",
    "E2": "Shape: what stands where it does not belong",
    "E3": "Meaning: what contradicts the procedure, the room or the bodies",
    "W4": "Craft: what can be played but looks like a slip",
    "W5": "Key: what the key says and the script does not show",
    "E6": "Audit: what the key says and the acts do not add up to",
    "W6": "Audit: what an author should look at again",
}
_INTRODUCTION = """\
Every problem that `lint` and the app report has a code. `strange-situation explain E301` tells in
the terminal what stands here. Errors (E) must be mended before a case can be played; warnings (W)
may be right as they are: then `# allow W405: the father asked to come back` on the line says why,
and the warning is gone."""


def page(documents: Iterable[Document]) -> str:
    """Return the page of all documents, parted by the ranges of their codes."""
    parts = ["# What problems mean", _MADE, _INTRODUCTION]
    last = ""
    for document in documents:
        if (start := document.code[:2]) != last:
            parts.append(f"## {_RANGES[start]}")
            last = start
        parts += [f"### {document.code}: {document.title}", _lowered(document.body)]
    return "\n\n".join(parts) + "\n"


def _lowered(body: str) -> str:
    """Return a text whose headings of examples are bold lines, and whose fences name a language."""
    lines = []
    for line in body.split("\n"):
        if line.startswith("## "):
            lines.append(f"**{line[3:]}**")
        elif line.startswith("```") and line != "```":
            lines.append(line.split()[0])
        else:
            lines.append(line)
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(catalogue().values()), encoding="utf-8")
