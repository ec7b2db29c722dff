"""A small ethogram, a session with its key, and codings of it, for tests of scoring."""

from dataclasses import replace

from scoring.score import score
from scoring.terms import (
    EPISODES,
    REUNION_SCALES,
    Behaviour,
    Classification,
    Coding,
    Disorganisation,
    Ethogram,
    Event,
    EvidenceMoment,
    IndexMark,
    Key,
    Mark,
    Scope,
    Sign,
)


def behaviour(name, family=None, actor="infant", **more):
    definition = f"What {name} is, and what it is not."
    return Behaviour(
        name, actor, f"does {name}", definition, "bout", (1000, 9000), name, family=family, **more
    )


ETHOGRAM = Ethogram(
    {
        b.id: b
        for b in (
            behaviour("ignore_bid", "turning_away"),
            behaviour("turn_back", "turning_away"),
            behaviour("flat_glance"),
            behaviour("play"),
            behaviour("fuss", "crying", cry="fuss"),
            behaviour("cry", "crying", cry="cry"),
            behaviour("d1_cuddle_then_strike", sign=Sign(1, "medium")),
            behaviour("d2_strike_neutral_face", sign=Sign(2, "medium")),
            behaviour("d5_freeze", sign=Sign(5, "medium", 10_000, 5000)),
            behaviour("stay_put", coded=False),
            behaviour("cg_greet", actor="caregiver", bid=True),
        )
    },
    {"turning_away": "Look at how long it lasts.", "crying": "Crying. Look at how loud it is."},
)


def event(name, episode, start, end, actor="infant"):
    return Event(f"{name}-{start}", actor, name, episode, start, end)


EVENTS = (
    event("flat_glance", 5, 0, 1000),
    event("cg_greet", 5, 5000, 6000, "caregiver"),
    event("turn_back", 5, 8000, 28_000),
    event("ignore_bid", 5, 75_000, 95_000),
    event("play", 5, 100_000, 130_000),
    event("stay_put", 6, 0, 40_000),
    event("fuss", 6, 120_000, 126_000),
    event("turn_back", 8, 5000, 15_000),
    event("d5_freeze", 8, 20_000, 32_000),
    event("play", 8, 40_000, 90_000),
)
KEY = Key(
    classification=Classification("A", "A1", disorganised=False),
    accepts=(),
    ratings={
        5: dict(zip(REUNION_SCALES, (1, 1, 1, 7, 1), strict=True)),
        8: dict(zip(REUNION_SCALES, (1, 1, 1, 6, 1), strict=True)),
    },
    search={4: 2, 6: 2, 7: 1},
    crying={4: 0, 5: 0, 6: 1, 7: 0, 8: 0},
    disorganisation=Disorganisation(2, ()),
    evidence=(
        EvidenceMoment(5, 0, 1000, "flat_glance", "avoidance", "No greeting comes."),
        EvidenceMoment(5, 8000, 28_000, "turn_back", "avoidance", "She is there, it turns away."),
        EvidenceMoment(8, 5000, 15_000, "turn_back", "avoidance", "The same again at the end."),
    ),
    rationale="Ignores three bids.",
    trap="Calm is not the same as a greeting.",
)
D_KEY = replace(
    KEY,
    classification=Classification("A", "A1", disorganised=True),
    disorganisation=Disorganisation(7, (IndexMark("d5_freeze", 8, 20_000, "strong"),)),
    difficulty="hard",
)


def perfect(key=KEY, scope=None):
    """Return a coding that says what happened and what the key says."""
    return Coding(
        case="sample",
        case_version="sha256:0",
        coder="t-01",
        scope=scope or Scope(),
        episode_lengths_ms=dict.fromkeys(EPISODES, 180_000),
        marks=tuple(
            Mark(f"m{n}", e.actor, e.behaviour, e.episode, e.from_ms, e.to_ms)
            for n, e in enumerate(EVENTS)
            if e.actor == "infant" and ETHOGRAM[e.behaviour].coded
        ),
        ratings=key.ratings,
        search=key.search,
        crying=key.crying,
        disorganisation=key.disorganisation,
        classification=key.classification,
        justification="No greeting, bids ignored in both reunions.",
    )


def scored(coding, key=KEY):
    return score(coding, key, EVENTS, ETHOGRAM)


def without(coding, name, episode):
    kept = tuple(m for m in coding.marks if (m.behaviour, m.episode) != (name, episode))
    return replace(coding, marks=kept)


def codes(result):
    return [f.code for f in result.findings if f.kind != "praise"]


def finding(result, code):
    return next(f for f in result.findings if f.code == code)
