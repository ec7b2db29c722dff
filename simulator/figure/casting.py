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


def _skin(actor: str, kin: str | None, seed: int) -> Mapping[str, Any]:
    """Return the skin tone; an infant's is near that of the caregiver if they are of one blood."""
    tones: Sequence[Mapping[str, Any]] = _casting()["skins"]
    family: int = _draw(range(len(tones)), seed, "family")
    if actor == "caregiver":
        return tones[family]
    if actor != "infant" or (kin or "").strip().lower() in _casting()["unrelated"]:
        return _draw(tones, seed, actor, "skin")
    step: int = _draw(_casting()["child_steps"], seed, actor, "skin")
    return tones[min(len(tones) - 1, max(0, family + step))]


def look_of(
    actor: str, relation: str | None, wanted: str | None, seed: int, *, kin: str | None = None
) -> Look:
    """Return the appearance of a person: the one wanted, or one drawn from the seed.

    Args:
        actor: "infant", "caregiver", "stranger" or "experimenter".
        relation: What the script says of the person: mother, grandfather, son ...
        wanted: The name of an appearance of ``assets/figures/looks.yaml``.
        seed: The seed of the script.
        kin: For an infant, the relation of the caregiver to it.

    Raises:
        KeyError: There is no appearance of the name wanted.
    """
    if wanted is not None:
        return load_looks()[wanted]
    kind, skin = _kind(actor, relation, seed), _skin(actor, kin, seed)
    palette = _draw(_casting()["palettes"][actor], seed, actor, "palette")
    choices = {
        "hair": kind.get("hair", skin["hair"]),
        "iris": skin["iris"],
        **{k: kind[k] for k in ("hairstyle", "outfit", "glasses", "beard", "stature")},
    }
    drawn = {name: _draw(options, seed, actor, name) for name, options in choices.items()}
    card = actor == "stranger"
    voice = kind.get("voice", "woman")
    return look_from({"skin": skin["skin"], "card": card, "voice": voice, **palette, **drawn})
