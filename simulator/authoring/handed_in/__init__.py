"""What a class handed in: codings found, held against their keys, told on a page and in a table."""

from simulator.authoring.handed_in.coded import NowhereError, case_of_coding
from simulator.authoring.handed_in.codings import TakenIn, take_in
from simulator.authoring.handed_in.report import write_report

__all__ = ["NowhereError", "TakenIn", "case_of_coding", "take_in", "write_report"]
