from tests.campaigns.kill import campaign


def test_what_was_kept_outlives_a_kill():
    tally = campaign(kills=4, seed=11)
    assert tally.lost == []
    assert (tally.kills, tally.edits > 0) == (4, True)
