import pytest
from hypothesis import example
from hypothesis import given as for_all
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from simulator.records import RecordsError, Settings, load_settings, save_settings
from simulator.records import settings as settings_module

some_settings = st.builds(
    Settings,
    st.text(),
    st.floats(0.5, 4),
    st.floats(0, 1),
    st.booleans(),
    st.dictionaries(st.sampled_from(["keys", "language"]), st.text() | st.integers()),
)


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("settings")


@hypothesis_settings(max_examples=40)
@example(settings=Settings(coder="\x85"))
@for_all(settings=some_settings)
def test_settings_load_as_they_were_saved(shared_folder, settings):
    save_settings(shared_folder, settings)
    loaded = load_settings(shared_folder)
    assert (loaded.value, loaded.problems) == (settings, ())


def test_without_a_file_all_is_as_designed(tmp_path):
    assert load_settings(tmp_path / "nowhere").value == Settings()


def test_an_unusable_line_costs_only_itself_and_says_where_it_stands(tmp_path):
    (tmp_path / "settings.yaml").write_text("captions: no\nvolume: loud\nscale: 2\n", "utf-8")
    loaded = load_settings(tmp_path)
    assert loaded.value == Settings(captions=False, scale=2)
    (problem,) = loaded.problems
    assert problem.place.endswith("settings.yaml:2:9")
    assert problem.message == "volume should be a number from 0 to 1"
    assert loaded.errors == ()


@for_all(text=st.text() | st.text(alphabet="{}[]:-&*!|>'\"\t\n ab1"))
def test_no_text_stops_the_program(shared_folder, text):
    (shared_folder / "settings.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert isinstance(load_settings(shared_folder).value, Settings)


def test_a_file_that_could_not_be_read_is_kept_when_saving(tmp_path):
    (tmp_path / "settings.yaml").write_text("volume: [0.5\n", "utf-8")
    assert load_settings(tmp_path).problems[0].span.line == 2
    save_settings(tmp_path, Settings(coder="t-01"))
    assert load_settings(tmp_path).value == Settings(coder="t-01")
    assert (tmp_path / "settings-unreadable.yaml").read_text("utf-8") == "volume: [0.5\n"


def test_a_save_that_fails_leaves_the_old_settings(tmp_path, monkeypatch):
    save_settings(tmp_path, Settings(coder="t-01"))

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(settings_module.os, "fsync", full)
    with pytest.raises(RecordsError, match="No space left"):
        save_settings(tmp_path, Settings(coder="t-02"))
    assert load_settings(tmp_path).value == Settings(coder="t-01")
