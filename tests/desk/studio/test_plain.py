"""Problems in the words of the editor: plain names, moments, and one for one mistake."""

import pytest

from simulator.desk.studio.draft.plain import plainly, told_plainly
from simulator.desk.studio.editor.editor import EditorScreen
from simulator.resources import LIBRARY


@pytest.fixture
def told(desk, tmp_path):
    """Tell the problems of a case in which words of script or key are others."""
    driver = desk().accept_cautions()

    def tell(file, old, new):
        folder = tmp_path / "cases" / "lea"
        folder.mkdir(parents=True)
        for name in ("script.yaml", "key.yaml"):
            text = (LIBRARY / "milo" / name).read_text("utf-8")
            assert name != file or old in text
            (folder / name).write_text(text.replace(old, new, 1) if name == file else text, "utf-8")
        editor = EditorScreen(driver.app, folder)
        driver.app.show(editor)
        while editor.draft.busy:
            editor.draft.update()
        return told_plainly(driver.app, editor.draft)

    yield tell
    driver.app.home()


def test_one_wrong_rating_is_one_thing_to_mend(told):
    key = (LIBRARY / "milo" / "key.yaml").read_text("utf-8")
    start = key.index("avoidance: ")
    (found,) = told("key.yaml", key[start : start + 12], "avoidance: 1")
    assert found.message.startswith("Avoidance in episode 5 is keyed 1")
    assert found.place == "Key, Reunion 5"
    assert found.more


def test_an_act_is_told_by_its_moment_and_its_name(told):
    act = "infant: explore_manipulate, toy: ring, for: 12s"
    found = told("script.yaml", act, "infant: explore_manipulate, toy: rnig, for: 12s")
    assert [one.place for one in found if "rnig" in one.message] == ["episode 2, 0:33"]
    assert all(".yaml" not in f"{one.message} {one.hint} {one.place}" for one in found)


def test_names_of_files_become_words(desk):
    app = desk().accept_cautions().app
    assert plainly(app, "no 'sink_in' runs from 5/1:52 to 1:58") == (
        "No “sinks into the caregiver's body” runs from episode 5, 1:52 to 1:58"
    )
    assert plainly(app, "avoidance is keyed 6, search 2") == "Avoidance is keyed 6, search 2"
    assert plainly(app, "an infant cries while it plays") == "An infant cries while it plays"
