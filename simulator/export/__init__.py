"""What leaves the program: pictures of a performance, single and on sheets, and videos."""

from simulator.export.captions import Caption, SubtitleFormat, captions_of, subtitles
from simulator.export.encoder import PRESET, EncodingError, find_ffmpeg
from simulator.export.frames import Shot, View, render_frame, render_frames, write_picture
from simulator.export.sheets import Tile, contact_sheet, sheet_size
from simulator.export.video import Stretch, write_video

__all__ = [
    "PRESET",
    "Caption",
    "EncodingError",
    "Shot",
    "Stretch",
    "SubtitleFormat",
    "Tile",
    "View",
    "captions_of",
    "contact_sheet",
    "find_ffmpeg",
    "render_frame",
    "render_frames",
    "sheet_size",
    "subtitles",
    "write_picture",
    "write_video",
]
