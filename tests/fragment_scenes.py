"""Sound cases in which each fragment of the stock can be used."""

from pathlib import Path

from simulator.authoring.lint.catalogue import Example
from simulator.authoring.lint.examples import lay_out
from simulator.case.fragments import stock

ENTRY = """\
- {at: "0:00", caregiver: cg_enter_pause}
- {at: "0:01", infant: smile_greet, for: 2s}
- {at: "0:05", caregiver: cg_greet}
- {at: "0:07", stranger: stand_up}
- {at: "0:10", stranger: st_leave_unobtrusive, for: 7s}
- {at: "0:12", caregiver: look_at, target: infant, for: 165s}
"""
LIFTED = f"""{ENTRY}\
- {{at: "0:20", infant: crawl_to_caregiver}}
- {{at: "0:28", caregiver: cg_pick_up}}
"""
SEATED = f'{LIFTED}- {{at: "0:34", caregiver: sit_down, place: caregiver_chair}}\n'
LOOK = '- {at: "0:20", caregiver: look_at, target: infant, for: 150s}\n'
WATCH = '- {at: "0:01", stranger: look_at, target: infant, for: 175s}\n'
BYE = '- {at: "2:49", caregiver: cg_bye_leave, for: 9s}\n'
UP = '- {at: "2:36", caregiver: stand_up}\n- {at: "2:40", caregiver: go_to, place: door_inside}\n'
DOWN = '- {at: "2:20", caregiver: cg_put_down}\n'
HELD_AFTER = {
    "comforted_on_arm",
    "held_without_relief",
    "met_and_lifted",
    "pushes_and_kicks",
    "put_down_refused",
    "toy_batted_away",
}
CHAIR = f'{ENTRY}- {{at: "0:20", caregiver: sit_down, place: caregiver_chair}}\n'
IN_ROOM = {
    "floor": (5, ENTRY, "0:20", BYE),
    "chair": (5, CHAIR, "0:30", UP + BYE),
    "arms": (5, LIFTED, "0:34", BYE),
    "lap": (5, SEATED, "0:42", UP + BYE),
    "leaving": (5, CHAIR, "2:38", ""),
    "entry": (5, "", "0:00", LOOK + BYE),
    "alone": (6, "", "0:10", '- {at: "2:40", infant: look_at_door, for: 2s}\n'),
    "company": (4, WATCH, "0:20", '- {at: "2:57", caregiver: cg_call_outside}\n'),
    "reading": (2, "", "0:05", '- {at: "2:10", infant: look_at_caregiver, for: 2s}\n'),
    "first": (1, "", "0:00", ""),
}
SILENCE = '- {at: "0:00", stranger: st_enter_greet}\n- {at: "0:06", stranger: sit_down}\n'
MINUTES = (
    '- {at: "0:12", stranger: st_sit_silent, for: 45s}\n',
    '- {at: "1:00", stranger: st_talk_caregiver, for: 56s}\n',
    '- {at: "2:06", stranger: st_floor_invite, for: 38s, toy: blocks}\n',
    '- {at: "2:50", caregiver: cg_leave_unobtrusive, for: 10s}\n',
)
IN_ROOM |= {
    "minute 1": (3, "", "0:00", "".join(MINUTES[1:])),
    "minute 2": (3, SILENCE + MINUTES[0], "1:00", "".join(MINUTES[2:])),
    "minute 3": (3, SILENCE + "".join(MINUTES[:2]), "2:00", MINUTES[3]),
    "minute 4": (3, SILENCE + "".join(MINUTES[:3]), "2:44", ""),
}
PLACES = {
    "bid_answered_late": "chair",
    "bid_ignored": "chair",
    "caregiver_comes_back": "entry",
    "caregiver_says_bye": "leaving",
    "caregiver_slips_out": "minute 4",
    "changes_toys": "chair",
    "comforted_by_the_stranger": "company",
    "comforted_on_arm": "arms",
    "goes_to_play": "chair",
    "greeted_from_afar": "floor",
    "held_without_relief": "arms",
    "held_without_warmth": "floor",
    "met_and_lifted": "floor",
    "plays_and_checks_back": "chair",
    "protests_at_the_door": "alone",
    "pushes_and_kicks": "arms",
    "put_down_refused": "lap",
    "put_down_to_play": "arms",
    "reads_in_the_chair": "reading",
    "searches_at_the_door": "alone",
    "shared_from_afar": "chair",
    "shown_in": "first",
    "stranger_turned_down": "company",
    "strangers_play": "minute 3",
    "strangers_silent_minute": "minute 1",
    "strangers_talk": "minute 2",
    "toy_batted_away": "arms",
    "toy_offered_and_taken": "chair",
    "turned_away": "chair",
    "upset_builds_up": "alone",
}
TOY_FIRST = {"changes_toys", "plays_and_checks_back", "shared_from_afar"}
LENGTHS = {1: "0:50"}


def case_with(
    folder: Path, use: str, place: str = "chair", before: str = "", then: str = ""
) -> Path:
    """Write a sound case in which a line stands at a place of an episode; return its script.

    ``before`` and ``then`` are further lines; without a line the episode goes on as with one.
    """
    number, acts, at, after = IN_ROOM[place]
    after = DOWN + after if any(name in use for name in HELD_AFTER) else after
    line = f'- {{at: "{at}", {use}}}\n' if use else ""
    body = f"{acts}{before}{line}{then}{after}"
    length = LENGTHS.get(number, "3:00")
    text = f'- number: {number}\n  length: "{length}"\n  acts:\n'
    text += "".join(f"    {line}\n" for line in body.splitlines())
    return lay_out(Example("right", "yaml", f"episode {number}", text), folder)


def before(name: str) -> str:
    """Return the line that the fragment of a name wants before it: the infant goes to its toy."""
    toy = next((f.takes.get("toy") for f in stock() if f.name == name), None)
    return f'- {{at: "0:21", infant: go_to, target: {toy}}}\n' if name in TOY_FIRST else ""
