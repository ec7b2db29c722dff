"""Drills: one key answers, the reason comes at once, every answer is kept, a set has an end."""

from datetime import timedelta

import pytest

from simulator.desk.drills.drill_end import returns
from simulator.desk.style.texts import load_texts
from simulator.lessons.drills import load_drills
from simulator.lessons.schedule import skill_of

BY_ID = {d.id: d for d in load_drills().value}


@pytest.fixture
def drilling(desk):
    driver = desk().accept_cautions()
    driver.click("drills")
    assert driver.screen.name == "drill"
    return driver


def key_of(screen, *, right=True):
    """Return the key of the right answer, or of a wrong one."""
    answers = zip(keys_of(screen), screen.drill.answers, strict=True)
    return next(key for key, answer in answers if (answer == screen.drill.answer) == right)


def keys_of(screen):
    """Return the keys of the answers in order: a rating is its own key."""
    words = list(screen.drill.answers.values())
    rated = all(word.isdecimal() for word in words)
    return words if rated else [str(n) for n in range(1, len(words) + 1)]


def test_the_stretch_is_played_again_with_one_key_before_and_after_the_answer(drilling):
    viewer = drilling.screen.viewer
    drilling.frame(2.0)
    drilling.press("r")
    assert viewer.head.playing
    assert viewer.head.at < 500
    drilling.press(key_of(drilling.screen))
    drilling.frame(2.0)
    drilling.press("r")
    assert viewer.head.at < 500


def test_the_way_on_stands_under_the_picture_and_is_always_seen(drilling):
    drilling.press(key_of(drilling.screen))
    onward = drilling.ui.control("next_item")
    assert onward.scroll is None
    assert onward.rect.top > drilling.ui.control("stage").rect.bottom


@pytest.mark.parametrize(
    ("right", "words"), [(True, "a first hit may be luck"), (False, "You meet it again")]
)
def test_why_a_question_comes_back_is_said(drilling, right, words):
    while len(drilling.screen.drill.answers) != 2:
        drilling.press(key_of(drilling.screen), "return")
    drilling.press(key_of(drilling.screen, right=right))
    assert any(words in said_words for said_words in said(drilling))


def test_enter_goes_on_after_an_answer(drilling):
    drilling.press(key_of(drilling.screen))
    before = drilling.screen
    drilling.press("return")
    assert drilling.screen is not before
    assert drilling.screen.asked is None


def said(driver):
    return [w.says for w in driver.ui.texts]


def test_the_stretch_plays_and_nothing_tells_the_answer(drilling):
    screen = drilling.screen
    assert screen.viewer.head.playing
    assert screen.viewer.reel.length_ms == screen.drill.to_ms - screen.drill.from_ms
    assert [n for n in drilling.names if n.startswith("answer-")] == [
        f"answer-{key}" for key in keys_of(screen)
    ]
    assert screen.drill.because not in said(drilling)
    assert "next_item" not in drilling.names


@pytest.mark.parametrize("right", [True, False])
def test_one_key_answers_and_the_reason_and_the_look_alike_come_at_once(drilling, right):
    drill = drilling.screen.drill
    drilling.press(key_of(drilling.screen, right=right))
    assert drilling.screen.asked.given.right is right
    assert drill.because in said(drilling)
    words = [w for w in said(drilling) if w.startswith("The right answer: ")]
    assert len(words) == 1
    drilling.press("c")
    contrast = drilling.screen.watched
    assert (contrast.kind, contrast.scale) == (drill.kind, drill.scale)
    assert contrast.answer != drill.answer
    assert drilling.screen.viewer.head.playing
    drilling.press("c")
    assert drilling.screen.watched == drill


def test_an_answer_is_kept_before_it_is_told_and_a_second_key_changes_nothing(drilling):
    screen = drilling.screen
    drilling.press(key_of(screen, right=False))
    drilling.press(key_of(screen))
    (kept,) = drilling.app.store.drilled("t-01")
    assert (kept.item, kept.right) == (screen.drill.id, False)


def test_the_time_after_the_stretch_is_what_counts(drilling):
    length = drilling.screen.viewer.reel.length_ms
    drilling.press("space")
    drilling.frame(5)
    drilling.press("space")
    drilling.frame(length / 1000 + 1)
    drilling.frame(2)
    drilling.press(key_of(drilling.screen))
    (kept,) = drilling.app.store.drilled("t-01")
    assert 1_900 <= kept.delay_ms <= 2_300


def test_nothing_is_shown_of_what_comes_next_or_is_begun_and_not_handed_in(desk):
    driver = desk().accept_cautions()
    driver.begin("turning-away")
    driver.press("escape", "escape")
    driver.click("drills")
    one_set, hidden = driver.screen.set, {"noor", "milo"}
    for _ in range(60):
        drill = one_set.next()
        contrast = one_set.contrast(drill)
        assert not {drill.case, contrast.case if contrast else None} & hidden
        one_set.answer(drill, drill.answer, 9_000)


def test_a_number_of_a_scale_stands_with_its_anchor(desk):
    driver = desk().accept_cautions()
    for drill in {skill_of(d): d for d in BY_ID.values() if d.kind != "height"}.values():
        for _ in range(2):
            driver.app.store.keep_drill("t-01", drill.id, drill.answer, right=True, delay_ms=0)
    driver.click("drills")
    drill = driver.screen.drill
    assert drill.kind == "height"
    anchors = load_texts().table("scales")[drill.scale]["anchors"]
    for number in drill.answers:
        answer = driver.ui.control(f"answer-{number}")
        assert answer.says == f"{number}: {anchors[int(number)]['label']}"


def test_a_look_alike_that_was_shown_is_not_asked(drilling):
    shown = set()
    for _ in range(6):
        assert drilling.screen.drill.id not in shown
        drilling.press(key_of(drilling.screen))
        drilling.press("c")
        shown |= {drilling.screen.drill.id, drilling.screen.watched.id}
        drilling.press("n")


def test_a_set_ends_after_ten_minutes_and_says_what_it_came_to(drilling):
    drilling.press(key_of(drilling.screen))
    drilling.press("n")
    drilling.press(key_of(drilling.screen, right=False))
    drilling.frame(601)
    drilling.click("next_item")
    assert drilling.screen.name == "drill_end"
    assert "1 of 2 right" in said(drilling)
    drilling.click("again")
    assert drilling.screen.name == "drill"


def test_leaving_in_the_middle_loses_nothing(drilling):
    drilling.press(key_of(drilling.screen))
    drilling.press("n", "escape")
    assert drilling.screen.name == "drill_end"
    drilling.press("escape")
    assert drilling.screen.name == "home"
    assert len(drilling.app.store.drilled("t-01")) == 1


def test_what_sits_is_not_asked_again(desk):
    driver = desk().accept_cautions()
    for drill in 2 * [*{skill_of(d): d for d in BY_ID.values()}.values()]:
        driver.app.store.keep_drill("t-01", drill.id, drill.answer, right=True, delay_ms=0)
    driver.click("drills")
    assert driver.screen.name == "drill_end"
    assert "again" not in driver.names
    assert any("The next question comes back in " in words for words in said(driver))


def test_a_set_by_mouse_alone(drilling):
    drilling.click(f"answer-{keys_of(drilling.screen)[0]}")
    drilling.click("contrast")
    drilling.click("next_item")
    assert drilling.screen.asked is None
    drilling.click("leave")
    assert drilling.screen.name == "drill_end"


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=40), "within two minutes"),
        (timedelta(minutes=8), "in about 8 minutes"),
        (timedelta(hours=20), "tomorrow"),
        (timedelta(days=8.2), "in 8 days"),
    ],
)
def test_waiting_in_words(wait, words):
    assert returns(load_texts(), wait) == words
