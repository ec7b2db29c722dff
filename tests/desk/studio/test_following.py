"""The chosen act stays chosen when lines before it come and go, and undo shows what it did."""

from simulator.authoring.editing import script_outline
from simulator.desk.studio.draft.following import followed
from tests.desk.studio.conftest import ACT

HEAD = "episodes:\n  - number: 2\n    length: '3:00'\n    acts:\n"
ONE, TWO, THREE = (
    f'      - {{at: "0:0{n}", infant: {what}}}\n'
    for n, what in enumerate(("check_back", "babble_play", "babble_play"), 1)
)


def outline(*acts):
    return script_outline(HEAD + "".join(acts))


def test_the_same_act_is_followed_wherever_it_stands():
    assert followed(outline(ONE, TWO), outline(TWO), 6) == 5
    assert followed(outline(ONE), outline(TWO, THREE, ONE), 5) == 7


def test_what_is_new_is_chosen_where_the_chosen_act_is_gone():
    assert followed(outline(ONE), outline(ONE, TWO), None) == 6
    assert followed(outline(ONE, TWO), outline(ONE, THREE), 6) == 6
    assert followed(outline(ONE, TWO), outline(ONE), 6) is None
    assert followed(outline(ONE), outline(ONE, TWO, THREE), None) is None


def test_undo_brings_an_act_back_chosen_and_leaves_the_chosen_one(editing):
    at = editing()
    at.go(2, 33_000)
    at.choose(ACT)
    at.driver.press("delete")
    assert ACT not in at.script
    at.driver.press("ctrl+z")
    assert at.screen.draft.chosen == at.line(ACT)
    assert at.screen.pane == "act"
    at.driver.press("ctrl+d")
    at.driver.press("ctrl+z")
    assert at.screen.draft.chosen in {None, at.line(ACT)}
    assert at.script.count(ACT) == 1


def test_an_act_that_is_chosen_is_shown_from_every_pane_but_key_and_text(editing):
    at = editing()
    at.go(2, 33_000)
    for pane, shown in (("case", "act"), ("check", "act"), ("text", "text"), ("key", "key")):
        at.screen.choose(None)
        at.screen.show_pane(pane)
        at.choose(ACT)
        assert at.screen.pane == shown
