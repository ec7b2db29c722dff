"""The made parts of docs/authoring.md: ``python -m tests.authoring_page`` writes them anew.

Between ``<!-- generated: WHAT -->`` and ``<!-- end -->`` stands what this module makes of WHAT.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from simulator.authoring import audit_case, load_rules
from simulator.authoring.lint import check_script
from simulator.authoring.lint.catalogue import Example
from simulator.authoring.lint.examples import lay_out
from simulator.case import load_ethogram, load_room_names
from simulator.case.fragments import STOCK, Fragment, stock
from simulator.case.report import render
from simulator.case.schemas import schema
from simulator.case.script import ACTORS
from simulator.performance.clips import load_clips
from tests.fragment_worth import worth_of

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "authoring.md"
LEA = DOCS / "examples" / "lea"
Row = tuple[str, str, str]
_TRAVELS = {"go", "veer", "back", "hide", "wander", "take", "sit", "lift", "enter", "leave", "keep"}
"""Moves of clips that lead somewhere."""
_PART = re.compile(
    r"(?P<head><!-- generated: (?P<what>[^\n]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL
)
_INNER = {"object": "a mapping", "array": "a list", "string": "a text", "boolean": "true or false"}


def page(text: str) -> str:
    """Return the page with all its made parts as they should be."""
    return _PART.sub(lambda found: f"{found['head']}{made(found['what'])}\n{found['end']}", text)


def made(what: str) -> str:
    """Return one part.

    Raises:
        KeyError: There is none of that name.
    """
    kind, _, rest = what.partition(" ")
    return _MAKERS[kind](rest)


def _lea(rest: str) -> str:
    """Return a piece of Lea's files, or what the audit says of them."""
    if rest == "audit":
        return _fenced("\n".join(_audited()), "text")
    file, _, part = rest.partition(" ")
    text = (LEA / f"{file}.yaml").read_text(encoding="utf-8")
    if part == "head":
        start = text.index("format: 1")
        return _fenced(text[start:].partition("\n\n")[0])
    if part == "moments":
        return _fenced(text[text.index("evidence:") :].partition("\n\n")[0])
    if part == "tail":
        return _fenced(text[text.index("rationale:") :].strip())
    found = re.search(rf"^(?:  #[^\n]*\n)*  - number: {part}\n(?:    [^\n]*\n)*", text, re.M)
    if found is None:
        raise KeyError(part)
    return _fenced(found[0].rstrip())


def _audited() -> Iterator[str]:
    """Yield what the audit says of Lea, without the acts: their times shift with every gait."""
    audit = audit_case(LEA)
    assert audit.keyed is not None
    assert audit.found is not None
    yield f"key         {audit.keyed.classification}"
    yield f"acts        {audit.found.classification}"
    yield ""
    yield f"{'scale':<22}episode  key  acts"
    for row in audit.rows:
        flag = " " if row.apart == 0 else "~" if row.apart <= 1 else "!"
        numbers = f"{row.scale:<22}{row.episode:^7}  {row.keyed:>3g}  {row.earned:>4g} {flag}"
        yield f"{numbers}  {row.step}".rstrip()


def _fragments(_: str) -> str:
    rows = [
        "| fragment | may be given | takes | earns | shows |",
        "| --- | --- | --- | --- | --- |",
    ]
    for fragment in stock():
        given = "<br>".join(f"`{k}: {_shown(v)}`" for k, v in fragment.takes.items()) or "nothing"
        worth = worth_of(fragment)
        told = given, worth.takes, "<br>".join(worth.earns) or "-", _sentence(fragment)
        rows.append(f"| `{fragment.name}` | {' | '.join(told)} |")
    return "\n".join(rows)


def _shown(value: str) -> str:
    return f'"{value}"' if " " in value or "," in value else value


def _sentence(fragment: Fragment) -> str:
    return f"{fragment.title[:1].upper()}{fragment.title[1:]}. {fragment.about}"


def _fragment(name: str) -> str:
    text = (STOCK / f"{name}.yaml").read_text(encoding="utf-8")
    return _fenced(text.partition("\n")[2].strip())


def _format(kind: str) -> str:
    """Return a table of the keys of a kind of file, from its schema."""
    found = schema(kind)  # type: ignore[arg-type]
    rows = ["| key | is | means |", "| --- | --- | --- |"]
    rows += [f"| `{key}` | {said} | {means} |" for key, said, means in _keys(found, found, "", {})]
    return "\n".join(rows)


def _keys(whole: Any, shape: Any, before: str, seen: dict[str, str]) -> Iterator[Row]:
    """Yield the keys of a shape and of what stands in it; a shape that was told is named again."""
    for key, value in shape.get("properties", {}).items():
        here = f"{before}{key}"
        inner = _resolved(whole, value)
        items, each = inner.get("items"), inner.get("additionalProperties")
        deeper = _resolved(whole, items or (each if isinstance(each, dict) else inner))
        told = seen.get(str(deeper)) if "properties" in deeper else None
        kind = f"as `{told}`" if told else _said(whole, {**inner, **value})
        yield here, kind, _means({**inner, **value}, key in shape.get("required", ()))
        if "properties" in deeper and told is None:
            seen[str(deeper)] = here
            step = "[]." if items else ".N." if deeper is not inner else "."
            yield from _keys(whole, deeper, f"{here}{step}", seen)


def _resolved(whole: Any, value: Any) -> Any:
    for option in value.get("anyOf", ()):
        if option.get("type") != "null" and "pattern" not in option:
            return _resolved(whole, option)
    if "$ref" in value:
        return whole.get("$defs", {}).get(value["$ref"].rpartition("/")[2], {})
    return value


def _said(whole: Any, value: Any) -> str:
    """Return what kind of value is wanted, in a few words."""
    names = value.get("enum")
    if names is None and "items" in value:
        inner = _resolved(whole, value["items"])
        return "a list" if "properties" in inner else f"a list: {_said(whole, inner)}"
    if names:
        listed = ", ".join(f"`{name}`" for name in names)
        return listed if len(names) <= 9 else f"one of {len(names)} names"
    if isinstance(each := value.get("additionalProperties"), dict):
        keys = ", ".join(value.get("propertyNames", {}).get("enum", ()))
        inner = _resolved(whole, each)
        kind = "a mapping" if "properties" in inner else _said(whole, inner)
        return f"{kind}, for each of {keys}" if len(keys) < 20 else kind
    if value.get("type") == ["string", "number"]:
        return "a time"
    if "minimum" in value and "maximum" in value and value["maximum"] < 1000:
        return f"{value['minimum']} to {value['maximum']}"
    if value.get("type") == "integer":
        return "a whole number"
    return _INNER.get(str(value.get("type")), "a text")


def _means(value: Any, needed: bool) -> str:
    text = value.get("description", "").replace("|", "/").replace("\n", " ")
    return f"{text} Needed." if needed else text


def _names(_: str) -> str:
    room = load_room_names()
    assert room is not None
    lists = (
        ("people", ACTORS),
        ("toys", room.toys),
        ("places", room.places),
        ("what else can be a target", room.fixtures),
    )
    return "\n".join(f"- {title}: {', '.join(f'`{n}`' for n in names)}" for title, names in lists)


def _acts(actor: str) -> str:
    """Return a table of what one actor can do; what only makes a scene playable stands first."""
    rows = ["| act | does | usually lasts |", "| --- | --- | --- |"]
    known = [b for b in load_ethogram().of(actor) if actor != "infant" or not b.coded]  # type: ignore[arg-type]
    for behaviour in known:
        least, most = (ms / 1000 for ms in behaviour.typical_ms)
        lasts = f"{least:g} s" if least == most else f"{least:g} to {most:g} s"
        rows.append(f"| `{behaviour.id}` | {behaviour.title} | {lasts} |")
    return "\n".join(rows)


def _ways(_: str) -> str:
    """Return who has acts that bring a way of their own, and which; by the moves of their clips."""
    clips, rows = load_clips(), []
    for actor in ACTORS:
        build = "infant" if actor == "infant" else "adult"
        names = [
            behaviour.id
            for behaviour in load_ethogram().of(actor)
            if any(
                kind in _TRAVELS
                for kind, _ in clips.get(f"{build}.{behaviour.clip}", clips[behaviour.clip]).moves
            )
        ]
        rows.append(f"- {actor}: {', '.join(f'`{name}`' for name in names)}")
    return "\n".join(rows)


def _signs(_: str) -> str:
    """Return a table of the signs of disorganisation with what makes them strong or passing."""
    rows = ["| sign | is | strength |", "| --- | --- | --- |"]
    for behaviour in load_ethogram().of("infant"):
        if (sign := behaviour.sign) is not None:
            told = sign.strength if sign.strong_from_ms is None else "medium"
            if sign.strong_from_ms is not None:
                told += f", strong from {sign.strong_from_ms / 1000:g} s"
            if sign.medium_from_ms is not None:
                told += f"; a passing oddity below {sign.medium_from_ms / 1000:g} s"
            rows.append(f"| `{behaviour.id}` | {behaviour.title} | {told} |")
    return "\n".join(rows)


def _difficulty(_: str) -> str:
    """Return a table of what gives points, and the levels they make."""
    rules = load_rules()
    rows = ["| what makes coders hesitate | points |", "| --- | --- |"]
    for points in rules.difficulty.values():
        rows.append(f"| {points.means[:1].upper()}{points.means[1:]} | {points.points} |")
    easy, medium = rules.easy, rules.medium
    levels = f"Up to {easy} points a case is easy, up to {medium} medium, above hard."
    return "\n".join((*rows, "", levels))


def _lint(_: str) -> str:
    """Return what lint says of a misspelt toy."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        use = '- {at: "0:40", use: goes_to_play, toy: rattel}\n'
        problems = check_script(lay_out(Example("wrong", "yaml", "acts 5", use), folder))
        text = "\n\n".join(render(problem) for problem in problems)
        return _fenced(text.replace(f"{folder}/", "lea/"), "text")


def _fenced(text: str, language: str = "yaml") -> str:
    return f"```{language}\n{text}\n```".replace(f"{DOCS.parent}/", "")


_MAKERS: dict[str, Callable[[str], str]] = {
    "lea": _lea,
    "fragments": _fragments,
    "fragment": _fragment,
    "format": _format,
    "names": _names,
    "acts": _acts,
    "ways": _ways,
    "signs": _signs,
    "difficulty": _difficulty,
    "lint": _lint,
}


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
