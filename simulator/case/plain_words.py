"""What the YAML parser stumbles over, in plain words for people who do not know YAML.

The parser names the place where it cannot go on, which is often the line below the mistake. So the
lines there are looked at for what people usually forget, and only then is the parser's own
complaint translated.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

QUOTE = 'Put texts with a colon, a comma or a special sign into quotes: says: "Look: here".'
INDENT = "Check that lines which belong together begin in the same column."
_ACT = "Write {at: \"0:08\", infant: cry} with a comma between the parts and '}' at the end."
_TRANSLATED = (
    (r"mapping values are not allowed", "a colon stands where none is expected", QUOTE),
    (
        r"expected ',' or '\]'",
        "a list is not closed",
        "Close it with ']'; a comma parts its items.",
    ),
    (r"expected ',' or '}'", "a comma or a closing brace is missing", _ACT),
    (r"unexpected end of stream", "a quoted text is not closed", "Add the closing quote."),
    (r"document (indicator|separator)", "a quoted text is not closed", "Add the closing quote."),
    (
        r"block sequence entries are not allowed",
        "a dash stands where none is expected",
        "Begin the list on a new line.",
    ),
    (
        r"cannot start any token|scanning an? (alias|anchor|tag)|parsing a tag",
        "a value begins with a sign that YAML keeps for itself",
        QUOTE,
    ),
    (r"expected '-' indicator", "a list goes on with something that is not an item", INDENT),
    (r"expected key|<block end>", "something stands here that does not belong to the line", QUOTE),
    (r"could not find expected ':'", "a colon is missing", "Write key: value."),
    (r"node content", "a value is missing", "Write the value, or close the brace or bracket."),
    (r"escape", "a backslash in double quotes begins no known sign", "Use single quotes."),
    (r"nesting|depth", "brackets or lists are nested too deeply", ""),
)
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\'\'|[^\'])*\'')
_DASH = re.compile(r"\s*-(?=[^\s-])")
_ROUND = re.compile(r"\s*- *(?=\(\w+:)")
_APOSTROPHE = re.compile(r"'[^']*\w(?='\w)")
_FILLER = "\u2592"
_TEXTS = "says|because|rationale|trap|title|about|author|name|relation|reviewed"
_COLON = re.compile(rf"\b(?:{_TEXTS}): +(?=[^\s{_FILLER}{{\[|>][^,}}]*:(?: |$))")
_COMMENT = re.compile(r" #")


@dataclass(frozen=True, slots=True)
class Stumble:
    """What is wrong, at a line and column that count from 1, and what to do."""

    line: int
    column: int
    message: str
    hint: str


def in_plain_words(lines: Sequence[str], line: int, column: int, said: str) -> Stumble:
    """Return what is wrong where the parser stumbled.

    Args:
        lines: The text.
        line: Where it stumbled, from 1; may lie behind the last line.
        column: The same.
        said: What the parser says.
    """
    if line > 1 and (line > len(lines) or not lines[line - 1].strip()):
        line = max((n for n, t in enumerate(lines[: line - 1], 1) if t.strip()), default=1)
        column = len(lines[line - 1].rstrip()) + 1
    text = lines[line - 1] if line <= len(lines) else ""
    if text[column - 1 : column] == "\t":
        told = "a tab stands where YAML wants spaces", "Replace the tab by spaces."
        return Stumble(line, column, *told)
    above = max((n for n in range(1, line) if _told(lines[n - 1])), default=None)
    if above is not None and text[: column - 1].strip() in {"", "-"}:
        found = _unclosed(lines[above - 1], above)
        if found:
            return found
    for number in filter(None, (line, above)):
        for look in _LOOKS:
            if found := look(lines[number - 1], number):
                return found
    if found := _astray(lines, line, said):
        return found
    for pattern, message, hint in _TRANSLATED:
        if re.search(pattern, said):
            return Stumble(line, column, message, hint)
    return Stumble(line, column, "the text is not valid YAML here", INDENT)


def is_tab(stumble: Stumble) -> bool:
    """Tell whether it is a tab, which has a code of its own."""
    return stumble.message.startswith("a tab")


def _told(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


def _bare(text: str) -> str:
    """Return a line of the same length in which quoted texts are filled, so that signs count."""
    return _QUOTED.sub(lambda found: _FILLER * len(found[0]), text)


def _unclosed(text: str, number: int) -> Stumble | None:
    """Return that a line ends inside a brace; what follows ' #' counts as a comment."""
    bare = _bare(text)
    comment = _COMMENT.search(bare)
    cut = bare[: comment.start()] if comment else bare
    if cut.count("{") <= cut.count("}") or '"' in cut:
        return None
    if comment and bare.count("{") <= bare.count("}"):
        hint = "From ' #' on all is a comment; put a text with this sign into quotes."
        return Stumble(number, comment.start() + 2, "the act ends in a comment", hint)
    end = len(cut.rstrip()) + 1
    return Stumble(number, end, "the act has no closing brace", f"End the line with '}}'. {_ACT}")


def _dash(text: str, number: int) -> Stumble | None:
    if (found := _DASH.match(text)) and not text.lstrip().startswith("---"):
        message, hint = "a space is missing after the dash", "Write - {at: ...}."
        return Stumble(number, found.end() + 1, message, hint)
    return None


def _round(text: str, number: int) -> Stumble | None:
    if found := _ROUND.match(text):
        message = "an act stands in braces { }, not in round brackets"
        return Stumble(number, found.end() + 1, message, _ACT)
    return None


def _unseen(text: str, number: int) -> Stumble | None:
    """Return that a line holds a space that is none, as word processors and web pages write it."""
    if (at := _bare(text).find("\u00a0")) >= 0:
        message = "a sign that looks like a space and is none stands here"
        return Stumble(number, at + 1, message, "Replace it by a space of the keyboard.")
    return None


def _apostrophe(text: str, number: int) -> Stumble | None:
    if found := _APOSTROPHE.search(text):
        hint = 'Use double quotes: says: "It\'s me".'
        return Stumble(number, found.end() + 1, "the apostrophe ends the quoted text", hint)
    return None


def _quote(text: str, number: int) -> Stumble | None:
    """Return that a double quote has no second one."""
    if (at := _bare(text).find('"')) >= 0:
        return Stumble(number, at + 1, "the quote that begins here is not closed", 'Add a ".')
    return None


def _brace(text: str, number: int) -> Stumble | None:
    bare = _bare(text)
    if bare.count("}") > bare.count("{") and "{" in bare:
        return Stumble(
            number, bare.rindex("}") + 1, "there is a closing brace too many", "Delete it."
        )
    return None


def _colon(text: str, number: int) -> Stumble | None:
    if (found := _COLON.search(_bare(text))) and "{" in text:
        message = "a text with a colon must stand in quotes"
        return Stumble(number, found.end() + 1, message, 'Write says: "Look: here".')
    return None


_LOOKS: tuple[Callable[[str, int], Stumble | None], ...] = (
    _unseen,
    _dash,
    _round,
    _apostrophe,
    _quote,
    _brace,
    _colon,
)


def _astray(lines: Sequence[str], line: int, said: str) -> Stumble | None:
    """Return that a line begins in another column than those above, or says nothing."""
    text = lines[line - 1]
    column = len(text) - len(text.lstrip()) + 1
    if text.lstrip().startswith("- ") and re.search(
        r"'-' indicator|<block end>|expected key", said
    ):
        others = (t for t in reversed(lines[: line - 1]) if t.lstrip().startswith("- "))
        above = next(others, None)
        wanted = len(above) - len(above.lstrip()) + 1 if above else column
        if wanted != column:
            message = f"the line begins in column {column}, and the one above in column {wanted}"
            return Stumble(line, column, message, f"Let it begin in column {wanted}.")
    for number in _near(lines, line):
        bare = lines[number - 1].strip()
        if re.fullmatch(r"[^:{}\[\]\"'-][^:{}\[\]]*", bare) and "expected ':'" in said:
            message = "the line is neither an act nor a key with a value"
            column = len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 1
            return Stumble(number, column, message, "Write key: value, or # before a comment.")
    return None


def _near(lines: Sequence[str], line: int) -> Iterator[int]:
    """Yield the line above that says something, then the line itself."""
    above = max((n for n in range(1, line) if _told(lines[n - 1])), default=None)
    yield from (n for n in (above, line) if n is not None)
