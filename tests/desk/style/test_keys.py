"""The key map is complete, unambiguous, and leaves the letters to behaviours."""

from string import ascii_lowercase
from types import SimpleNamespace

import pygame
import pytest

from simulator.case import load_ethogram
from simulator.desk.style.keys import chord, letters, load_keys, printed
from simulator.desk.style.texts import load_texts

CAPS = load_texts().table("interface")["caps"]
KEYS = load_keys(CAPS)
SCREENS = list(KEYS.screens)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_chord_means_one_thing_on_a_screen(screen):
    own = [c for chords in KEYS.screens[screen].values() for c in chords]
    assert len(own) == len(set(own))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_action_is_explained(screen):
    texts = load_texts()
    for action in KEYS.of(screen):
        assert texts(f"keys.{action}")


def test_letters_belong_to_behaviours_but_those_that_drive_time():
    used = {c for chords in KEYS.of("coding").values() for c in chords}
    letters_used = used & {*ascii_lowercase, *(f"shift+{letter}" for letter in ascii_lowercase)}
    assert letters_used == {"j", "k", "l"}


def test_no_behaviour_takes_a_key_that_is_taken():
    given = letters(load_ethogram().of("infant", coded=True), {"j", "c", "shift+c"})
    assert not {"j", "c", "shift+c"} & set(given.values())
    assert len(given) == 101


def test_every_organised_behaviour_has_a_key_beside_those_that_drive_time():
    behaviours = load_ethogram().of("infant", coded=True)
    taken = {c for chords in KEYS.of("coding").values() for c in chords}
    given = letters(behaviours, taken)
    assert [b.id for b in behaviours if b.sign is None and b.id not in given] == []


def test_everything_can_be_done_without_keys_that_a_laptop_lacks():
    for screen in SCREENS:
        for action, chords in KEYS.of(screen).items():
            names = {c if len(c) == 1 else c.split("+")[-1] for c in chords}
            assert names - {"insert", "pause", "printscreen", "enter"}, (screen, action)
            assert not any(name.startswith(("[", "keypad")) and len(name) > 1 for name in names)


def test_space_plays_while_watching_and_presses_elsewhere():
    assert KEYS.action("coding", "space") == "play"
    assert KEYS.action("judging", "space") == "press"
    assert KEYS.action("coding", "return") == "press"
    assert KEYS.action("coding", "q") is None


def test_every_behaviour_has_a_key_of_its_own_while_there_are_letters():
    behaviours = load_ethogram().of("infant", coded=True)
    given = letters(behaviours)
    assert len(given) == min(len(behaviours), 104)
    assert len(set(given.values())) == len(given)
    assert given == letters(behaviours)


def test_a_key_is_an_initial_if_one_is_free():
    ethogram = load_ethogram()
    given = letters([ethogram["cry"], ethogram["crawl_to_caregiver"], ethogram["arms_up"]])
    assert given == {"cry": "c", "crawl_to_caregiver": "t", "arms_up": "r"}


def key(code, text="", mod=0):
    return SimpleNamespace(key=code, unicode=text, mod=mod)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (key(pygame.K_a, "a"), "a"),
        (key(pygame.K_a, "A", pygame.KMOD_LSHIFT), "shift+a"),
        (key(pygame.K_SLASH, "?", pygame.KMOD_LSHIFT), "?"),
        (key(pygame.K_z, "\x1a", pygame.KMOD_LCTRL), "ctrl+z"),
        (key(pygame.K_LEFT, "", pygame.KMOD_LALT | pygame.KMOD_LSHIFT), "alt+shift+left"),
        (key(pygame.K_PAGEDOWN), "pagedown"),
        (key(pygame.K_SPACE, " "), "space"),
        (key(pygame.K_1, "1"), "1"),
    ],
)
def test_key_presses_are_named_as_in_the_key_map(event, expected):
    assert chord(event) == expected


def test_chords_are_printed_as_on_key_caps():
    assert [printed(c, CAPS) for c in ("a", "shift+a", "ctrl+z", "return", "pagedown", "+")] == [
        "A",
        "Shift A",
        "Ctrl Z",
        "Enter",
        "PgDn",
        "+",
    ]
