"""How audits are shown on a terminal: a sheet for each case, or a line."""

import sys
import textwrap
from collections.abc import Iterator, Sequence

from rich.table import Table

from scoring.terms import Event
from scoring.wording import ENGLISH
from simulator.authoring import Audit, AuditRules, Totals, Whole, apart
from simulator.authoring.independence import Trial
from simulator.authoring.ratings import Row
from simulator.case.times import clock
from simulator.commands.lint import counted, show
from simulator.commands.output import console
from simulator.problems import Problem

_WIDTH = 120


def print_sheet(audit: Audit) -> None:
    """Print all that the audit of one case found; what it comes to stands at the end."""
    print(f"{audit.case_id}\n")
    for line in _heads(audit):
        print(line)
    if audit.rows:
        print(f"\n{'scale':<20}  episode  key  acts")
    for row in audit.rows:
        print(_told(row))
    for row in audit.rows:
        if row.because:
            print(f"\n{_name(row)}: the key differs because: {row.because}")
    print()
    show((p for p in audit.problems if not _of_lint(p)), "full", sys.stdout)
    print(_verdict(audit))


def _of_lint(problem: Problem) -> bool:
    """Tell whether ``lint`` says it already, and the audit need not repeat it."""
    return problem.severity == "warning" and not problem.code.startswith("W6")


def _verdict(audit: Audit) -> str:
    """Return what the audit comes to, in a sentence."""
    if audit.passed:
        return f"{audit.case_id} holds."
    mend = [p for p in audit.problems if p.severity != "note"]
    lint = sum(_of_lint(p) for p in mend)
    parts = []
    if len(mend) > lint:
        parts.append(f"{counted(len(mend) - lint, 'thing')} above")
    if lint:
        parts.append(f"{counted(lint, 'warning')} of strange-situation lint")
    return f"{audit.case_id} has to be mended: {' and '.join(parts) or 'it cannot be read'}."


def _heads(audit: Audit) -> Iterator[str]:
    if audit.keyed is None:
        yield "script and key cannot be played and read"
        return
    yield f"key         {audit.keyed.classification}, D rating {audit.keyed.disorganisation}"
    if audit.found is not None:
        calm = "settled" if audit.settled else "not settled"
        found = audit.found
        yield f"acts        {found.classification}, D rating {found.disorganisation}, {calm}"
    if audit.difficulty is not None:
        points = ", ".join(f"{name} {n}" for name, n in audit.difficulty.points.items())
        level = audit.difficulty.level
        yield f"difficulty  {level} by {audit.difficulty.total} points ({points or 'none'})"
        yield f"            the script says {audit.claimed}"
    there = sum(m.event is not None for m in audit.moments)
    seen = sum(bool(m.cameras) for m in audit.moments)
    faces = sum(bool(m.faces) for m in audit.moments)
    yield (
        f"evidence    {len(audit.moments)} moments, {there} happen as the key says, "
        f"{seen} are seen by a camera, {faces} with the face"
    )


def _told(row: Row) -> str:
    """Return both numbers, why, and the acts that earn it; the acts on lines of their own."""
    numbers = f"{row.scale:<20}  {row.episode:^7}  {row.keyed:>3g}  {row.earned:>4g} {_flag(row)}  "
    acts = ", ".join(_act(e) for e in row.events)
    told = f"{row.step}: {acts}" if acts else row.step
    left = " " * len(numbers)
    wrapped = textwrap.wrap(told, _WIDTH, initial_indent=numbers, subsequent_indent=left)
    return "\n".join(wrapped) or numbers.rstrip()


def _flag(row: Row) -> str:
    return " " if row.apart == 0 else "~" if row.apart <= 1 else "!"


def _act(event: Event) -> str:
    return f"{event.behaviour} {clock(event.from_ms)}"


def _name(row: Row) -> str:
    return f"{ENGLISH.scale(row.scale).name} in episode {row.episode}"


def print_library(audits: Sequence[Audit], whole: Whole, rules: AuditRules) -> None:
    """Print one line a case, then what they add up to."""
    new, worked = apart(audits, rules)
    for title, part, sums in (
        ("New cases", new, whole.new),
        ("Worked cases", worked, whole.worked),
    ):
        if part:
            console().print(_table(title, part, rules), crop=False)
            print(f"{_sum(sums)}\n")
    if whole.trials:
        print(*_trials(whole.trials), sep="\n", end="\n\n")
    if whole.drills:
        print(f"{whole.drills} drill items\n")
    for complaint in whole.complaints:
        print(complaint)
    found = (p for a in audits for p in a.problems if p.severity != "note")
    show((*found, *whole.problems), "concise", sys.stdout)


def _trials(trials: Sequence[Trial]) -> Iterator[str]:
    """Yield a line for each trait, with both classifications side by side."""
    against = list(dict.fromkeys(t.against for t in trials))
    yield "What must tell nothing of the classification. p: how often shuffled classes go with it"
    yield "as closely. Crying and length go with the groups in life, but must not suffice to guess."
    yield f"\n{'trait':<27}" + "".join(f"p, {name:<9}" for name in against)
    for trait in dict.fromkeys(t.trait for t in trials):
        found = [t for t in trials if t.trait == trait]
        guessed = ", ".join(
            f"{t.against} {t.guessed:.0%} (commonest {t.usual:.0%})"
            for t in found
            if t.guessed is not None
        )
        told = f"guessed from it alone: {guessed}" if guessed else ""
        yield f"{trait:<27}" + "".join(f"{t.p:<12.3f}" for t in found) + told


def _table(title: str, audits: Sequence[Audit], rules: AuditRules) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for heading in ("case", "key", "acts", "D", "core", "evidence", "difficulty", ""):
        table.add_column(heading, no_wrap=True)
    for audit in audits:
        table.add_row(*_line(audit, rules))
    return table


def _line(audit: Audit, rules: AuditRules) -> tuple[str, ...]:
    if audit.keyed is None:
        return (audit.case_id, "?", "?", "", "", "", "", "cannot be read")
    found = audit.found if not audit.keyed.classification.uncodable else None
    core = [row for row in audit.rows if row.core]
    near = sum(row.apart <= rules.within for row in core)
    level = audit.difficulty.level if audit.difficulty else ""
    return (
        audit.case_id,
        str(audit.keyed.classification),
        str(found.classification) if found else "",
        f"{audit.keyed.disorganisation or '-'}/{found.disorganisation if found else '-'}",
        f"{near} of {len(core)}",
        f"{sum(bool(m.cameras) for m in audit.moments)} of {len(audit.moments)}",
        level if level == audit.claimed else f"{level or '-'} (says {audit.claimed})",
        "" if audit.passed else "mend",
    )


def _sum(sums: Totals) -> str:
    share = "" if sums.share is None else f" ({sums.share:.1%})"
    return (
        f"{sums.passed} of {sums.cases} hold. Core ratings within one point: "
        f"{sums.within} of {sums.core}{share}, {sums.exact} exact, {sums.excused} apart with a "
        f"reason. Group: {sums.groups} of {sums.codable}. D or not: "
        f"{sums.disorganised} of {sums.codable}."
    )
