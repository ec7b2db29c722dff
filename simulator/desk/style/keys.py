"""Keys: which chord does what on which screen, read from ``assets/theme/keys.yaml``."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from types import MappingProxyType

import pygame
import yaml

from scoring.terms import Behaviour
from simulator.resources import ASSETS

_LAYERS = ("", "shift+", "alt+", "alt+shift+")
KEYS = ASSETS / "theme" / "keys.yaml"
BEHAVIOUR_KEYS = ASSETS / "theme" / "behaviour_keys.yaml"
REPEATING = frozenset(
    {
        *(f"{unit}_{way}" for unit in ("frame", "second") for way in ("back", "on")),
        *(f"{edge}_{way}" for edge in ("from", "to") for way in ("earlier", "later")),
        "mark_on",
        "mark_back",
        "line_on",
        "line_back",
        *(f"act_{what}_{way}" for what in ("move", "end") for way in ("earlier", "later")),
    }
)
"""Actions that are done again while their key is held."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """Actions by screen, each with its chords; ``caps`` is what is printed on named keys."""

    screens: Mapping[str, Mapping[str, tuple[str, ...]]]
    caps: Mapping[str, str] = field(default_factory=dict)

    def of(self, screen: str) -> Mapping[str, tuple[str, ...]]:
        """Return all actions of a screen."""
        return {**self.screens["everywhere"], **self.screens.get(screen, {})}

    def action(self, screen: str, chord: str) -> str | None:
        """Return what a chord does on a screen, or None."""
        return next((name for name, chords in self.of(screen).items() if chord in chords), None)

    def shown(self, screen: str, action: str) -> str:
        """Return the first chord of an action as it is printed on a key."""
        return self.printed(self.of(screen)[action][0])

    def printed(self, chord: str) -> str:
        """Return a chord as it is printed on the keys of the person's language."""
        return printed(chord, self.caps)


def load_keys(caps: Mapping[str, str], path: Path = KEYS) -> KeyMap:
    """Read the key map; ``caps`` is what is printed on named keys."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    data.pop("format")
    return KeyMap(
        {
            screen: {action: tuple(chords) for action, chords in actions.items()}
            for screen, actions in data.items()
        },
        caps,
    )


def chord(event: pygame.event.Event) -> str:
    """Return a key press as it is written in the key map.

    Signs are named by what they print, wherever the keyboard has them, so "?" is "?" in every
    country; letters and named keys with the modifiers held.
    """
    ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    alt = bool(event.mod & pygame.KMOD_ALT)
    printable = event.unicode.isprintable() and event.unicode.strip()
    if printable and not event.unicode.isalpha() and not ctrl and not alt:
        return str(event.unicode)
    name = pygame.key.name(event.key).replace(" ", "")
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    held = [word for word, on in (("ctrl", ctrl), ("alt", alt), ("shift", shift)) if on]
    return "+".join([*held, name])


def printed(chord: str, caps: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a chord as it is printed on keys; without ``caps`` named keys keep their names."""
    parts = [chord] if len(chord) == 1 else chord.split("+")
    return " ".join(
        caps.get(p) or (p.upper() if len(p) == 1 else p.capitalize()) for p in parts if p
    )


@cache
def behaviour_keys(path: Path = BEHAVIOUR_KEYS) -> Mapping[str, str]:
    """Return the chord that each behaviour has in every exercise, as far as it has one."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return MappingProxyType(data["behaviours"])


def chords_of(
    behaviours: Sequence[Behaviour], taken: Collection[str], own: Mapping[str, str]
) -> dict[str, str]:
    """Give each behaviour its chord: the person's own, that of every exercise, or a free one.

    Args:
        behaviours: What can be marked.
        taken: Chords that do something else.
        own: What the person has chosen, by behaviour.

    Returns:
        Chord by behaviour; where there are more behaviours than keys, some have none.
    """
    given: dict[str, str] = {}
    for wished in (own, behaviour_keys()):
        for behaviour in behaviours:
            wish = wished.get(behaviour.id)
            free = wish not in taken and wish not in given.values()
            if wish is not None and free and behaviour.id not in given:
                given[behaviour.id] = wish
    rest = [b for b in behaviours if b.id not in given]
    return given | letters(rest, {*taken, *given.values()})


def letters(behaviours: Iterable[Behaviour], taken: Collection[str] = ()) -> dict[str, str]:
    """Give each behaviour a chord of its own: a letter of its title if one is free, else another.

    When the letters are used up, letters with Shift follow, then with Alt, then with both; what
    remains has none and is found by searching. ``taken`` chords are left out. The same behaviours
    in the same order always get the same chords.

    Returns:
        Chord by behaviour id.
    """
    every = (f"{held}{letter}" for held in _LAYERS for letter in ascii_lowercase)
    free = dict.fromkeys(chord for chord in every if chord not in taken)
    given: dict[str, str] = {}
    for behaviour in behaviours:
        initials = [word[0] for word in behaviour.title.lower().split() if word[0].isalpha()]
        wanted = [*initials, *(c for c in behaviour.title.lower() if c in ascii_lowercase)]
        liked = (f"{held}{letter}" for held in _LAYERS[:2] for letter in wanted)
        choice = next((c for c in (*liked, *free) if c in free), None)
        if choice is None:
            break
        del free[choice]
        given[behaviour.id] = choice
    return given
