"""Profiles: each has records of its own."""

from simulator.desk.home.profiles import free_id


def type_into(driver, name, text):
    driver.ui.focus_on(name)
    driver.press("ctrl+a", *text)


def test_somebody_new_reads_the_cautions_and_begins_without_records(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.press("c", "escape", "return")
    assert "continue" in driver.names
    driver.click("profiles")
    type_into(driver, "add-name", "heron")
    driver.press("return")
    assert driver.screen.name == "cautions"
    driver.accept_cautions()
    assert (driver.app.coder, driver.app.profile.name) == ("t-02", "heron")
    assert "continue" not in driver.names


def test_one_goes_back_to_the_other_and_the_choice_is_kept(desk):
    driver = desk().accept_cautions()
    driver.app.store.save_profile("t-02", "heron")
    driver.app.store.acknowledge_cautions("t-02")
    driver.click("profiles")
    driver.click("profile-t-02")
    assert driver.app.coder == "t-02"
    driver.close()
    assert desk().app.coder == "t-02"


def test_a_name_is_changed(desk):
    driver = desk().accept_cautions()
    driver.click("profiles")
    type_into(driver, "rename-name", "ibis")
    driver.click("rename")
    assert driver.app.profile.name == "ibis"
    assert driver.ui.control("profile-t-01").says == "ibis"


def test_an_empty_name_is_no_name(desk):
    driver = desk().accept_cautions()
    driver.click("profiles")
    driver.click("add")
    assert [p.coder for p in driver.app.store.profiles()] == ["t-01"]


def test_ids_are_never_given_twice():
    assert free_id({"t-01", "t-02", "t-04"}) == "t-03"
