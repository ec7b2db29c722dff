import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.performance.captions import SOUNDS
from simulator.performance.clips import load_clips
from simulator.performance.room import load_room
from simulator.sound import RATE, Cue, voice
from simulator.sound.phrasing import breaths
from simulator.sound.samples import LOUDEST, held_down, limited, samples_of
from simulator.sound.voices import load_noises, load_speaking, load_voices
from tests.sound.listening import brightness, envelope, loudness, pitch, pitches, steepest_rise

CRIES = ("fuss", "cry", "hard_cry", "angry_cry", "sob")
INFANT = (*CRIES, "babble", "call", "greeting", "laugh")
NOISES = sorted(load_noises().named)
SEEDS = (0, 1, 2)


def said(words: str, seed: int = 0, *, actor: str = "caregiver", kind: str = "woman") -> np.ndarray:
    length = 220 * max(2, len(words) // 3)
    return samples_of(Cue(0, length, "speech", actor, 2, 0.0, seed, words=words, speaker=kind))


def noise(name: str, intensity: int = 2, seed: int = 0, ms: int = 500) -> np.ndarray:
    return samples_of(Cue(0, ms, name, None, intensity, 0.0, seed))


def test_every_sound_that_clips_captions_and_things_ask_for_exists() -> None:
    made = {*load_voices(), *load_noises().named}
    assert {clip.voice for clip in load_clips().values() if clip.voice} <= made
    assert set(SOUNDS) <= made
    assert set(load_room().things) == set(load_noises().things)
    for thing in load_noises().things.values():
        assert {thing.lands, thing.runs} <= set(NOISES)
        assert {thing.struck, thing.shaken, thing.leafed} <= {None, *NOISES}
    assert {v.between for v in load_voices().values() if v.between} <= set(load_voices())


@pytest.mark.parametrize("sound", INFANT)
@pytest.mark.parametrize("intensity", [1, 2, 3])
def test_voices_are_heard_and_never_painful(sound: str, intensity: int) -> None:
    for seed in SEEDS:
        samples = voice(sound, 5.0, intensity, seed)
        assert np.abs(samples).max() <= LOUDEST
        assert -45 < loudness(samples) < -16
        assert np.abs(np.diff(samples)).max() < 0.2
        assert brightness(samples, 5000.0) < 0.02
        assert abs(samples[0]) < 1e-3
        assert abs(samples[-1]) < 1e-3


@pytest.mark.parametrize("name", NOISES)
@pytest.mark.parametrize("intensity", [1, 2, 3])
def test_noises_are_heard_and_begin_and_end_without_a_click(name: str, intensity: int) -> None:
    for seed in SEEDS:
        samples = noise(name, intensity, seed)
        assert 0.002 < np.abs(samples).max() <= LOUDEST
        assert np.abs(np.diff(samples)).max() < 0.1
        assert abs(samples[0]) < 1e-3
        assert abs(samples[-1]) < 1e-3


@pytest.mark.parametrize("sound", INFANT)
def test_a_voice_is_the_same_for_the_same_seed_and_another_for_another(sound: str) -> None:
    once, again = voice(sound, 3.0, 2, 5), voice(sound, 3.0, 2, 5)
    assert once.dtype == np.float32
    assert once.tobytes() == again.tobytes()
    assert once.tobytes() != voice(sound, 3.0, 2, 6).tobytes()


@pytest.mark.parametrize("sound", ["cry", "hard_cry", "angry_cry"])
@pytest.mark.parametrize("seed", SEEDS)
def test_crying_has_the_pitch_of_an_infant(sound: str, seed: int) -> None:
    found = pitches(voice(sound, 8.0, 2, seed))
    low, middle, high = np.percentile(found, [5, 50, 95])
    assert 350 <= middle <= 550
    assert low > 200  # a strained throat halves the pitch now and then
    assert high < 620


@pytest.mark.parametrize("sound", ["cry", "hard_cry", "angry_cry"])
@pytest.mark.parametrize("seed", SEEDS)
def test_crying_comes_in_bursts_with_breaths_between(sound: str, seed: int) -> None:
    level = envelope(voice(sound, 12.0, 2, seed))
    loud = level > 0.15 * level.max()
    edges = np.flatnonzero(np.diff(loud.astype(int)))
    lengths = np.diff(edges) * 0.02
    starts_loud = not loud[edges[0]]
    bursts = [x for x in lengths[0 if starts_loud else 1 :: 2] if x > 0.2]
    pauses = [x for x in lengths[1 if starts_loud else 0 :: 2] if x > 0.1]
    assert 6 <= len(bursts) <= 14
    assert 0.5 < np.median(bursts) < 1.5
    assert 0.2 < np.median(pauses) < 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hard_cry_is_louder_and_brighter_than_a_cry_and_a_cry_than_fussing(seed: int) -> None:
    fuss, cry, hard = (voice(s, 8.0, 2, seed) for s in ("fuss", "cry", "hard_cry"))
    assert loudness(fuss) + 4 < loudness(cry)
    assert loudness(cry) + 1.5 < loudness(hard)
    assert brightness(fuss) < brightness(cry) < brightness(hard)


def test_the_bursts_of_an_angry_cry_rise_where_those_of_a_cry_fall() -> None:
    def rise(sound: str) -> float:
        rises = []
        for seed in range(6):
            made = samples_of(Cue(0, 900, sound, "infant", 2, 0.0, seed))
            at = [pitch(made[int(t * RATE) :][: RATE // 20]) for t in (0.3, 0.65)]
            rises.append(at[1] / at[0])
        return float(np.median(rises))

    assert rise("angry_cry") > 1.08
    assert rise("cry") < 1.03


def test_sobbing_subsides_and_its_sobs_space_out() -> None:
    for seed in SEEDS:
        sobs = voice("sob", 12.0, 2, seed)
        third = len(sobs) // 3
        assert loudness(sobs[:third]) > loudness(sobs[-third:]) + 5
    gaps = []
    for seed in range(20):
        found = breaths(load_voices()["sob"], 0, 20_000, seed)
        starts = [b.start_ms for b in found if b.voice == "sob"]
        gaps.append((starts[2] - starts[0], starts[-1] - starts[-3]))
    early, late = np.mean(gaps, axis=0)
    assert late > 1.3 * early


@pytest.mark.parametrize("name", NOISES)
def test_no_noise_startles(name: str) -> None:
    for intensity, most in ((1, 18), (2, 24), (3, 30)):
        assert max(steepest_rise(noise(name, intensity, seed)) for seed in SEEDS) < most


@pytest.mark.parametrize("sound", INFANT)
def test_no_voice_startles(sound: str) -> None:
    for intensity, most in ((2, 20), (3, 24)):
        assert steepest_rise(voice(sound, 4.0, intensity, 0)) < most
    assert steepest_rise(voice("greeting", 3.0, 2, 0)) < 12


def test_an_angry_cry_begins_abruptly_and_is_rougher() -> None:
    def rise_ms(sound: str) -> float:
        level = envelope(samples_of(Cue(0, 1000, sound, "infant", 2, 0.0, 3)), 0.01)
        return 10 * float(np.argmax(level > 0.25 * level.max()))

    assert rise_ms("angry_cry") < 0.7 * rise_ms("cry")
    assert load_voices()["angry_cry"].rough > load_voices()["hard_cry"].rough


def test_some_hard_cries_break_into_the_octave_above_and_no_fussing_does() -> None:
    def highest(sound: str) -> np.ndarray:
        cues = (Cue(0, 1200, sound, "infant", 2, 0.0, seed) for seed in range(16))
        made = (samples_of(cue)[int(0.55 * RATE) : int(0.65 * RATE)] for cue in cues)
        return np.array([pitch(samples, highest=1400.0) for samples in made])

    assert 1 <= (highest("hard_cry") > 800).sum() <= 8
    assert (highest("fuss") < 600).all()


def test_a_babble_has_about_three_syllables_a_second() -> None:
    level = envelope(samples_of(Cue(0, 2000, "babble", "infant", 2, 0.0, 3)), 0.02)[:100]
    loud = level > 0.4 * level.max()
    assert 5 <= np.count_nonzero(np.diff(loud.astype(int)) == 1) + loud[0] <= 7


@pytest.mark.parametrize("sound", INFANT)
def test_more_intensity_is_louder(sound: str) -> None:
    soft, usual, strong = (loudness(voice(sound, 4.0, i, 1)) for i in (1, 2, 3))
    assert soft + 2 < usual < strong - 2


def test_speech_is_lower_darker_and_shorter_in_its_parts_than_crying() -> None:
    speech, cry = said("Hello, here are the toys.", 1), voice("cry", 3.0, 2, 1)
    assert np.median(pitches(speech)) < 300 < np.median(pitches(cry))
    assert brightness(speech, 1500.0) < 0.5 * brightness(cry, 1500.0)
    assert loudness(speech) < loudness(cry)


@pytest.mark.parametrize("seed", range(5))
def test_a_question_rises_in_the_end_and_a_statement_falls(seed: int) -> None:
    def rise(words: str) -> float:
        made = said(words, seed)
        body = made[: int(0.9 * (len(made) - 0.22 * RATE))]
        found = pitches(body)
        return float(found[-3:].mean() / found[len(found) // 2])

    assert rise("Shall we roll it?") > rise("Shall we roll it.") + 0.1


def test_kinds_of_people_speak_at_their_own_pitch() -> None:
    def middle(kind: str, actor: str = "caregiver") -> float:
        made = said("Look who is here, shall we.", 2, actor=actor, kind=kind)
        return float(np.median(pitches(made)))

    found = {kind: middle(kind) for kind in load_speaking().speakers}
    assert found["man"] < found["older_man"] < found["older_woman"] < found["woman"]
    assert 110 < found["man"] < 180
    assert 200 < found["woman"] < 300
    assert middle("woman", "experimenter") < 0.95 * found["woman"]


def test_people_and_blows_differ() -> None:
    low = samples_of(Cue(0, 900, "cry", "infant", 2, 0.0, 4, register=0.94))
    high = samples_of(Cue(0, 900, "cry", "infant", 2, 0.0, 4, register=1.06))
    assert np.median(pitches(high)) > 1.08 * np.median(pitches(low))
    assert noise("step", seed=1).tobytes() != noise("step", seed=2).tobytes()


def test_behind_the_door_everything_is_softer_and_duller() -> None:
    here = samples_of(Cue(0, 900, "cry", "infant", 2, 0.0, 4))
    there = samples_of(Cue(0, 900, "cry", "infant", 2, 0.0, 4, outside=True))
    assert loudness(there) < loudness(here) - 6
    assert brightness(there, 1500.0) < 0.3 * brightness(here, 1500.0)


@pytest.mark.parametrize("sound", ["cry", "speech"])
@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0])
def test_another_speed_changes_the_length_and_keeps_the_pitch(sound: str, speed: float) -> None:
    cue = Cue(0, 1000, sound, "infant", 2, 0.0, 3, words="la la la" if sound == "speech" else "")
    usual, other = samples_of(cue), samples_of(cue, speed)
    tail = int(0.22 * RATE)
    assert (len(other) - tail) * speed == pytest.approx(len(usual) - tail, rel=0.02)
    assert np.median(pitches(other)) == pytest.approx(np.median(pitches(usual)), rel=0.05)


@given(
    st.lists(st.floats(-4, 4), min_size=1, max_size=50),
    st.floats(0.1, 1.0),
)
def test_the_limit_holds_and_leaves_what_is_soft(samples: list[float], most: float) -> None:
    given_samples = np.array(samples)
    bent = limited(given_samples, most)
    soft = np.abs(given_samples) <= 0.85 * most
    assert np.abs(bent).max() <= most
    assert np.array_equal(bent[soft], given_samples[soft])
    assert (np.sign(bent) == np.sign(given_samples)).all()


@given(
    st.lists(st.floats(-4, 4), min_size=1, max_size=2000),
    st.floats(0.1, 1.0),
)
def test_what_is_too_loud_is_turned_down_and_keeps_its_sign(
    samples: list[float], most: float
) -> None:
    given_samples = np.array(samples)
    held = held_down(given_samples, most)
    assert np.abs(held).max() <= most * (1 + 1e-9)
    assert (np.abs(held) <= np.abs(given_samples)).all()
    assert (held * given_samples >= 0).all()


@settings(max_examples=30)
@given(
    st.sampled_from([*INFANT, "gasp", "sniff"]),
    st.integers(20, 2500),
    st.integers(1, 3),
    st.integers(0, 2**32 - 1),
    st.floats(0.5, 2.0),
    st.floats(0.0, 1.0),
)
def test_any_breath_can_be_made(
    sound: str, length: int, intensity: int, seed: int, speed: float, along: float
) -> None:
    made = samples_of(Cue(0, length, sound, "infant", intensity, 0.0, seed, along), speed)
    assert np.isfinite(made).all()
    assert np.abs(made).max() <= LOUDEST
    assert np.abs(np.diff(made)).max() < 0.25
