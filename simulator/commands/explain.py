"""``explain``: what the code of a problem means, why it matters, and how to mend it."""

import difflib

from simulator.authoring.lint import Document, catalogue
from simulator.commands.stop import Stop


def run(code: str | None) -> int:
    """Print the document of one code, or the titles of all."""
    known = catalogue()
    if code is None:
        print("\n".join(f"{d.code}: {d.sentence}" for d in known.values()))
        return 0
    wanted = code.strip().strip("[]").upper()
    if wanted not in known:
        near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.5)
        guess = f" The nearest are {', '.join(near)}." if near else ""
        raise Stop(f"There is no problem code {code!r}; they look like E201 or W405.{guess}")
    print(_in_words(known[wanted]))
    return 0


def _in_words(document: Document) -> str:
    """Return a document for a terminal: examples indented instead of fenced."""
    blocks = [f"{document.code}: {document.sentence}", document.why]
    for example in document.examples:
        lines = "".join(f"    {line}" for line in example.text.splitlines(keepends=True))
        blocks.append(f"{example.verdict.title()}:\n\n{lines.rstrip()}")
    return "\n\n".join(blocks)
