"""Reader: somebody who reads the findings of another's coding, as an instructor does."""

from dataclasses import dataclass

from simulator.desk.attempt.grading import Graded
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.widget import Press

_FITS = 12
"""So many letters of a name stand beside a lane without taking much of the timeline."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads what another has coded: the other's name, and the way back."""

    whose: str
    back: Press

    @property
    def briefly(self) -> str:
        """Return the other's name as it fits beside a lane."""
        return self.whose if len(self.whose) <= _FITS else f"{self.whose[: _FITS - 1]}…"

    def title(self, texts: Texts, exercise: str) -> str:
        """Return what the pages are called: whose coding, and of what."""
        return texts("class.coding_of", name=self.whose, session=exercise)

    def address(self, column: Column, texts: Texts) -> None:
        """Say whom a page addresses."""
        words = texts("class.reads", name=self.whose)
        column.words(words, style="small", colour="ink_soft", after=column.theme.px("tight"))

    def justify(self, column: Column, texts: Texts, graded: Graded) -> None:
        """Say what was written as reasons."""
        said = graded.coding.justification.strip()
        if said:
            column.words(texts("class.reasons", name=self.whose, said=said))
