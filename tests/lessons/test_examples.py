"""Examples of ratings: the key and the rubric say the same, and nothing kept is shown."""

import pytest

from scoring.rubric import reading_of
from scoring.terms import CORE_SCALES
from simulator.case import load_case, load_ethogram, load_key
from simulator.lessons.examples import SHOWN, Example, examples_for, load_examples
from simulator.lessons.pools import read_pools
from simulator.performance import compile_case
from simulator.resources import LIBRARY

CASES = sorted({e.case for e in load_examples()})
SHORTEST_MS, LONGEST_MS = 5_000, 18_000


@pytest.mark.parametrize("scale", CORE_SCALES)
@pytest.mark.parametrize("besides", ["", *CASES])
def test_every_rating_has_an_example_from_another_case(scale: str, besides: str) -> None:
    shown = examples_for(scale, besides={besides})
    assert tuple(shown) == SHOWN
    assert besides not in {e.case for e in shown.values()}


def of_case(case: str) -> list[Example]:
    return [e for e in load_examples() if e.case == case]


@pytest.mark.parametrize("case", CASES)
def test_key_and_rubric_say_what_the_examples_of_a_case_say(case: str) -> None:
    loaded = load_case(LIBRARY / case)
    assert loaded.value is not None
    key = load_key(LIBRARY / case / "key.yaml", loaded.value.script).value
    performance = compile_case(loaded.value).value
    assert key is not None
    assert performance is not None
    assert read_pools().practises(loaded.value.script.about.pools)
    reading = reading_of(performance, load_ethogram())
    lengths = {e.number: e.length_ms for e in performance.episodes}
    for example in of_case(case):
        episode, scale = example.episode, example.scale
        earned = reading.ratings[episode][scale]
        assert key.ratings[episode][scale] == example.rating, example
        assert abs(earned.rating - example.rating) <= 1, example
        assert example.to_ms <= lengths[episode]
        assert SHORTEST_MS <= example.to_ms - example.from_ms <= LONGEST_MS, example
        evidence = [e for e in key.evidence if (e.episode, e.scale) == (episode, scale)]
        counted = [(e.from_ms, e.to_ms) for e in (*evidence, *earned.events)]
        shown = [s for s, end in counted if s < example.to_ms and end > example.from_ms]
        assert shown or example.rating == 1, example


def test_an_entry_that_lacks_something_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "examples.yaml"
    file.write_text("examples:\n  - {scale: avoidance, rating: 5}\n", "utf-8")
    with pytest.raises(ValueError, match=r"examples\.yaml.*case"):
        load_examples(file)
