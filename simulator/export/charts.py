"""Charts as SVG: readable in grey, the same bytes every time."""

import contextlib
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_INK, _SOFT, _BAR = "#3f3833", "#8a7f75", "#2f6f8f"
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "strange-situation",
    "font.family": "sans-serif",
    "font.size": 10.0,
    "text.color": _INK,
    "axes.edgecolor": _SOFT,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "text.parse_math": False,
}

Interval = tuple[float, float | None, float | None]
"""A value with the low and high end of its interval, if there is one."""


def matrix_chart(
    classes: Sequence[str], counts: Sequence[Sequence[int]], across: str, down: str
) -> str:
    """Draw a table of counts with darker fields for more; the number stands in each."""
    with _style():
        figure = _figure(0.75 * len(classes) + 1.6, 0.6 * len(classes) + 1.0)
        axes = figure.add_subplot()
        most = max((n for row in counts for n in row), default=0) or 1
        axes.imshow([[n / most for n in row] for row in counts], cmap="Greys", vmin=0, vmax=1.6)
        axes.set_xticks(range(len(classes)), classes)
        axes.set_yticks(range(len(classes)), classes)
        axes.set_xlabel(across)
        axes.set_ylabel(down)
        for y, row in enumerate(counts):
            for x, n in enumerate(row):
                weight = "bold" if x == y else "normal"
                axes.text(x, y, str(n), ha="center", va="center", fontweight=weight)
        return _svg(figure)


def interval_chart(
    rows: Sequence[tuple[str, Interval]],
    label: str,
    *,
    zero: float | None = None,
    limits: tuple[float, float] | None = None,
) -> str:
    """Draw one dot a row with its interval as a line; ``zero`` is marked by a dashed line."""
    with _style():
        figure = _figure(6.4, 0.34 * len(rows) + 0.9)
        axes = figure.add_subplot()
        for y, (_, (value, low, high)) in enumerate(rows):
            if low is not None and high is not None:
                axes.plot([low, high], [y, y], color=_BAR, linewidth=2)
            axes.plot([value], [y], "o", color=_BAR)
        if zero is not None:
            axes.axvline(zero, color=_SOFT, linestyle="--", linewidth=1)
        if limits is not None:
            axes.set_xlim(*limits)
        axes.set_yticks(range(len(rows)), [name for name, _ in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlabel(label)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        return _svg(figure)


@contextlib.contextmanager
def _style() -> Iterator[None]:
    """Draw with our settings, and leave matplotlib's own as they were."""
    import matplotlib as mpl  # takes a third of a second: only where a chart is drawn

    with mpl.rc_context(_SETTINGS):
        yield


def _figure(width: float, height: float) -> "Figure":
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def _svg(figure: "Figure") -> str:
    content = io.StringIO()
    figure.savefig(content, format="svg", transparent=True, metadata={"Date": None})
    text = content.getvalue()
    return text[text.index("<svg") :]
