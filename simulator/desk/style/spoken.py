"""Spoken: what other rooms say in English, in the language of the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from scoring.terms import Ethogram
from scoring.terms.behaviour import Behaviour
from scoring.wording import ENGLISH, Wording
from simulator.desk.style.texts import Texts
from simulator.lessons import Exercise
from simulator.lessons.drills import Drill
from simulator.lessons.examples import Example


def ethogram_in(texts: Texts, ethogram: Ethogram) -> Ethogram:
    """Return the catalogue of behaviours with translated titles and definitions."""
    behaviours = {b.id: _behaviour(texts, b) for b in ethogram.behaviours.values()}
    families = _each(texts, "ethogram.families", ethogram.families)
    return Ethogram(MappingProxyType(behaviours), families, ethogram.exclusive)


def _behaviour(texts: Texts, behaviour: Behaviour) -> Behaviour:
    place = f"ethogram.{behaviour.id}"
    return replace(
        behaviour,
        title=texts.of(f"{place}.title", behaviour.title),
        definition=texts.of(f"{place}.definition", behaviour.definition.strip()),
    )


def wording_in(texts: Texts, wording: Wording = ENGLISH) -> Wording:
    """Return the sentences of the findings, translated."""
    scales = {
        name: replace(
            words,
            name=texts.of(f"wording.scales.{name}.name", words.name),
            cue=texts.of(f"wording.scales.{name}.cue", words.cue),
        )
        for name, words in wording.scales.items()
    }
    pairs = (
        replace(p, cue=texts.of(f"wording.pairs.{'-'.join(sorted(p.between))}", p.cue))
        for p in wording.pairs
    )
    rubric = {
        scale: _each(texts, f"wording.rubric.{scale}", steps)
        for scale, steps in wording.rubric.items()
    }
    return Wording(
        findings=_each(texts, "wording.findings", wording.findings),
        words=_each(texts, "wording.words", wording.words),
        scales=MappingProxyType(scales),
        pairs=tuple(pairs),
        rubric=MappingProxyType(rubric),
    )


def exercise_in(texts: Texts, exercise: Exercise) -> Exercise:
    """Return an exercise with its title and its words translated; names of infants stay."""
    if exercise.whole:
        return exercise
    say = partial(texts.of, f"exercises.{exercise.id}.title")
    words = texts.of(f"exercises.{exercise.id}.blurb", exercise.blurb.strip())
    return replace(exercise, title=say(exercise.title), blurb=words)


def example_in(texts: Texts, example: Example) -> str:
    """Return what decides in the example of a rating, translated."""
    place = f"examples.{example.scale}.{example.rating}.{example.case}"
    return texts.of(place, example.because)


def drill_in(texts: Texts, ethogram: Ethogram, drill: Drill) -> Drill:
    """Return a drill item with its question and answers translated; its reason stays."""
    answers = {key: _answer(texts, ethogram, drill, key) for key in drill.answers}
    question = texts.of(f"drills.{drill.kind}.question", drill.question)
    return replace(drill, question=question, answers=MappingProxyType(answers))


def _answer(texts: Texts, ethogram: Ethogram, drill: Drill, key: str) -> str:
    if drill.kind == "behaviour" and key in ethogram:
        return ethogram[key].title
    words = drill.answers[key]
    return words if words.isdecimal() else texts.of(f"drills.{drill.kind}.{key}", words)


def caption_in(texts: Texts, captions: Iterable[str]) -> str:
    """Return what is heard at one time on one line: noises and speakers are translated.

    What people say is the script's and stays as it was written.
    """
    return " · ".join(_caption(texts, caption) for caption in captions)


def _caption(texts: Texts, caption: str) -> str:
    heard: Mapping[str, str] = texts.table("interface")["heard"]
    if caption.startswith("["):
        noise = caption.strip("[]")
        return f"[{heard.get(noise.replace(' ', '_'), noise)}]"
    speaker, colon, words = caption.partition(": ")
    return f"{heard.get(speaker.lower(), speaker)}{colon}{words}"


def _each(texts: Texts, place: str, entries: Mapping[str, str]) -> Mapping[str, str]:
    said = {key: _spaced(texts, f"{place}.{key}", text) for key, text in entries.items()}
    return MappingProxyType(said)


def _spaced(texts: Texts, place: str, text: str) -> str:
    """Return a text translated, with the spaces around it that part it from its neighbours."""
    before = " " * (len(text) - len(text.lstrip(" ")))
    after = " " * (len(text) - len(text.rstrip(" ")))
    return f"{before}{texts.of(place, text.strip())}{after}"
