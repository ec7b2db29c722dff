"""Beginning: open an exercise where it was left, or afresh."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from simulator.case import OWN_CASES, case_folder, find_case, load_script
from simulator.case.model import Case
from simulator.desk.attempt.resuming import Begun, begun, made
from simulator.desk.attempt.session import Played, Session, open_session, play_case
from simulator.desk.shell import doors
from simulator.desk.shell.offers import is_shut, key_seen, was_done
from simulator.desk.shell.screen import Desk
from simulator.desk.shell.trouble import sentences
from simulator.desk.widgets.dialog import Answer, dialog
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press
from simulator.lessons import Exercise, whole_case
from simulator.records import AttemptRecord, Origin
from simulator.resources import LIBRARY


def begin(
    desk: Desk, exercise: Exercise, folder: Path | None = None, origin: Origin = "exercise"
) -> None:
    """Open an exercise; ask first what is wanted if it was handed in and nothing is open.

    Args:
        desk: The window.
        exercise: What is to be done.
        folder: Where its case lies, if it is not one of the library.
        origin: Where this is asked from.
    """
    if origin != "try" and is_shut(desk, exercise):
        desk.say(exercise.title, desk.texts("home.shut"))
        return
    done, waiting = made(desk.store, desk.coder, origin)
    before = _last_of(done, exercise)
    afresh = partial(_open_exercise, desk, exercise, folder, origin)
    if before is None or was_done(exercise, waiting):
        afresh()
    else:
        desk.over(partial(_ask, desk, exercise, before, afresh))


def _last_of(done: Sequence[AttemptRecord], exercise: Exercise) -> AttemptRecord | None:
    """Return the last coding of an exercise among those handed in."""
    return next((a for a in reversed(done) if was_done(exercise, (a,))), None)


def _ask(desk: Desk, exercise: Exercise, before: AttemptRecord, afresh: Press, ui: Ui) -> None:
    """Ask whether to see the findings again or to code once more."""

    def then(do: Press) -> None:
        desk.over(None)
        do()

    texts = desk.texts
    answers = [
        Answer("cancel", texts("home.leave_it"), partial(desk.over, None)),
        Answer("again", texts("home.again"), partial(then, afresh)),
    ]
    if exercise.scope.mode != "test" and (LIBRARY / exercise.case).is_dir():
        past = partial(then, partial(doors.open_past, desk, before, exercise))
        answers.append(Answer("findings", texts("home.findings"), past, "primary"))
    dialog(ui, exercise.title, [texts("home.done_before")], answers)


def _open_exercise(desk: Desk, exercise: Exercise, folder: Path | None, origin: Origin) -> None:
    """Open an exercise where it was left, or afresh; say first what has to be known."""
    where = folder or case_folder(exercise.case, desk.store.folder / OWN_CASES)
    played = opened(desk, where or LIBRARY / exercise.case)
    if played is None:
        return
    case = played.case
    done, waiting = made(desk.store, desk.coder, origin)
    before = begun(desk.store, waiting)
    attempt = before.resumable(case.id, exercise.scope, case.version)
    notes = _notes(desk, before, exercise, case, done, afresh=attempt is None)
    doors.open_marking(desk, _session(desk, exercise, played, attempt, origin))
    if notes:
        desk.say(desk.texts("home.before"), *notes)


def begin_case(desk: Desk, case: str) -> None:
    """Open a whole case: one of the library, or a folder."""
    folder = find_case(case) or Path(case)
    loaded = load_script(folder / "script.yaml")
    if loaded.value is None:
        desk.say(desk.texts("app.problem_title"), *sentences(loaded.problems))
    else:
        begin(desk, whole_case(case, loaded.value), folder)


def opened(desk: Desk, folder: Path) -> Played | None:
    """Return a case that can be watched; say what is wrong with it if there is none."""
    desk.announce(desk.texts("app.moment"))
    loaded = play_case(folder)
    if loaded.value is None:
        desk.say(desk.texts("app.problem_title"), *sentences(loaded.problems))
    return loaded.value


def _notes(
    desk: Desk,
    before: Begun,
    exercise: Exercise,
    case: Case,
    handed_in: Sequence[AttemptRecord],
    *,
    afresh: bool,
) -> list[str]:
    """Return what has to be known before an exercise is begun."""
    from simulator.desk.attempt.grading import has_key

    wanted = (case.id, exercise.scope, case.version)
    done = any((a.case, a.scope, a.case_version) == wanted for a in handed_in)
    notes = []
    if afresh and not done and before.outdated(*wanted):
        notes.append(desk.texts("home.changed"))
    opened = desk.store.keys_opened(desk.coder)
    if afresh and not done and key_seen(exercise, handed_in, opened):
        notes.append(desk.texts("home.key_known"))
    if exercise.scope.mode != "test" and not has_key(case):
        notes.append(desk.texts("home.no_key"))
    return notes


def _session(
    desk: Desk, exercise: Exercise, played: Played, attempt: AttemptRecord | None, origin: Origin
) -> Session:
    store, case = desk.store, played.case
    if attempt is not None:
        return open_session(exercise, played, store.resume(attempt.id), desk.ethogram)
    lengths = {e.number: e.length_ms for e in case.script.episodes}
    fresh = store.begin(
        case.id,
        case.version,
        exercise.scope,
        desk.coder,
        episode_lengths_ms=lengths,
        origin=origin,
    )
    return open_session(exercise, played, fresh, desk.ethogram)
