"""``check``: a case from all sides, on one page."""

import io
from pathlib import Path

from simulator.authoring import audit_case
from simulator.authoring.writing import Version, read_written
from simulator.case.times import clock
from simulator.commands.check_page import check_page
from simulator.commands.given import folder_of
from simulator.commands.pictures import cannot_write, check_target, without_window
from simulator.export.page import render_page
from simulator.files import write_whole

_PICTURE = (352, 198)
_EVERY_MS = 10_000
_COLUMNS = 4


def run(folder: Path, out: Path | None = None) -> int:
    """Write the page; 1 if anything has to be mended.

    Raises:
        Stop: There is no such case, or the page cannot be written.
    """
    case = folder_of(str(folder))
    out = out or case / "check.html"
    check_target(out, ".html")
    written = read_written(case)
    audit = audit_case(case) if (case / "key.yaml").is_file() else None
    problems = audit.problems if audit is not None else written.problems
    name = case.resolve().name
    page = render_page(check_page(name, written.version, audit, problems, _sheet))
    try:
        write_whole(out, page.encode("utf-8"))
    except OSError as error:
        raise cannot_write(out, error) from error
    mend = sum(p.severity != "note" for p in problems)
    print(f"Written: {out}. {mend or 'Nothing'} to look at.")
    return 1 if mend else 0


def _sheet(version: Version, number: int) -> bytes:
    """Return a contact sheet of an episode, with the infant's face in the corner of each."""
    without_window()
    import pygame

    from simulator.export import Shot, Tile, contact_sheet, render_frames

    performance = version.performance
    span = next(e for e in performance.episodes if e.number == number)
    times = list(range(0, span.length_ms, _EVERY_MS))
    shot = Shot(_PICTURE, "room", "infant")
    surfaces = render_frames(performance, [span.start_ms + ms for ms in times], shot)
    tiles = map(Tile, map(clock, times), surfaces)
    sheet = contact_sheet(tiles, _PICTURE, len(times), _COLUMNS)
    content = io.BytesIO()
    pygame.image.save(sheet, content, "sheet.jpg")
    return content.getvalue()
