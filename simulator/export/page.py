"""Pages: tables, charts, pictures and sentences as one HTML file that needs nothing beside it."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from simulator.resources import ASSETS

_TEMPLATES = ASSETS / "report"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every cell is text already, the first of a row is its heading.

    What is ``folded`` is opened by whoever wants to see it.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG, and the same in words for those who cannot see it."""

    svg: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a JPEG or PNG that stands in the page itself, with words for it."""

    content: bytes
    words: str
    kind: Literal["jpeg", "png"] = "jpeg"

    @property
    def address(self) -> str:
        """Return the picture as an address that needs no file."""
        return f"data:image/{self.kind};base64,{b64encode(self.content).decode()}"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading."""

    title: str
    paragraphs: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page; ``notes`` stand at its end."""

    title: str
    lead: str
    sections: Sequence[Section]
    notes: tuple[str, ...] = ()
    language: str = "en"


def render_page(page: Page) -> str:
    """Return a page as HTML; whatever stands in names and cells is shown, never obeyed."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html").render(page=page)
