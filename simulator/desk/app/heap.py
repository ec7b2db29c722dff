"""The heap: that memory which is not needed any more goes back to the system.

The GNU C library has to be told so. It raises the size from which it borrows a block by itself with
every large block that is dropped, so that pictures of whole windows soon lie among small things
that stay, and leave holes. Other libraries need nothing, and nothing is done there.
"""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""What ``mallopt`` calls them in ``malloc.h``."""
_LARGE = 2**20
"""Bytes from which a block is borrowed from the system by itself: a picture of 512 by 512."""
_SLACK = 2**23
"""Bytes that stay at the end of the heap: painting would borrow them for every picture."""


def give_back_large_blocks() -> None:
    """From now on borrow large blocks from the system one by one."""
    mallopt = _of_the_library("mallopt")
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_TRIM_THRESHOLD, _SLACK)


def give_back_holes() -> None:
    """Give back all pages on which nothing lies, between what stays; it takes milliseconds."""
    trim = _of_the_library("malloc_trim")
    if trim is not None:
        trim(0)


def _of_the_library(name: str) -> "ctypes._NamedFuncPointer | None":
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
