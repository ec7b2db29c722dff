import itertools

import numpy as np
import pytest
import yaml

from simulator.figure.face import INDEX
from simulator.figure.look import load_looks
from simulator.performance import Performance
from simulator.resources import ASSETS
from simulator.sound import Cue, cues_of
from simulator.sound.phrasing import breaths, phrases, spoken_syllables
from simulator.sound.place import pan_of
from simulator.sound.voices import load_noises, load_speaking, load_voices
from tests.performance.conftest import Play

Cues = tuple[Cue, ...]
CRIES = ("fuss", "cry", "hard_cry", "angry_cry", "sob")


@pytest.fixture(scope="module")
def every(crying: Performance) -> Cues:
    return cues_of(crying)


def cues(play: Play, *acts: tuple, **more) -> Cues:
    played = play(*acts, **more).value
    assert played is not None
    return tuple(c for c in cues_of(played) if c.start_ms >= 30_000)


def of(every: Cues, *sounds: str) -> list[Cue]:
    return [c for c in every if c.sound in sounds]


def test_the_cues_are_in_order_and_the_same_every_time(crying: Performance, every: Cues) -> None:
    assert every == cues_of(crying)
    assert [c.start_ms for c in every] == sorted(c.start_ms for c in every)
    assert all(c.start_ms < c.end_ms for c in every)
    assert all(0 <= c.start_ms < crying.length_ms for c in every)
    assert {c.sound for c in every} <= {*load_voices(), *load_noises().named}


def test_every_voice_sounds_while_the_performance_has_it_and_at_no_other_time(
    crying: Performance, every: Cues
) -> None:
    person = crying.people["infant"]
    for cue in of(every, *CRIES):
        middle = person.voice.at((cue.start_ms + cue.end_ms) / 2)
        assert middle is not None
        assert (middle[0], middle[2]) == (cue.sound, cue.intensity)
    ends = (*person.voice.times[1:], crying.length_ms)
    for start, end, voice in zip(person.voice.times, ends, person.voice.values, strict=True):
        inside = [c for c in of(every, *CRIES) if start <= c.start_ms and c.end_ms <= end]
        if voice is None:
            assert not inside
        else:
            assert inside[0].start_ms - start < 1000
            assert end - inside[-1].end_ms < 2500


def test_nobody_draws_two_breaths_at_once(every: Cues) -> None:
    own = [c for c in every if c.actor == "infant" and c.sound in load_voices()]
    assert all(a.end_ms <= b.start_ms for a, b in itertools.pairwise(own))


def test_everything_said_is_heard_while_its_caption_stands(
    crying: Performance, every: Cues
) -> None:
    spoken = of(every, "speech", "hush")
    for cue in spoken:
        assert cue.actor is not None
        says = crying.people[cue.actor].says
        assert cue.words in (says.at(cue.start_ms) or "")
        assert says.at(cue.end_ms - 1) == says.at(cue.start_ms)
    captions = {s for p in crying.people.values() for s in p.says.values if s}
    heard = " ".join(c.words for c in spoken)
    assert all(word in heard for caption in captions for word in caption.split())


def test_the_door_is_heard_when_it_opens_and_closes(crying: Performance, every: Cues) -> None:
    for cue in of(every, "door_open"):
        assert crying.at(cue.start_ms).door < 1 < crying.at(cue.start_ms + 300).door
    for cue in of(every, "door_close"):
        assert crying.at(cue.start_ms - 200).door > 1 > crying.at(cue.start_ms).door
    assert len(of(every, "door_open")) - len(of(every, "door_close")) in {0, 1}
    assert len(of(every, "door_close")) > 5


def test_steps_fall_while_somebody_walks(crying: Performance, every: Cues) -> None:
    steps = of(every, "step", "step_rug")
    assert len(steps) > 50
    for cue in steps:
        assert cue.actor is not None
        spot = crying.people[cue.actor].part
        moved = np.abs(spot.spot.at(cue.start_ms + 300) - spot.spot.at(cue.start_ms - 300)).sum()
        turned = np.abs(spot.heading.at(cue.start_ms + 300) - spot.heading.at(cue.start_ms - 300))
        assert moved > 0.01 or turned > 1


def test_crawlers_and_walkers_sound_different(play: Play) -> None:
    way = (2, "infant", "go_to", {"place": "shelf"})
    assert of(cues(play, way), "pat", "pat_rug")
    assert not of(cues(play, way), "patter", "patter_rug")
    assert of(cues(play, way, moves="walks"), "patter", "patter_rug")


def test_steps_are_duller_on_the_rug(crying: Performance, every: Cues) -> None:
    rug = yaml.safe_load((ASSETS / "room" / "room.yaml").read_text())["rug"]
    for cue in of(every, "step", "step_rug"):
        assert cue.actor is not None
        spot = crying.people[cue.actor].part.spot.at(cue.start_ms)
        inside = (((spot - rug["centre"]) / rug["radii"]) ** 2).sum() < 1
        assert inside == (cue.sound == "step_rug")


def test_banging_on_the_door_is_heard_blow_by_blow(play: Play) -> None:
    heard = of(cues(play, (2, "infant", "bang_door", {"for_ms": 24_000})), "door_bang")
    assert len(heard) >= 4
    gaps = [b.start_ms - a.start_ms for a, b in itertools.pairwise(heard)]
    assert 200 < min(gaps) <= max(gaps) < 2000  # they come in bursts, with a pause between


def test_the_handle_is_heard_before_the_door_moves(every: Cues) -> None:
    for cue in of(every, "door_open")[1:]:
        assert any(0 < cue.start_ms - c.start_ms < 400 for c in of(every, "handle"))


def test_people_speak_with_the_voice_of_their_look(crying: Performance, every: Cues) -> None:
    for cue in of(every, "speech"):
        assert cue.actor is not None
        assert cue.speaker == crying.looks[cue.actor].voice
    assert {look.voice for look in load_looks().values()} <= set(load_speaking().speakers)


def test_what_is_dropped_is_heard_when_it_lands(play: Play) -> None:
    heard = cues(
        play,
        (2, "infant", "pick_up_thing", {"toy": "block"}),
        (10, "infant", "throw_toy_down", {"toy": "block"}),
    )
    landed = [c for c in of(heard, "wood") if c.actor is None]
    assert landed
    assert 40_000 < landed[0].start_ms < 42_500


def test_what_nobody_touches_makes_no_sound(play: Play) -> None:
    assert not [c for c in cues(play, (2, "infant", "stay_put")) if c.actor in {None, "infant"}]


def test_sitting_down_is_heard(play: Play) -> None:
    heard = of(cues(play, (2, "caregiver", "sit_down")), "chair")
    assert [c.actor for c in heard] == ["caregiver"]
    assert heard[0].start_ms > 32_000


def test_who_is_behind_the_door_sounds_so(every: Cues, crying: Performance) -> None:
    knocks = of(every, "knock")
    assert knocks
    assert all(c.outside for c in knocks)
    for cue in every:
        if cue.actor is not None:
            assert cue.outside != crying.people[cue.actor].present.at(cue.start_ms)


def test_pan_follows_the_picture_of_the_room() -> None:
    assert pan_of(-1.5, 2.0) < -0.3 < 0.3 < pan_of(1.5, 2.0)
    assert abs(pan_of(0.1, 1.9)) < 0.05
    assert pan_of(-9.0, 2.0) == -1.0
    assert pan_of(1.0, 0.5) > pan_of(1.0, 3.5)


def test_a_carried_infant_is_heard_where_its_carrier_is(every: Cues, crying: Performance) -> None:
    infant = crying.people["infant"]
    held = [c for c in of(every, *CRIES) if infant.carrier.at(c.start_ms) == "caregiver"]
    assert held
    for cue in held:
        x, z = crying.people["caregiver"].part.spot.at(cue.start_ms)
        assert cue.pan == pytest.approx(pan_of(float(x), float(z)))


def test_breaths_fill_the_stretch_and_stay_in_it() -> None:
    for voice in load_voices().values():
        for length in (150, 700, 1400, 30_000):
            found = breaths(voice, 1000, 1000 + length, 3)
            assert found[0].start_ms == 1000
            assert all(1000 <= b.start_ms < b.end_ms <= 1000 + length for b in found)
            assert found[-1].voice == voice.name
            assert found == breaths(voice, 1000, 1000 + length, 3)


def test_phrases_part_at_signs_and_share_the_time() -> None:
    speaking = load_speaking()
    found = phrases("Hello, Milo. Look who is here!", 500, 2500, speaking)
    assert [p.words for p in found] == ["Hello,", "Milo.", "Look who is here!"]
    assert found[0].start_ms == 500
    assert found[-1].end_ms <= 2500
    assert all(a.end_ms < b.start_ms for a, b in itertools.pairwise(found))
    assert phrases("", 0, 1000, speaking) == phrases("...", 0, 1000, speaking) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Milo?", 2),
        ("Look who is here.", 4),
        ("There, there.", 2),
        ("Mummy will be back.", 5),
        ("Shh, shh.", 2),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(words: str, count: int) -> None:
    assert len(spoken_syllables(words, load_speaking())) == count


def test_hushing_has_no_voice(play: Play) -> None:
    heard = cues(play, (2, "caregiver", "talk", {"says": "No, no. Shh."}))
    assert [(c.sound, c.words) for c in heard if c.words] == [
        ("speech", "No,"),
        ("speech", "no."),
        ("hush", "Shh."),
    ]


def test_a_cry_is_heard_while_the_mouth_is_open_and_cut_off_with_it(play: Play) -> None:
    played = play((2, "infant", "d3_cry_cut_off")).value
    assert played is not None
    cries = of(cues_of(played), "cry")
    assert len(cries) >= 2
    assert max(b.start_ms - a.end_ms for a, b in itertools.pairwise(cries)) > 1000
    for cue in cries:
        for t in range(cue.start_ms, cue.end_ms, 40):
            assert played.at(t).figures["infant"].face[INDEX["open"]] > 0.2
