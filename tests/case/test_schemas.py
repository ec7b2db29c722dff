import copy
import json
from typing import Any

import jsonschema
import pytest
import yaml

from simulator.case import library_cases, schema
from simulator.case.fragments import STOCK
from simulator.case.schemas import DOCUMENTS
from simulator.resources import EPISODES, LIBRARY
from tests.case.samples import CODING, KEY, SCRIPT


class _Plain(yaml.SafeLoader):
    """YAML 1.2 as editors read it: 3:00 is a text."""


_Plain.yaml_implicit_resolvers = {
    sign: [(tag, rule) for tag, rule in rules if "float" not in tag and "int" not in tag]
    for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Fast(yaml.CSafeLoader):
    """The same, three times as fast."""


_Fast.yaml_implicit_resolvers = _Plain.yaml_implicit_resolvers


def _number(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _number(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_number(item) for item in value]
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def sample(kind: str) -> Any:
    if kind == "coding":
        return json.loads(CODING)
    return _number(yaml.load(SCRIPT if kind == "script" else KEY, Loader=_Plain))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_schemas_on_disk_are_fresh(kind: Any) -> None:
    stored = json.loads((EPISODES / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    assert stored == schema(kind), "write the output of the command schema to the file"


@pytest.mark.parametrize("kind", ["script", "key", "coding"])
def test_good_samples_are_valid(kind: Any) -> None:
    found = schema(kind)
    jsonschema.Draft202012Validator.check_schema(found)
    assert list(jsonschema.Draft202012Validator(found).iter_errors(sample(kind))) == []


@pytest.mark.parametrize("kind", ["script", "key"])
def test_every_file_of_the_library_is_valid(kind: Any) -> None:
    validator = jsonschema.Draft202012Validator(schema(kind))
    for case in library_cases():
        text = (LIBRARY / case / f"{kind}.yaml").read_text("utf-8")
        found = [e.json_path for e in validator.iter_errors(_number(yaml.load(text, Loader=_Fast)))]
        assert found == [], case


def test_every_fragment_of_the_stock_is_valid() -> None:
    validator = jsonschema.Draft202012Validator(schema("fragment"))
    for file in STOCK.glob("*.yaml"):
        data = _number(yaml.load(file.read_text("utf-8"), Loader=_Plain))
        assert [e.json_path for e in validator.iter_errors(data)] == [], file.name


def test_an_exercise_may_ask_for_all_or_for_some() -> None:
    validator = jsonschema.Draft202012Validator(schema("exercise"))
    validator.check_schema(schema("exercise"))
    good = {"format": 1, "title": "Two", "cases": ["milo"], "scales": "all", "behaviours": ["cry"]}
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "behaviours": ["crie"]})
    assert not validator.is_valid({**good, "scales": "some"})
    assert not validator.is_valid({**good, "cases": []})


SPOILT = (
    ("script", ("episodes", 0, "acts", 0, "experimenter"), "sit_dwn"),
    ("script", ("episodes", 0, "acts", 0, "infant"), "cry"),
    ("script", ("episodes", 0, "acts", 0, "at"), "0:75"),
    ("script", ("episodes", 0, "acts", 0, "use"), "Some Thing"),
    ("script", ("episodes", 0, "acts", 0, "toy"), "blox"),
    ("script", ("episodes", 0, "acts", 0, "place"), "balcony"),
    ("script", ("episodes", 0, "acts", 0, "target"), "dragon"),
    ("script", ("episodes", 0, "number"), 9),
    ("script", ("tittle",), "x"),
    ("key", ("ratings", "5", "avoidance"), 8),
    ("key", ("ratings", "6"), {}),
    ("key", ("evidence", 0, "scale"), "warmth"),
    ("coding", ("marks", 0, "behaviour"), "x"),
    ("coding", ("marks", 0, "from_ms"), -1),
    ("coding", ("exercise", "behaviours"), "some"),
)


@pytest.mark.parametrize(("kind", "way", "value"), SPOILT)
def test_spoilt_samples_are_not(kind: Any, way: tuple[Any, ...], value: Any) -> None:
    data = copy.deepcopy(sample(kind))
    around = data
    for step in way[:-1]:
        around = around[step]
    around[way[-1]] = value
    assert not jsonschema.Draft202012Validator(schema(kind)).is_valid(data)


def test_behaviours_come_with_their_definitions() -> None:
    infant = schema("script")["$defs"]["ActShape"]["properties"]["infant"]
    assert "turn_back_to_caregiver" in infant["enum"]
    assert len(infant["enum"]) == len(infant["markdownEnumDescriptions"])
