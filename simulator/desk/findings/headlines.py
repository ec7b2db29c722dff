"""Headlines: a finding in a few words, for lists and above its text."""

from scoring.findings import Finding
from scoring.rubric import Earned
from scoring.terms import Ethogram
from simulator.desk.attempt.grading import Graded
from simulator.desk.style.spoken import wording_in
from simulator.desk.style.texts import Texts, clock

_MOST_TIMES = 4


def headline(texts: Texts, ethogram: Ethogram, finding: Finding) -> str:
    """Return what a finding is about."""
    said = str(texts.table("interface")["headlines"][finding.code])
    return said.format(what=named(texts, ethogram, finding.about))


def same_rating(texts: Texts, graded: Graded, episode: int, scale: str) -> Finding:
    """Return what to tell of a number that is the key's own: what it stands for, and why it fits.

    Why it fits are the acts that earn it by the rubric, where they earn this number.
    """
    number = graded.key.ratings[episode][scale]
    anchor = texts.table("scales")[scale]["anchors"][number]
    text = texts("findings.same_rating", n=number, label=anchor["label"], text=anchor["text"])
    read = graded.reading.ratings if graded.reading is not None else {}
    earned = read.get(episode, {}).get(scale)
    if earned is not None and earned.rating == number:
        text = f"{text} {_earned(texts, scale, earned)}"
    return Finding("rating_same", 0.0, episode, None, None, text, "rating", scale)


def _earned(texts: Texts, scale: str, earned: Earned) -> str:
    """Return what was seen that gives a number, with the first times of it."""
    times = [clock(act.from_ms) for act in earned.events[:_MOST_TIMES]]
    rule = wording_in(texts).rule(earned.rule)
    return texts("findings.fits_at" if times else "findings.fits", rule=rule, at=", ".join(times))


def named(texts: Texts, ethogram: Ethogram, about: str) -> str:
    """Return a behaviour, a scale or a class as it is called."""
    if about in ethogram:
        return ethogram[about].title
    scale = texts.table("scales").get(about)
    return str(scale["title"]) if scale else about


def place(texts: Texts, finding: Finding) -> str:
    """Return where a finding belongs: episode and time, the episode alone, or nothing.

    Of a moment of the key's it is said that the session turns on it.
    """
    if finding.episode is None:
        return ""
    if finding.from_ms is None or finding.kind == "rating":
        return texts("findings.episode", n=finding.episode)
    where = texts("findings.moment", n=finding.episode, at=clock(finding.from_ms))
    return texts("findings.decides", where=where) if finding.decides else where
