"""Look-alikes: what a behaviour is easily taken for, and where that can be seen beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.terms import Ethogram
from simulator.lessons.demonstrations import demonstrated
from simulator.lessons.drills import Drill


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Another behaviour, shown by a drill item, or by its demonstration where ``drill`` is None.

    ``apart`` is what tells the members of their common family apart; empty where they have none.
    """

    behaviour: str
    drill: Drill | None
    apart: str


def look_alike_of(
    behaviour: str, instead: str | None, ethogram: Ethogram, drills: Iterable[Drill]
) -> LookAlike | None:
    """Return what a behaviour is to be held against.

    That is what was given in its place; else the contrast that the drills have for it; else
    another member of its family.

    Args:
        behaviour: What happens.
        instead: What was given in its place, if anything.
        ethogram: The catalogue.
        drills: All drill items.

    Returns:
        None where nothing looks like it, or nothing can show it.
    """
    if behaviour not in ethogram:
        return None
    named = [d for d in drills if d.kind == "behaviour"]
    other = _other(behaviour, instead, ethogram, named)
    if other is None:
        return None
    shows = [d for d in named if d.answer == other]
    by_id = {d.id: d for d in named}
    beside = [d for d in shows if _answer(by_id, d.contrast) == behaviour]
    drill = next(iter((*beside, *shows)), None)
    if drill is None and other not in demonstrated():
        return None
    family = ethogram[behaviour].family
    alike = family is not None and ethogram.alike(behaviour, other)
    return LookAlike(other, drill, _cue(ethogram.families.get(family or "", "")) if alike else "")


def _other(
    behaviour: str, instead: str | None, ethogram: Ethogram, named: list[Drill]
) -> str | None:
    by_id = {d.id: d for d in named}
    family = [b.id for b in ethogram.of("infant", coded=True) if ethogram.alike(b.id, behaviour)]
    wished = (
        instead,
        *(_answer(by_id, d.contrast) for d in named if d.answer == behaviour),
        *family,
    )
    return next((b for b in wished if b and b != behaviour and b in ethogram), None)


def _answer(by_id: dict[str, Drill], drill: str) -> str | None:
    found = by_id.get(drill)
    return found.answer if found else None


def _cue(family: str) -> str:
    """Return what tells a family apart, without its heading."""
    heading, _, cue = family.strip().partition(". ")
    return cue or heading
