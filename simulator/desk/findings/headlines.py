"""Headlines: a finding in a few words, for lists and above its text."""

from scoring.findings import Finding
from scoring.terms import Ethogram
from simulator.desk.style.texts import Texts, clock


def headline(texts: Texts, ethogram: Ethogram, finding: Finding) -> str:
    """Return what a finding is about."""
    said = str(texts.table("interface")["headlines"][finding.code])
    return said.format(what=named(texts, ethogram, finding.about))


def named(texts: Texts, ethogram: Ethogram, about: str) -> str:
    """Return a behaviour, a scale or a class as it is called."""
    if about in ethogram:
        return ethogram[about].title
    scale = texts.table("scales").get(about)
    return str(scale["title"]) if scale else about


def place(texts: Texts, finding: Finding) -> str:
    """Return where a finding belongs: episode and time, the episode alone, or nothing."""
    if finding.episode is None:
        return ""
    if finding.from_ms is None or finding.kind == "rating":
        return texts("findings.episode", n=finding.episode)
    return texts("findings.moment", n=finding.episode, at=clock(finding.from_ms))
