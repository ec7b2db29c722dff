"""Packs: what goes in comes out to the byte, and nothing else ever comes out."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.authoring.lint.catalogue import Example
from simulator.authoring.lint.examples import lay_out
from simulator.authoring.sharing import pack, unpack
from simulator.authoring.sharing.manifest import Manifest, checksum, written
from simulator.authoring.sharing.unpacking import MOST_ENTRIES
from simulator.case import load_case
from simulator.resources import LIBRARY

BASE = LIBRARY / "milo"


def packed(folder: Path, *cases: Path, with_keys: bool = True) -> Path:
    loaded = pack(cases or (BASE,), with_keys=with_keys)
    assert loaded.value is not None
    file = folder / "cases.pack"
    file.write_bytes(loaded.value)
    return file


def made(folder: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    file = folder / "made.pack"
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file


def listing(**files: bytes) -> bytes:
    return written(Manifest({"milo": {name: checksum(c) for name, c in files.items()}}))


def refused(file: Path, to: Path) -> str:
    unpacked = unpack(file, to)
    assert unpacked.value is None
    assert not to.exists()
    return " | ".join(f"{p.code} {p.message}" for p in unpacked.problems)


def test_what_was_packed_comes_out_to_the_byte(tmp_path: Path) -> None:
    unpacked = unpack(packed(tmp_path), tmp_path / "mine")
    assert unpacked.value is not None
    assert unpacked.value.written == ("milo",)
    for name in ("script.yaml", "key.yaml"):
        assert (tmp_path / "mine/milo" / name).read_bytes() == (BASE / name).read_bytes()


def test_a_folder_of_cases_is_packed_whole_and_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / "class" / name).mkdir(parents=True)
        for part in ("script.yaml", "key.yaml"):
            (tmp_path / "class" / name / part).write_bytes((BASE / part).read_bytes())
    first, second = pack([tmp_path / "class"]), pack([tmp_path / "class"])
    assert first.value == second.value
    assert first.value is not None
    with zipfile.ZipFile(io.BytesIO(first.value)) as archive:
        assert {"one/script.yaml", "two/key.yaml"} <= set(archive.namelist())


def test_without_keys_no_key_is_there_but_the_version_is_that_of_the_whole_case(tmp_path) -> None:
    file = packed(tmp_path, with_keys=False)
    assert b"rationale" not in b"".join(
        zipfile.ZipFile(file).read(name) for name in zipfile.ZipFile(file).namelist()
    )
    unpack(file, tmp_path / "mine")
    mine, whole = load_case(tmp_path / "mine/milo").value, load_case(BASE).value
    assert mine is not None
    assert whole is not None
    assert mine.version == whole.version
    script = tmp_path / "mine/milo/script.yaml"
    script.write_text(script.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    changed = load_case(tmp_path / "mine/milo").value
    assert changed is not None
    assert changed.version != whole.version


def test_a_script_with_errors_is_not_packed(tmp_path: Path) -> None:
    case = tmp_path / "broken"
    case.mkdir()
    (case / "script.yaml").write_text("format: 1\ntitle: x\n", encoding="utf-8")
    loaded = pack([case])
    assert loaded.value is None
    assert {p.code for p in loaded.problems} == {"E202"}


@pytest.mark.parametrize("name", ["two words", "ümlaut", ".hidden", "a" * 65])
def test_a_name_that_not_every_system_holds_is_not_packed(tmp_path: Path, name: str) -> None:
    case = tmp_path / name
    case.mkdir()
    (case / "script.yaml").write_bytes((BASE / "script.yaml").read_bytes())
    assert [p.code for p in pack([case]).problems] == ["E120"]


def test_two_cases_of_one_name_are_not_packed(tmp_path: Path) -> None:
    other = tmp_path / "Milo"
    other.mkdir()
    (other / "script.yaml").write_bytes((BASE / "script.yaml").read_bytes())
    assert [p.code for p in pack([BASE, other]).problems] == ["E120"]


def test_unpacking_twice_changes_nothing(tmp_path: Path) -> None:
    file = packed(tmp_path)
    unpack(file, tmp_path / "mine")
    again = unpack(file, tmp_path / "mine")
    assert again.value is not None
    assert (again.value.written, again.value.known) == ((), ("milo",))


def test_another_case_of_the_name_is_never_overwritten(tmp_path: Path) -> None:
    file = packed(tmp_path)
    unpack(file, tmp_path / "mine")
    script = tmp_path / "mine/milo/script.yaml"
    script.write_text("mine", encoding="utf-8")
    assert [p.code for p in unpack(file, tmp_path / "mine").problems] == ["E123"]
    assert script.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name",
    ["../evil.yaml", "/etc/script.yaml", "milo/../../x", "C:\\x\\script.yaml", "milo/a/key.yaml"],
)
def test_a_way_to_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    entries = [("manifest.json", listing(**{"script.yaml": b"x"})), (name, b"x")]
    assert "is no file of a case" in refused(made(tmp_path, entries), tmp_path / "to")


def test_a_folder_above_is_no_case(tmp_path: Path) -> None:
    sums = json.dumps({"format": 1, "cases": {"..": {"script.yaml": checksum(b"x")}}}).encode()
    entries = [("manifest.json", sums), ("../script.yaml", b"x")]
    assert "does not name cases" in refused(made(tmp_path, entries), tmp_path / "to")


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("milo/script.yaml")
    link.external_attr = 0o120777 << 16
    entries = [
        ("manifest.json", listing(**{"script.yaml": b"/etc/passwd"})),
        (link, b"/etc/passwd"),
    ]
    assert "is a link" in refused(made(tmp_path, entries), tmp_path / "to")


def test_a_bomb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "bomb.pack"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", listing(**{"script.yaml": b"x"}))
        archive.writestr("milo/script.yaml", b"0" * 50_000_000)
    assert file.stat().st_size < 100_000
    assert "larger than a script can be" in refused(file, tmp_path / "to")


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.pack"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", listing(**{"script.yaml": b"x"}))
        archive.writestr("milo/script.yaml", b"0" * 5_000_000)
    raw = file.read_bytes().replace((5_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    file.write_bytes(raw)
    assert "E12" in refused(file, tmp_path / "to")


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    entries = [(f"c{n}/script.yaml", b"") for n in range(MOST_ENTRIES + 1)]
    assert "far more" in refused(made(tmp_path, entries), tmp_path / "to")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_twice_is_refused(tmp_path: Path) -> None:
    entries = [("manifest.json", listing(**{"script.yaml": b"x"}))]
    entries += [("milo/script.yaml", b"x"), ("MILO/script.yaml", b"y")]
    assert "twice" in refused(made(tmp_path, entries), tmp_path / "to")


def test_what_was_changed_missing_or_added_is_refused_all_at_once(tmp_path: Path) -> None:
    entries = [("manifest.json", listing(**{"script.yaml": b"x", "key.yaml": b"k"}))]
    entries += [("milo/script.yaml", b"changed"), ("nils/script.yaml", b"y")]
    said = refused(made(tmp_path, entries), tmp_path / "to")
    assert "checksum differs" in said
    assert "'milo/key.yaml' is listed and missing" in said
    assert "'nils/script.yaml' is not in the list" in said


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_pack_gives_cases_or_problems_and_nothing_outside(tmp_path, data) -> None:
    file = tmp_path / "cases.pack"
    if not file.exists():
        packed(tmp_path)
        (tmp_path / "good").write_bytes(file.read_bytes())
    raw = bytearray((tmp_path / "good").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(bytes(raw[: data.draw(st.integers(0, len(raw)))]) or b"")
    before = {path for path in tmp_path.iterdir() if path.name != "to"}
    unpacked = unpack(file, tmp_path / "to")
    assert unpacked.value is not None or unpacked.problems
    assert {path for path in tmp_path.iterdir() if path.name != "to"} == before


def test_fragments_of_a_case_travel_with_it(tmp_path: Path) -> None:
    case = tmp_path / "here" / "tomas"
    case.mkdir(parents=True)
    text = "format: 1\ntitle: babbles\nabout: The infant talks to its toys for a moment.\nacts:\n"
    text += '  - {at: "0:00", infant: babble_play}\n'
    lay_out(Example("right", "yaml", "fragment own", text), case)
    file, there = packed(tmp_path, case), tmp_path / "there"
    assert unpack(file, there).value is not None
    versions = [load_case(folder).value.version for folder in (case, there / "tomas")]  # type: ignore[union-attr]
    assert versions[0] == versions[1]
    again = unpack(file, there).value
    assert again is not None
    assert again.known == ("tomas",)


def test_an_exercise_travels_with_its_cases_and_never_overwrites_another(tmp_path: Path) -> None:
    to = tmp_path / "mine"
    for n, title in enumerate(("one", "two", "two"), 1):
        loaded = pack(
            [BASE], exercises={"week.yaml": f"format: 1\ntitle: {title}\ncases: [milo]\n"}
        )
        assert loaded.value is not None
        (tmp_path / f"{n}.pack").write_bytes(loaded.value)
        assert unpack(tmp_path / f"{n}.pack", to).value is not None
    titles = [f.read_text().split()[3] for f in sorted((to / "exercises").iterdir())]
    assert titles == ["two", "one"]  # week-2.yaml, week.yaml


def test_an_exercise_alone_is_a_pack(tmp_path: Path) -> None:
    loaded = pack([], exercises={"week.yaml": "format: 1\n"})
    assert loaded.value is not None
    (tmp_path / "x.pack").write_bytes(loaded.value)
    unpacked = unpack(tmp_path / "x.pack", tmp_path / "cases", tmp_path / "exercises").value
    assert unpacked is not None
    assert unpacked.exercises == (tmp_path / "exercises" / "week.yaml",)
    assert not (tmp_path / "cases").exists()
