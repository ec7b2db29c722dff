"""The command line: read the arguments, run one command, end with 0, 1 or 2.

Commands are imported when they run, so that ``--help`` is there at once.
"""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from simulator.commands.arguments import parser
from simulator.commands.stop import Flawed, Stop


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 done; 1 problems were found in what was given; 2 wrong usage, or an environment that
        cannot do it.
    """
    _prepare()
    try:
        return _run(argv)
    except Flawed as flawed:
        _show(flawed)
        return flawed.code
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except BrokenPipeError:  # the reader, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Interrupted; nothing was left half done.", file=sys.stderr)
        return 2
    except Exception as error:  # no traceback may reach a user
        from simulator.commands.last_resort import report

        print(report(error, sys.argv if argv is None else argv), file=sys.stderr)
        return 2


def _run(argv: Sequence[str] | None) -> int:
    try:
        options = vars(parser().parse_args(argv))
    except SystemExit as asked:  # --help and --version have printed what was asked for
        return int(asked.code or 0)
    command = options.pop("command") or "desk"
    code: int = import_module(f"simulator.commands.{command}").run(**options)
    sys.stdout.flush()
    return code


def _prepare() -> None:
    """Keep pygame's greeting out of the output, and no character may stop a sentence."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _show(flawed: Flawed) -> None:
    from simulator.commands.lint import show

    show(flawed.problems, "full", sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
