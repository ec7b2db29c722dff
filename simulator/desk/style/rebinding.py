"""Rebinding: other keys than the usual ones, and what a person's wish would collide with.

A place is a screen and an action, written ``coding.split``. An action that has the same keys on
several screens is one place, named by the first of them: play is play wherever there is a stage.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from simulator.case.source import Tree
from simulator.desk.style.keys import KeyMap
from simulator.problems import Problem
from simulator.records.unusable import no_key, nothing_there, two_meanings

Changes = Mapping[str, tuple[str, ...]]
"""The keys that a person wants, by place."""
_FIRST = ("everywhere", "coding", "judging", "findings", "drill")
_LACKING = frozenset({"insert", "pause", "printscreen", "scrolllock", "numlock", "menu", "enter"})
_FIXED = frozenset({"tab", "shift+tab", "escape"})
_ALONE = ("ctrl", "alt", "shift", "meta", "gui", "super", "altgr", "caps")
FIXED_ACTIONS = frozenset({"back", "press"})
"""What always keeps its keys: without them nobody finds the way back."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What became of a wish for a key.

    ``changes`` are the wishes with this one, None if it cannot be met: then ``why`` names the
    reason. ``swapped`` are the places that give the key away and get the old one in its stead.
    """

    changes: Changes | None
    swapped: tuple[str, ...] = ()
    why: str = ""


def places(usual: KeyMap) -> dict[str, tuple[str, ...]]:
    """Return every place with the screens on which its action has these keys."""
    order = sorted(usual.screens, key=lambda s: _FIRST.index(s) if s in _FIRST else len(_FIRST))
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for screen in order:
        for action, chords in usual.screens[screen].items():
            if action not in FIXED_ACTIONS:
                found.setdefault((action, chords), []).append(screen)
    return {f"{screens[0]}.{action}": tuple(screens) for (action, _), screens in found.items()}


def rebound(usual: KeyMap, changes: Changes) -> KeyMap:
    """Return the keys with a person's changes; places that do not exist are passed over."""
    screens = {screen: dict(actions) for screen, actions in usual.screens.items()}
    for place, there in places(usual).items():
        if place in changes:
            for screen in there:
                screens[screen][place.partition(".")[2]] = changes[place]
    return replace(usual, screens=screens)


def wished(usual: KeyMap, changes: Changes, place: str, chord: str) -> Wish:
    """Give a place another key; who had it gets the old one, if that can be."""
    if not_possible(chord):
        return Wish(None, why=not_possible(chord))
    before = rebound(usual, changes)
    screen, _, action = place.partition(".")
    old = before.screens[screen][action]
    if old[0] == chord:
        return Wish(changes)
    after = {**changes, place: (chord,)}
    holders = [p for p in _holders(usual, before, place, chord) if p != place]
    for holder in holders:
        there, _, what = holder.partition(".")
        kept = tuple(old[0] if c == chord else c for c in before.screens[there][what])
        after[holder] = tuple(dict.fromkeys(kept))
    if clashes(rebound(usual, after)) - clashes(usual):
        return Wish(None, tuple(holders), "needed")
    return Wish(_without_usual(usual, after), tuple(holders))


def not_possible(chord: str) -> str:
    """Return why a key can never be chosen: "alone", "fixed" or "lacking"; empty if it can."""
    name = chord if len(chord) == 1 else chord.split("+")[-1]
    if not name or any(name.endswith(word) for word in _ALONE):
        return "alone"
    if chord in _FIXED:
        return "fixed"
    pad = len(name) > 1 and (name.startswith(("[", "keypad")))
    return "lacking" if pad or name in _LACKING else ""


def clashes(keys: KeyMap) -> set[tuple[str, str, str, str]]:
    """Return where one key would mean two things: screen, key, and the two actions."""
    found: set[tuple[str, str, str, str]] = set()
    for screen in keys.screens:
        taken: dict[str, str] = {}
        for action, chords in keys.of(screen).items():
            for chord in chords:
                other = taken.setdefault(chord, action)
                if other != action:
                    found.add((screen, chord, min(other, action), max(other, action)))
    return found


def _holders(usual: KeyMap, keys: KeyMap, place: str, chord: str) -> Iterator[str]:
    """Yield the places whose key it is on a screen of a place."""
    known = places(usual)
    mine = set(known[place])
    for holder, screens in known.items():
        screen, _, action = holder.partition(".")
        everywhere = "everywhere" in mine | set(screens)
        if chord in keys.screens[screen][action] and (everywhere or mine & set(screens)):
            yield holder


def _without_usual(usual: KeyMap, changes: Changes) -> Changes:
    """Return changes without those that lead back to the usual keys."""
    known = {place: place.partition(".") for place in changes}
    return {
        place: chords
        for place, chords in changes.items()
        if usual.screens[known[place][0]][known[place][2]] != chords
    }


def checked(usual: KeyMap, changes: Changes, tree: Tree) -> tuple[Changes, tuple[Problem, ...]]:
    """Return what can be used of the keys in a settings file, and what is wrong with the others."""
    known, before = places(usual), clashes(usual)
    problems: dict[str, Problem] = {}
    for place, chords in changes.items():
        if place not in known:
            problems[place] = nothing_there(tree, place, known)
        elif bad := [chord for chord in chords if not_possible(chord)] or ([] if chords else [""]):
            problems[place] = no_key(tree, "keys", place, bad[0])
    good = {place: chords for place, chords in changes.items() if place not in problems}
    while new := clashes(rebound(usual, good)) - before:
        screen, chord, one, other = min(new)
        last = [place for place in good if place.partition(".")[2] in {one, other}][-1]
        problems[last] = two_meanings(tree, last, screen, chord, f"{one}, {other}")
        del good[last]
    return good, tuple(problems[place] for place in changes if place in problems)


def checked_behaviours(
    wishes: Mapping[str, str], tree: Tree
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Return what can be used of the keys of behaviours, and what is wrong with the others."""
    good: dict[str, str] = {}
    problems = []
    for behaviour, chord in wishes.items():
        if not_possible(chord) or chord in good.values():
            problems.append(no_key(tree, "behaviour_keys", behaviour, chord))
        else:
            good[behaviour] = chord
    return good, tuple(problems)
