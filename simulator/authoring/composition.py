"""What a library is made of: enough dyads of every kind to learn from and to be tested on."""

from collections import Counter
from collections.abc import Iterable, Iterator

from scoring.terms.judgement import SUBGROUPS
from simulator.authoring.audit import Audit
from simulator.authoring.rules import LibraryRules
from simulator.figure.look import Look
from simulator.lessons.pools import read_pools

_INDICES = frozenset(range(1, 8))


def shortfalls(audits: Iterable[Audit], rules: LibraryRules) -> Iterator[str]:
    """Yield a sentence for each kind of dyad of which there are too few."""
    every = tuple(audits)
    for name, there, wanted in _counts(every, rules):
        if there < wanted:
            yield f"The library has {there} of {wanted} {name}."
    kept = sum(not read_pools().practises(a.pools) for a in every)
    if kept != rules.kept:
        yield f"{kept} cases are kept for the test; there should be {rules.kept}."
    for index in sorted(_INDICES.difference(*(a.signs for a in every))):
        yield f"No case shows a sign of index {index} of disorganisation."
    levels = Counter(a.claimed for a in every)
    for level in ("easy", "medium", "hard"):
        share = rules.level
        if levels[level] < share * len(every):
            yield f"{levels[level]} of {len(every)} cases are {level}; {share:.0%} are wanted."


def doubles(audits: Iterable[Audit]) -> Iterator[str]:
    """Yield a sentence for each two infants of a library that look the same."""
    first: dict[Look, str] = {}
    for audit in audits:
        if audit.infant is None:
            continue
        other = first.setdefault(audit.infant, audit.case_id)
        if other != audit.case_id:
            yield f"The infants of {other} and {audit.case_id} look the same: change a seed."


def _counts(audits: Iterable[Audit], rules: LibraryRules) -> Iterator[tuple[str, int, int]]:
    """Yield what is counted, how many there are, and how many are wanted."""
    keyed = [a.keyed for a in audits if a.keyed is not None]
    said = [k.classification for k in keyed]
    disorganised = [k for k in keyed if k.classification.disorganised]
    yield "cases", len(keyed), rules.cases
    organised = Counter(c.subgroup for c in said if not c.disorganised)
    for subgroup in (name for names in SUBGROUPS.values() for name in names):
        yield f"dyads coded {subgroup}", organised[subgroup], rules.each_subgroup
    yield "disorganised dyads", len(disorganised), rules.disorganised
    best = Counter(k.classification.group for k in disorganised)
    for group in ("A", "B", "C"):
        yield f"dyads coded D/{group}", best[group], rules.each_group
    ratings = Counter(k.disorganisation for k in disorganised)
    for rating in rules.signs:
        yield f"disorganised dyads rated {rating}", ratings[rating], 1
    least, low, high = rules.look_alikes
    alike = sum(
        not k.classification.disorganised and low <= (k.disorganisation or 0) <= high for k in keyed
    )
    yield f"dyads without D that are rated {low} to {high}", alike, least
    yield "dyads that fit no group", sum(c.group == "U" for c in said), rules.unclassified
    yield "sessions that cannot be coded", sum(bool(c.uncodable) for c in said), rules.uncodable
