"""Comparison: a coding held against a key and the events, part by part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.classification import ClassificationScore, Grounds, score_classification
from scoring.disorganisation import DisorganisationScore, score_disorganisation
from scoring.marks.evidence import MarksScore, score_marks
from scoring.ratings import (
    NumberScore,
    RatingsScore,
    mean_credit,
    score_by_episode,
    score_ratings,
)
from scoring.rules import Rules
from scoring.terms import CRYING_EPISODES, REUNIONS, SEARCH_EPISODES, Coding, Ethogram, Event, Key


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every part of a coding against its reference; None for what the exercise did not ask."""

    classification: ClassificationScore | None
    ratings: RatingsScore | None
    search: Mapping[int, NumberScore] | None
    crying: Mapping[int, NumberScore] | None
    disorganisation: DisorganisationScore | None
    marks: MarksScore | None

    @property
    def credits(self) -> Mapping[str, float]:
        """Return the credit, 0 to 1, of every part that earns one, by its name."""
        found = {
            "classification": self.classification.credit if self.classification else None,
            "ratings": self.ratings.credit if self.ratings else None,
            "search": mean_credit(self.search.values()) if self.search else None,
            "crying": mean_credit(self.crying.values()) if self.crying else None,
            "disorganisation": self.disorganisation.rating.credit
            if self.disorganisation and self.disorganisation.rating
            else None,
            "marks": self.marks.credit if self.marks else None,
        }
        return {part: credit for part, credit in found.items() if credit is not None}

    def total(self, weights: Mapping[str, float]) -> float | None:
        """Return the weighted mean of the credits, 0 to 1; None if nothing was asked."""
        earned = {part: credit for part, credit in self.credits.items() if weights.get(part, 0) > 0}
        whole = sum(weights[part] for part in earned)
        if not whole:
            return None
        return sum(weights[part] * credit for part, credit in earned.items()) / whole


def compare(
    coding: Coding, key: Key, events: Iterable[Event], ethogram: Ethogram, *, rules: Rules
) -> Comparison:
    """Hold a coding against a key and the events, inside the scope of its exercise."""
    scope = coding.scope

    def numbers(
        part: str, yours: Mapping[int, int], keyed: Mapping[int, int], where: tuple[int, ...]
    ) -> Mapping[int, NumberScore] | None:
        if part not in scope.parts:
            return None
        credit = rules.crying if part == "crying" else rules.ratings
        episodes = [e for e in where if e in scope.episodes]
        return score_by_episode(yours, keyed, episodes=episodes, rules=credit)

    asks_disorganised = "disorganisation" in scope.parts
    return Comparison(
        classification=score_classification(
            coding.classification,
            key,
            Grounds(coding.disorganisation.rating, coding.justification, asks_disorganised),
            rules=rules,
        )
        if "classification" in scope.parts
        else None,
        ratings=score_ratings(
            coding.ratings,
            key.ratings,
            episodes=[e for e in REUNIONS if e in scope.episodes],
            scales=scope.scales,
            rules=rules.ratings,
        ),
        search=numbers("search", coding.search, key.search, SEARCH_EPISODES),
        crying=numbers("crying", coding.crying, key.crying, CRYING_EPISODES),
        disorganisation=score_disorganisation(
            coding.disorganisation,
            key.disorganisation,
            episodes=scope.episodes,
            alike=ethogram.alike,
            rules=rules,
        )
        if asks_disorganised
        else None,
        marks=score_marks(coding, events, key.evidence, ethogram, rules.marks),
    )
