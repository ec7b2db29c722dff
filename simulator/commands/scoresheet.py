"""How a score is shown on a terminal: what was asked, yours beside the reference, the findings."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.table import Table
from rich.text import Text

from scoring.agreement import Estimate
from scoring.classification import ClassificationScore
from scoring.comparison import Comparison
from scoring.findings import Finding
from scoring.ratings import NumberScore
from scoring.score import Score
from scoring.terms import Coding
from scoring.wording import ENGLISH
from simulator.commands.moments import Moment
from simulator.commands.output import console

Row = tuple[str, str, str, str]

_MOST_FINDINGS = 12
_ESTIMATES = {
    "within_one": "ratings within one point",
    "f1": "precision and recall together (F1)",
    "evidence_recall": "must-see moments seen",
    "time_unit_kappa": "kappa over time units",
    "observer_accuracy": "accuracy that this kappa stands for",
    "alignment_kappa": "kappa over aligned events",
}


def print_score(
    coding: Coding, score: Score, *, reference: str, changed: bool, key: Path | None = None
) -> None:
    """Print a score for people.

    Args:
        coding: What was scored.
        score: Its comparison with the reference.
        reference: Whose answers stand in the right column.
        changed: Whether the case has been changed since it was coded.
        key: The file of the key, if that is the reference.
    """
    out = console()
    out.print(f"{coding.case}, coded by {coding.coder}, compared with {reference}")
    out.print("" if key is None else Text(f"Key: {key}\n"))
    if changed:
        out.print("The case has been changed since it was coded; times may have moved.\n")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("", "yours", reference, ""):
        table.add_column(heading)
    for row in _rows(score.comparison):
        table.add_row(*row)
    if table.row_count:
        out.print(table)
    for sentence in _sentences(score):
        out.print(sentence)
    for finding in score.findings[:_MOST_FINDINGS]:
        out.print()
        out.print(_told(finding))
    smaller = len(score.findings) - _MOST_FINDINGS
    if smaller > 0:
        out.print(f"\n... and {smaller} smaller findings; --json gives them all.")


def _rows(parts: Comparison) -> Iterator[Row]:
    if parts.classification is not None:
        yield _classification(parts.classification)
    if parts.ratings is not None:
        for episode, scales in parts.ratings.by_episode.items():
            for scale, number in scales.items():
                yield _number(f"{ENGLISH.scale(scale).name}, episode {episode}", number)
    yield from _by_episode("search", parts.search)
    yield from _by_episode("intervals of crying", parts.crying)
    if parts.disorganisation is not None and parts.disorganisation.rating is not None:
        yield _number("rating of disorganisation", parts.disorganisation.rating)


def _classification(score: ClassificationScore) -> Row:
    agrees = score.group_agrees and score.subgroup_agrees is not False
    agrees = agrees and score.disorganised_agrees is not False
    verdict = "agrees" if agrees else "same group" if score.group_agrees else "differs"
    yours = "not given" if score.yours is None else str(score.yours)
    return "classification", yours, str(score.key), verdict


def _by_episode(name: str, numbers: Mapping[int, NumberScore] | None) -> Iterator[Row]:
    for episode, number in (numbers or {}).items():
        yield _number(f"{name}, episode {episode}", number)


def _number(name: str, number: NumberScore) -> Row:
    if number.difference is None:
        return name, "not given", str(number.key), ""
    verdict = "agrees" if number.difference == 0 else f"{number.difference:+d}"
    return name, str(number.yours), str(number.key), verdict


def _sentences(score: Score) -> Iterator[str]:
    marks = score.comparison.marks
    if marks is not None:
        found = marks.matching
        yield (
            f"\nMarks: {len(found.hits)} right, {len(found.misses)} missed, "
            f"{len(found.wrong_codes)} with a look-alike's name, "
            f"{len(found.false_alarms)} where nothing of the kind happened."
        )
    for name, estimate in score.estimates.items():
        yield f"{_ESTIMATES.get(name, name)}: {_estimated(estimate)}"
    if score.total is not None:
        yield f"\nScore of this coding: {score.total:.0%}"


def _estimated(estimate: Estimate) -> str:
    if estimate.value is None:
        return f"not defined: {estimate.undefined}"
    interval = (
        f" [{estimate.low:.2f}, {estimate.high:.2f}]"
        if estimate.low is not None and estimate.high is not None
        else ""
    )
    return f"{estimate.value:.2f}{interval} (n = {estimate.n})"


def _told(finding: Finding) -> Text:
    """Return a finding with the moment at which it can be seen."""
    if finding.episode is None or finding.from_ms is None:
        return Text(finding.text)
    moment = Moment(finding.episode, finding.from_ms // 100 * 100)
    return Text.assemble((f"{moment}  ", "bold"), finding.text)
