"""What leaves the program: pictures of a performance, single and on sheets."""

from simulator.export.files import write_whole
from simulator.export.frames import render_frame, render_frames, write_picture
from simulator.export.sheets import Tile, contact_sheet, sheet_size

__all__ = [
    "Tile",
    "contact_sheet",
    "render_frame",
    "render_frames",
    "sheet_size",
    "write_picture",
    "write_whole",
]
