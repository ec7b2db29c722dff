"""Comments left out: nothing else changes, and none is left."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.scaffold import recipes, scaffold
from simulator.authoring.sharing import pack, unpack
from simulator.authoring.sharing.comments import without_comments
from simulator.case import load_case, was_handed_out
from simulator.case.yaml_source import read_yaml
from simulator.resources import LIBRARY

SECRET = "# the turned back is the answer"
TEXT = f"""{SECRET}
title: "No # comment"  {SECRET}
because: >-  {SECRET}
  words # in a folded text
  go on
{SECRET}
says: 'it is # said'
list: [a, {SECRET}
  b]
plain: x#y
lines: |
  # a line of the text
 {SECRET}
end: 1
{SECRET}"""


def data_of(text):
    return read_yaml(Path("script.yaml"), text).value.data


def test_comments_go_and_all_that_is_read_stays():
    bare = without_comments(TEXT)
    assert "answer" not in bare
    assert data_of(bare) == data_of(TEXT)
    assert bare.split("\n")[0] == 'title: "No # comment"'


@pytest.mark.parametrize("pattern", recipes())
def test_every_scaffold_loses_its_comments_alone(pattern):
    for text in scaffold("mia", pattern).values():
        bare = without_comments(text)
        assert data_of(bare) == data_of(text)
        assert not [line for line in bare.split("\n") if line.lstrip().startswith("#")]


@given(st.lists(st.text("ab #'\"|>-\n\u00e4", max_size=12), min_size=1, max_size=5))
def test_no_value_is_changed_however_it_looks(values):
    pairs = (f"k{n}: {json.dumps(v)} {SECRET}\n" for n, v in enumerate(values))
    text = f"{SECRET}\n".join(pairs)
    assert data_of(without_comments(text)) == data_of(text)
    assert SECRET not in without_comments(text)


@pytest.mark.parametrize("with_keys", [True, False])
def test_what_goes_to_a_class_has_no_comment_and_is_the_same_version(tmp_path, with_keys):
    mine = tmp_path / "mine" / "lea"
    shutil.copytree(LIBRARY / "milo", mine)
    for file in mine.glob("*.yaml"):
        file.write_text(f"{file.read_text('utf-8')}\n{SECRET}\n", "utf-8")
    packed = pack([mine], with_keys=with_keys, to_class=True).value
    (tmp_path / "x.pack").write_bytes(packed)
    assert unpack(tmp_path / "x.pack", tmp_path / "theirs").value.written == ("lea",)
    theirs = tmp_path / "theirs" / "lea"
    assert not [f for f in theirs.glob("*.yaml") if "#" in f.read_text("utf-8")]
    assert was_handed_out(theirs)
    assert (theirs / "key.yaml").exists() == with_keys
    assert load_case(theirs).value.version == load_case(mine).value.version
    (theirs / "key.yaml").write_text("format: 1\n", "utf-8")
    assert load_case(theirs).value.version != load_case(mine).value.version
