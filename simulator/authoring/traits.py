"""What a case shows of its people and its course that must tell nothing of its classification."""

import colorsys
from collections.abc import Mapping

from scoring.terms import CRYING_EPISODES
from simulator.authoring.session import Session
from simulator.figure.look import Look

Trait = str | float
"""A name of a kind (a colour, a relation), or a number (months, minutes)."""

_DARK_BELOW = 480  # sum of red, green and blue
_HUES = 24


def traits_of(session: Session) -> Mapping[str, Trait]:
    """Return the traits of a case by name."""
    script = session.case.script
    infant = script.person("infant")
    looks = session.performance.looks
    crying = session.reading.crying if session.reading else session.key.crying
    return {
        **{f"skin of the {a}": _skin(look) for a, look in looks.items()},
        **{f"colour of the {a}": _hue(look) for a, look in looks.items()},
        "clothes of the infant": looks["infant"].outfit,
        "clothes of the caregiver": looks["caregiver"].outfit,
        "hair of the infant": looks["infant"].hairstyle,
        "hair of the caregiver": looks["caregiver"].hairstyle,
        "glasses of the caregiver": str(looks["caregiver"].glasses),
        "build of the caregiver": f"{looks['caregiver'].stature:.2f}",
        "relation": script.person("caregiver").relation or "",
        "name": infant.name[-1:].lower(),
        "gait": infant.moves or "",
        "age": float(infant.age_months or 0),
        "length": session.performance.length_ms / 60_000,
        "crying": float(sum(crying.get(e, 0) for e in CRYING_EPISODES)),
    }


def _skin(look: Look) -> str:
    return "dark" if sum(look.skin) < _DARK_BELOW else "light"


def _hue(look: Look) -> str:
    return f"hue {int(colorsys.rgb_to_hsv(*(c / 255 for c in look.top))[0] * _HUES)}"
