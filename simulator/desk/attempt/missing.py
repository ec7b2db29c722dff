"""What an exercise asked for and the trainee has not said yet, and where it is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.terms import CRYING_EPISODES, REUNIONS, SEARCH_EPISODES, Ethogram, Mark
from simulator.desk.attempt import weighing
from simulator.desk.attempt.marking import running
from simulator.desk.attempt.named_times import fault_in_words, times_in, written_time
from simulator.desk.attempt.session import Session
from simulator.desk.attempt.weighing import INDICES, ROMAN, answer, unweighed
from simulator.desk.style.texts import Texts, clock
from simulator.lessons import Exercise
from simulator.records import Draft

MARKS = "marks"
"""The page that stands for the coding screen."""


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is open.

    ``page`` and ``control`` are where it is said, ``mark`` is the mark that has no end.
    ``needed`` tells whether a test can be handed in without it.
    """

    words: str
    page: str
    control: str = ""
    mark: Mark | None = None
    needed: bool = True


def rated_episodes(exercise: Exercise) -> tuple[int, ...]:
    """Return the reunions in which the scales are rated."""
    return tuple(e for e in REUNIONS if e in exercise.scope.episodes)


def counted_episodes(exercise: Exercise, part: str) -> tuple[int, ...]:
    """Return the episodes in which search is rated or crying counted, none if it is not asked."""
    of_part = {"search": SEARCH_EPISODES, "crying": CRYING_EPISODES}[part]
    asked = part in exercise.scope.parts
    return tuple(e for e in of_part if asked and e in exercise.scope.episodes)


def missing(exercise: Exercise, draft: Draft, ethogram: Ethogram, texts: Texts) -> tuple[str, ...]:
    """Return what a test cannot be handed in without, in words."""
    return tuple(one.words for one in still_open(exercise, draft, ethogram, texts) if one.needed)


def still_open(
    exercise: Exercise, draft: Draft, ethogram: Ethogram, texts: Texts
) -> tuple[Open, ...]:
    """Return what is not yet said, in the order of the pages."""
    parts = exercise.scope.parts
    found = [*_marks(draft, ethogram, texts), *_scales(exercise, draft, texts)]
    if "disorganisation" in parts and draft.disorganisation.rating is None:
        found.append(Open(texts("judging.missing_d"), "d-rating", "scale-disorganisation"))
    if "classification" in parts:
        found += _classification(draft, texts)
    return tuple(found)


def doubtful(session: Session, texts: Texts) -> tuple[Open, ...]:
    """Return what may be handed in as it is, and is worth another look."""
    draft, ethogram = session.attempt.draft, session.ethogram
    found: list[Open] = []
    if "disorganisation" in session.exercise.scope.parts:
        silent = [n for n in INDICES if answer(draft, ethogram, n) is None]
        if silent:
            words = texts("judging.missing_indices", n=", ".join(ROMAN[n - 1] for n in silent))
            found.append(Open(words, "indices", f"seen-{silent[0]}", needed=False))
        for mark in unweighed(draft, ethogram):
            title, index = ethogram[mark.behaviour].title, ethogram[mark.behaviour].sign
            time = written_time(mark.episode, mark.from_ms)
            words = texts("judging.missing_strength", title=title, time=time)
            place = ""
            if index is not None:
                known = weighing.found(draft, ethogram, index.index)
                there = weighing.Found(mark.behaviour, mark.episode, mark.from_ms)
                place = f"sign-{index.index}-{known.index(there)}"
            found.append(Open(words, "indices", place, needed=False))
    shown = {piece.episode: piece.length_ms for piece in session.reel.pieces}
    for one in times_in(draft.justification, shown):
        if one.fault is not None:
            said = fault_in_words(texts, one, shown)
            words = texts("judging.missing_time", said=said)
            found.append(Open(words, "reasons", "justification", needed=False))
    return tuple(found)


def _marks(draft: Draft, ethogram: Ethogram, texts: Texts) -> Iterator[Open]:
    if not draft.marks:
        yield Open(texts("judging.missing_marks"), MARKS)
    for mark in running(draft.marks, ethogram):
        title, since = ethogram[mark.behaviour].title, clock(mark.from_ms)
        words = texts("judging.missing_running", title=title, n=mark.episode, since=since)
        yield Open(words, MARKS, mark=mark)


def _scales(exercise: Exercise, draft: Draft, texts: Texts) -> Iterator[Open]:
    asked = {
        **{
            scale: [e for e in rated_episodes(exercise) if scale not in draft.ratings.get(e, {})]
            for scale in exercise.scope.scales
        },
        "search": [e for e in counted_episodes(exercise, "search") if e not in draft.search],
        "crying": [e for e in counted_episodes(exercise, "crying") if e not in draft.crying],
    }
    for scale, episodes in asked.items():
        if episodes:
            title = texts.table("scales")[scale]["title"]
            words = texts("judging.missing_scale", title=title, n=", ".join(map(str, episodes)))
            crying = scale == "crying"
            page = scale if crying else f"scale-{scale}"
            yield Open(words, page, f"crying-{episodes[0]}" if crying else page)


def _classification(draft: Draft, texts: Texts) -> Iterator[Open]:
    given = draft.classification
    group = None if given is None else given.group
    places = {
        "group": ("dyad", "group-A", group is None),
        "subgroup": (
            "dyad",
            f"subgroup-{group}1",
            given is not None and group not in {None, "U"} and not given.subgroup,
        ),
        "dyad_d": ("dyad", "d", given is None or given.disorganised is None),
        "confidence": ("dyad", "confidence", draft.confidence is None),
        "justification": ("reasons", "justification", not draft.justification.strip()),
    }
    for part, (page, control, is_open) in places.items():
        if is_open:
            yield Open(texts(f"judging.missing_{part}"), page, control)
