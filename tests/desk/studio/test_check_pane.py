"""Checking a case: the page is made beside the window, and opened."""

import subprocess
import time

import pytest

from simulator.desk.studio.editor import check_pane


@pytest.fixture
def made(editing, monkeypatch):
    opened = []

    def check(at, code=0, error=""):
        def run(command, **_):
            opened.append(command)
            return subprocess.CompletedProcess(command, code, "", error)

        monkeypatch.setattr(check_pane.subprocess, "run", run)
        monkeypatch.setattr(check_pane.webbrowser, "open", lambda uri: opened.append(uri) or True)
        at.screen.show_pane("check")
        at.driver.click("check")
        for _ in range(200):
            at.driver.frame()
            if not at.screen._panes["check"]._maker.busy:
                break
            time.sleep(0.01)
        return opened

    return check


def test_the_page_is_made_of_the_folder_and_opened(editing, made):
    at = editing()
    command, uri = made(at, code=1)
    assert str(at.folder) in command
    assert uri == (at.folder / "check.html").resolve().as_uri()
    assert any("check.html" in words.says for words in at.driver.ui.texts)


def test_a_page_that_cannot_be_made_is_said(editing, made):
    at = editing()
    assert len(made(at, code=2, error="The disk is full.")) == 1
    assert any("The disk is full." in words.says for words in at.driver.ui.texts)
