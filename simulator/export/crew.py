"""The crew: processes that do the parts of one long piece of work at the same time.

Each gets the same errand, and tells how far it is over a pipe of its own. The outcome does not
depend on how many they are.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_MOST = 8
"""Every process takes some 150 MB."""
_START = multiprocessing.get_context("spawn")  # the same everywhere, and safe with SDL and threads


class CrewError(Exception):
    """A process of the crew is gone, and nobody knows why."""


class _Worker(NamedTuple, Generic[T]):
    process: SpawnProcess
    told: Connection


Errand = Callable[[Sequence[T], Callable[[int], None]], None]
"""Does some parts, and says now and then how many steps more are done."""


def share_out(errand: Errand[T], parts: Sequence[T], done: Callable[[int], None]) -> None:
    """Have every part done, here if there is one part or one processor, else by a crew.

    Args:
        errand: What to do with parts; it has to be one that can be pickled.
        parts: The parts, which take about as long each.
        done: Is told here how many steps more are done.

    Raises:
        CrewError: A process was ended from outside.
        Exception: Whatever the errand raises.
    """
    count = min(len(parts), os.cpu_count() or 1, _MOST)
    if count < 2:
        errand(parts, done)
        return
    with _crew(errand, [parts[n::count] for n in range(count)]) as workers:
        busy = {worker.told: worker.process for worker in workers}
        while busy:
            for told in wait(list(busy)):
                assert isinstance(told, Connection)
                _listen(told, busy, done)


def _listen(
    told: Connection, busy: dict[Connection, SpawnProcess], done: Callable[[int], None]
) -> None:
    """Take what one of the crew tells; it is no longer busy once it has nothing more to tell."""
    try:
        news = told.recv()
    except EOFError:
        process = busy.pop(told)
        process.join()
        if process.exitcode != 0:
            raise CrewError(f"exit code {process.exitcode}") from None
        return
    if isinstance(news, BaseException):
        raise news
    done(news)


@contextlib.contextmanager
def _crew(errand: Errand[T], shares: Sequence[Sequence[T]]) -> Iterator[list[_Worker[T]]]:
    """Lend a process for every share; none of them outlives the block."""
    workers: list[_Worker[T]] = []
    try:
        for share in shares:
            workers.append(_hire(errand, share))
        yield workers
    finally:
        for worker in workers:
            worker.process.terminate()
            worker.process.join()
            worker.told.close()


def _hire(errand: Errand[T], share: Sequence[T]) -> _Worker[T]:
    told, tell = _START.Pipe(duplex=False)
    process = _START.Process(target=_work, args=(errand, share, tell), daemon=True)
    with _unmoved():
        process.start()
    tell.close()  # so that the end of the process is the end of what it tells
    return _Worker(process, told)


@contextlib.contextmanager
def _unmoved() -> Iterator[None]:
    """Let what is started here not hear Ctrl-C: it is for us, who end what we have started."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(errand: Errand[T], share: Sequence[T], tell: Connection) -> None:
    """Do a share in a process of its own."""
    say = partial(_say, tell)
    try:
        errand(share, say)
    except Exception as error:  # whatever it is, it is raised again where it is listened to
        say(error)


def _say(tell: Connection, news: int | Exception) -> None:
    """Tell how it goes; if nobody listens any more, end this process."""
    try:
        tell.send(news)
    except BrokenPipeError:
        raise SystemExit from None
