"""Casting: who looks how where the script names no appearance.

Everything is drawn from the seed by name, so what is added to the choices of one feature never
changes another. Neither the classification of a dyad nor what it does is known here.
"""

import functools
import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from simulator.figure.look import Look, load_looks, look_from
from simulator.resources import ASSETS

FEATURES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "skin": frozenset({"skin", "family", "iris"}),
        "hair": frozenset({"hair", "hairstyle", "beard"}),
        "clothes": frozenset({"palette", "outfit"}),
        "glasses": frozenset({"glasses"}),
    }
)
"""What can be drawn anew by itself, and which draws that are."""
NEVER: Mapping[str, int] = MappingProxyType({})
_T = TypeVar("_T")


@functools.cache
def _casting() -> Mapping[str, Any]:
    text = (ASSETS / "figures" / "casting.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


def _draw(options: Sequence[_T], seed: int, *what: str) -> _T:
    """Choose one of the options, each equally likely over seeds and independent of all else."""
    digest = hashlib.sha256("/".join((str(seed), *what)).encode()).digest()
    return options[int.from_bytes(digest[:8], "big") * len(options) >> 64]


def decor_of(seed: int) -> str:
    """Return the name of the colours that the room of a session has."""
    decors: Sequence[str] = _casting()["decors"]
    return _draw(decors, seed, "decor")


def _kind(actor: str, relation: str | None, seed: int) -> Mapping[str, Any]:
    """Return the choices for a kind of person, such as those for a grandmother."""
    known = _casting()["relations"][actor]
    kinds = known.get((relation or "").strip().lower(), known["default"])
    kind: Mapping[str, Any] = _casting()["kinds"][_draw(kinds, seed, actor, "kind")]
    return kind


def _again(drawn: Mapping[str, int], name: str) -> tuple[str, ...]:
    """Return what tells a draw that was made anew from the first one: nothing for the first."""
    times = sum(drawn.get(feature, 0) for feature, draws in FEATURES.items() if name in draws)
    return (str(times),) if times else ()


def _skin(
    actor: str, kin: str | None, seed: int, drawn: Mapping[str, int], kin_drawn: Mapping[str, int]
) -> Mapping[str, Any]:
    """Return the skin tone; an infant's is near that of the caregiver if they are of one blood."""
    tones: Sequence[Mapping[str, Any]] = _casting()["skins"]
    elder = drawn if actor == "caregiver" else kin_drawn
    family: int = _draw(range(len(tones)), seed, "family", *_again(elder, "family"))
    if actor == "caregiver":
        return tones[family]
    if actor != "infant" or (kin or "").strip().lower() in _casting()["unrelated"]:
        return _draw(tones, seed, actor, "skin", *_again(drawn, "skin"))
    step: int = _draw(_casting()["child_steps"], seed, actor, "skin", *_again(drawn, "skin"))
    return tones[min(len(tones) - 1, max(0, family + step))]


def look_of(
    actor: str,
    relation: str | None,
    wanted: str | None,
    seed: int,
    *,
    kin: str | None = None,
    drawn: Mapping[str, int] = NEVER,
    kin_drawn: Mapping[str, int] = NEVER,
) -> Look:
    """Return the appearance of a person: the one wanted, or one drawn from the seed.

    Args:
        actor: "infant", "caregiver", "stranger" or "experimenter".
        relation: What the script says of the person: mother, grandfather, son ...
        wanted: The name of an appearance of ``assets/figures/looks.yaml``.
        seed: The seed of the script.
        kin: For an infant, the relation of the caregiver to it.
        drawn: How often features were drawn anew, by their names in ``FEATURES``.
        kin_drawn: For an infant, the same of the caregiver.

    Raises:
        KeyError: There is no appearance of the name wanted.
    """
    if wanted is not None:
        return load_looks()[wanted]
    kind, skin = _kind(actor, relation, seed), _skin(actor, kin, seed, drawn, kin_drawn)
    again = _again(drawn, "palette")
    palette = _draw(_casting()["palettes"][actor], seed, actor, "palette", *again)
    choices = {
        "hair": kind.get("hair", skin["hair"]),
        "iris": skin["iris"],
        **{k: kind[k] for k in ("hairstyle", "outfit", "glasses", "beard", "stature")},
    }
    chosen = {
        name: _draw(options, seed, actor, name, *_again(drawn, name))
        for name, options in choices.items()
    }
    card = actor == "stranger"
    voice = kind.get("voice", "woman")
    return look_from({"skin": skin["skin"], "card": card, "voice": voice, **palette, **chosen})
