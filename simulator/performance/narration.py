"""Narration: what can be seen and heard, in words with times, as an observer would note it down."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

import yaml

from scoring.terms.behaviour import Actor
from scoring.terms.observed import Event
from simulator.case.ethogram import load_ethogram
from simulator.case.model import Act, Script
from simulator.resources import ASSETS

_SLOT = re.compile(r"\{(\w+)(?:\|([^{}]*))?\}")
_TOGETHER_MS = 500
_ALIKE_MS = 1_500
_WORTH_TELLING_MS = 1_500


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence about one person; times count from the start of the episode."""

    episode: int
    from_ms: int
    to_ms: int
    actor: str
    text: str


@dataclass(frozen=True, slots=True)
class _Doing:
    """What one person does, before it becomes a sentence; ``lasting`` if its length is told."""

    event: Event
    predicate: str
    lasting: bool
    says: str | None


def narrate(script: Script, happenings: Iterable[Event]) -> tuple[Line, ...]:
    """Tell what happens, in order of time.

    Args:
        script: Gives the names, and with each act its toy, place and words.
        happenings: Coded events and staging acts alike.
    """
    texts = _texts()
    slots = _people(script, texts)
    acts = _acts(script)
    told = _Told()
    doings = [
        _doing(event, acts.get(_place_of(event)), slots, texts, told)
        for event in sorted(happenings, key=lambda e: (e.episode, e.from_ms, e.to_ms, e.id))
    ]
    return tuple(_line(group, slots, texts) for group in _joined(doings))


def describe_people(script: Script) -> tuple[str, ...]:
    """Say who is who: name and role or relation, the infant's age."""
    texts = _texts()
    return tuple(
        texts["sentences"]["person"].format(
            name=person.name, role=_role(person.actor, person.relation, person.age_months, texts)
        )
        for person in script.people
    )


def episode_heading(number: int, length: str) -> str:
    """Return the line above an episode."""
    heading: str = _texts()["sentences"]["episode"].format(number=number, length=length)
    return heading


@functools.cache
def _texts() -> Mapping[str, Any]:
    path = ASSETS / "texts" / "en" / "narration.yaml"
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _role(actor: Actor, relation: str | None, months: int | None, texts: Mapping[str, Any]) -> str:
    role: str = relation or texts["roles"][actor]
    if months is None:
        return role
    aged: str = texts["sentences"]["age"].format(relation=role, months=months)
    return aged


def _people(script: Script, texts: Mapping[str, Any]) -> dict[str, str]:
    named = {person.actor: person.name for person in script.people}
    return {
        actor: named.get(actor, texts["sentences"]["toy"].format(name=texts["roles"][actor]))
        for actor in get_args(Actor)
    }


_Place = tuple[int, int | None, str, str, str]


def _acts(script: Script) -> dict[_Place, Act]:
    return {
        (episode.number, act.span.line, _step(act.id), act.actor, act.behaviour): act
        for episode in script.episodes
        for act in episode.acts
    }


def _step(name: str) -> str:
    """Return which of the acts of its line an act or event is, where a fragment makes several."""
    return name.partition(".")[2]


def _place_of(event: Event) -> _Place:
    return event.episode, event.line, _step(event.id), event.actor, event.behaviour


@dataclass(slots=True)
class _Told:
    """What one telling has said so far, so that it need not say the same in the same words."""

    times: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    things: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)

    def again(self, event: Event, thing: str) -> bool:
        """Tell whether this person does this with this thing once more, and remember it."""
        place, now = (event.episode, event.actor), (event.behaviour, thing)
        before = self.things.get(place)
        if thing:
            self.things[place] = now
        return bool(thing) and before == now

    def turn(self, event: Event) -> int:
        """Return how often this person has done this in this episode, and count it."""
        key = (event.episode, event.actor, event.behaviour)
        self.times[key] += 1
        return self.times[key] - 1


def _wording(event: Event, thing: str, says: bool, texts: Mapping[str, Any], told: _Told) -> str:
    """Return the wording that has its turn among those for what is done."""
    again, behaviour = told.again(event, thing), event.behaviour
    known = (
        (says and texts["saying"].get(behaviour))
        or (again and texts["again"].get(behaviour))
        or texts["acts"].get(behaviour)
        or load_ethogram()[behaviour].title
    )
    wordings = [known] if isinstance(known, str) else known
    wording: str = wordings[told.turn(event) % len(wordings)]
    return wording


def _doing(
    event: Event,
    act: Act | None,
    people: Mapping[str, str],
    texts: Mapping[str, Any],
    told: _Told,
) -> _Doing:
    slots = {**people, **_directed(event, act, people, texts)}
    says = act.says if act else None
    pattern = _wording(event, slots.get("toy", ""), bool(says), texts, told)
    if "{toy" in pattern and slots.get("toy") == slots.get("target"):
        slots.pop("target", None)
    return _Doing(
        event,
        _filled(pattern.replace("{for}", ""), slots),
        "{for}" in pattern and event.to_ms - event.from_ms >= _WORTH_TELLING_MS,
        says,
    )


def _directed(
    event: Event, act: Act | None, people: Mapping[str, str], texts: Mapping[str, Any]
) -> dict[str, str]:
    """Return the words for whom and what an act is directed at, as far as the script says."""
    target = (act and act.target) or event.target
    toy = act.toy if act else None
    place = act.place if act else None
    thing = toy or (target if target not in people else None)
    found = {"target": target or place or toy, "toy": thing, "place": place or target}
    return {slot: _named(name, people, texts) for slot, name in found.items() if name}


def _named(name: str, people: Mapping[str, str], texts: Mapping[str, Any]) -> str:
    name = name.removeprefix("toy:")
    if name in people:
        return people[name]
    word = texts["words"].get(name)
    if word is None:
        word = texts["sentences"]["toy"].format(name=name.replace("_", " "))
    return _filled(word, people)


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    """Put words into the slots of a pattern; what follows ``|`` stands in for what is unknown."""

    def word(slot: re.Match[str]) -> str:
        known = slots.get(slot[1])
        return known if known is not None else slots.get(slot[2], slot[2] or "")

    return _SLOT.sub(word, pattern)


def _joined(doings: Iterable[_Doing]) -> list[list[_Doing]]:
    """Put together what one person begins at once and does equally long, two things at most."""
    groups: list[list[_Doing]] = []
    for doing in doings:
        partner = next((g for g in reversed(groups[-4:]) if _belongs(doing, g)), None)
        if partner is None:
            groups.append([doing])
        else:
            partner.append(doing)
    return groups


def _belongs(doing: _Doing, group: list[_Doing]) -> bool:
    first = group[0]
    if len(group) > 1 or (doing.says and first.says):
        return False
    one, other = doing.event, first.event
    if (one.actor, one.episode) != (other.actor, other.episode):
        return False
    apart = one.from_ms - other.from_ms
    if doing.lasting and first.lasting:
        return max(apart, abs(one.to_ms - other.to_ms)) <= _ALIKE_MS
    return apart <= _TOGETHER_MS


def _line(group: list[_Doing], people: Mapping[str, str], texts: Mapping[str, Any]) -> Line:
    sentences = texts["sentences"]
    told = sorted(group, key=lambda d: d.lasting)
    last = told[-1]
    words = [d.predicate for d in told]
    predicate = (
        words[0] if len(words) == 1 else sentences["together"].format(first=words[0], last=words[1])
    )
    if last.lasting:
        predicate += sentences["for"].format(duration=_duration(last.event, sentences))
    event = group[0].event
    whole = _capital(f"{people[event.actor]} {predicate}")
    says = next((d.says for d in group if d.says), None)
    return Line(
        event.episode,
        event.from_ms,
        max(d.event.to_ms for d in group),
        event.actor,
        _stopped(sentences["says"].format(sentence=whole, words=says) if says else whole),
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _stopped(sentence: str) -> str:
    """End a sentence with a full stop, unless quoted words have brought their own."""
    return sentence if sentence.rstrip("”\"'")[-1:] in ".!?…" else f"{sentence}."


def _duration(event: Event, sentences: Mapping[str, str]) -> str:
    minutes, seconds = divmod(round((event.to_ms - event.from_ms) / 1000), 60)
    shape = "seconds" if not minutes else "minutes_seconds" if seconds else "minutes"
    return sentences[shape].format(minutes=minutes, seconds=seconds)
