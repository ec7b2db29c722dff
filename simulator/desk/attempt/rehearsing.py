"""Rehearsing: sessions are compiled beside the window, before they are wanted."""

from concurrent.futures import Future, ThreadPoolExecutor

from simulator.desk.attempt.session import Played, play_case
from simulator.problems import Loaded
from simulator.resources import LIBRARY

MOST = 3
"""So many compiled sessions are kept."""


class Rehearsals:
    """Compiled sessions of the library by case id; the last ones asked for are kept."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, "rehearsal")
        self._wanted: dict[str, Future[Loaded[Played]]] = {}

    def prepare(self, case: str) -> None:
        """Compile a session in good time."""
        if case in self._wanted:
            self._wanted[case] = self._wanted.pop(case)
            return
        self._wanted[case] = self._worker.submit(play_case, LIBRARY / case)
        for oldest in list(self._wanted)[:-MOST]:
            self._wanted.pop(oldest).cancel()

    def ready(self, case: str) -> bool:
        """Tell whether a session can be had without waiting."""
        return case in self._wanted and self._wanted[case].done()

    def played(self, case: str) -> Loaded[Played]:
        """Return a session, or what is wrong with it; wait for it if need be."""
        self.prepare(case)
        return self._wanted[case].result()

    def stop(self) -> None:
        """Compile nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)
