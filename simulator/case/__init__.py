"""Cases as objects: scripts, keys, ethogram and procedure, read from YAML with positions."""

from simulator.case.coding import write_coding
from simulator.case.ethogram import load_ethogram
from simulator.case.library import (
    find_case,
    library_cases,
    load_case,
    load_cover,
    load_key,
    load_script,
    read_coding,
    read_coding_text,
    was_handed_out,
)
from simulator.case.own import OWN_CASES, case_folder, own_cases
from simulator.case.procedure import load_procedure
from simulator.case.report import as_json, concise, render
from simulator.case.room_names import RoomNames, load_room_names
from simulator.case.schemas import schema

__all__ = [
    "OWN_CASES",
    "RoomNames",
    "as_json",
    "case_folder",
    "concise",
    "find_case",
    "library_cases",
    "load_case",
    "load_cover",
    "load_ethogram",
    "load_key",
    "load_procedure",
    "load_room_names",
    "load_script",
    "own_cases",
    "read_coding",
    "read_coding_text",
    "render",
    "schema",
    "was_handed_out",
    "write_coding",
]
