"""What can be written on the command line: every command with its options, at one glance."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, TypeVar

from simulator.commands.moments import read_duration, read_moment
from simulator.commands.stop import Stop

T = TypeVar("T")

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse gives the type no public name
CAMERAS = ("room", "corner", "door", "infant", "plan")
_LARGEST = 7680
_SMALLEST = 64
_MOST_FPS = 60


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence, like those of every other command."""

    def error(self, message: str) -> NoReturn:
        """Stop with what was wrong and where to look."""
        raise Stop(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


class _Version(argparse.Action):
    """Print the version; looked up only when asked for, since that costs time at every start."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> NoReturn:
        from simulator.commands.versions import own_version

        print(f"strange-situation {own_version()}")
        parser.exit()


def parser() -> Parser:
    """Return the parser of the whole command line."""
    top = Parser(
        prog="strange-situation",
        description="Train the eye for the Strange Situation Procedure with simulated sessions.",
        epilog="Without a command the desktop app opens. "
        "CASE is the id of a case of the library, or a folder with a script.yaml.",
    )
    top.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        dest=argparse.SUPPRESS,
        default=argparse.SUPPRESS,
        help="print the version",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    top.set_defaults(command=None)

    for add in (_opening, _checking, _writing, _showing, _filming, _comparing, _machine):
        add(commands)
    return top


def _opening(commands: Commands) -> None:
    """Add what opens the app and lists the library."""
    desk = commands.add_parser("desk", help="open the desktop app")
    desk.add_argument("--case", metavar="ID", help="open this case at once")
    _data_dir(desk)

    preview = commands.add_parser("preview", help="play a case while you write it")
    preview.add_argument("folder", metavar="DIR", type=Path, help="the folder of the case")
    _data_dir(preview)

    cases = commands.add_parser("cases", help="list the cases of the library, and your own")
    _data_dir(cases)
    _json(cases)


def _checking(commands: Commands) -> None:
    """Add what checks and explains what authors write."""
    lint = commands.add_parser("lint", help="check scripts, keys, fragments and codings")
    lint.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="files or folders")
    lint.add_argument(
        "--format",
        dest="form",
        choices=("full", "concise", "json", "github"),
        default="full",
        help="how problems are shown (default: full)",
    )

    audit = commands.add_parser(
        "audit",
        help="hold keys against their scripts, scale by scale",
        description="Hold the key of each case against what its own script shows: ratings, "
        "crying, search, signs of disorganisation, evidence and difficulty. Without a CASE the "
        "whole library.",
    )
    audit.add_argument("cases", metavar="CASE", nargs="*", help="of the library, or folders")
    _json(audit)

    check = commands.add_parser(
        "check",
        help="look at a case from all sides, on one page",
        description="Write one page on a case: problems, the key against the acts, difficulty, "
        "evidence, pictures of both reunions, the narration, and what the rubric makes of it.",
    )
    check.add_argument("folder", metavar="DIR", type=Path, help="the folder of the case")
    check.add_argument(
        "--out", metavar="PAGE.html", type=Path, help="default: check.html in the folder"
    )

    explain = commands.add_parser("explain", help="say what the code of a problem means")
    explain.add_argument(
        "code", metavar="CODE", nargs="?", help="for example E201; without it all are named"
    )

    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of file")
    schema.add_argument("kind", choices=("script", "key", "coding", "fragment", "exercise"))


def _writing(commands: Commands) -> None:
    """Add what begins a case, hands it on and brings it up to date."""
    new = commands.add_parser("new", help="write a case to start from")
    new.add_argument("folder", metavar="DIR", type=Path, help="its name becomes the infant's")
    shows = new.add_mutually_exclusive_group()
    shows.add_argument(
        "--subgroup",
        choices=("A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2", "blank"),
        default="blank",
        help="what its reunions show (default: blank)",
    )
    shows.add_argument(
        "--disorganised",
        choices=("A", "B", "C", "U"),
        help="a disorganised dyad; the letter is the group that fits best, U if none does",
    )

    pack = commands.add_parser("pack", help="put cases into one file to hand on")
    pack.add_argument(
        "folders", metavar="DIR", nargs="+", type=Path, help="cases, or folders of them"
    )
    pack.add_argument("--out", metavar="FILE", type=Path, required=True, help="the file to write")
    pack.add_argument(
        "--without-keys", action="store_true", help="leave the keys out, for handing to trainees"
    )
    pack.add_argument(
        "--for-class",
        action="store_true",
        help="for trainees, with the keys: comments are left out, to be coded and not looked into",
    )
    pack.add_argument(
        "--exercise",
        metavar="FILE",
        action="append",
        default=[],
        type=Path,
        help="an exercise file that goes with them; may be given several times",
    )

    migrate = commands.add_parser("migrate", help="bring files of earlier formats up to date")
    migrate.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="files or folders")
    migrate.add_argument(
        "--check", action="store_true", help="only show what would change; 1 if anything would"
    )

    unpack = commands.add_parser("unpack", help="take the cases out of such a file")
    unpack.add_argument("file", metavar="FILE", type=Path)
    unpack.add_argument(
        "--to", metavar="DIR", type=Path, help="where they go (default: where the app finds them)"
    )


def _showing(commands: Commands) -> None:
    """Add what tells and shows a session."""
    narrate = commands.add_parser("narrate", help="tell in words what can be seen and heard")
    _case(narrate)
    narrate.add_argument("--episode", metavar="N", type=int, help="this episode only")
    narrate.add_argument(
        "--acts", action="store_true", help="for authors: every act with its real start and end"
    )
    _json(narrate)

    frame = commands.add_parser("frame", help="write one picture of a session")
    _case(frame)
    frame.add_argument("--at", metavar="MOMENT", type=_moment, required=True, help=_MOMENT_HELP)
    _picture(frame, size="1280x720")

    frames = commands.add_parser("frames", help="write a sheet of pictures of a session")
    _case(frames)
    frames.add_argument(
        "--from", dest="start", metavar="MOMENT", type=_moment, required=True, help=_MOMENT_HELP
    )
    frames.add_argument(
        "--to", dest="end", metavar="MOMENT", type=_moment, required=True, help=_MOMENT_HELP
    )
    frames.add_argument(
        "--every", metavar="SECONDS", type=_seconds, default="2", help="time between (default: 2)"
    )
    frames.add_argument(
        "--columns", metavar="N", type=_columns, default="3", help="pictures in a row (default: 3)"
    )
    _picture(frames, size="960x540")


def _filming(commands: Commands) -> None:
    """Add what makes a video."""
    video = commands.add_parser(
        "video",
        help="write a session, or a part of it, as a video with sound",
        description="Write a session, or a part of it, as MP4 (H.264 by x264 with its preset "
        "veryfast, AAC). The same stretch always gives the same bytes with the same ffmpeg.",
    )
    _case(video)
    part = video.add_mutually_exclusive_group()
    part.add_argument("--episode", metavar="N", type=int, help="this episode only")
    part.add_argument(
        "--from", dest="start", metavar="MOMENT", type=_moment, help="default: the beginning"
    )
    video.add_argument("--to", dest="end", metavar="MOMENT", type=_moment, help="default: the end")
    video.add_argument(
        "--fps", metavar="N", type=_fps, default="25", help="pictures a second (default: 25)"
    )
    video.add_argument(
        "--captions",
        choices=("burn", "srt", "vtt", "none"),
        nargs="?",
        const="burn",
        default="none",
        help="what is heard, in words: written into the pictures, or as a file beside the video "
        "(default: none; without a word after it: burn)",
    )
    _picture(video, size="1280x720", ending="mp4")


def _comparing(commands: Commands) -> None:
    """Add what compares coders with keys and with each other."""
    score = commands.add_parser("score", help="compare a coding with a key or another coding")
    score.add_argument("coding", metavar="CODING.json", type=Path)
    reference = score.add_mutually_exclusive_group()
    reference.add_argument("--key", metavar="KEY.yaml", type=Path, help="default: the case's key")
    reference.add_argument("--against", metavar="OTHER.json", type=Path, help="another coding")
    _json(score)

    agree = commands.add_parser("agree", help="compare two or more coders, from a table in CSV")
    agree.add_argument(
        "table",
        metavar="TABLE.csv",
        type=Path,
        help="one column a coder, or three columns: unit, coder, value; empty or NA: missing",
    )
    agree.add_argument(
        "--statistic", metavar="NAME", help="this one only, for example cohen_kappa or ICC(2,1)"
    )
    agree.add_argument(
        "--categories", metavar="LIST", help="all categories in order: 1-7 or A,B,C (default: used)"
    )
    _json(agree)

    report = commands.add_parser("report", help="compare the codings of a class, as a page")
    report.add_argument("folder", metavar="FOLDER", type=Path, help="the codings, *.json")
    report.add_argument(
        "--out", metavar="REPORT.html", type=Path, help="default: report.html in the folder"
    )


def _machine(commands: Commands) -> None:
    """Add what looks at the machine."""
    doctor = commands.add_parser("doctor", help="say what works here, and what to do if not")
    _data_dir(doctor)
    _json(doctor)


_MOMENT_HELP = "EPISODE/M:SS[.mmm], for example 5/0:12.5"


def _case(command: argparse.ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE", help="a case of the library, or a folder")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", dest="as_json", action="store_true", help="for programs")


def _data_dir(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data-dir", metavar="DIR", type=Path, help="keep records here")


def _picture(command: argparse.ArgumentParser, size: str, ending: str = "png") -> None:
    command.add_argument(
        "--camera", choices=CAMERAS, default="room", help="plan: from above (default: room)"
    )
    command.add_argument("--inset", choices=CAMERAS, help="a second camera, small in a corner")
    command.add_argument(
        "--size", metavar="WxH", type=_size, default=size, help=f"in pixels (default: {size})"
    )
    command.add_argument("--out", metavar=f"FILE.{ending}", type=Path, required=True)


def _reader(read: Callable[[str], T], expected: str) -> Callable[[str], T]:
    """Return ``read`` with a complaint that names what was found and what was expected."""

    def reader(text: str) -> T:
        try:
            return read(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} was found, expected {expected}") from None

    return reader


def _read_size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", text)
    if found is None:
        raise ValueError(text)
    width, height = int(found[1]), int(found[2])
    if min(width, height) < _SMALLEST or max(width, height) > _LARGEST:
        raise ValueError(text)
    return width, height


def _read_columns(text: str) -> int:
    columns = int(text)
    if not 1 <= columns <= 24:
        raise ValueError(text)
    return columns


def _read_fps(text: str) -> int:
    fps = int(text)
    if not 1 <= fps <= _MOST_FPS:
        raise ValueError(text)
    return fps


_moment = _reader(read_moment, _MOMENT_HELP)
_seconds = _reader(read_duration, "seconds above 0, for example 2 or 0.5")
_fps = _reader(_read_fps, f"a whole number from 1 to {_MOST_FPS}")
_columns = _reader(_read_columns, "a number from 1 to 24")
_size = _reader(
    _read_size, f"WIDTHxHEIGHT from {_SMALLEST} to {_LARGEST} pixels, for example 960x540"
)
