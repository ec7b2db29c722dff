"""One's own cases as a whole: nothing that was entered is ever lost."""

import shutil

import pytest

from simulator.authoring.editing import EditingSession, journal_of, set_value
from simulator.authoring.keeping import bring_back, duplicate, in_bin, put_in_bin, rename
from simulator.authoring.scaffold import new_case
from simulator.case import load_case


@pytest.fixture
def data(tmp_path):
    new_case(tmp_path / "cases" / "lea", "B3")
    session = EditingSession(
        tmp_path / "cases" / "lea", journal_of(tmp_path, tmp_path / "cases/lea")
    )
    session.apply("script.yaml", set_value(session.text(), ("title",), "Changed"))
    return tmp_path


def undone(data, folder):
    """Take the last change of a case back, and tell what its title is then."""
    session = EditingSession(folder, journal_of(data, folder))
    session.undo()
    return load_case(folder).value.script.title


def test_a_case_gets_another_name_with_all_that_can_be_undone(data):
    place = rename(data, data / "cases" / "lea", "mia")
    assert place == data / "cases" / "mia"
    assert not (data / "cases" / "lea").exists()
    assert load_case(place).value.script.title == "Changed"
    assert undone(data, place).startswith("Lea")


@pytest.mark.parametrize("name", ["../x", "a/b", "a b", "exercises"])
def test_an_unfit_name_changes_nothing(data, name):
    with pytest.raises(ValueError, match=name):
        rename(data, data / "cases" / "lea", name)
    assert load_case(data / "cases" / "lea").value is not None


def test_a_name_that_is_taken_changes_nothing(data):
    new_case(data / "cases" / "mia")
    with pytest.raises(FileExistsError):
        rename(data, data / "cases" / "lea", "mia")
    assert (data / "cases" / "lea" / "key.yaml").is_file()


def test_a_copy_is_a_case_of_its_own(data):
    (data / "cases" / "lea" / "handed-out.json").write_text("{}")
    first, second = duplicate(data / "cases" / "lea"), duplicate(data / "cases" / "lea")
    assert (first.name, second.name) == ("lea-2", "lea-3")
    assert not (first / "handed-out.json").exists()
    assert load_case(first).value.version == load_case(data / "cases" / "lea").value.version


def test_what_was_put_into_the_bin_comes_back_with_all_that_can_be_undone(data):
    cases = data / "cases"
    put_in_bin(data, cases / "lea")
    assert not (cases / "lea").exists()
    (one,) = in_bin(data)
    place = bring_back(data, one, cases)
    assert (place, in_bin(data)) == (cases / "lea", ())
    assert not list(place.glob(".journal*"))
    assert undone(data, place).startswith("Lea")


def test_several_of_one_name_all_come_back(data):
    cases = data / "cases"
    shutil.copytree(cases / "lea", data / "again")
    put_in_bin(data, cases / "lea")
    shutil.copytree(data / "again", cases / "lea")
    put_in_bin(data, cases / "lea")
    assert len(in_bin(data)) == 2
    for one in in_bin(data):
        bring_back(data, one, cases)
    assert sorted(p.name for p in cases.iterdir()) == ["lea", "lea-2"]
