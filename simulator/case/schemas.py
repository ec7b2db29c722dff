"""JSON Schema of scripts, keys and codings, for editors and other programs."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, get_args

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from scoring.terms.behaviour import Behaviour
from simulator.case.checks import ALWAYS_THERE
from simulator.case.ethogram import load_ethogram
from simulator.case.fragments import stock
from simulator.case.room_names import load_room_names
from simulator.case.script import ACTORS
from simulator.case.shapes import (
    AssignmentShape,
    CodingShape,
    FragmentShape,
    KeyShape,
    ScriptShape,
    Shape,
)
from simulator.case.snippets import SNIPPETS

Document = Literal["script", "key", "coding", "fragment", "exercise"]
DOCUMENTS: tuple[Document, ...] = get_args(Document)
_SHAPES: dict[Document, type[Shape]] = {
    "script": ScriptShape,
    "key": KeyShape,
    "coding": CodingShape,
    "fragment": FragmentShape,
    "exercise": AssignmentShape,
}
_BOUNDS = {"ge": "minimum", "le": "maximum"}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _Schema(GenerateJsonSchema):
    """Leave out null where a YAML author would leave out the key."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


class _CodingSchema(_Schema):
    """Null is a way to say "not given" in JSON."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return {"anyOf": [self.generate_inner(schema["schema"]), {"type": "null"}]}


def schema(kind: Document) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a document, with the behaviours of the ethogram."""
    generator = _CodingSchema if kind == "coding" else _Schema
    found = _SHAPES[kind].model_json_schema(schema_generator=generator)
    for name, definition in found.get("$defs", {}).items():
        properties = definition.get("properties", {})
        if name in {"ActShape", "FragmentActShape"}:
            _act(definition, open_ended=name == "FragmentActShape")
        elif "behaviour" in properties:
            properties["behaviour"] |= _names(filter(_meant_in(name), _everything()))
        elif name == "ExerciseShape":
            properties["behaviours"]["anyOf"].append({"const": "all"})
    if kind == "fragment":
        found["properties"]["takes"]["additionalProperties"]["type"] = ["string", "number"]
    if kind == "exercise":
        _exercise(found["properties"])
    tidy = _tidy(found)
    for name, snippets in SNIPPETS.items():
        if name in tidy.get("$defs", {}):
            tidy["$defs"][name]["defaultSnippets"] = [dict(snippet) for snippet in snippets]
    return {"$schema": _DRAFT, "title": f"Strange Situation {kind}", **tidy}


def _exercise(properties: dict[str, Any]) -> None:
    """Add which behaviours may be asked for, and the word for all."""
    properties["behaviours"]["items"] |= _names(filter(_meant_in(""), _everything()))
    for key in ("scales", "behaviours"):
        items = properties[key].pop("items")
        del properties[key]["type"]
        properties[key]["anyOf"] = [{"type": "array", "items": items}, {"const": "all"}]


def _act(definition: dict[str, Any], *, open_ended: bool) -> None:
    """Add what an act may name; ``open_ended`` lets a value be what a fragment takes."""
    properties = definition["properties"]
    for actor in ACTORS:
        properties[actor] |= _or_given(_names(load_ethogram().of(actor)), open_ended)
    for key, names in _things().items():
        properties[key] |= _or_given({"enum": names}, open_ended)
    if open_ended:
        for key in ("at", "for"):
            properties[key]["type"] = ["string", "number"]
        properties["intensity"]["type"] = ["string", "integer"]
    texts = [f"{f.title}. {f.about} Takes: {', '.join(f.takes) or 'nothing'}." for f in stock()]
    known = {"enum": [f.name for f in stock()], "markdownEnumDescriptions": texts}
    properties["use"] |= {"anyOf": [known, {"pattern": "^[a-z][a-z0-9_]*$"}]}
    definition["if"] = {"required": ["use"]}
    definition["else"] = {"oneOf": [{"required": [actor]} for actor in ACTORS]}
    definition["not"] = {"required": ["for", "until"]}


def _things() -> dict[str, list[str]]:
    """Return what toys, places and targets may be called."""
    if (room := load_room_names()) is None:
        return {}
    anything = (*ACTORS, *room.toys, *ALWAYS_THERE, *room.places, *room.fixtures)
    return {
        "toy": list(room.toys),
        "place": list(room.places),
        "target": list(dict.fromkeys(anything)),
    }


def _or_given(names: dict[str, Any], open_ended: bool) -> dict[str, Any]:
    return {"anyOf": [names, {"pattern": r"^\$\w+$"}]} if open_ended else names


def _everything() -> Iterable[Behaviour]:
    return load_ethogram().behaviours.values()


def _meant_in(definition: str) -> Callable[[Behaviour], bool]:
    """Return which behaviours a definition may name: signs, coded ones, or all."""
    if "Sign" in definition:
        return lambda b: b.sign is not None
    return lambda b: b.coded or definition == "MarkShape"


def _names(behaviours: Iterable[Behaviour]) -> dict[str, Any]:
    """Return an enumeration with the title and definition of each behaviour."""
    listed = list(behaviours)
    texts = [f"{b.title}. {b.definition}" for b in listed]
    return {"enum": [b.id for b in listed], "markdownEnumDescriptions": texts}


def _tidy(value: Any) -> Any:
    """Drop titles made from names of classes; call bounds what JSON Schema calls them."""
    if isinstance(value, dict):
        plain = {k: v for k, v in value.items() if not (k == "title" and isinstance(v, str))}
        return {_BOUNDS.get(key, key): _tidy(item) for key, item in plain.items()}
    return [_tidy(item) for item in value] if isinstance(value, list) else value
