"""Reader: somebody who reads the findings of another's coding, as an instructor does."""

from dataclasses import dataclass

from simulator.desk.attempt.grading import Graded
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.widget import Press


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads what another has coded: the other's name, and the way back."""

    whose: str
    back: Press

    def title(self, texts: Texts, exercise: str) -> str:
        """Return what the pages are called: whose coding, and of what."""
        return texts("class.coding_of", name=self.whose, session=exercise)

    def preface(self, column: Column, texts: Texts, graded: Graded) -> None:
        """Say whom the pages address, and what was written as reasons."""
        column.words(texts("class.reads", name=self.whose), colour="ink_soft")
        said = graded.coding.justification.strip()
        if said:
            column.words(texts("class.reasons", name=self.whose, said=said))
