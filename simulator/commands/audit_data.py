"""Audits as plain data, for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from simulator.authoring import Audit, AuditRules, Judged, Whole
from simulator.authoring.moments import Shown
from simulator.authoring.ratings import Row
from simulator.case import as_json


def audits_as_data(audits: Sequence[Audit], whole: Whole, rules: AuditRules) -> dict[str, Any]:
    """Return each case, the totals of new and of worked cases, and what holds over all."""
    return {
        "cases": [_case(audit, rules) for audit in audits],
        "totals": {
            name: {**asdict(sums), "share": sums.share}
            for name, sums in (("new", whole.new), ("worked", whole.worked))
        },
        "independence": [asdict(trial) for trial in whole.trials],
        "drills": {"items": whole.drills, "problems": [as_json(p) for p in whole.problems]},
        "complaints": list(whole.complaints),
    }


def _case(audit: Audit, rules: AuditRules) -> dict[str, Any]:
    difficulty = audit.difficulty
    return {
        "case": audit.case_id,
        "passed": audit.passed,
        "worked": audit.case_id in rules.worked,
        "key": _judged(audit.keyed),
        "acts": _judged(audit.found),
        "settled": audit.settled,
        "difficulty": {
            "claimed": audit.claimed or None,
            "level": difficulty and difficulty.level,
            "points": dict(difficulty.points) if difficulty else {},
        },
        "ratings": [_row(row) for row in audit.rows],
        "evidence": [_moment(shown) for shown in audit.moments],
        "problems": [as_json(p) for p in audit.problems],
    }


def _judged(judged: Judged | None) -> dict[str, Any] | None:
    if judged is None:
        return None
    said = judged.classification
    return {
        "group": said.group,
        "subgroup": said.subgroup,
        "disorganised": said.disorganised,
        "uncodable": said.uncodable,
        "disorganisation": judged.disorganisation,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "scale": row.scale,
        "episode": row.episode,
        "key": row.keyed,
        "acts": row.earned,
        "step": row.step,
        "because": row.because,
        "earned_by": [
            {"behaviour": e.behaviour, "from_ms": e.from_ms, "to_ms": e.to_ms} for e in row.events
        ],
    }


def _moment(shown: Shown) -> dict[str, Any]:
    moment, event = shown.moment, shown.event
    return {
        "behaviour": moment.behaviour,
        "episode": moment.episode,
        "from_ms": moment.from_ms,
        "to_ms": moment.to_ms,
        "scale": moment.scale,
        "act": event and {"from_ms": event.from_ms, "to_ms": event.to_ms},
        "cameras": list(shown.cameras),
        "faces": list(shown.faces),
    }
