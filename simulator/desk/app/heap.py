"""The heap: that memory which is not needed any more goes back to the system.

Screens and their controls refer to each other, so that only a search for garbage finds those that
were left. The GNU C library has to be told to give memory back. It raises the size from which it
borrows a block by itself with every large block that is dropped, so that pictures of whole windows
soon lie among small things that stay, and leave holes; and it begins a heap for each thread, each
with holes of its own. Other libraries need nothing, and nothing is done there.
"""

import ctypes
import gc
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""What ``mallopt`` calls them in ``malloc.h``."""
_LARGE = 2**20
"""Bytes from which a block is borrowed from the system by itself: a picture of 512 by 512."""
_SLACK = 2**23
"""Bytes that stay at the end of the heap: painting would borrow them for every picture."""


def keep_heap_small() -> None:
    """From now on borrow large blocks from the system one by one, and have all threads share.

    It counts for threads that begin later.
    """
    mallopt = _of_the_library("mallopt")
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_TRIM_THRESHOLD, _SLACK)
        mallopt(_ARENA_MAX, 1)


def search_only_what_comes() -> None:
    """From now on look for garbage only among what comes, since modules stay; once a process."""
    if not gc.get_freeze_count():
        gc.freeze()


def give_back() -> None:
    """Drop what nobody can reach any more, and give back all pages on which nothing lies.

    It takes some milliseconds.
    """
    gc.collect()
    trim = _of_the_library("malloc_trim")
    if trim is not None:
        trim(0)


def _of_the_library(name: str) -> "ctypes._NamedFuncPointer | None":
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
