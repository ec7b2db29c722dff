"""Every behaviour of the ethogram can be demonstrated, and its scene shows it."""

from pathlib import Path

import pytest

from simulator.case import load_ethogram
from simulator.lessons.demonstrations import CannotShowError, demonstrate, demonstrated

CODED = [b.id for b in load_ethogram().behaviours.values() if b.coded]


def test_every_coded_behaviour_has_a_scene() -> None:
    assert set(demonstrated()) == set(CODED)


@pytest.mark.parametrize("behaviour", CODED)
def test_the_scene_shows_the_behaviour(behaviour: str) -> None:
    shown = demonstrate(behaviour)
    assert shown.from_ms < shown.start_ms < shown.end_ms <= shown.to_ms
    assert shown.to_ms < shown.performance.length_ms
    actor = load_ethogram()[behaviour].actor
    middle = shown.performance.at((shown.start_ms + shown.end_ms) // 2)
    if load_ethogram()[behaviour].door is None:
        assert actor in middle.figures


def test_an_unknown_behaviour_is_refused_by_name() -> None:
    with pytest.raises(CannotShowError, match="no scene for dance"):
        demonstrate("dance")


def test_a_scene_that_cannot_be_played_says_why(tmp_path: Path) -> None:
    path = tmp_path / "scenes.yaml"
    path.write_text(
        "people: {infant: {moves: crawls, age_months: 13}}\n"
        "lead: 1\ntail: 1\n"
        "settings: {floor: {shows: 2, acts: []}}\n"
        "behaviours: {sink_in: {in: floor}}\n",
        encoding="utf-8",
    )
    with pytest.raises(CannotShowError, match="nobody is holding the infant"):
        demonstrate("sink_in", path=path)
