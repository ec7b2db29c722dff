"""Retry: the moment of a finding as a small exercise of some seconds, asked without its answer.

What was overlooked or mistimed is to be found again (*when*), what was named differently is to be
named (*what*), and a moment behind a rating or a class is to be given its scale (*scale*).
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.findings import Finding
from scoring.terms import Coding, Ethogram, Event, Key, Scope

Asks = Literal["when", "what", "scale"]
NOTHING = "nothing"
"""The answer that nothing of what is offered happens."""
_TO_FIND = frozenset(
    {
        *("missed", "must_see_missed", "off_time", "must_see_off_time", "too_short"),
        *("run_together", "run_over"),
        *("disorganisation_missed", "disorganisation_weighed"),
    }
)
_TO_NAME = frozenset({"wrong_code", "must_see_wrong_code", "false_alarm"})
_LEAD_MS, _BEFORE_MS, _AFTER_MS, _LONGEST_MS = (3_000, 6_500), 2_000, 3_000, 8_000
_LEAST_LEAD_MS = 1_500
"""What begins sooner after the start of an episode cannot be waited for: it is to be named."""
_NEAR_MS = 1_000
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Retry:
    """A stretch of an episode with one question.

    ``options`` are behaviours, scales or NOTHING in the order in which they are shown, none where
    the question is *when*; then ``answer`` is what begins at ``begins_ms``. Times in milliseconds
    from the start of the episode.
    """

    asks: Asks
    episode: int
    from_ms: int
    to_ms: int
    begins_ms: int
    answer: str
    options: tuple[str, ...] = ()

    def is_right(self, given: str | int, *, tolerance_ms: int) -> bool:
        """Tell whether an option, or a time from the start of the episode, is right."""
        if isinstance(given, int):
            return abs(given - self.begins_ms) <= tolerance_ms
        return given == self.answer


def retry_of(
    finding: Finding, coding: Coding, key: Key, events: Iterable[Event], ethogram: Ethogram
) -> Retry | None:
    """Return the exercise that a finding's moment makes.

    Args:
        finding: What is to be met again.
        coding: What was handed in; nothing outside its scope is asked.
        key: Says which scale a moment speaks to.
        events: What happened.
        ethogram: The catalogue.

    Returns:
        None where there is no moment, nothing to decide, or only praise.
    """
    if finding.episode is None or finding.from_ms is None:
        return None
    here = [e for e in events if e.episode == finding.episode and e.actor == "infant"]
    asked = [e for e in here if coding.scope.asks_for(e.behaviour, e.episode)]
    event = next(
        (e for e in asked if (e.behaviour, e.from_ms) == (finding.about, finding.from_ms)), None
    )
    naming = _Naming(coding.scope, ethogram, here)
    if finding.code == "false_alarm":
        return naming.alarm(finding, asked)
    if event is not None and finding.code in _TO_FIND:
        return _when(event, asked) or naming.ask(event, event.behaviour)
    if event is not None and finding.code in _TO_NAME:
        return naming.ask(event, event.behaviour, finding.instead or "")
    if finding.kind in {"rating", "classification"}:
        return _scale(finding, key, coding.scope)
    return None


def reason_of(retry: Retry, finding: Finding, key: Key, scope: Scope, ethogram: Ethogram) -> str:
    """Return why the answer to an exercise about a behaviour is right, for whoever gave it.

    That is what the behaviour is, and the key's reason for the moment where the exercise asks for
    its scale; where nothing of what is offered happens, what the mark would have stood for.
    """
    about = finding.about if retry.answer == NOTHING else retry.answer
    means = ethogram[about].definition.strip() if about in ethogram else ""
    asked = {*scope.scales, *scope.parts}
    because = (
        m.because.strip()
        for m in key.evidence
        if m.episode == retry.episode
        and abs(m.from_ms - retry.begins_ms) <= _NEAR_MS
        and m.behaviour == retry.answer
        and (m.scale in asked or "classification" in asked)
    )
    return " ".join(filter(None, (means, next(because, ""))))


def _when(event: Event, asked: Sequence[Event]) -> Retry | None:
    """Ask when something begins, if there is time to wait for it."""
    before = [e for e in asked if e.behaviour == event.behaviour and e.from_ms < event.from_ms]
    free_from = max((e.to_ms for e in before), default=0)
    lead = min(_chance(event).randint(*_LEAD_MS), event.from_ms - free_from)
    if lead < _LEAST_LEAD_MS:
        return None
    start, end = event.from_ms - lead, event.from_ms + _AFTER_MS
    return Retry("when", event.episode, start, end, event.from_ms, event.behaviour)


@dataclass(frozen=True, slots=True)
class _Naming:
    """Asks what happens, among what it may be taken for. ``here`` is all the infant does."""

    scope: Scope
    ethogram: Ethogram
    here: Sequence[Event]

    def ask(self, event: Event, answer: str, instead: str = "") -> Retry | None:
        """Ask about one event; with ``instead``, which was wrong, nothing may be right too."""
        start = max(event.from_ms - _BEFORE_MS, 0)
        end = max(min(event.to_ms, event.from_ms + _LONGEST_MS), event.from_ms + _AFTER_MS)
        happens = {e.behaviour for e in self.here if e.from_ms <= end and e.to_ms >= start}
        if instead in happens:
            return None
        chance = _chance(event)
        wanted = [o for o in (answer, instead) if o not in {"", NOTHING}]
        for pool in self._alike(instead or answer), self._named():
            more = [b for b in pool if b not in happens and b not in wanted]
            wanted += chance.sample(more, min(len(more), max(_FEWEST - len(wanted), 0)))
        chance.shuffle(wanted)
        options = (*wanted, NOTHING) if instead else tuple(wanted)
        if len(options) < 2:
            return None
        return Retry("what", event.episode, start, end, event.from_ms, answer, options)

    def alarm(self, finding: Finding, asked: Sequence[Event]) -> Retry | None:
        """Ask what happens where something was marked that does not."""
        start, end = finding.from_ms or 0, finding.to_ms or 0
        there = [e for e in asked if e.from_ms <= end + _NEAR_MS and e.to_ms >= start - _NEAR_MS]
        happens = min(there, key=lambda e: abs(e.from_ms - start), default=None)
        marked = Event("", "infant", finding.about, finding.episode or 0, start, end)
        answer = happens.behaviour if happens else NOTHING
        return self.ask(happens or marked, answer, finding.about)

    def _alike(self, behaviour: str) -> list[str]:
        infants = self.ethogram.of("infant", coded=True)
        return [b.id for b in infants if self.ethogram.alike(b.id, behaviour)]

    def _named(self) -> list[str]:
        """Return what the exercise names, in the order of the catalogue."""
        named = self.scope.behaviours or frozenset()
        return [b.id for b in self.ethogram.of("infant", coded=True) if b.id in named]


def _scale(finding: Finding, key: Key, scope: Scope) -> Retry | None:
    """Ask which scale the moment behind a number or a class speaks to."""
    moment = next(
        (m for m in key.evidence if (m.episode, m.from_ms) == (finding.episode, finding.from_ms)),
        None,
    )
    if moment is None or moment.scale not in scope.scales or len(scope.scales) < 2:
        return None
    start = max(moment.from_ms - _BEFORE_MS, 0)
    end = min(moment.to_ms, moment.from_ms + 2 * _LONGEST_MS) + _NEAR_MS
    options = scope.scales
    return Retry("scale", moment.episode, start, end, moment.from_ms, moment.scale, options)


def _chance(event: Event) -> random.Random:
    """Return chance that is the same for the same event."""
    return random.Random(f"{event.behaviour}/{event.episode}/{event.from_ms}")
