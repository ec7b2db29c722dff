from hypothesis import assume
from hypothesis import given as for_all

from scoring.terms import Classification, IndexMark, Mark
from simulator.records import (
    ClassificationSet,
    DisorganisationSet,
    Draft,
    IndexAdded,
    IndexLookedFor,
    IndexRemoved,
    MarkAdded,
    MarkChanged,
    MarkNoted,
    MarkRemoved,
    PlayheadMoved,
    QuestionAnswered,
    RatingSet,
    Redone,
    Submitted,
    Together,
    Undone,
    apply,
    replay,
)
from simulator.records.journal import advance, read
from simulator.records.written import read_edit, write_edit
from tests.records import given

EARLY, LATE = (IndexMark("d5_freeze", 5, at, "strong") for at in (1_000, 9_000))


def test_marks_are_added_changed_and_removed():
    moved = Mark("m1", "infant", "turn_back_to_caregiver", 5, 9_000, 28_000)
    other = given.mark("m2")
    edits = [MarkAdded(given.mark()), MarkAdded(other), MarkChanged(moved), MarkRemoved("m2")]
    assert replay(edits).marks == {"m1": moved}


def test_a_rating_taken_back_leaves_no_trace():
    edits = [RatingSet(5, "avoidance", 6), RatingSet(5, "avoidance", None)]
    assert replay(edits) == Draft()


def test_signs_are_a_set_in_order_of_time_and_keep_the_rating():
    edits = [DisorganisationSet(6), IndexAdded(LATE), IndexAdded(EARLY), IndexAdded(LATE)]
    judged = replay(edits).disorganisation
    assert (judged.rating, judged.indices) == (6, (EARLY, LATE))
    assert replay([*edits, IndexRemoved(EARLY)]).disorganisation.indices == (LATE,)


def test_an_index_looked_for_and_a_question_answered_are_kept_until_taken_back():
    given_answers = [
        IndexLookedFor(5, True),
        IndexLookedFor(1, False),
        QuestionAnswered("settled", "no"),
    ]
    draft = replay(given_answers)
    assert draft.disorganisation.seen == {5: True, 1: False}
    assert draft.decisions == {"settled": "no"}
    back = [IndexLookedFor(5, None), IndexLookedFor(1, None), QuestionAnswered("settled", None)]
    assert replay([*given_answers, *back]) == Draft()


def test_a_new_change_forgets_what_could_be_redone():
    first = ClassificationSet(Classification("A", "A1"))
    second = ClassificationSet(Classification("B", "B3"))
    assert replay([first, Undone(), second, Redone()]).classification == second.classification


def test_the_playhead_is_neither_undone_nor_an_end_of_redo():
    draft = replay([RatingSet(5, "avoidance", 6), Undone(), PlayheadMoved(61_000), Redone()])
    assert (draft.ratings, draft.playhead_ms) == ({5: {"avoidance": 6}}, 61_000)
    assert replay([PlayheadMoved(61_000), Undone()]).playhead_ms == 61_000


@for_all(given.journals)
def test_the_draft_is_a_function_of_the_written_journal(journal):
    assert replay(read_edit(write_edit(edit)) for edit in journal) == replay(journal)


@for_all(given.journals, given.journals)
def test_a_journal_can_be_read_in_two_sittings(before, after):
    history = read(before)
    for edit in after:
        history = advance(history, edit)
    assert history == read(before + after)


@for_all(given.journals, given.changes)
def test_undo_takes_back_exactly_the_last_change(journal, change):
    assume(len(read([*journal, change]).done) > len(read(journal).done))  # not typed on
    assert replay([*journal, change, Undone()]) == replay(journal)


@for_all(given.journals)
def test_redo_takes_back_undo(journal):
    assume(read(journal).done)
    assert replay([*journal, Undone(), Redone()]) == replay(journal)


@for_all(given.journals)
def test_undo_goes_back_to_the_beginning_and_redo_all_the_way_forward(journal):
    history = read(journal)
    assume(not history.undone)
    back = [*journal, *[Undone()] * len(history.done)]
    assert replay(back) == Draft(playhead_ms=history.playhead_ms)
    assert replay([*back, *[Redone()] * len(history.done)]) == replay(journal)


@for_all(given.journals)
def test_a_journal_without_undo_is_its_edits_one_after_the_other(journal):
    plain = [edit for edit in journal if not isinstance(edit, Undone | Redone)]
    draft = Draft()
    for edit in plain:
        draft = apply(draft, edit)
    assert replay(plain) == draft


@for_all(given.journals, given.steps)
def test_nothing_follows_the_submission(journal, late):
    assert replay([*journal, Submitted(), late]) == replay(journal)


@for_all(given.journals, given.changes)
def test_making_an_edit_leaves_the_draft_before_untouched(journal, change):
    draft = replay(journal)
    apply(draft, change)
    assert draft == replay(journal)


def test_what_one_action_did_is_undone_and_redone_as_one():
    halves = Together((MarkChanged(given.mark()), MarkAdded(given.mark("m2"))))
    journal = [MarkAdded(given.mark()), halves]
    assert sorted(replay(journal).marks) == ["m1", "m2"]
    assert sorted(replay([*journal, Undone()]).marks) == ["m1"]
    assert replay([*journal, Undone(), Redone()]) == replay(journal)


def test_a_note_typed_letter_by_letter_is_one_change():
    typed = [MarkNoted("m1", "lo"), MarkNoted("m1", "look")]
    journal = [MarkAdded(given.mark()), *typed]
    assert replay(journal).marks["m1"].note == "look"
    assert replay([*journal, Undone()]).marks["m1"].note == ""
    assert replay([*journal, Undone(), Redone()]).marks["m1"].note == "look"


def test_a_note_on_a_mark_that_is_gone_changes_nothing():
    assert replay([MarkNoted("m9", "look")]) == Draft()
