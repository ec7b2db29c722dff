import pytest
from hypothesis import given as for_all
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from simulator.records import RecordsError, Settings, load_settings, save_settings
from simulator.records.settings import THEMES

some_settings = st.builds(
    Settings,
    st.from_regex(r"[a-z0-9-]{0,12}", fullmatch=True),
    st.sampled_from(["system", "en", "de"]),
    st.sampled_from(THEMES),
    st.integers(75, 200),
    st.booleans(),
    st.booleans(),
    st.integers(0, 20).map(lambda n: n / 20),
    st.integers(0, 1000),
    st.dictionaries(
        st.sampled_from(["coding.split", "drill.contrast"]),
        st.lists(st.sampled_from(["=", "ctrl+b", "[", "'"]), min_size=1).map(tuple),
    ),
    st.dictionaries(st.sampled_from(["cry", "fuss"]), st.sampled_from(["x", "n", "shift+y"])),
    st.dictionaries(st.sampled_from(["t-01", "no"]), st.just(("cry", "fuss"))),
    st.dictionaries(st.sampled_from(["colour", "window"]), st.text("abc: #'12", min_size=1)),
)


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("settings")


@hypothesis_settings(max_examples=40)
@for_all(settings=some_settings)
def test_settings_load_as_they_were_saved(shared_folder, settings):
    save_settings(shared_folder, settings)
    loaded = load_settings(shared_folder)
    assert loaded.value == settings
    assert [p.code for p in loaded.problems] == ["E201"] * len(settings.other)


def test_a_misspelt_name_is_recognised(tmp_path):
    (tmp_path / "settings.yaml").write_text("captoins: false\n", "utf-8")
    (problem,) = load_settings(tmp_path).problems
    assert problem.hint.startswith("Did you mean 'captions'?")
    assert problem.place.endswith("settings.yaml:1:1")


@pytest.mark.parametrize("line", ["text_size: 60", "theme: pink", "key_lag_ms: -5", "volume: 2"])
def test_what_is_out_of_range_is_said_and_left_out(tmp_path, line):
    (tmp_path / "settings.yaml").write_text(line, "utf-8")
    loaded = load_settings(tmp_path)
    assert loaded.value == Settings()
    assert [p.severity for p in loaded.problems] == ["warning"]


def test_the_file_says_what_its_entries_mean(tmp_path):
    save_settings(tmp_path, Settings(theme="dark"))
    text = (tmp_path / "settings.yaml").read_text("utf-8")
    assert "theme: dark  # light, dark, contrast." in text


def test_without_a_file_all_is_as_designed(tmp_path):
    assert load_settings(tmp_path / "nowhere").value == Settings()


def test_an_unusable_line_costs_only_itself_and_says_where_it_stands(tmp_path):
    text = "captions: false\nvolume: loud\ntext_size: 150\n"
    (tmp_path / "settings.yaml").write_text(text, "utf-8")
    loaded = load_settings(tmp_path)
    assert loaded.value == Settings(captions=False, text_size=150)
    (problem,) = loaded.problems
    assert problem.place.endswith("settings.yaml:2:9")
    assert problem.message == "'loud' is not a number"
    assert "usual setting" in problem.hint
    assert loaded.errors == ()


@for_all(text=st.text() | st.text(alphabet="{}[]:-&*!|>'\"\t\n ab1"))
def test_no_text_stops_the_program(shared_folder, text):
    (shared_folder / "settings.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert isinstance(load_settings(shared_folder).value, Settings)


def test_a_file_that_could_not_be_read_is_kept_when_saving(tmp_path):
    (tmp_path / "settings.yaml").write_text("volume: [0.5\n", "utf-8")
    assert load_settings(tmp_path).problems[0].place.endswith(":1:13")
    save_settings(tmp_path, Settings(coder="t-01"))
    assert load_settings(tmp_path).value == Settings(coder="t-01")
    assert (tmp_path / "settings-unreadable.yaml").read_text("utf-8") == "volume: [0.5\n"


def test_a_save_that_fails_leaves_the_old_settings(tmp_path, monkeypatch):
    save_settings(tmp_path, Settings(coder="t-01"))

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RecordsError, match="No space left"):
        save_settings(tmp_path, Settings(coder="t-02"))
    assert load_settings(tmp_path).value == Settings(coder="t-01")
