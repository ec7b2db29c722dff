from tests.campaigns.editing import campaign


def test_what_was_changed_outlives_a_kill():
    tally = campaign(kills=2, seed=7)
    assert tally.lost == []
    assert (tally.kills, tally.changes > 0) == (2, True)
