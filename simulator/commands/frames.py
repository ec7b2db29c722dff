"""``frames``: a stretch of a session as pictures on one sheet."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator.commands.given import case_of, performance_of
from simulator.commands.moments import Moment, Stretch, clock, end_on_time_line, on_time_line
from simulator.commands.pictures import cannot_write, check_target, without_window
from simulator.commands.stop import Stop

_MOST_PIXELS = 120_000_000


def run(
    case: str,
    start: Moment,
    end: Moment,
    every: int,
    columns: int,
    camera: str,
    inset: str | None,
    size: tuple[int, int],
    out: Path,
) -> int:
    """Write the sheet."""
    check_target(out)
    performance = performance_of(case_of(case))
    episodes = performance.episodes
    first, last = on_time_line(start, episodes), on_time_line(end, episodes)
    if last < first:
        raise Stop(f"--from {start} is later than --to {end}: exchange them.")
    bound = end_on_time_line(end, episodes)
    times = list(dict.fromkeys(min(ms, last) for ms in range(first, bound + 1, every)))
    without_window()
    from simulator.export import Shot, Tile, contact_sheet, render_frames, sheet_size, write_picture

    width, height = sheet_size(size, len(times), columns)
    if width * height > _MOST_PIXELS:
        raise Stop(
            f"{len(times)} pictures would make a sheet of {width}x{height} pixels, too large for "
            "most programs: take a longer --every, a shorter stretch or a smaller --size."
        )
    surfaces = render_frames(performance, times, Shot(size, camera, inset))
    labels = (_label(ms, episodes) for ms in times)
    tiles: Iterator[Tile] = map(Tile, labels, surfaces)
    try:
        write_picture(contact_sheet(tiles, size, len(times), columns), out)
    except OSError as error:
        raise cannot_write(out, error) from error
    return 0


def _label(ms: int, episodes: Sequence[Stretch]) -> str:
    """Return the moment under a picture, rounded to a tenth of a second."""
    episode = next(e for e in reversed(episodes) if e.start_ms <= ms)
    return f"{episode.number}/{clock(round(ms - episode.start_ms, -2))}"
