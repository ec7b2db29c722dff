"""What is kept of a coder can be taken along, and deleted for good."""

import json
import zipfile
from datetime import UTC, datetime

import pytest

from simulator.records import JustificationSet, MarkAdded, RecordsError, Store
from simulator.records.takeout import take_out
from tests.records.given import begin, mark, ticking

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path, clock=ticking()) as opened:
        yield opened


def work(store, coder, words):
    attempt = begin(store, coder=coder)
    attempt.record(MarkAdded(mark()))
    attempt.record(JustificationSet(words))
    return attempt


def test_all_attempts_of_one_coder_are_in_the_file(store):
    done, other = work(store, "t-01", "mine"), work(store, "t-02", "not mine")
    done.submit({"total": 0.5})
    work(store, "t-01", "open")
    begin(store, case="mine", origin="try")
    path = take_out(store, "t-01", NOW)
    assert path.name == "t-01-2026-03-04T05-06-07.zip"
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert sorted(texts) == [
        "README.txt",
        "codings/0001-milo.json",
        "codings/0003-milo.json",
        "codings/0004-mine-try.json",
        "journals/0001-milo.jsonl",
        "journals/0003-milo.jsonl",
        "journals/0004-mine-try.jsonl",
        "profile.json",
        "scores/0001-milo.json",
    ]
    assert json.loads(texts["scores/0001-milo.json"]) == {"total": 0.5}
    assert len(texts["journals/0001-milo.jsonl"].splitlines()) == 3
    assert not any("not mine" in text for text in texts.values())
    assert other.about.coder == "t-02"


def test_a_coding_taken_along_says_what_the_coder_said(store):
    work(store, "t-01", "because")
    with zipfile.ZipFile(take_out(store, "t-01", NOW)) as archive:
        coding = json.loads(archive.read("codings/0001-milo.json"))
    assert (coding["coder"], coding["justification"]) == ("t-01", "because")
    assert [m["behaviour"] for m in coding["marks"]] == [mark().behaviour]


def test_what_cannot_be_written_is_said(store, tmp_path):
    (tmp_path / "exports").write_text("in the way")
    with pytest.raises(RecordsError, match="could not be written"):
        take_out(store, "t-01", NOW)


def test_a_coder_is_forgotten_and_the_others_stay(store, tmp_path):
    work(store, "t-01", "a sentence to forget")
    kept = work(store, "t-02", "a sentence to keep")
    store.forget("t-01")
    assert [p.coder for p in store.profiles()] == ["t-02"]
    assert store.open_attempts("t-01") == ()
    assert store.resume(kept.about.id).draft == kept.draft
    stored = b"".join(f.read_bytes() for f in tmp_path.glob("records.db*"))
    assert b"to forget" not in stored
    assert b"to keep" in stored
