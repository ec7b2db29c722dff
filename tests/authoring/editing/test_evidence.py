"""What a key says of an act goes along with it, and nothing else does."""

from simulator.authoring.editing import Shift, along, spliced

KEY = """\
evidence:
  - {episode: 5, from: "0:08", to: "0:14", behaviour: cling, scale: contact_maintaining}
  - {episode: 5, from: 0:10, to: 12.0s, behaviour: cling, scale: contact_maintaining}   # within
  - {episode: 5, from: "0:40", to: "0:44", behaviour: cling, scale: contact_maintaining}
  - {episode: 8, from: "0:08", to: "0:14", behaviour: cling, scale: contact_maintaining}
  - {episode: 5, from: "0:08", to: "0:14", behaviour: sink_in, scale: contact_maintaining}
disorganisation: {indices: [{behaviour: cling, episode: 5, at: "0:09", strength: weak}]}
"""


def changed(shift: Shift) -> list[str]:
    """Return the lines that are others than before."""
    change = along(KEY, [shift])
    assert change is not None
    after = spliced(KEY, change.splices)
    return [x for x, y in zip(after.splitlines(), KEY.splitlines(), strict=True) if x != y]


def test_moments_and_signs_of_a_moved_act_are_moved() -> None:
    one, other, sign = changed(Shift(5, "cling", 8000, 14_500, 3000, 3000))
    assert 'from: "0:11", to: "0:17"' in one
    assert "from: 0:13, to: 15s" in other
    assert other.endswith("   # within")
    assert 'at: "0:12"' in sign


def test_of_a_stretched_act_only_what_ends_with_it_ends_later() -> None:
    (one,) = changed(Shift(5, "cling", 8000, 14_500, 0, 6000))
    assert 'from: "0:08", to: "0:20"' in one


def test_no_moment_begins_before_its_episode() -> None:
    assert 'from: "0:00"' in changed(Shift(5, "cling", 8000, 14_500, -9000, -9000))[0]


def test_a_key_that_does_not_speak_of_the_act_stays() -> None:
    assert along(KEY, [Shift(5, "cry", 8000, 14_500, 3000, 3000)]) is None
    assert along("", [Shift(5, "cling", 8000, 14_500, 3000, 3000)]) is None
