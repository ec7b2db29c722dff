"""Background: what takes long is done beside the window, so that it never waits."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Background(Generic[T]):
    """Does jobs one after the other in a thread of its own.

    Only the newest wish counts: one that waits gives way to a newer one, and what a job found that
    was overtaken meanwhile is told all the same, since it is newer than what is shown.
    """

    def __init__(self, name: str) -> None:
        """Make it; the thread begins with the first wish."""
        self._name = name
        self._changed = threading.Condition()
        self._wish: Callable[[], T] | None = None
        self._found: list[T] = []
        self._failure: Exception | None = None
        self._works = self._ends = False
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something waits, is being done, or was done and not yet taken."""
        with self._changed:
            return self._works or self._wish is not None or bool(self._found)

    def ask(self, job: Callable[[], T]) -> None:
        """Wish for something to be done, instead of whatever waits."""
        with self._changed:
            self._wish = job
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True, name=self._name)
            self._thread.start()

    def take(self) -> T | None:
        """Return what was found last, once; None if nothing new was.

        Raises:
            Exception: The job failed with it.
        """
        with self._changed:
            failure, self._failure = self._failure, None
            found, self._found = self._found, []
        if failure is not None:
            raise failure
        return found[-1] if found else None

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being done; tell whether that came in time."""
        with self._changed:
            return self._changed.wait_for(
                lambda: not self._works and self._wish is None, timeout=seconds
            )

    def stop(self) -> None:
        """Do no more; what is under way comes to its end first."""
        with self._changed:
            self._wish, self._ends = None, True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ends or self._wish is not None)
                if self._wish is None:
                    return
                job, self._wish, self._works = self._wish, None, True
            self._do(job)

    def _do(self, job: Callable[[], T]) -> None:
        """Do a job; what goes wrong in it is raised where its result is taken."""
        found: list[T] = []
        failure: Exception | None = None
        try:
            found.append(job())
        except Exception as error:
            failure = error
        with self._changed:
            self._found, self._failure, self._works = found, failure, False
            self._changed.notify_all()
