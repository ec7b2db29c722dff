"""Orientation: what a first exercise asks for, who is who, and which episode it is, in words."""

from simulator.desk.session import Session
from simulator.desk.texts import Texts
from simulator.records import Store


def orientation(texts: Texts, session: Session) -> str:
    """Return a few sentences for somebody who codes for the first time."""
    script = session.played.case.script
    infant, caregiver = script.person("infant"), script.person("caregiver")
    relations = texts.table("interface")["relations"]
    relation = caregiver.relation or ""
    said = {
        "infant": infant.name,
        "caregiver": caregiver.name,
        "relation": relations.get(relation.replace(" ", "_"), relation or caregiver.name),
        "stranger": script.person("stranger").name,
    }
    return " ".join(
        (
            episode_title(texts, session.reel.pieces[0].episode) + ".",
            texts("coding.who", **said),
            texts("coding.task", **said),
        )
    )


def episode_title(texts: Texts, number: int) -> str:
    """Return the number and the name of an episode."""
    return texts("coding.episode", n=number, title=texts.table("interface")["episodes"][number])


def is_new(store: Store, session: Session) -> bool:
    """Tell whether somebody codes for the first time and has not begun yet."""
    coder, draft = session.attempt.about.coder, session.attempt.draft
    more = store.attempts(coder) or store.open_attempts(coder)[1:]
    return not (more or draft.marks or draft.playhead_ms)
