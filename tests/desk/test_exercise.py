"""One exercise from beginning to end: marked, rated, handed in, compared; nothing is lost."""

from simulator.desk.findings.course import FEW
from simulator.records import Store


def begun(desk, exercise="first-reunion"):
    driver = desk()
    driver.accept_cautions()
    driver.begin(exercise)
    return driver


def chord_of(driver, behaviour):
    return driver.screen._chords[behaviour]


def test_cautions_are_shown_once(desk):
    driver = desk()
    assert driver.screen.name == "cautions"
    driver.accept_cautions()
    driver.close()
    assert desk().screen.name == "home"


def test_a_press_marks_what_is_seen_where_the_playhead_stands(desk):
    driver = begun(desk)
    driver.press("shift+right", "right", chord_of(driver, "pull_up_on_caregiver"))
    (mark,) = driver.draft.marks.values()
    assert (mark.behaviour, mark.episode, mark.from_ms) == ("pull_up_on_caregiver", 5, 1040)


def test_a_bout_starts_and_ends_by_key_or_click(desk):
    driver = begun(desk)
    driver.press(chord_of(driver, "cry"), "shift+right", "shift+right")
    driver.click("behaviour-cry")
    (mark,) = driver.draft.marks.values()
    assert (mark.from_ms, mark.to_ms) == (0, 2000)


def test_holding_a_key_down_marks_once(desk):
    import pygame

    driver = begun(desk)
    key = chord_of(driver, "pull_up_on_caregiver")
    for _ in range(5):
        driver.send(pygame.KEYDOWN, key=ord(key), unicode=key, mod=0)
    assert len(driver.draft.marks) == 1


def test_marks_are_selected_moved_and_removed_by_keyboard(desk):
    driver = begun(desk)
    driver.press(chord_of(driver, "cry"), "shift+right", chord_of(driver, "cry"))
    driver.press("home", ".", "alt+shift+right", "alt+right")
    (mark,) = driver.draft.marks.values()
    assert (mark.from_ms, mark.to_ms) == (40, 1040)
    driver.press("shift+right", "shift+right", "]")
    (mark,) = driver.draft.marks.values()
    assert mark.to_ms == 2000
    driver.press("delete")
    assert not driver.draft.marks
    driver.press("ctrl+z", "ctrl+z", "ctrl+y")
    assert len(driver.draft.marks) == 1


def test_a_mark_is_selected_on_the_timeline_by_keyboard(desk):
    driver = begun(desk)
    driver.press(chord_of(driver, "pull_up_on_caregiver"), "shift+right")
    driver.press(chord_of(driver, "pull_up_on_caregiver"))
    driver.ui.focus_on("timeline")
    driver.press("up")
    assert driver.screen.selected == "m1"
    assert driver.screen.viewer.head.ms == 0


def test_playing_moves_on_and_stays_in_the_episode(desk):
    driver = begun(desk)
    driver.press("space")
    driver.frame(1.0)
    assert driver.screen.viewer.head.ms >= 1000
    driver.frame(1000)
    episode, at = driver.screen.viewer.here
    assert (episode, at) == (5, 180_000)
    assert not driver.screen.viewer.head.playing


def test_the_screen_that_asks_holds_no_key(desk):
    driver = begun(desk)
    assert "Key" not in {type(v).__name__ for v in vars(driver.screen).values()}
    session = driver.screen._session
    held = [session.played.case, session.played.performance, session.exercise]
    assert not any(hasattr(h, "classification") or hasattr(h, "key") for h in held)


def test_after_a_crash_it_goes_on_at_the_same_place(desk):
    driver = begun(desk)
    driver.press("shift+right", "shift+right", chord_of(driver, "cry"))
    marks = driver.draft.marks
    driver.app.close()  # nothing is saved on closing: everything is kept when it is made

    again = desk()
    assert again.screen.name == "home"
    again.click("continue")
    assert again.screen.name == "coding"
    assert again.draft.marks == marks
    assert again.screen.viewer.here == (5, 2000)
    again.press("shift+right", chord_of(again, "cry"))
    (mark,) = again.draft.marks.values()
    assert (mark.from_ms, mark.to_ms) == (2000, 3000)


def test_handing_in_compares_and_every_finding_plays_its_moment(desk, tmp_path):
    driver = begun(desk)
    driver.press(chord_of(driver, "crawl_to_caregiver"), "shift+right", "shift+right")
    driver.press(chord_of(driver, "crawl_to_caregiver"), "ctrl+return", "7", "ctrl+return", "5")
    driver.press("ctrl+return", "ctrl+return")
    findings = driver.screen.findings
    assert findings
    for i, finding in enumerate(findings):
        if finding.from_ms is None:
            continue
        driver.screen.play(i)
        head = driver.screen.viewer.head
        assert head.playing
        assert head.ms <= finding.from_ms <= head.stop_at
    driver.press("escape")
    assert driver.screen.name == "home"
    driver.close()
    with Store.open(tmp_path) as store:
        (attempt,) = store.attempts()
        assert attempt.score["format"] == 1
        assert store.open_attempts() == ()


def test_a_short_exercise_does_not_tell_the_class(desk):
    driver = begun(desk)
    driver.press("ctrl+return", "ctrl+return", "ctrl+return", "ctrl+return")
    assert driver.screen.name == "findings"
    sprites = driver.ui.manager.get_sprite_group().sprites()
    shown = " ".join(w.says for w in sprites if hasattr(w, "says"))
    assert "What teaches you most now" in shown
    key = driver.screen._graded.key
    assert key.rationale.strip()[:40] not in shown
    assert "secure" not in shown


def test_searching_narrows_the_list_and_enter_marks(desk):
    driver = desk(case="milo")
    driver.accept_cautions()
    driver.press("/", *"limp")
    rows = [n for n in driver.names if n.startswith("behaviour-")]
    assert rows == ["behaviour-hang_limp_held"]
    driver.press("return")
    (mark,) = driver.draft.marks.values()
    assert mark.behaviour == "hang_limp_held"
    assert driver.ui.focused == "search"
    driver.press("escape", "space")
    assert driver.screen.viewer.head.playing


def test_records_that_cannot_be_read_are_set_aside_only_when_asked(desk, tmp_path):
    (tmp_path / "records.db").write_bytes(b"not a database at all" * 100)
    driver = desk()
    assert driver.screen.name == "trouble"
    assert driver.names == ["afresh", "close"]
    assert (tmp_path / "records.db").exists()
    driver.click("afresh")
    assert driver.screen.name == "cautions"
    assert list(tmp_path.glob("set-aside-*/records.db"))


def test_a_second_window_on_the_same_records_says_so(desk):
    desk()
    second = desk()
    assert second.screen.name == "trouble"
    assert second.names == ["close"]


def test_the_most_instructive_findings_come_first_and_the_others_by_episode(desk):
    driver = begun(desk)
    driver.press("ctrl+return", "7", "ctrl+return", "5")
    driver.press("ctrl+return", "ctrl+return")
    findings = driver.screen.findings
    assert len(findings) > FEW + 1
    shown = [n for n in driver.names if n.startswith("finding-")]
    assert len(shown) == FEW
    driver.click("episode-findings-5")
    shown = [n for n in driver.names if n.startswith("finding-")]
    assert len(shown) == len([f for f in findings if f.episode == 5])
