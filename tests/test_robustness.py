"""No text whatever makes reading raise."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.problems import Loaded
from tests.campaigns.fuzz import SORTS, mutated, read

KINDS = sorted(SORTS)


def is_answer(loaded: Loaded) -> bool:
    """A value or a reason, and every problem says where and what."""
    placed = all(p.span.line >= 1 and p.span.column >= 1 and p.message for p in loaded.problems)
    return placed and (loaded.value is None) == bool(loaded.errors)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200) | st.text(alphabet="{}[]:,-\"' \n\t#&*!|>0123:ae", max_size=60))
def test_any_text_gives_an_answer(kind: str, folder: Path, text: str) -> None:
    assert is_answer(read(kind, folder, text.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("kind", KINDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_any_mutation_of_a_good_file_gives_an_answer(kind: str, folder: Path, seed: int) -> None:
    assert is_answer(read(kind, folder, mutated(SORTS[kind].material, seed)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_material_itself_is_sound(kind: str, folder: Path) -> None:
    assert read(kind, folder, SORTS[kind].material).problems == ()
