"""A pause of Python's search for garbage while a picture is painted."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collection_paused() -> Iterator[None]:
    """Let no search for garbage begin in the block.

    Painting makes thousands of small lists, the corners of polygons. Each is dropped at once and
    none is in a cycle, but so many of them would start search after search through all that the
    program holds.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
