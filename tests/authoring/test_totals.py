"""What a set of cases adds up to: shares, groups, and D where five is either."""

from dataclasses import replace

from scoring.terms import Classification
from simulator.authoring import Audit, Judged, apart, load_rules, over_all
from simulator.authoring.library import totals
from simulator.authoring.ratings import Row

RULES = load_rules()
B3 = Classification("B", "B3", disorganised=False)


def row(keyed: int, earned: int, because: str | None = None) -> Row:
    return Row("avoidance", 5, keyed, earned, ("ratings", "5", "avoidance"), because=because)


def case(name: str, *rows: Row, keyed: Judged, found: Judged | None = None) -> Audit:
    return Audit(name, keyed, found or keyed, rows=rows)


def test_ratings_are_counted_as_exact_near_and_excused() -> None:
    judged = Judged(B3, 1)
    rows = (row(1, 1), row(1, 2), row(1, 4, "It is meant."), row(1, 5))
    sums = totals([case("one", *rows, keyed=judged)], RULES)
    assert (sums.core, sums.within, sums.exact, sums.excused) == (4, 2, 1, 1)
    assert sums.share == 0.5


def test_rows_that_decide_no_group_do_not_count() -> None:
    searching = replace(row(1, 7), scale="search", episode=4)
    sums = totals([case("one", searching, keyed=Judged(B3, 1))], RULES)
    assert (sums.core, sums.share) == (0, None)


def test_d_or_not_agrees_by_itself_where_the_key_says_five() -> None:
    given = Judged(replace(B3, disorganised=True), 5)
    found = Judged(B3, 4)
    assert totals([case("five", keyed=given, found=found)], RULES).disorganised == 1
    clear = Judged(given.classification, 7)
    assert totals([case("seven", keyed=clear, found=found)], RULES).disorganised == 0


def test_what_cannot_be_coded_or_read_is_left_out_of_the_shares() -> None:
    ill = case("ill", keyed=Judged(Classification(None, uncodable="ill"), None))
    sums = totals([ill, Audit("broken")], RULES)
    assert (sums.cases, sums.codable, sums.passed) == (2, 0, 1)


def test_worked_cases_are_counted_apart_and_do_not_lift_the_share() -> None:
    judged = Judged(B3, 1)
    far = [case(f"new-{n}", row(1, 4), keyed=judged) for n in range(2)]
    worked = case("noor", *[row(1, 1)] * 98, keyed=judged)
    new, old = apart([*far, worked], RULES)
    assert [a.case_id for a in old] == ["noor"]
    assert len(new) == 2
    whole = over_all([*far, worked], RULES)
    assert (whole.new.share, whole.worked.share) == (0.0, 1.0)
    assert any("0.0% of the core ratings" in c for c in whole.complaints)
