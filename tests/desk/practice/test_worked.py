"""Worked cases: the key on demand, every moment of it to be played."""

import pytest

from simulator.case import load_cover
from simulator.lessons.pools import read_pools
from simulator.resources import LIBRARY


@pytest.fixture
def worked(desk):
    driver = desk().accept_cautions()
    driver.click("worked")
    driver.click("worked-noor")
    return driver


def test_cases_kept_for_the_test_are_not_offered(desk):
    driver = desk().accept_cautions()
    driver.click("worked")
    offered = [n.removeprefix("worked-") for n in driver.names if n.startswith("worked-")]
    pools = read_pools()
    assert len(offered) >= 12
    for case in offered:
        about = load_cover(LIBRARY / case / "script.yaml").value.about
        assert pools.practises(about.pools)


def test_the_key_is_closed_until_it_is_asked_for(worked):
    assert worked.screen.answer is None
    assert not any(name.startswith("moment-") for name in worked.names)
    worked.press("ctrl+return")
    moments = [name for name in worked.names if name.startswith("moment-")]
    assert len(moments) == len(worked.screen.answer.evidence) >= 10


def test_every_moment_plays_from_a_little_before_it(worked):
    worked.click("open")
    moments = worked.screen.moments
    assert [(m.episode, m.from_ms) for m in moments] == sorted(
        (m.episode, m.from_ms) for m in moments
    )
    for number, moment in enumerate(moments[:3]):
        worked.press("pagedown")
        head, reel = worked.screen.viewer.head, worked.screen.viewer.reel
        assert worked.ui.focused == f"moment-{number}"
        assert head.playing
        start = reel.at(moment.episode, moment.from_ms)
        assert start - 2100 <= head.ms <= start
    worked.press("pageup")
    assert worked.ui.focused == "moment-1"


def test_the_origin_of_the_key_is_said(worked):
    worked.click("open")
    said = [e.says for e in worked.ui.manager.get_sprite_group().sprites() if hasattr(e, "says")]
    assert any("No accredited coder has reviewed it" in words for words in said)


def test_nothing_of_it_is_an_attempt(worked):
    worked.click("open")
    worked.press("escape", "escape")
    assert worked.screen.name == "home"
    assert not worked.app.store.open_attempts()
