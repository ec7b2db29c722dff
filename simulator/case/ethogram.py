"""The catalogue of behaviours, read from ``episodes/ethogram.yaml``."""

from functools import cache
from types import MappingProxyType
from typing import Any, cast

import yaml

from scoring.terms.behaviour import Actor, Behaviour, Ethogram, Evidence, Sign
from simulator.case.times import milliseconds
from simulator.resources import EPISODES

_SECTIONS: dict[str, Actor] = {
    "infant": "infant",
    "disorganisation": "infant",
    "caregiver": "caregiver",
    "stranger": "stranger",
}


@cache
def load_ethogram() -> Ethogram:
    """Return the ethogram that comes with the program: coded entries first, then staging acts."""
    text = (EPISODES / "ethogram.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    coded = [
        _behaviour(name, entry, (actor,))
        for section, actor in _SECTIONS.items()
        for name, entry in data[section].items()
    ]
    staging = [
        _behaviour(name, entry, cast("tuple[Actor, ...]", tuple(entry["actors"])), coded=False)
        for name, entry in data["staging"].items()
    ]
    return Ethogram(
        MappingProxyType({b.id: b for b in (*coded, *staging)}),
        MappingProxyType(data["families"]),
        tuple(frozenset(members) for members in data["exclusive"].values()),
    )


def _behaviour(
    name: str, entry: dict[str, Any], actors: tuple[Actor, ...], *, coded: bool = True
) -> Behaviour:
    sign = _sign(entry["sign"]) if "sign" in entry else None
    evidence = tuple(_evidence(item) for item in entry.get("evidence", ()))
    return Behaviour(
        id=name,
        actor=actors[0],
        also=actors[1:],
        title=entry["title"],
        definition=entry["definition"],
        kind=entry["kind"],
        typical_ms=(milliseconds(entry["lasts"][0]), milliseconds(entry["lasts"][1])),
        clip=entry.get("clip", name),
        coded=coded,
        evidence=(Evidence("disorganisation", "raises"),) if sign else evidence,
        sign=sign,
        priority=entry.get("priority", 1),
        family=entry.get("family"),
        bid=entry.get("bid", False),
        cry=entry.get("cry"),
        door=entry.get("door"),
        gait=entry.get("gait"),
        instead=entry.get("instead"),
    )


def _evidence(item: dict[str, Any]) -> Evidence:
    low, high = item.get("region", (None, None))
    return Evidence(item["scale"], item["direction"], low, high)


def _sign(item: dict[str, Any]) -> Sign:
    return Sign(
        item["index"],
        item["strength"],
        strong_from_ms=_optional(item.get("strong_from")),
        medium_from_ms=_optional(item.get("medium_from")),
    )


def _optional(text: str | None) -> int | None:
    return None if text is None else milliseconds(text)
