"""``frame``: one picture of a session."""

from pathlib import Path

from simulator.commands.given import case_of, performance_of
from simulator.commands.moments import Moment, on_time_line
from simulator.commands.pictures import cannot_write, check_target, without_window


def run(
    case: str, at: Moment, camera: str, inset: str | None, size: tuple[int, int], out: Path
) -> int:
    """Write the picture."""
    check_target(out, ".png")
    performance = performance_of(case_of(case))
    ms = on_time_line(at, performance.episodes)
    without_window()
    from simulator.export import Shot, render_frame, write_picture  # pygame starts now

    try:
        write_picture(render_frame(performance, ms, Shot(size, camera, inset)), out)
    except OSError as error:
        raise cannot_write(out, error) from error
    return 0
