"""Background: the newest wish is done beside the window; what fails is raised at the taking."""

import threading

import pytest

from simulator.desk.studio.draft.background import Background


@pytest.fixture
def background():
    worker = Background("test")
    yield worker
    worker.stop()


def test_what_was_found_is_taken_once(background):
    background.ask(lambda: 7)
    assert background.wait(5)
    assert background.take() == 7
    assert background.take() is None
    assert not background.busy


def test_a_waiting_wish_gives_way_to_a_newer_one(background):
    begun, go = threading.Event(), threading.Event()
    done = []

    def slow():
        begun.set()
        go.wait(5)
        return "first"

    background.ask(slow)
    assert begun.wait(5)
    background.ask(lambda: done.append("second"))
    background.ask(lambda: "third")
    go.set()
    assert background.wait(5)
    assert background.take() == "third"
    assert done == []


def test_a_failure_is_raised_where_the_result_is_taken(background):
    background.ask(lambda: 1 // 0)
    assert background.wait(5)
    with pytest.raises(ZeroDivisionError):
        background.take()
    background.ask(lambda: "again")
    assert background.wait(5)
    assert background.take() == "again"
