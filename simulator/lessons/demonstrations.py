"""Demonstrations: each behaviour of the ethogram in the smallest scene in which it makes sense."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from scoring.terms.behaviour import Actor, Behaviour
from simulator.case import load_ethogram
from simulator.case.model import About, Act, Case, EpisodeScript, Person, Script
from simulator.performance import Performance, compile_case
from simulator.problems import Span
from simulator.resources import ASSETS

DEMONSTRATIONS = ASSETS / "lessons" / "demonstrations.yaml"
_ACTORS: tuple[Actor, ...] = ("infant", "caregiver", "stranger", "experimenter")
_ARRIVAL_MS = 16_000
_LONGEST_MS = 5_000
_PEAK = 0.55  # of the way through a behaviour, where most are plainest
_OWN_LINE = 1
_SETTING_LINE = 1000
_OWN_FIELDS = ("target", "toy", "place", "for", "says")
_TIME_FIELDS = frozenset(("at", "for", *_ACTORS))


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A behaviour as it is shown: play ``performance`` from ``from_ms`` to ``to_ms``.

    ``start_ms`` and ``end_ms`` bound the behaviour itself, and at ``peak_ms`` one picture shows it
    best. All times count in milliseconds from
    the beginning of the performance.
    """

    behaviour: str
    performance: Performance
    start_ms: int
    end_ms: int
    from_ms: int
    to_ms: int
    peak_ms: int


class CannotShowError(ValueError):
    """A demonstration that the data does not describe or that cannot be played."""


@cache
def demonstrated(path: Path = DEMONSTRATIONS) -> tuple[str, ...]:
    """Return the ids of the behaviours that can be demonstrated, in the order of the file."""
    return tuple(_read(path)["behaviours"])


def usual_fields(behaviour: str, path: Path = DEMONSTRATIONS) -> Mapping[str, str | int]:
    """Return what the act of a demonstration says besides who does what; times in milliseconds."""
    entry = _read(path)["behaviours"].get(behaviour, {})
    said = {key: entry[key] for key in _OWN_FIELDS if key in entry}
    return {key: _ms(value) if key == "for" else value for key, value in said.items()}


def demonstrate(
    behaviour: str, *, intensity: int = 2, seed: int = 1, path: Path = DEMONSTRATIONS
) -> Demonstration:
    """Play one behaviour.

    Args:
        behaviour: Its id in the ethogram.
        intensity: 1 to 3.
        seed: Chooses the people who show it.
        path: The file with the scenes.

    Raises:
        CannotShowError: There is no scene for it, or the scene cannot be played.
    """
    data = _read(path)
    if behaviour not in data["behaviours"]:
        raise CannotShowError(f"{path.name} has no scene for {behaviour}")
    entry = data["behaviours"][behaviour]
    performance = _play(_script(data, load_ethogram()[behaviour], entry, intensity, seed), path)
    event = next((e for e in performance.acts() if e.line == _OWN_LINE), None)
    if event is None:
        raise CannotShowError(f"{behaviour} left no trace in its own scene")
    start = _ARRIVAL_MS + event.from_ms
    end = _ARRIVAL_MS + max(event.to_ms, event.from_ms + _lasts(entry, load_ethogram()[behaviour]))
    last = performance.length_ms - 40
    return Demonstration(
        behaviour=behaviour,
        performance=performance,
        start_ms=start,
        end_ms=min(end, last),
        from_ms=start - _ms(entry.get("lead", data["lead"])),
        to_ms=min(end + _ms(entry.get("tail", data["tail"])), last),
        peak_ms=start + (_ms(entry["peak"]) if "peak" in entry else round(_PEAK * (end - start))),
    )


@cache
def _read(path: Path) -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return data


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _lasts(entry: Mapping[str, Any], behaviour: Behaviour) -> int:
    """Return how long a behaviour is shown at least, in milliseconds."""
    return _ms(entry["for"]) if "for" in entry else min(behaviour.typical_ms[1], _LONGEST_MS)


def _script(
    data: Mapping[str, Any], behaviour: Behaviour, entry: Mapping[str, Any], level: int, seed: int
) -> Script:
    """Return the script of a scene: an arrival, then the setting with the behaviour in it."""
    setting = data["settings"][entry["in"]]
    shows = _ms(entry.get("shows", setting["shows"]))
    laid = [_act(a, _ms(a["at"]), _SETTING_LINE + n) for n, a in enumerate(setting["acts"])]
    laid += [
        _act(a, shows + _ms(a["at"]), 2 * _SETTING_LINE + n)
        for n, a in enumerate(entry.get("with", ()))
    ]
    actor = entry.get("actor", _actor_of(behaviour))
    own = {k: v for k, v in entry.items() if k in _OWN_FIELDS}
    laid.append(_act({**own, actor: behaviour.id}, shows, _OWN_LINE, level))
    length = max(a.at_ms + (a.for_ms or 0) for a in laid) + 15_000
    arrival = (
        _act({"caregiver": "carry_in"}, 0, 3 * _SETTING_LINE),
        _act({"caregiver": "set_down"}, 11_000, 3 * _SETTING_LINE + 1),
    )
    whole = Span(1, 1, 1, 2)
    return Script(
        title=behaviour.id,
        people=_people(data["people"], entry),
        episodes=(
            EpisodeScript(1, _ARRIVAL_MS, arrival, whole),
            EpisodeScript(2, length, tuple(sorted(laid, key=lambda a: a.at_ms)), whole),
        ),
        seed=seed,
        about=About(),
    )


def _actor_of(behaviour: Behaviour) -> Actor:
    return next(actor for actor in _ACTORS if actor in behaviour.actors)


def _act(entry: Mapping[str, Any], at_ms: int, line: int, intensity: int = 2) -> Act:
    actor = next(actor for actor in _ACTORS if actor in entry)
    more = {k: v for k, v in entry.items() if k not in _TIME_FIELDS}
    return Act(
        at_ms=at_ms,
        actor=actor,
        behaviour=entry[actor],
        span=Span(line, 1, line, 2),
        for_ms=_ms(entry["for"]) if "for" in entry else None,
        **{"intensity": intensity, **more},
    )


def _people(people: Mapping[str, Any], entry: Mapping[str, Any]) -> tuple[Person, ...]:
    moves = {"infant": {"moves": entry["moves"]}} if "moves" in entry else {}
    return tuple(
        Person(actor, actor.title(), **{**(people.get(actor) or {}), **moves.get(actor, {})})
        for actor in _ACTORS[:3]
    )


def _play(script: Script, path: Path) -> Performance:
    loaded = compile_case(Case("demonstration", path.parent, script, "sha256:0"))
    if loaded.value is None:
        raise CannotShowError("; ".join(p.message for p in loaded.errors))
    return loaded.value
