"""A happening: a noise that no voice makes, and when and where it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Happening:
    """A noise: when it begins, how long it lasts (None: as long as such a noise does), where."""

    at_ms: int
    noise: str
    intensity: int
    actor: str | None = None
    spot: tuple[float, float] | None = None
    lasts_ms: int | None = None
