import gc
from collections.abc import Iterator

import pytest

from simulator.stage.pause import collection_paused


@pytest.fixture
def searching() -> Iterator[None]:
    before = gc.isenabled()
    yield
    (gc.enable if before else gc.disable)()


@pytest.mark.parametrize("before", [True, False])
def test_the_search_for_garbage_is_paused_and_then_as_before(searching: None, before: bool) -> None:
    (gc.enable if before else gc.disable)()
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled() is before


def test_it_goes_on_after_an_error(searching: None) -> None:
    gc.enable()
    with pytest.raises(ZeroDivisionError), collection_paused():
        1 / 0  # noqa: B018 - it is to fail
    assert gc.isenabled()
