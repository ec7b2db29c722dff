"""A complete coding in a real window: once without a mouse, once without a keyboard."""

from simulator.records import Store
from tests.desk.windows import MARKS

pytestmark = MARKS
SCALES = {"proximity_seeking", "contact_maintaining"}


def handed_in(window):
    """Return the coding that was handed in, as it is kept."""
    window.kill()
    with Store.open(window.folder / "data") as store:
        (record,) = store.attempts()
        return record.coding(store.resume(record.id).draft)


def told(window, words):
    """Wait until the timeline says something of the mark in hand."""
    window.until(lambda s: words in s["values"].get("timeline", ""), words)


def test_a_complete_coding_by_keyboard_only(window):
    window.at("cautions")
    window.press("Return")
    window.at("home")
    window.press("Return")
    window.at("coding")
    window.press("space")
    window.until(lambda s: s["playing"], "a playing session")
    window.press("space", "Home", "r")
    told(window, "cries")
    window.do("key", "--delay", "20", "--repeat", "10", "shift+Right")
    window.press("r")
    told(window, "0:00.0 – 0:10.0")
    window.press("p", "t")
    window.do("key", "--delay", "20", "--repeat", "5", "shift+Right")
    window.press("t", "alt+Right")
    told(window, "0:10.0 – 0:15.0")
    window.press("comma", "comma", "alt+shift+Right")
    told(window, "0:00.0 – 0:10.0")
    window.press("ctrl+n")
    window.do("type", "loud")
    window.press("Escape", "ctrl+z", "ctrl+y", "ctrl+Return")
    window.at("judging")
    window.press("7", "ctrl+Return", "5", "ctrl+Return", "ctrl+Return")
    window.at("findings")
    coding = handed_in(window)
    assert {m.behaviour for m in coding.marks} == {"cry", "pull_up_on_caregiver", "resume_play"}
    assert [m.note for m in coding.marks if m.behaviour == "cry"] == ["loud"]
    assert set(coding.ratings[5]) == SCALES


def on_the_ruler(window, share):
    """Click on the ruler of the timeline, some way from its left end."""
    left, top, wide, _ = window.place("timeline")
    window.do("mousemove", str(left + round(wide * share)), str(top + 8), "click", "1")


def rate(window, scale):
    """Click a number of a scale."""
    window.click(f"scale-{scale}", "5-6")
    window.click("next")


def test_a_complete_coding_by_mouse_only(window):
    window.at("cautions")
    window.click("accept")
    window.at("home")
    window.click("exercise-first-reunion")
    window.at("coding")
    window.click("play")
    window.until(lambda s: s["playing"], "a playing session")
    window.click("play")
    window.until(lambda s: not s["playing"], "a session that stands")
    on_the_ruler(window, 0.4)
    window.click("behaviour-cry")
    told(window, "still running")
    on_the_ruler(window, 0.5)
    window.click("behaviour-cry")
    left, top, wide, tall = window.place("timeline", "m1")
    before = window.state["values"]["timeline"]
    end = left + wide + 3, top + tall // 2
    window.drag(end, (end[0] + 80, end[1]))
    window.until(lambda s: s["values"]["timeline"] != before, "a longer mark")
    on_the_ruler(window, 0.7)
    window.click("behaviour-pull_up_on_caregiver")
    window.click("timeline", "m1")
    told(window, "cries")
    window.click("set_to")
    window.click("undo")
    window.click("redo")
    window.click("onward")
    window.at("judging")
    for scale in sorted(SCALES, reverse=True):
        rate(window, scale)
    window.until(lambda s: s["says"].get("next") == "Hand in", "the page to hand in")
    window.click("next")
    window.at("findings")
    coding = handed_in(window)
    cry, pulled = coding.marks
    assert (cry.behaviour, pulled.behaviour) == ("cry", "pull_up_on_caregiver")
    assert abs(cry.to_ms - pulled.from_ms) <= 500  # set to end where the playhead stood
    assert set(coding.ratings[5]) == SCALES
