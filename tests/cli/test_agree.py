"""``agree``: tables of codes as people export them, broken ones too, and what is said of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.agreement import cohen_kappa, fleiss_kappa, icc, krippendorff_alpha
from simulator.case import render
from simulator.commands.coders_table import MOST_PROBLEMS, read_table
from simulator.commands.coefficients import STATISTICS, named

ANNA = [1, 7, 4, 5, 2, 3]
BEN = [2, 6, 4, 5, 1, 3]
KIM = [1, 7, None, 6, 1, 3]


def wide(*columns, names="anna,ben,kim", separator=","):
    """Return a wide table with an id column, as text."""
    head = separator.join(["unit", *names.split(",")[: len(columns)]])
    rows = [
        separator.join([f"u{i}", *("" if c is None else str(c) for c in row)])
        for i, row in enumerate(zip(*columns, strict=True), 1)
    ]
    return "\n".join([head, *rows, ""])


@pytest.fixture
def table(tmp_path: Path):
    def write(text):
        file = tmp_path / "table.csv"
        if isinstance(text, bytes):
            file.write_bytes(text)
        else:
            file.write_text(text, encoding="utf-8")
        return file

    return write


def value(found, statistic):
    return next(r for r in found["results"] if r["statistic"] == statistic)["value"]


def test_two_coders_get_percent_agreement_kappa_and_a_reading(run, table) -> None:
    done = run("agree", table(wide(list("ABBCA"), list("ABCCA"))))
    assert done.code == 0
    assert "Cohen's kappa" in done.out
    assert "95 % confidence" in done.out
    assert "5 units can carry no more" in done.out


def test_any_number_of_coders_with_gaps(run, table) -> None:
    found = run("agree", table(wide(ANNA, BEN, KIM)), "--json").json
    ratings = list(zip(ANNA, BEN, KIM, strict=True))
    scale = range(1, 8)
    assert found["coders"] == ["anna", "ben", "kim"]
    assert (found["units"], found["missing"], found["categories"]) == (6, 1, list(scale))
    assert value(found, "fleiss_kappa") == fleiss_kappa(ratings, categories=scale).value
    assert value(found, "ICC(2,1)") == icc(ratings).value
    assert value(found, "krippendorff_alpha_interval") == (
        krippendorff_alpha(ratings, level="interval").value
    )
    assert sum(r["statistic"] == "cohen_kappa" for r in found["results"]) == 3
    assert all(r["low"] <= r["value"] <= r["high"] for r in found["results"])
    assert any("ICC(2,1)" in sentence for sentence in found["reading"])


def test_long_and_wide_are_the_same_table(run, table) -> None:
    rows = [
        f"{name},u{unit},{code}"
        for name, column in (("anna", ANNA), ("ben", BEN), ("kim", KIM))
        for unit, code in enumerate(column, 1)
        if code is not None
    ]
    long = run("agree", table("\n".join(["Coder,Unit,Value", *rows])), "--json").json
    same = run("agree", table(wide(ANNA, BEN, KIM)), "--json").json
    assert long["form"] == "long"
    assert long["results"] == same["results"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
def test_commas_semicolons_tabs_and_byte_order_marks(run, table, separator, start) -> None:
    text = start + wide(ANNA, BEN, separator=separator).replace("\n", "\r\n")
    found = run("agree", table(text), "--json").json
    assert found["coders"] == ["anna", "ben"]


def test_a_first_column_without_a_units_name_is_a_coder(run, table) -> None:
    found = run("agree", table("anna,ben\nA,A\nA,B\n,B\nB,B\n"), "--json").json
    assert found["coders"] == ["anna", "ben"]
    assert (found["units"], found["missing"]) == (4, 1)


@pytest.mark.parametrize("gap", ["", "NA", "n/a", "NaN", ".", " "])
def test_missing_codes_are_written_in_many_ways(run, table, gap) -> None:
    found = run("agree", table(f"anna,ben\n1,1\n2,{gap}\n3,3\n"), "--json").json
    assert found["missing"] == 1


def test_unused_levels_of_whole_numbers_keep_their_places(run, table) -> None:
    a, b = [1, 2, 7, 7], [1, 7, 7, 2]
    asked = ("--statistic", "cohen_kappa_linear", "--json")
    found = run("agree", table(wide(a, b)), *asked).json
    wanted = cohen_kappa(a, b, categories=range(1, 8), weights="linear")
    assert value(found, "cohen_kappa_linear") == wanted.value


def test_the_scale_can_be_given(run, table) -> None:
    file, asked = table(wide([1, 2, 3], [1, 3, 3])), ("--statistic", "brennan_prediger", "--json")
    used = run("agree", file, *asked).json
    whole = run("agree", file, *asked, "--categories", "1-7").json
    assert whole["categories"] == list(range(1, 8))
    assert value(whole, "brennan_prediger") > value(used, "brennan_prediger")
    off = run("agree", file, "--categories", "1-2")
    assert off.code == 1
    assert "table.csv:3:1" in off.err
    assert "'3' is not one of the categories" in off.err


@pytest.mark.parametrize("text", ["x", "1-1", "7-1", "A,A", "A,,B"])
def test_a_scale_that_is_none_is_wrong_usage(run, table, text) -> None:
    done = run("agree", table(wide(ANNA, BEN)), "--categories", text)
    assert done.code == 2
    assert "1-7" in done.err


@pytest.mark.parametrize("statistic", STATISTICS, ids=lambda s: s.name)
def test_every_statistic_can_be_asked_for(run, table, statistic) -> None:
    file = table(wide(ANNA, BEN, KIM))
    found = run("agree", file, "--statistic", statistic.name, "--json").json
    assert {r["statistic"] for r in found["results"]} == {statistic.name}
    assert all(r["value"] is not None for r in found["results"])
    assert statistic.title in run("agree", file, "--statistic", statistic.name).out


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("kappa", "cohen_kappa"),
        ("Alpha", "krippendorff_alpha"),
        ("icc", "ICC(2,1)"),
        ("icc(3,k)", "ICC(3,k)"),
        ("gwet-ac2", "gwet_ac2"),
    ],
)
def test_short_names_will_do(asked, name) -> None:
    assert named(asked).name == name


def test_what_is_not_defined_is_said_and_no_error(run, table) -> None:
    done = run("agree", table(wide(["A"] * 4, ["A"] * 4)))
    assert done.code == 0
    assert "not defined" in done.out
    assert "one and the same category" in " ".join(done.out.split())


def test_many_coders_fit_on_a_page(run, table) -> None:
    names = ",".join(f"coder{i}" for i in range(12))
    done = run("agree", table(wide(*[ANNA] * 12, names=names)))
    assert done.code == 0
    assert "more figures of pairs" in done.out


def test_numbers_are_needed_where_distances_are_taken(run, table) -> None:
    done = run("agree", table(wide([1, "high"], [1, 2])), "--statistic", "icc")
    assert done.code == 1
    assert "table.csv:3:1: error[E208]: 'high' was found" in done.err


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "E107"),
        ("\n\n", 1, "E107"),
        ("unit,anna\n1,A\n", 1, "E111"),
        ("anna,anna\nA,B\n", 1, "E111"),
        ("anna,\nA,B\n", 1, "E111"),
        ("1,2\n1,1\n", 1, "E111"),
        ("unit,coder,value\n1,anna,A\n", 1, "E111"),
        ("coder,value\nanna,A\n", 1, "E111"),
        ("unit,anna,ben\n1,A,B\n2,A\n", 3, "E110"),
        ("unit,anna,ben\n1,A,B\n\n2,A,B,C\n", 4, "E110"),
        ("unit,anna,ben\n1,A,B\n1,A,B\n", 3, "E318"),
        ("unit,anna,ben\n,A,B\n", 2, "E319"),
        ("unit,coder,value\n1,a,A\n1,b,A\n1,a,B\n", 4, "E318"),
        ("unit,coder,value\n1,a,A\n1,,A\n", 3, "E319"),
        ('unit,anna,ben\n1,A,"B\n', 2, "E109"),
        ('unit,anna,ben\n1,"A\nB",C\n2,"A"B,C\n', 4, "E109"),
        ("unit,anna,ben\n1,A\x1b[31m,B\n", 2, "E112"),
        ("unit,anna,ben\n1,A,\u202eB\n", 2, "E112"),
        ("unit,anna,ben\n1,A,\x00\n", 2, "E112"),
        (b"unit,anna,ben\n1,\xff,B\n", 2, "E106"),
        (b"x" * 2_000_001, 1, "E103"),
        ("a,b\n" + "y" * 200_000 + ",1\n", 2, "E109"),
        (",".join(f"c{i}" for i in range(60)) + "\n", 1, "E103"),
    ],
)
def test_broken_tables_are_shown_with_their_lines(run, table, text, line, code) -> None:
    done = run("agree", table(text))
    assert done.code == 1
    assert f"table.csv:{line}:" in done.err
    assert f"[{code}]" in done.err
    assert "\x1b" not in done.err


def test_every_problem_comes_at_once_and_a_flood_is_counted(run, table) -> None:
    two = run("agree", table('unit,anna,ben\n1,A\n,A,B\n2,A,"B\n'))
    assert [two.err.count(f"[{code}]") for code in ("E110", "E319", "E109")] == [1, 1, 1]
    flood = run("agree", table("unit,anna,ben\n" + "1,A\n" * 500))
    assert flood.err.count("[E110]") == MOST_PROBLEMS
    assert f"There are {500 - MOST_PROBLEMS} more problems." in flood.err


def test_wrong_usage_is_one_sentence(run, table, tmp_path: Path) -> None:
    file = table(wide(ANNA, BEN))
    for argv in (
        ("agree",),
        ("agree", tmp_path / "none.csv"),
        ("agree", tmp_path),
        ("agree", file, "--statistic", "yule"),
    ):
        done = run(*argv)
        assert done.code == 2
        assert done.err.count("\n") == 1
    assert "cohen_kappa" in run("agree", file, "--statistic", "yule").err


pieces = st.sampled_from(
    [
        "unit",
        "coder",
        "value",
        "anna",
        "ben",
        ",",
        ";",
        "\t",
        "\n",
        '"',
        "1",
        "A",
        "",
        "\x00",
        "é",
        "=1+1",
    ]
)


@given(st.lists(pieces, max_size=60).map("".join))
def test_reading_never_fails(tmp_path_factory, text) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_text(text, encoding="utf-8")
    loaded = read_table(file)
    assert (loaded.value is None) == bool(loaded.problems)
    assert all(render(problem) for problem in loaded.problems)
