"""Calibration: whether the confidence given goes with being right."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from scoring.agreement import Estimate, proportion
from scoring.attempts.mean import mean

NO_CONFIDENCE = "No confidence was given with a classification."
BINS = 5


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about the same confidence: their mean confidence and the share of them right."""

    low: float
    high: float
    confidence: float
    right: Estimate


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidence foretells being right.

    ``brier`` is the mean squared distance of confidence from 1 (right) or 0 (wrong): 0 is perfect,
    0.25 is what always saying 50 per cent earns. ``overconfidence`` is mean confidence minus the
    share right; below 0 it is too little confidence. ``bins`` is the reliability curve.
    """

    brier: Estimate
    overconfidence: Estimate
    bins: tuple[Bin, ...]


def calibration(confidence: Sequence[float], right: Sequence[bool]) -> Calibration:
    """Compare confidence with being right.

    Args:
        confidence: one for each answer, 0 to 1.
        right: whether that answer was right.

    Raises:
        ValueError: the two differ in length, or a confidence lies outside 0 to 1.

    Source: Brier (1950); reliability curve after Murphy and Winkler (1977).
    """
    if len(confidence) != len(right):
        raise ValueError(
            f"{len(confidence)} confidences and {len(right)} answers; give one for each"
        )
    if any(not 0 <= c <= 1 for c in confidence):
        raise ValueError("a confidence lies outside 0 to 1; give shares, such as 0.8")
    pairs = [(c, float(r)) for c, r in zip(confidence, right, strict=True)]
    return Calibration(
        mean([(c - r) ** 2 for c, r in pairs], nothing=NO_CONFIDENCE),
        mean([c - r for c, r in pairs], nothing=NO_CONFIDENCE),
        tuple(found for k in range(BINS) if (found := _bin(pairs, k)) is not None),
    )


def _bin(pairs: Sequence[tuple[float, float]], k: int) -> Bin | None:
    """Return the answers whose confidence falls into the k-th of the equal parts of 0 to 1."""
    inside = [p for p in pairs if min(int(p[0] * BINS), BINS - 1) == k]
    if not inside:
        return None
    average = fmean(c for c, _ in inside)
    right = proportion(round(sum(r for _, r in inside)), len(inside))
    return Bin(k / BINS, (k + 1) / BINS, average, right)
