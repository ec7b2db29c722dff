"""Scripts laid out in other ways than the library's, and scripts with mistakes in them."""

import pytest

from simulator.authoring.editing import (
    Entry,
    UneditableError,
    add_entry,
    delete,
    duplicate,
    move,
    script_outline,
    set_field,
    spliced,
    stretch,
)

PLAIN = """\
title: One

episodes:
  - number: 5
    length: "3:00"
    acts:
      - {at: "0:00", caregiver: cg_enter_pause}
      # He waits.
      - {at: "0:10", infant: cry, for: 8s}   # long enough
      - {at: "0:20", use: comforted_on_arm, for: 34s}
      - {at: "0:30", infant: sink_in, until: "0:42"}
"""
BLOCK = """\
episodes:
- number: 5
  acts:
  - at: 0:00
    caregiver: cg_enter_pause
  -   at: 0:10   # here
      infant: cry
      for: 8
  - at: 0:20
    infant: sink_in
"""
FLOW = """\
{episodes: [{number: 5, acts: [
   {at: '0:00', caregiver: cg_enter_pause},
   {at: '0:10', infant: cry, for: 8 s}, # loud
   {at: '0:20', infant: sink_in}]}]}
"""
GROUPED = """\
episodes:
  - number: 5
    acts:
      # The infant
      - {at: "0:01", infant: cry}
      - {at: "0:20", infant: sink_in}
      - {at: "0:40", infant: sit_down}
      - {at: "1:00", infant: stay_put}
      # The caregiver
      - {at: "0:00", caregiver: cg_enter_pause}
      - {at: "0:10", caregiver: cg_pick_up}
      - {at: "0:30", caregiver: sit_down}
      - {at: "0:50", caregiver: look_at}
"""
LAYOUTS = {
    "plain": PLAIN,
    "block": BLOCK,
    "flow": FLOW,
    "windows": "\ufeff" + PLAIN.replace("\n", "\r\n"),
    "old mac": PLAIN.replace("\n", "\r"),
    "no last line end": PLAIN.rstrip(),
    "block, no last line end": BLOCK.rstrip(),
}
layouts = pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)


def act(text: str, name: str) -> Entry:
    return next(e for e in script_outline(text).entries if e.act == name)


@layouts
def test_every_layout_is_read(text: str) -> None:
    (episode,) = script_outline(text).episodes
    assert episode.number == 5
    cry = act(text, "cry")
    assert (cry.actor, cry.at_ms, cry.for_ms) == ("infant", 10_000, 8000)
    assert text[cry.start : cry.end] == cry.raw
    assert cry.line == text[: cry.start].replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert script_outline(text).at_line(cry.line) == cry


@layouts
def test_every_layout_is_changed_in_its_own_style_and_back(text: str) -> None:
    cry = act(text, "cry")
    for forth, back in (
        (stretch(text, cry, 12_000), lambda t, e: stretch(t, e, 8000)),
        (set_field(text, cry, "target", "door"), lambda t, e: set_field(t, e, "target", None)),
        (set_field(text, cry, "act", "fuss"), lambda t, e: set_field(t, e, "act", "cry")),
        (move(text, cry, 15_000), lambda t, e: move(t, e, 10_000)),
        (duplicate(text, cry, 14_000), delete),
        (duplicate(text, cry, 90_000), delete),
        (duplicate(text, cry, 0), delete),
        (add_entry(text, 5, "infant", "fuss", 14_000, {"for": 2000}), delete),
    ):
        changed = spliced(text, forth.splices)
        entry = script_outline(changed).entry(forth.path)
        assert entry is not None
        assert spliced(changed, back(changed, entry).splices) == text, forth.summary


@layouts
def test_a_line_that_overtakes_another_goes_behind_it(text: str) -> None:
    change = move(text, act(text, "cry"), 25_000)
    changed = spliced(text, change.splices)
    order = [e.act for e in script_outline(changed).entries]
    assert order[1:3] == ["cry", "sink_in"] if text is FLOW else order[2] == "cry"
    assert (changed[-1] in "\r\n") == (text[-1] in "\r\n")
    entry = script_outline(changed).entry(change.path)
    assert entry is not None
    assert spliced(changed, move(changed, entry, 10_000).splices) == text


def test_what_is_remarked_at_the_end_of_a_line_goes_with_it() -> None:
    lines = spliced(PLAIN, move(PLAIN, act(PLAIN, "cry"), 25_000).splices).splitlines()
    assert lines[7] == "      # He waits."
    assert lines[9] == '      - {at: "0:25", infant: cry, for: 8s}   # long enough'
    assert "# long enough" not in spliced(PLAIN, delete(PLAIN, act(PLAIN, "cry")).splices)


def test_an_end_goes_along_with_its_beginning() -> None:
    moved = spliced(PLAIN, move(PLAIN, act(PLAIN, "sink_in"), 35_500).splices)
    assert '- {at: "0:35.5", infant: sink_in, until: "0:47.5"}' in moved
    longer = spliced(PLAIN, stretch(PLAIN, act(PLAIN, "sink_in"), 60_000).splices)
    assert 'until: "1:30"' in longer
    assert "until" not in spliced(PLAIN, stretch(PLAIN, act(PLAIN, "sink_in"), None).splices)


def test_lines_grouped_by_who_acts_stay_grouped() -> None:
    change = add_entry(GROUPED, 5, "caregiver", "talk", 35_000)
    acts = [e.act for e in script_outline(spliced(GROUPED, change.splices)).entries]
    assert acts[6:9] == ["sit_down", "talk", "look_at"]
    stay = spliced(GROUPED, move(GROUPED, act(GROUPED, "sink_in"), 30_000).splices)
    assert [e.act for e in script_outline(stay).entries][1] == "sink_in"


@pytest.mark.parametrize(
    "acts", ["    acts: []\n", "    acts: [ ]  # none yet\n", "    acts:\n", "    acts: null\n", ""]
)
def test_an_episode_without_acts_gets_its_first(acts: str) -> None:
    text = f'episodes:\n  - number: 5\n    length: "3:00"\n{acts}  - number: 6\n'
    change = add_entry(text, 5, "infant", "cry", 0, {"for": 4000})
    changed = spliced(text, change.splices)
    assert '      - {at: "0:00", infant: cry, for: 4s}\n  - number: 6\n' in changed
    if "[]" in acts:
        entry = script_outline(changed).entry(change.path)
        assert entry is not None
        assert spliced(changed, delete(changed, entry).splices) == text


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('infant: cry, for: 8s}', 'infant: cry, for: 8s'),
        ('infant: cry, for: 8s}', 'infant: "cry, for: 8s}'),
        ('infant: cry, for: 8s}', 'infant: cry: loud, for: 8s}'),
        ('infant: cry, for: 8s}', 'infant: cry, for: 8s}}'),
        ('      - {at: "0:10", infant: cry', '\t- {at: "0:10", infant: cry'),
    ],
)  # fmt: skip
def test_around_a_faulty_line_everything_can_be_changed(good: str, bad: str) -> None:
    text = PLAIN.replace(good, bad)
    outline = script_outline(text)
    assert outline.problems
    assert outline.faults == (9,)
    assert [e.act for e in outline.entries] == ["cg_enter_pause", "comforted_on_arm", "sink_in"]
    changed = spliced(text, stretch(text, act(text, "sink_in"), 3000).splices)
    assert changed == text.replace('until: "0:42"', 'until: "0:33"')


@pytest.mark.parametrize(
    "text", ["", "- x\n" * 60_000, "# nothing\n", "[", "\x00", "a: &b 1\nc: *b\n", "- 1\n- 2\n"]
)
def test_what_is_no_script_has_an_empty_outline(text: str) -> None:
    outline = script_outline(text)
    assert not outline.entries
    with pytest.raises(UneditableError, match="no episode 5"):
        add_entry(text, 5, "infant", "cry", 0)


def test_entries_that_name_nobody_are_told_apart() -> None:
    text = (
        "episodes:\n  - {number: x, length: soon, acts: [3, {at: later}, {infant: [cry]}, null]}\n"
    )
    (episode,) = script_outline(text).episodes
    assert (episode.number, episode.length_ms) == (None, None)
    assert [(e.kind, e.act, e.at_ms) for e in episode.entries] == [("other", None, None)] * 4
