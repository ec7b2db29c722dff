"""What a high rating must rest on: contact, a bid, an act of anger."""

from collections.abc import Iterator

from scoring.rubric import Observed
from scoring.rubric.numbers import NUMBERS
from scoring.terms import REUNIONS
from simulator.authoring.rules import AuditRules
from simulator.authoring.session import Session
from simulator.problems import Problem

_SEEKING = ("whole_way", "part_way", "own_contact", "both_arms", "one_arm", "leans", "touches")
_ANGRY = ("blows", "fights", "tantrums", "rejects")
_HIGHEST = 7


def check_needs(session: Session, rules: AuditRules) -> Iterator[Problem]:
    """Yield the keyed ratings for which the episode lacks the act they must rest on."""
    if not session.rated or not session.codable:
        return
    for episode in REUNIONS:
        seen, ratings = session.observed(episode), session.key.ratings[episode]
        asked = (
            (
                "proximity_seeking",
                _HIGHEST - 1,
                _own_contact(seen),
                "contact of its own for 15 s, sought or asked for within 30 s",
            ),
            ("contact_maintaining", rules.contact_above, bool(seen.contacts), "contact"),
            ("avoidance", rules.bid_above, bool(seen.bids), "a bid by the caregiver"),
            (
                "resistance",
                rules.anger_above,
                bool(seen.of(*_ANGRY)),
                "an angry or rejecting act aimed at the caregiver or the offer",
            ),
        )
        for scale, above, there, needed in asked:
            rating = ratings.get(scale, 0)
            if rating > above and not there and not session.reason(scale, episode):
                message = f"{scale} of {rating} in episode {episode} needs {needed}"
                yield session.problem(("ratings", str(episode), scale), "E610", message)


def _own_contact(seen: Observed) -> bool:
    """Tell whether contact that the infant made lasts, and it set out or asked for it early."""
    n = NUMBERS["proximity_seeking"]
    own = [a for a in seen.of("own_contact") if a.actor == "infant"]
    early = any(
        a.from_ms <= n["prompt_ms"] for a in seen.of(*_SEEKING, "directed") if a.actor == "infant"
    )
    lasting = any(
        end - start >= n["kept_ms"] and any(start <= a.to_ms and a.from_ms <= end for a in own)
        for start, end in seen.contacts
    )
    return early and lasting
