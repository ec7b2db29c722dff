"""When the program fails: a report, nothing lost, and one may go on."""

import pytest

from simulator.desk.app.mishaps import MOST_CRASHES


@pytest.fixture
def failing(desk, monkeypatch, tmp_path):
    logs = tmp_path / "logs"
    monkeypatch.setattr("simulator.reports.user_log_path", lambda *_, **__: logs)
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.expects_crash = True
    driver.press("c")

    def fail(_seconds):
        raise ZeroDivisionError("the stage is round")

    monkeypatch.setattr(driver.screen, "update", fail)
    return driver, logs


def test_a_failure_leaves_a_report_and_the_way_on(failing):
    driver, logs = failing
    driver.frame()
    assert (driver.screen.name, driver.names) == ("home", ["quit", "close"])
    (report,) = logs.iterdir()
    written = report.read_text("utf-8")
    assert "ZeroDivisionError: the stage is round" in written
    assert "Screen: coding" in written
    driver.press("return")
    driver.click("continue")
    assert [m.behaviour for m in driver.draft.marks.values()] == ["crawl_to_caregiver"]


def test_the_program_can_be_left_after_a_failure(failing):
    driver, _ = failing
    driver.frame()
    driver.click("quit")
    assert not driver.app._running


def test_what_fails_again_and_again_ends_the_program(failing):
    driver, _ = failing

    def fail():
        raise KeyError("nothing works")

    for _ in range(MOST_CRASHES):
        driver.app.mishaps.guard(fail)
    with pytest.raises(KeyError):
        driver.app.mishaps.guard(fail)


def test_a_report_does_not_tell_whose_computer_it_is(monkeypatch, tmp_path):
    from simulator.reports import write_report

    monkeypatch.setenv("HOME", "/home/a-real-name")
    monkeypatch.setattr("simulator.reports.user_log_path", lambda *_, **__: tmp_path)
    path = write_report(OSError("/home/a-real-name/records.db is gone"), [])
    text = path.read_text("utf-8")
    assert "a-real-name" not in text
    assert "~/records.db is gone" in text
