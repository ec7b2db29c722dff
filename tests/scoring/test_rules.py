"""The numbers and the sentences: complete, and a wrong file says what is wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import scoring
from scoring.rules import DEFAULTS, read_rules
from scoring.wording import ENGLISH, read_wording

PACKAGE = Path(scoring.__file__).parent


def test_every_sentence_has_an_importance_and_the_other_way_round():
    assert set(ENGLISH.findings) == set(DEFAULTS.findings.importance)


def test_weights_are_a_whole():
    assert sum(DEFAULTS.weights.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "word",
    [
        "disorder",
        "diagnosis",
        "symptom",
        "certified",
        "abnormal",
        "proves",
        "victim",
        "clingy",
        "normal",
    ],
)
def test_the_sentences_keep_to_the_wording_rules(word):
    assert not re.search(
        rf"\b{word}\b", (PACKAGE / "wording.toml").read_text("utf-8").split("[findings]")[1]
    )


@pytest.mark.parametrize("name", ["defaults.toml", "wording.toml"])
def test_a_file_without_an_entry_is_refused_with_its_name(tmp_path, name):
    read = {"defaults.toml": read_rules, "wording.toml": read_wording}[name]
    text = (PACKAGE / name).read_text("utf-8")
    broken = tmp_path / name
    broken.write_text(text.replace("[weights]", "[weight]").replace("[words]", "[word]"), "utf-8")
    with pytest.raises(ValueError, match=rf"{name}.*compare it with scoring/{name}"):
        read(broken)


def test_a_misspelt_number_is_refused(tmp_path):
    broken = tmp_path / "rules.toml"
    text = (PACKAGE / "defaults.toml").read_text("utf-8")
    broken.write_text(text.replace("half_within", "halve_within"), "utf-8")
    with pytest.raises(ValueError, match="halve_within"):
        read_rules(broken)


def test_terms_need_no_numpy_and_public_names_load_when_used():
    code = (
        "import sys, scoring, scoring.terms\n"
        "assert 'numpy' not in sys.modules\n"
        "assert scoring.Score.__module__ == 'scoring.score'\n"
        "assert all(hasattr(scoring, name) for name in scoring.__all__)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKAGE.parent)
