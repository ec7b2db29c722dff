"""Pictures: painted beside the window, so that it never waits for one."""

import threading
from collections.abc import Callable, Hashable
from queue import LifoQueue

import pygame

Make = Callable[[], pygame.Surface]
_MOST = 24
"""So many pictures are kept, more than a window shows."""


class Pictures:
    """Paints what is asked for, the latest wish first, in a thread of its own.

    A picture that cannot be painted stays away: whoever shows it keeps its empty frame. Pictures
    wanted long ago are dropped.
    """

    def __init__(self) -> None:
        self._wishes: LifoQueue[tuple[Hashable, Make] | None] = LifoQueue()
        self._painted: dict[Hashable, pygame.Surface | None] = {}
        self._painter: threading.Thread | None = None
        self._count = self._seen = 0

    def want(self, key: Hashable, make: Make) -> pygame.Surface | None:
        """Return a picture, None as long as it is not painted; it is asked for only once."""
        if key not in self._painted:
            self._painted[key] = None
            for oldest in tuple(self._painted)[:-_MOST]:
                del self._painted[oldest]
            self._wishes.put((key, make))
            self._begin()
        return self._painted[key]

    def got_new(self) -> bool:
        """Tell whether pictures were painted since this was last asked."""
        count = self._count
        new, self._seen = count != self._seen, count
        return new

    def forget(self) -> None:
        """Drop all pictures and wishes: the window has another size, or shows something else."""
        while not self._wishes.empty():
            self._wishes.get_nowait()
        self._painted = {}

    def stop(self) -> None:
        """Paint no more."""
        self.forget()
        if self._painter is not None:
            self._wishes.put(None)
            self._painter.join()
            self._painter = None

    def _begin(self) -> None:
        if self._painter is None:
            self._painter = threading.Thread(target=self._paint, daemon=True, name="painter")
            self._painter.start()

    def _paint(self) -> None:
        while (wish := self._wishes.get()) is not None:
            key, make = wish
            painted = self._painted  # dropped pictures go nowhere
            try:
                painted[key] = make()
            except Exception:
                continue
            self._count += 1
