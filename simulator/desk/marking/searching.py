"""Searching: which behaviours are meant by some words, what is meant most likely first."""

from collections.abc import Mapping, Sequence
from typing import Any

from scoring.terms import Behaviour


def found(
    behaviours: Sequence[Behaviour], query: str, everyday: Mapping[str, Mapping[str, Any]]
) -> list[Behaviour]:
    """Return what is looked for.

    Each word has to be a part of the title, or to begin an everyday word for the behaviour; where
    nothing has all of them, they are looked for in the definitions. Signs of disorganisation are
    rare, so they come last.

    Args:
        behaviours: What there is to mark.
        query: Words as they are typed; without any all behaviours are found.
        everyday: The table ``everyday`` of the texts.
    """
    words = query.lower().split()
    ranks = {b.id: [_rank(b, word, everyday) for word in words] for b in behaviours}
    known = {name: sum(filter(None, each)) for name, each in ranks.items() if None not in each}
    if known:
        meant = [b for b in behaviours if b.id in known]
        return sorted(meant, key=lambda b: (bool(words) and b.sign is not None, known[b.id]))
    return [b for b in behaviours if all(w in b.definition.lower() for w in words)]


def _rank(behaviour: Behaviour, word: str, everyday: Mapping[str, Mapping[str, Any]]) -> int | None:
    """Return how far from a word a behaviour is: 0 if its title has it, None if nothing has."""
    if word in behaviour.title.lower():
        return 0
    places = [
        1 + sense["means"].index(behaviour.id)
        for sense in everyday.values()
        if behaviour.id in sense["means"]
        and any(said.startswith(word) for said in sense["words"].lower().replace(",", " ").split())
    ]
    return min(places, default=None)
