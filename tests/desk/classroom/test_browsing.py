"""Choosing folders and files: by pressing one's way, or by typing it."""

from simulator.desk.classroom.browsing import (
    BrowseScreen,
    beginnings,
    held_in,
    listed,
    usual_folder,
)


def browse(desk, start, ending=None):
    driver, taken = desk().accept_cautions(), []
    screen = BrowseScreen(
        driver.app, "Where", "", start, taken.append, driver.app.home, ending=ending
    )
    driver.app.show(screen)
    driver.frame()
    return driver, taken


def test_a_folder_is_reached_by_presses_and_taken(desk, home):
    (home / "Documents" / "class").mkdir()
    driver, taken = browse(desk, home / "Downloads")
    driver.click("up")
    driver.click("folder-0")
    assert driver.screen.folder == home / "Documents"
    driver.click("folder-0")
    driver.click("take")
    assert taken == [home / "Documents" / "class"]


def test_a_file_of_the_right_ending_is_taken_and_no_other_is_shown(desk, home):
    for name in ("a.pack", "b.txt", ".c.pack"):
        (home / name).write_text("")
    driver, taken = browse(desk, home, ".pack")
    assert [n for n in driver.names if n.startswith("file-")] == ["file-0"]
    assert "take" not in driver.names
    driver.click("file-0")
    assert taken == [home / "a.pack"]


def test_a_way_can_be_typed_to_a_folder_a_file_or_nowhere(desk, home):
    (home / "a.pack").write_text("")
    driver, taken = browse(desk, home / "gone" / "too", ".pack")
    assert driver.screen.folder == home
    for typed in (str(home / "nowhere"), "~nobody/x"):
        driver.screen._typed = typed
        driver.screen._go_typed()
        assert driver.screen._wrong
        assert driver.screen.folder == home
    driver.screen._typed = str(home / "Downloads")
    driver.screen._go_typed()
    assert (driver.screen.folder, driver.screen._wrong) == (home / "Downloads", "")
    driver.screen._typed = str(home / "a.pack")
    driver.screen._go_typed()
    assert taken == [home / "a.pack"]


def test_a_folder_that_is_gone_or_shut_is_said(desk, home):
    driver, _ = browse(desk, home / "Downloads")
    (home / "Downloads").rmdir()
    driver.app.rebuild()
    driver.frame()
    assert any("cannot be looked into" in w.says for w in driver.ui.texts)


def test_places_to_begin_at_are_there(home):
    assert beginnings()[0] == home
    assert usual_folder() == home / "Documents"
    (home / "Documents").rmdir()
    assert usual_folder() == home
    assert listed(home, None) == ([home / "Downloads"], [])


def test_a_folder_tells_what_lies_in_it_before_it_is_taken(home):
    for name in ("b-codings.ZIP", "a.json", "notes.txt", ".hidden.json"):
        (home / name).write_text("")
    (home / "c.zip").mkdir()
    assert held_in(home, (".zip", ".json")) == ["a.json", "b-codings.ZIP"]
    assert held_in(home / "gone", (".zip",)) == ()
