"""A session writes every change at once, undoes without end, and never writes over others."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from simulator.authoring.editing import (
    EditingSession,
    journal_of,
    move,
    one_line_diff,
    script_outline,
    set_value,
    stretch,
)
from simulator.authoring.editing.differences import carried_over, difference
from simulator.authoring.editing.history import History, rewritten, step_of
from simulator.authoring.editing.splices import Splice, inverse, spliced

SCRIPT = """\
title: One
episodes:
  - number: 5
    acts:
      - {at: "0:00", caregiver: cg_enter_pause}
      - {at: "0:10", infant: cry, for: 8s}
      - {at: "0:20", infant: sink_in}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    (case / "script.yaml").write_bytes(SCRIPT.encode())
    return case


@pytest.fixture
def session(folder: Path) -> EditingSession:
    return EditingSession(folder, journal_of(folder.parent, folder))


def again(session: EditingSession) -> EditingSession:
    """Return a session as it comes back after the process is gone."""
    return EditingSession(session.folder, journal_of(session.folder.parent, session.folder))


def on_disk(session: EditingSession, file: str = "script.yaml") -> str:
    return (session.folder / file).read_bytes().decode()


def write(session: EditingSession, text: str, file: str = "script.yaml") -> None:
    (session.folder / file).write_bytes(text.encode())


def retitle(session: EditingSession, title: str, merge: str | None = None) -> None:
    assert session.apply("script.yaml", set_value(session.text(), ("title",), title), merge)


def test_a_change_is_in_the_file_at_once_and_back_again(session: EditingSession) -> None:
    entry = script_outline(session.text()).entries[1]
    outcome = session.apply("script.yaml", stretch(session.text(), entry, 12_000))
    assert outcome.files == ("script.yaml",)
    assert str(session.last) == "5/0:10 cry: for 8s -> 12s"
    assert on_disk(session) == SCRIPT.replace("8s", "12s")
    assert str(session.undo().told) == "5/0:10 cry: for 12s -> 8s"
    assert on_disk(session) == SCRIPT
    assert (session.can_undo, session.can_redo) == (False, True)
    session.redo()
    assert on_disk(session) == session.text() == SCRIPT.replace("8s", "12s")
    assert not session.redo()


def test_undo_goes_back_over_both_files_and_every_session(session: EditingSession) -> None:
    retitle(session, "Two")
    session.apply("key.yaml", set_value("", ("classification", "group"), "B"))
    later = again(session)
    retitle(later, "Three")
    last = again(later)
    assert not last.opened
    assert last.undo().files == ("script.yaml",)
    assert last.undo().files == ("key.yaml",)
    assert last.undo().files == ("script.yaml",)
    assert not last.can_undo
    assert on_disk(last) == SCRIPT
    assert again(last).can_redo


def test_typing_is_one_step(session: EditingSession) -> None:
    for title in ("T", "Tw", "Two"):
        retitle(session, title, merge="title")
    retitle(session, "Three")
    session.undo()
    assert "title: Two\n" in on_disk(session)
    assert str(session.undo().told) == "title Two -> One"
    assert on_disk(again(session)) == SCRIPT
    session.redo()
    retitle(session, "Tw", merge="title")
    session.undo()
    assert "title: Two\n" in on_disk(session)


def test_one_step_may_change_both_files(session: EditingSession) -> None:
    script = set_value(session.text(), ("title",), "Two")
    key = set_value("", ("trap",), "None")
    assert session.apply_all({"script.yaml": script, "key.yaml": key}).files == (
        "script.yaml",
        "key.yaml",
    )
    session.undo()
    assert (on_disk(session), on_disk(session, "key.yaml")) == (SCRIPT, "")


def test_what_others_write_is_picked_up_and_can_be_undone(session: EditingSession) -> None:
    assert not session.poll()
    theirs = SCRIPT.replace("sink_in", "cling")
    write(session, theirs)
    outcome = session.poll()
    assert outcome.files == ("script.yaml",)
    assert session.text() == theirs
    assert session.last is not None
    assert session.last.verb == "outside"
    assert "cling" in str(session.last)
    assert not session.poll()
    session.undo()
    assert on_disk(session) == SCRIPT


def test_a_change_goes_on_top_of_what_others_just_wrote(session: EditingSession) -> None:
    mine = move(session.text(), script_outline(session.text()).entries[1], 12_000)
    theirs = "# theirs\n" + SCRIPT.replace("sink_in", "cling")
    write(session, theirs)
    outcome = session.apply("script.yaml", mine)
    assert not outcome.aside
    assert outcome.outside
    assert on_disk(session) == session.text() == theirs.replace("0:10", "0:12")


def test_a_change_of_what_others_just_changed_gives_way(session: EditingSession) -> None:
    mine = move(session.text(), script_outline(session.text()).entries[1], 12_000)
    theirs = SCRIPT.replace("for: 8s", "for: 30s")
    write(session, theirs)
    outcome = session.apply("script.yaml", mine)
    assert outcome.aside
    assert on_disk(session) == session.text() == theirs
    session.undo()
    assert on_disk(session) == SCRIPT.replace("0:10", "0:12")


def test_undo_does_not_take_back_what_was_written_only_just_now(session: EditingSession) -> None:
    retitle(session, "Two")
    theirs = session.text().replace("sink_in", "cling")
    write(session, theirs)
    outcome = session.undo()
    assert outcome.told is None
    assert outcome.outside
    assert on_disk(session) == theirs


def test_what_cannot_be_written_is_said_kept_and_tried_again(session: EditingSession) -> None:
    file = session.folder / "script.yaml"
    file.unlink()
    file.mkdir()
    outcome = session.apply("script.yaml", set_value(session.text(), ("title",), "Two"))
    assert outcome.problem.startswith("script.yaml: ")
    assert "Two" in session.text()
    assert session.poll().problem == outcome.problem
    file.rmdir()
    assert not session.poll().problem
    assert on_disk(session) == session.text()


@pytest.mark.parametrize("content", [b"\xff\xfe", b" " * 2_000_001])
def test_a_file_that_is_no_text_is_never_written_over(
    session: EditingSession, content: bytes
) -> None:
    (session.folder / "script.yaml").write_bytes(content)
    assert session.poll().problem
    assert session.poll().problem
    assert session.apply("script.yaml", set_value(SCRIPT, ("title",), "Two")).problem
    assert (session.folder / "script.yaml").read_bytes() == content


def test_a_file_that_is_gone_for_a_moment_is_not_a_change(session: EditingSession) -> None:
    file = session.folder / "script.yaml"
    file.rename(session.folder / "moved")
    assert not session.poll()
    assert session.text() == SCRIPT
    (session.folder / "moved").rename(file)
    assert not session.poll()
    file.unlink()
    retitle(session, "Two")
    assert "Two" in on_disk(session)


def test_without_a_journal_undo_is_there_as_long_as_the_session(folder: Path) -> None:
    session = EditingSession(folder)
    retitle(session, "Two")
    assert session.undo()
    assert on_disk(session) == SCRIPT


@pytest.mark.parametrize("cut", [1, 20, 10_000])
def test_a_journal_that_was_cut_off_loses_its_last_line_alone(
    session: EditingSession, cut: int
) -> None:
    retitle(session, "Two")
    retitle(session, "Three")
    journal = journal_of(session.folder.parent, session.folder)
    content = journal.read_bytes()
    journal.write_bytes(content[: max(len(content) - cut, 0)])
    later = again(session)
    assert on_disk(later) == later.text() == session.text()
    retitle(later, "Four")
    assert again(later).history == later.history


@pytest.mark.parametrize(
    "content", [b"{}\n", b"nonsense\n", b"[1]\n", b'{"start": 3}\n', b"\xff\n"]
)
def test_a_journal_that_makes_no_sense_is_begun_anew(folder: Path, content: bytes) -> None:
    journal = journal_of(folder.parent, folder)
    journal.parent.mkdir()
    journal.write_bytes(content)
    session = EditingSession(folder, journal)
    assert session.text() == SCRIPT
    retitle(session, "Two")
    assert again(session).can_undo


def test_a_change_is_in_the_journal_on_the_disk_before_it_is_in_the_file(
    session: EditingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, synced = journal_of(session.folder.parent, session.folder), []

    def sync(handle: int) -> None:
        own = os.path.sameopenfile(handle, kept.fileno())
        synced.append((own, on_disk(session) == SCRIPT))

    monkeypatch.setattr(os, "fsync", sync)
    with journal.open() as kept:
        session.apply("script.yaml", set_value(session.text(), ("title",), "Two"))
        session.undo()
    assert synced == [(True, True), (False, True), (True, False), (False, False)]


def test_a_journal_that_cannot_be_written_is_said(folder: Path) -> None:
    journal = folder.parent / "file" / "journal"
    (folder.parent / "file").write_text("")
    session = EditingSession(folder, journal)
    assert session.opened.problem
    outcome = session.apply("script.yaml", set_value(session.text(), ("title",), "Two"))
    assert outcome.problem
    assert "Two" in on_disk(session)


def crash_points(session: EditingSession) -> Iterator[tuple[bytes, str]]:
    """Yield journal and file as they may be found when the process was killed during a change."""
    journal = journal_of(session.folder.parent, session.folder)
    before = journal.read_bytes(), on_disk(session)
    retitle(session, "Killed")
    after = journal.read_bytes(), on_disk(session)
    noted = after[0][: len(after[0]) - len(b'{"written": true}\n')]
    for length in range(len(before[0]), len(noted), 37):
        yield noted[:length], before[1]
    yield noted, before[1]
    yield noted, after[1]
    yield after


def test_nothing_is_lost_wherever_the_process_is_killed(session: EditingSession) -> None:
    retitle(session, "Two")
    journal = journal_of(session.folder.parent, session.folder)
    for kept, text in [*crash_points(session)]:
        journal.write_bytes(kept)
        write(session, text)
        later = again(session)
        assert on_disk(later) == later.text()
        assert ("Killed" in later.text()) == (b"Killed" in kept and kept.endswith(b"\n"))
        assert later.can_undo
        assert not later.opened.aside


def test_what_others_wrote_after_a_crash_stays(session: EditingSession) -> None:
    retitle(session, "Two")
    journal = journal_of(session.folder.parent, session.folder)
    noted = [kept for kept, _ in crash_points(session)][-2]
    journal.write_bytes(noted)
    write(session, SCRIPT.replace("sink_in", "cling"))
    later = again(session)
    assert "cling" in on_disk(later)
    assert later.opened.outside


lines = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(
    lambda ls: "".join(x + "\n" for x in ls)
)


@given(lines, lines)
def test_a_difference_leads_from_one_text_to_the_other(before: str, after: str) -> None:
    splices = difference(before, after)
    assert spliced(before, splices) == after
    assert spliced(after, inverse(before, splices)) == before
    assert bool(one_line_diff(before, after)) == (before != after)


@given(lines, lines, st.data())
def test_what_is_carried_over_keeps_what_others_did(
    before: str, after: str, data: st.DataObject
) -> None:
    theirs = difference(before, after)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(before))] * 2)))
    mine = (Splice(start, end, data.draw(st.sampled_from(["", "X", "X\n"]))),)
    carried = carried_over(mine, before, theirs)
    if carried is None:
        assert theirs
    else:
        both = spliced(after, carried)
        assert both.count("X") == spliced(before, mine).count("X")
        assert spliced(both, inverse(after, carried)) == after


class Undoing(RuleBasedStateMachine):
    """Undo and redo walk over the texts that there were."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(MappingProxyType({"a": "", "b": ""}))
        self.were, self.will = [dict(self.history.texts)], []

    @rule(file=st.sampled_from("ab"), text=lines)
    def change(self, file: str, text: str) -> None:
        texts = self.history.texts
        step = step_of(texts, {file: rewritten(file, texts[file], text)})
        self.history = self.history.record(step)
        self.were.append({**texts, file: text})
        self.will = []

    @rule()
    def undo(self) -> None:
        self.history = self.history.undo()
        if len(self.were) > 1:
            self.will.append(self.were.pop())

    @rule()
    def redo(self) -> None:
        self.history = self.history.redo()
        if self.will:
            self.were.append(self.will.pop())

    @invariant()
    def texts_are_those_that_were(self) -> None:
        assert dict(self.history.texts) == self.were[-1]


Undoing.TestCase.settings = settings(max_examples=30, stateful_step_count=20)
test_undoing = Undoing.TestCase
