"""Finding: one sentence-sized piece of a comparison, with the moment where it can be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from scoring.findings.stakes import Stake
from scoring.rubric import Reading
from scoring.rules import Rules
from scoring.terms import Coding, Ethogram, EvidenceMoment, Key
from scoring.wording import Wording

Kind = Literal["mark", "rating", "classification", "disorganisation", "open", "praise"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of an episode to look at again."""

    episode: int
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What to tell the trainee.

    ``code`` names the sort of finding, ``importance`` (0 to 1) how instructive it is. Times are
    None where no single moment shows it, the episode where it is about no single one. ``about`` is
    the behaviour, scale or class in question, ``instead`` what was given in its place.
    """

    code: str
    importance: float
    episode: int | None
    from_ms: int | None
    to_ms: int | None
    text: str
    kind: Kind
    about: str = ""
    instead: str | None = None

    @property
    def decides(self) -> bool:
        """Tell whether it is about one of the key's moments."""
        return self.code.startswith("must_see")

    def as_json(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {
            "code": self.code,
            "importance": self.importance,
            "episode": self.episode,
            "from_ms": self.from_ms,
            "to_ms": self.to_ms,
            "text": self.text,
            "kind": self.kind,
            "about": self.about,
            "instead": self.instead,
        }


@dataclass(frozen=True, slots=True)
class Context:
    """What findings are told from: the coding, its key, and the words for things.

    ``reading`` is what the rubric makes of the session, where it was read; ``stakes`` are the
    scales and episodes on which something came out otherwise than in the key.
    """

    coding: Coding
    key: Key
    ethogram: Ethogram
    rules: Rules
    wording: Wording
    reading: Reading | None = None
    stakes: frozenset[Stake] = frozenset()


def tell(
    context: Context,
    code: str,
    kind: Kind,
    fields: Mapping[str, object] = MappingProxyType({}),
    *,
    at: Moment | None = None,
    episode: int | None = None,
    more: float = 0.0,
    about: str = "",
    instead: str | None = None,
) -> Finding:
    """Write a finding: fill the sentence of its code and look up its importance.

    ``fields`` are the names in braces of the sentence, but for ``at``, which is the moment's time;
    ``more`` is added to the importance; ``episode`` is which one it is about if no moment shows it.
    """
    place = {"at": clock(context, at)} if at is not None else {}
    text = context.wording.findings[code].format(**place, **fields)
    importance = min(1.0, context.rules.findings.importance[code] + more)
    return Finding(
        code,
        round(importance, 3),
        at.episode if at else episode,
        at.from_ms if at else None,
        at.to_ms if at else None,
        " ".join(text.split()),
        kind,
        about,
        instead,
    )


def clock(context: Context, moment: Moment) -> str:
    """Return a moment's beginning as people write it, such as "0:08 of episode 5"."""
    minutes, seconds = divmod(moment.from_ms // 1000, 60)
    return context.wording.words["at"].format(
        minutes=minutes, seconds=seconds, episode=moment.episode
    )


def clock_of(context: Context, ms: int) -> str:
    """Return a time within an episode that is spoken of anyway, such as "0:08"."""
    minutes, seconds = divmod(ms // 1000, 60)
    return context.wording.words["clock"].format(minutes=minutes, seconds=seconds)


def called(context: Context, behaviour: str) -> str:
    """Return what a behaviour is called, in quotation marks."""
    known = context.ethogram.behaviours.get(behaviour)
    title = known.title if known else behaviour.replace("_", " ")
    return context.wording.words["quoted"].format(title=title)


def means(context: Context, behaviour: str) -> str:
    """Return the definition of a behaviour."""
    known = context.ethogram.behaviours.get(behaviour)
    return known.definition.strip() if known else ""


def tells_apart(context: Context, behaviour: str) -> str:
    """Return what tells a behaviour from its look-alikes, without the heading of their family."""
    known = context.ethogram.behaviours.get(behaviour)
    text = context.ethogram.families.get(known.family or "", "").strip() if known else ""
    heading, _, cue = text.partition(". ")
    return cue or heading


def reason(context: Context, moment: EvidenceMoment) -> str:
    """Return why a moment counts.

    The key's own words speak of a scale; where the exercise does not ask for it, the behaviour's
    definition is all that may be said.
    """
    if may_name(context, moment.scale):
        return moment.because.strip()
    return means(context, moment.behaviour)


def reason_at(context: Context, moment: EvidenceMoment | None) -> str:
    """Return why a moment counts, with its time before it; nothing if there is no moment."""
    why = reason(context, moment) if moment else ""
    if not moment or not why:
        return ""
    at = clock(context, Moment(moment.episode, moment.from_ms, moment.to_ms))
    return context.wording.words["at_time"].format(at=at, why=why)


def may_name(context: Context, scale: str) -> bool:
    """Tell whether the exercise asks for a scale, so that a finding may speak of it."""
    scope = context.coding.scope
    if scale == "disorganisation":
        return scale in scope.parts
    return scale in scope.scales or scale in scope.parts or "classification" in scope.parts


def deciding(context: Context, scale: str, episode: int | None = None) -> EvidenceMoment | None:
    """Return the key's moment for a scale within the exercise: in one episode, or in the last."""
    found = [
        m
        for m in context.key.evidence
        if m.scale == scale
        and m.episode in context.coding.scope.episodes
        and episode in (None, m.episode)
    ]
    return max(found, key=lambda m: (m.episode, m.to_ms - m.from_ms), default=None)


def where(moment: EvidenceMoment | None) -> Moment | None:
    """Return where an evidence moment can be seen."""
    return Moment(moment.episode, moment.from_ms, moment.to_ms) if moment else None
