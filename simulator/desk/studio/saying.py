"""What was changed, in words."""

from simulator.authoring.editing import Told
from simulator.desk.screen import Desk

_LONGEST = 60


def told_in(desk: Desk, told: Told) -> str:
    """Return a change as one line, in the language of the desk."""
    where = _named(desk, told.where)
    if told.verb == "set":
        before, after = (_brief(value) for value in (told.before, told.after))
        field = desk.texts.table("interface")["fields"].get(told.field, told.field)
        place = ": ".join(filter(None, (where, field)))
        return desk.texts("studio.told_set", where=place, before=before, after=after)
    return desk.texts(f"studio.told_{told.verb}", where=where)


def _named(desk: Desk, where: str) -> str:
    """Return a place with the titles of behaviours instead of their ids."""
    titles = (
        desk.ethogram[word].title if word in desk.ethogram else word for word in where.split(" ")
    )
    return " ".join(titles)


def _brief(value: str | None) -> str:
    """Return what is written, cut short; a dash where there is nothing."""
    words = " ".join((value or "").strip().strip("\"'").split())
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rstrip()}…"
    return words or "–"
