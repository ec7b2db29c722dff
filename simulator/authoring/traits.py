"""What a case shows of its people and its course that must tell nothing of its classification."""

import colorsys
from collections.abc import Mapping

from scoring.terms import CRYING_EPISODES
from simulator.authoring.rules import AuditRules
from simulator.authoring.session import Session
from simulator.figure.look import Look

Trait = str | float
"""A name of a kind (a colour, a relation), or a number (months, minutes)."""

LENGTH, CRYING = "length of the session", "crying"
"""Traits that go with the groups in life; they must not suffice to guess them."""

_DARK_BELOW = 480  # sum of red, green and blue
_HUES = 24


def traits_of(session: Session, rules: AuditRules) -> Mapping[str, Trait]:
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
        "relation of the caregiver": script.person("caregiver").relation or "",
        "name of the infant": _read_as(infant.name, rules),
        "gait of the infant": infant.moves or "",
        "age of the infant": float(infant.age_months or 0),
        LENGTH: session.performance.length_ms / 60_000,
        CRYING: float(sum(crying.get(e, 0) for e in CRYING_EPISODES)),
    }


def _read_as(name: str, rules: AuditRules) -> str:
    if name.lower() in rules.girls:
        return "girl"
    return "boy" if name.lower() in rules.boys else "either"


def _skin(look: Look) -> str:
    return "dark" if sum(look.skin) < _DARK_BELOW else "light"


def _hue(look: Look) -> str:
    return f"hue {int(colorsys.rgb_to_hsv(*(c / 255 for c in look.top))[0] * _HUES)}"
