"""``video``: a session, or a part of it, with its sound."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from simulator.commands.given import case_of, performance_of
from simulator.commands.moments import Moment, end_on_time_line, on_time_line
from simulator.commands.pictures import cannot_write, check_target, without_window
from simulator.commands.stop import Stop
from simulator.performance import Performance

if TYPE_CHECKING:
    from simulator.export import Stretch, SubtitleFormat

Captions = Literal["none", "burn", "srt", "vtt"]


def run(
    case: str,
    episode: int | None,
    start: Moment | None,
    end: Moment | None,
    camera: str,
    inset: str | None,
    size: tuple[int, int],
    fps: int,
    captions: Captions,
    out: Path,
) -> int:
    """Write the video, and the subtitles beside it if they are asked for."""
    check_target(out, ".mp4")
    if size[0] % 2 or size[1] % 2:
        even = f"{size[0] // 2 * 2}x{size[1] // 2 * 2}"
        raise Stop(f"A video needs even numbers of pixels: take --size {even}.")
    performance = performance_of(case_of(case))
    from_ms, to_ms = _span(performance, episode, start, end)
    without_window()
    from simulator.export import EncodingError, Shot, Stretch, write_video

    stretch, burn = Stretch(from_ms, to_ms, fps), captions == "burn"
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with _progress(stretch.pictures) as painted:
            shot = Shot(size, camera, inset)
            write_video(performance, stretch, shot, out, captions=burn, painted=painted)
        if captions == "srt" or captions == "vtt":
            _write_subtitles(performance, stretch, out, captions)
    except EncodingError as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise cannot_write(out, error) from error
    return 0


def _span(
    performance: Performance, episode: int | None, start: Moment | None, end: Moment | None
) -> tuple[int, int]:
    """Return from when to when, in milliseconds of the whole performance."""
    episodes = performance.episodes
    if episode is not None:
        if end is not None:
            raise Stop("--episode is a whole episode: leave it away, or leave --to away.")
        from_ms = on_time_line(Moment(episode, 0), episodes)
        return from_ms, from_ms + next(e.length_ms for e in episodes if e.number == episode)
    from_ms = on_time_line(start, episodes) if start else 0
    to_ms = end_on_time_line(end, episodes) if end else performance.length_ms
    if to_ms <= from_ms:
        raise Stop(
            f"--to {end} is not later than --from {start or 'the beginning'}: exchange them."
        )
    return from_ms, to_ms


def _write_subtitles(
    performance: Performance, stretch: "Stretch", video: Path, form: "SubtitleFormat"
) -> None:
    from simulator.export import captions_of, subtitles
    from simulator.files import write_whole

    found = tuple(captions_of(performance, stretch.from_ms, stretch.to_ms))
    write_whole(video.with_suffix(f".{form}"), subtitles(found, form).encode())


@contextmanager
def _progress(pictures: int) -> Iterator[Callable[[int], None]]:
    """Show how far it is, where somebody looks on; lend what is told of pictures done."""
    if not sys.stderr.isatty():
        yield lambda more: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Painting", total=pictures)
        yield lambda more: progress.advance(task, more)


def _interrupt(*_: object) -> NoReturn:
    """End as with Ctrl-C, so that nothing is left half done."""
    raise KeyboardInterrupt
