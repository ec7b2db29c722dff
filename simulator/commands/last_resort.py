"""What happens when the program itself fails: a report in a file, a sentence on the screen."""

from collections.abc import Sequence

from simulator.reports import write_report


def report(error: BaseException, argv: Sequence[str]) -> str:
    """Write what happened to a file of the log folder.

    Returns:
        A sentence that says where the report is.
    """
    place = write_report(error, [f"Arguments: {list(argv)}"])
    kept = f"a report is in {place}; please send it" if place else "no report could be written"
    return (
        f"The program failed ({type(error).__name__}): this is its fault, not yours, and {kept} "
        "to those who look after the program. `strange-situation doctor` shows what works here."
    )
