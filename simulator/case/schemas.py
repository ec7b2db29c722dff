"""JSON Schema of scripts, keys and codings, for editors and other programs."""

from collections.abc import Callable, Iterable
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from scoring.terms.behaviour import Behaviour
from simulator.case.ethogram import load_ethogram
from simulator.case.script import ACTORS
from simulator.case.shapes import CodingShape, KeyShape, ScriptShape, Shape

Document = Literal["script", "key", "coding"]
_SHAPES: dict[str, type[Shape]] = {"script": ScriptShape, "key": KeyShape, "coding": CodingShape}
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
    for name, definition in found["$defs"].items():
        properties = definition.get("properties", {})
        if name == "ActShape":
            for actor in ACTORS:
                properties[actor] |= _names(load_ethogram().of(actor))
            definition["oneOf"] = [{"required": [actor]} for actor in ACTORS]
            definition["not"] = {"required": ["for", "until"]}
        elif "behaviour" in properties:
            properties["behaviour"] |= _names(filter(_meant_in(name), _everything()))
        elif name == "ExerciseShape":
            properties["behaviours"]["anyOf"].append({"const": "all"})
    return {"$schema": _DRAFT, "title": f"Strange Situation {kind}", **_tidy(found)}


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
