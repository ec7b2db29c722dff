"""The moments of evidence in the key's form: made from acts, with the reason why they decide."""

from functools import partial
from typing import TYPE_CHECKING, Any

from simulator.authoring.editing import Entry
from simulator.case.times import milliseconds
from simulator.desk.lanes import group_of
from simulator.desk.screen import Desk
from simulator.desk.studio.form import Form, Option
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.tile import Tile

if TYPE_CHECKING:
    from simulator.desk.studio.key_pane import KeyPane

SCALES = (
    "proximity_seeking", "contact_maintaining", "resistance", "avoidance", "distance_interaction",
    "search", "crying", "disorganisation",
)  # fmt: skip
_OF_SCALE = {"settling": "crying"}


class Moments:
    """The list of moments; one of them is opened to be written."""

    def __init__(self, desk: Desk, pane: "KeyPane") -> None:
        self._desk, self._pane = desk, pane
        self.opened: int | None = None

    @property
    def listed(self) -> list[dict[str, Any]]:
        """Return the moments of the key as they are written."""
        found = self._pane.at("evidence") or []
        return [m for m in found if isinstance(m, dict)]

    def build(self, column: Column) -> None:
        """List the moments, the opened one as a form."""
        texts = self._desk.texts
        column.words(texts("studio.moments_text"), style="small", colour="ink_soft")
        entry = self._pane.editor.draft.entry
        if entry is not None and entry.actor == "infant":
            press = partial(self._pane.add_moment, entry.line)
            column.buttons([("use-act", texts("studio.use_act"), press, "plain")])
        for number, moment in enumerate(self.listed):
            self._build_one(column, number, moment)

    def _build_one(self, column: Column, number: int, moment: dict[str, Any]) -> None:
        title = self._title(moment)
        because = " ".join(str(moment.get("because") or "").split())
        words = because or self._desk.texts("studio.because_missing")
        scale = self._desk.texts.table("interface")["groups"].get(moment.get("scale"), "")
        opened = number == self.opened
        said = {"title": title, "words": "" if opened else words, "aside": scale}
        rect = column.area
        rect.height = Tile.height(column.theme, rect.width, **said)
        Tile(
            column.ui, f"moment-{number}", rect, title, partial(self._open, number),
            words=said["words"], aside=said["aside"], chosen=opened, into=column.scroll,
            group="moments",
        )  # fmt: skip
        column.top = rect.bottom + column.theme.px("tight")
        if opened:
            self._build_form(Form(column), number, moment, because)

    def _build_form(self, form: Form, number: int, moment: dict[str, Any], because: str) -> None:
        texts, pane = self._desk.texts, self._pane
        path = ("evidence", number)
        titles = texts.table("interface")["groups"]
        options: list[Option] = [(s, titles[s]) for s in SCALES]
        put = partial(pane.put, (*path, "scale"))
        form.choice("moment-scale", texts("studio.scale"), options, moment.get("scale"), put)
        changed = partial(pane.typed, (*path, "because"))
        form.box("moment-because", texts("studio.because"), because, changed, lines=4)
        form.column.buttons(
            [
                ("moment-go", texts("studio.moment_go"), partial(self._go, moment), "plain"),
                ("moment-remove", texts("studio.remove"), partial(self._remove, number), "plain"),
            ]
        )

    def _title(self, moment: dict[str, Any]) -> str:
        behaviour = str(moment.get("behaviour"))
        ethogram = self._desk.ethogram
        title = ethogram[behaviour].title if behaviour in ethogram else behaviour
        return self._desk.texts(
            "studio.moment", n=moment.get("episode", "?"), start=moment.get("from", "?"),
            end=moment.get("to", "?"), title=title,
        )  # fmt: skip

    def _open(self, number: int) -> None:
        self.opened = None if self.opened == number else number
        self._desk.rebuild()

    def _go(self, moment: dict[str, Any]) -> None:
        """Take the stage to a moment, if its place can be read."""
        try:
            self._pane.editor.go(int(str(moment.get("episode"))), milliseconds(moment.get("from")))
        except ValueError:
            return

    def _remove(self, number: int) -> None:
        self.opened = None
        self._pane.put(("evidence", number), None)

    def add(self, line: int) -> None:
        """Make a moment from the act of a line, in its place in the order of time."""
        entry = self._pane.editor.draft.outline.at_line(line)
        if entry is None or entry.act not in self._desk.ethogram:
            return
        moment = self._moment(entry)
        here = _order(moment)
        index = sum(_order(m) <= here for m in self.listed)
        self._pane.editor.draft.insert_key(("evidence",), index, moment)
        self.opened = index

    def _moment(self, entry: Entry) -> dict[str, object]:
        """Return the moment of an act: its real times, and the scale it speaks to first."""
        event = self._pane.editor.event_of(entry.line)
        start = event.from_ms if event is not None else entry.at_ms or 0
        end = event.to_ms if event is not None else start + (entry.for_ms or 0)
        shows = group_of(self._desk.ethogram[str(entry.act)])
        scale = _OF_SCALE.get(shows, shows)
        return {
            "episode": entry.episode,
            "from": start,
            "to": end,
            "behaviour": entry.act,
            "scale": scale if scale in SCALES else SCALES[0],
            "because": "",
        }


def _order(moment: dict[str, Any]) -> tuple[int, int]:
    """Return what sorts moments by episode and time; what cannot be read comes first."""
    try:
        return int(str(moment.get("episode"))), _ms(moment.get("from"))
    except ValueError:
        return 0, 0


def _ms(time: object) -> int:
    return time if isinstance(time, int) else milliseconds(time)
