"""What a script may name in the room: toys, places and fixtures."""

from dataclasses import dataclass
from functools import cache

import yaml

from simulator.resources import ASSETS


@dataclass(frozen=True, slots=True)
class RoomNames:
    """The names of ``assets/room/room.yaml``."""

    toys: tuple[str, ...]
    places: tuple[str, ...]
    fixtures: tuple[str, ...]


@cache
def load_room_names() -> RoomNames | None:
    """Return the names of the room that comes with the program, None if it has none."""
    file = ASSETS / "room" / "room.yaml"
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    toys, places, fixtures = (tuple(data.get(key, ())) for key in ("toys", "places", "fixtures"))
    return RoomNames(toys, places, fixtures)
