"""Orientation: who is who, and at first what an exercise asks for and which episode it is."""

from simulator.desk.attempt.session import Session
from simulator.desk.style.colour_words import colour_word
from simulator.desk.style.texts import Texts
from simulator.records import Store


def orientation(texts: Texts, session: Session, *, first: bool) -> str:
    """Return who is who, with a few sentences more for somebody who codes for the first time."""
    script = session.played.case.script
    infant, caregiver = script.person("infant"), script.person("caregiver")
    relations = texts.table("interface")["relations"]
    relation = caregiver.relation or ""
    looks = session.played.performance.looks
    said = {
        "infant": infant.name,
        "caregiver": caregiver.name,
        "relation": relations.get(relation.replace(" ", "_"), relation or caregiver.name),
        "stranger": script.person("stranger").name,
        **{f"{who}_wears": colour_word(texts, looks[who].top) for who in ("caregiver", "stranger")},
    }
    who = texts("coding.who", **said)
    if not first:
        return who
    episode = episode_title(texts, session.reel.pieces[0].episode) + "."
    return " ".join((episode, who, texts("coding.task", **said)))


def episode_title(texts: Texts, number: int) -> str:
    """Return the number and the name of an episode."""
    return texts("coding.episode", n=number, title=texts.table("interface")["episodes"][number])


def is_new(session: Session) -> bool:
    """Tell whether nothing was watched or marked yet."""
    draft = session.attempt.draft
    return not (draft.marks or draft.playhead_ms)


def is_first(store: Store, session: Session) -> bool:
    """Tell whether somebody codes for the first time, were it only to try a case."""
    about = session.attempt.about
    known = (store.attempts, store.open_attempts, store.tries)
    return all(a.id == about.id for made in known for a in made(about.coder))
