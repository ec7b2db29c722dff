"""The judgements of a key, group and disorganisation, held against the session and each other."""

from collections.abc import Iterator

from scoring.rubric import Reading, organised_group, typicality
from scoring.rules import DEFAULTS
from scoring.terms import Key
from simulator.authoring.rules import AuditRules
from simulator.authoring.session import Session
from simulator.case.times import clock
from simulator.problems import Problem

UNDECIDED = DEFAULTS.classification.undecided
"""The rating of disorganisation with which D may be given or not."""


def check_judgements(session: Session, rules: AuditRules) -> Iterator[Problem]:
    """Yield where group, D and signs of the key do not follow from the session."""
    reading, key = session.reading, session.key
    if reading is None or not session.codable:
        return
    excused = session.reason("classification") is not None
    if not excused:
        yield from _classes(session, reading)
    yield from _signs(session, reading, rules)
    counted, keyed = reading.disorganisation, key.disorganisation.rating
    if keyed is not None and abs(counted - keyed) > 1 and not session.reason("disorganisation"):
        message = f"disorganisation is keyed {keyed}; the signs count {counted}"
        hint = (
            "A key may differ from the count by one point, further with a reason in 'differences'."
        )
        yield session.problem(("disorganisation", "rating"), "E608", message, hint)
    if session.rated:
        yield from _from_ratings(session, reading, excused)
        yield from _range(session, rules)


def _classes(session: Session, reading: Reading) -> Iterator[Problem]:
    key, found = session.key, reading.classification
    answers = (key.classification, *key.accepts)
    if found.group not in {a.group for a in answers}:
        message = f"the group is keyed {key.classification.group}; the acts lead to {found.group}"
        hint = "Mend script or key, or say why in 'differences' with scale: classification."
        yield session.problem(("classification", "group"), "E602", message, hint)
    elif key.classification.subgroup and found.subgroup not in {a.subgroup for a in answers}:
        message = f"the subgroup is keyed {key.classification.subgroup}; the acts lead to "
        message += found.subgroup or "none"
        hint = "Subgroups are judged by the whole session; look whether the script shows this one."
        yield session.problem(("classification",), "W602", message, hint, "note")
    if bool(found.disorganised) not in _given(key):
        given = "D" if key.classification.disorganised else "not D"
        message = f"{given} is keyed; the signs count {reading.disorganisation}"
        yield session.problem(("classification", "disorganised"), "E603", message)


def _given(key: Key) -> set[bool]:
    """Return which answers to "D or not" are right: both where the rating is exactly 5."""
    if key.disorganisation.rating == UNDECIDED:
        return {True, False}
    return {bool(key.classification.disorganised)}


def _signs(session: Session, reading: Reading, rules: AuditRules) -> Iterator[Problem]:
    """Yield signs that are listed and do not happen, and signs that happen unlisted."""
    left = list(reading.signs)
    for index, mark in enumerate(session.key.disorganisation.indices):
        steps = ("disorganisation", "indices", index)
        near = [
            s
            for s in left
            if (s.behaviour, s.episode) == (mark.behaviour, mark.episode)
            and abs(s.from_ms - mark.at_ms) <= rules.tolerance_ms
        ]
        where = f"{mark.episode}/{clock(mark.at_ms)}"
        if not near:
            message = f"no '{mark.behaviour}' happens at {where}"
            yield session.problem((*steps, "at"), "E607", message, _happening(session, reading))
            continue
        left.remove(near[0])
        if near[0].strength != mark.strength:
            message = f"'{mark.behaviour}' at {where} is keyed {mark.strength}"
            hint = f"By its length it counts as {near[0].strength}."
            yield session.problem((*steps, "strength"), "E607", message, hint)
    for sign in left:
        where = f"{sign.episode}/{clock(sign.from_ms)}"
        message = f"'{sign.behaviour}' happens at {where} and is not listed"
        yield session.problem(("disorganisation",), "E607", message, "List it, or take it out.")


def _happening(session: Session, reading: Reading) -> str:
    signs = [f"{s.behaviour} at {s.episode}/{clock(s.from_ms)}" for s in reading.signs]
    return f"As played: {', '.join(signs)}." if signs else "As played there is no sign at all."


def _from_ratings(session: Session, reading: Reading, excused: bool) -> Iterator[Problem]:
    """Yield if the keyed ratings do not go with the keyed group."""
    key = session.key
    group = organised_group(key.ratings, reading.settled)
    hard = session.case.script.about.difficulty == "hard"
    if group != key.classification.group and not hard and not excused:
        calm = "settled" if reading.settled else "not settled"
        message = f"the keyed ratings go with {group} ({calm}), and the group is keyed "
        message += str(key.classification.group)
        hint = "Mend a rating, or mark the case hard."
        yield session.problem(("classification", "group"), "E611", message, hint)


def _range(session: Session, rules: AuditRules) -> Iterator[Problem]:
    subgroup = session.key.classification.subgroup
    if subgroup is None:
        return
    outside = typicality(session.key.ratings)[subgroup]
    if outside > rules.outside * rules.outside_by:
        message = f"the ratings lie {outside} points outside the typical range of {subgroup}"
        hint = f"{rules.outside} of the eight may lie {rules.outside_by} point outside."
        yield session.problem(("ratings",), "E609", message, hint)
