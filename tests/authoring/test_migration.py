"""Earlier formats become the present one, and nothing else in a file changes."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.lint import check_script
from simulator.authoring.lint.catalogue import DOCUMENTS
from simulator.authoring.migration import STEPS, migrate
from simulator.authoring.splicing import Edit, splice
from simulator.case.source import Tree
from simulator.problems import Span

SCRIPT = (DOCUMENTS / "base" / "script.yaml").read_text(encoding="utf-8")
OLD = SCRIPT.replace("format: 1\n", "# A comment at the top.\n\n", 1)


def written(folder: Path, text: str) -> Path:
    (folder / "script.yaml").write_bytes(text.encode())
    return folder / "script.yaml"


@pytest.mark.parametrize(("end", "bom"), [("\n", ""), ("\r\n", ""), ("\n", "\ufeff")])
def test_a_file_without_a_format_gets_its_number_and_keeps_all_else(
    tmp_path: Path, end: str, bom: str
) -> None:
    old = bom + OLD.replace("\n", end)
    migrated = migrate(written(tmp_path, old)).value
    assert migrated is not None
    assert migrated.changed
    assert migrated.after.replace(f"format: 1{end}", "", 1) == old
    assert check_script(written(tmp_path, migrated.after))[-1].code == "W506"


def test_the_present_format_stays_as_it_is(tmp_path: Path) -> None:
    migrated = migrate(written(tmp_path, SCRIPT)).value
    assert migrated is not None
    assert not migrated.changed


@pytest.mark.parametrize("said", ["7", "new", "-1"])
def test_a_format_that_nobody_knows_is_refused(tmp_path: Path, said: str) -> None:
    (problem,) = migrate(written(tmp_path, SCRIPT.replace("format: 1", f"format: {said}"))).problems
    assert (problem.code, problem.span.line) == ("E212", 1)


def test_what_cannot_be_read_is_not_changed(tmp_path: Path) -> None:
    assert [p.code for p in migrate(written(tmp_path, "a: [1\n")).problems] == ["E101"]


def test_steps_follow_one_another(tmp_path: Path) -> None:
    def renamed(tree: Tree) -> Iterable[Edit]:
        acts = [s for s in tree.values if s[-1:] == ("infant",) and "acts" in s]
        yield Edit(tree.value("format"), "2")
        for steps in acts:
            if tree.source.lines[tree.values[steps].line - 1].find("stay_put") >= 0:
                yield Edit(tree.values[steps], "stay_there")

    migrated = migrate(written(tmp_path, OLD), (*STEPS, renamed)).value
    assert migrated is not None
    expected = OLD.replace("title:", "format: 2\ntitle:", 1).replace("stay_put", "stay_there")
    assert migrated.after == expected


lines = st.lists(st.text(st.characters(exclude_characters="\n\r"), max_size=12), min_size=1)


@given(lines, st.data())
def test_a_splice_changes_its_span_and_nothing_else(parts: list[str], data: st.DataObject) -> None:
    text = "\n".join(parts)
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    places = [(text.count("\n", 0, i) + 1, i - text.rfind("\n", 0, i)) for i in (begin, end)]
    new = data.draw(st.text(max_size=8))
    assert (
        splice(text, [Edit(Span(*places[0], *places[1]), new)]) == text[:begin] + new + text[end:]
    )


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        splice("abcdef", [Edit(Span(1, 1, 1, 4), "x"), Edit(Span(1, 3, 1, 5), "y")])
    with pytest.raises(ValueError, match="not in the text"):
        splice("abc", [Edit(Span(2, 1, 2, 1), "x")])
