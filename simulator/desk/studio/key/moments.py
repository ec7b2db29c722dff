"""The moments of evidence in the key's form: made from acts, with the reason why they decide."""

from functools import partial
from typing import TYPE_CHECKING, Any

from scoring.terms import Event
from simulator.case.times import clock, milliseconds
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.draft.strips import even
from simulator.desk.studio.forms.form import Form, Option
from simulator.desk.timelines.lanes import group_of
from simulator.desk.widgets.column import Column

if TYPE_CHECKING:
    from simulator.desk.studio.key.pane import KeyPane

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
        self._scales = False

    @property
    def listed(self) -> list[dict[str, Any]]:
        """Return the moments of the key as they are written."""
        found = self._pane.at("evidence") or []
        return [m for m in found if isinstance(m, dict)]

    def build(self, column: Column) -> None:
        """List the moments, the opened one as a form."""
        texts = self._desk.texts
        column.words(texts("studio.moments_text"), style="small", colour="ink_soft")
        event = self._pane.editor.event
        if event is not None and self._speaks(event):
            press = partial(self._pane.add_moment, event)
            column.buttons([("use-act", texts("studio.use_act"), press, "plain")])
        for number, moment in enumerate(self.listed):
            self._build_one(column, number, moment)

    def _build_one(self, column: Column, number: int, moment: dict[str, Any]) -> None:
        title = self._title(moment)
        because = " ".join(str(moment.get("because") or "").split())
        words = because or self._desk.texts("studio.because_missing")
        if self._nearest(moment) is not None:
            words = self._desk.texts("studio.moment_moved")
        scale = self._desk.texts.table("interface")["groups"].get(moment.get("scale"), "")
        opened = number == self.opened
        column.tile(
            f"moment-{number}",
            title,
            partial(self._open, number),
            words="" if opened else words,
            aside=scale,
            chosen=opened,
            group="moments",
        )
        if opened:
            self._build_form(Form(column), number, moment, because)

    def _build_form(self, form: Form, number: int, moment: dict[str, Any], because: str) -> None:
        texts, pane = self._desk.texts, self._pane
        path = ("evidence", number)
        titles = texts.table("interface")["groups"]
        options: list[Option] = [(s, titles[s]) for s in SCALES]
        changed = partial(pane.typed, (*path, "because"))
        form.box("moment-because", texts("studio.because"), because, changed, lines=4)
        form.pick(
            "moment-scale", texts("studio.scale"), options, moment.get("scale"),
            partial(self._put_scale, number), self._unfold, opened=self._scales,
        )  # fmt: skip
        act = self._nearest(moment)
        if act is not None:
            times = "–".join(map(clock, self._times(act)))
            words = texts("studio.moment_follow", times=times)
            follow = partial(self._follow, number, act)
            form.column.buttons([("moment-follow", words, follow, "plain")])
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

    def _put_scale(self, number: int, scale: object) -> None:
        self._scales = False
        self._pane.put(("evidence", number, "scale"), scale)

    def _unfold(self) -> None:
        self._scales = not self._scales
        self._desk.rebuild()

    def _times(self, event: Event) -> tuple[int, int]:
        """Return from when to when an act is seen, in tenths of a second."""
        strips = self._pane.editor.draft.strips(event.episode)
        ends = (s.to_ms for s in strips if s.id == event.id and s.point)
        return even(event.from_ms), even(max(event.to_ms, *ends, event.from_ms))

    def _go(self, moment: dict[str, Any]) -> None:
        """Take the stage to a moment, if its place can be read."""
        try:
            self._pane.editor.go(int(str(moment.get("episode"))), milliseconds(moment.get("from")))
        except ValueError:
            return

    def _remove(self, number: int) -> None:
        self.opened = None
        self._pane.put(("evidence", number), None)

    def _speaks(self, event: Event) -> bool:
        """Tell whether an act can be evidence."""
        return event.actor == "infant" and self._desk.ethogram[event.behaviour].coded

    def add(self, event: Event) -> None:
        """Make a moment from an act, in its place in the order of time."""
        if not self._speaks(event):
            return
        shows = group_of(self._desk.ethogram[event.behaviour])
        scale = _OF_SCALE.get(shows, shows)
        start, end = self._times(event)
        moment: dict[str, Any] = {
            "episode": event.episode,
            "from": start,
            "to": end,
            "behaviour": event.behaviour,
            "scale": scale if scale in SCALES else SCALES[0],
            "because": "",
        }
        here = _order(moment)
        index = sum(_order(m) <= here for m in self.listed)
        self._pane.editor.draft.insert_key(("evidence",), index, moment)
        self.opened = index

    def _nearest(self, moment: dict[str, Any]) -> Event | None:
        """Return the act that a moment must mean, if neither of the two lies within the other."""
        episode, start = _order(moment)
        acts = self._pane.editor.events_like(str(moment.get("behaviour")), episode)
        end = _ms(moment.get("to")) if acts else 0
        if any(_within((start, end), (e.from_ms, e.to_ms)) for e in acts):
            return None
        return min(acts, key=lambda e: abs(e.from_ms - start), default=None)

    def _follow(self, number: int, event: Event) -> None:
        """Give a moment the times of an act."""
        way = ("evidence", number)
        start, end = self._times(event)
        self._pane.editor.draft.set_key((*way, "from"), start)
        self._pane.put((*way, "to"), end)


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether one of two stretches of time lies within the other."""
    (start, end), (begun, over) = one, other
    return (start <= begun and over <= end) or (begun <= start and end <= over)


def _order(moment: dict[str, Any]) -> tuple[int, int]:
    """Return what sorts moments by episode and time; what cannot be read comes first."""
    try:
        return int(str(moment.get("episode"))), _ms(moment.get("from"))
    except ValueError:
        return 0, 0


def _ms(time: object) -> int:
    """Return a time in milliseconds, 0 if it cannot be read."""
    try:
        return time if isinstance(time, int) else milliseconds(time)
    except ValueError:
        return 0
