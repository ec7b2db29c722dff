"""Searching: everyday words find what is meant, in every language, the rare signs last."""

import pytest

from simulator.case import load_ethogram
from simulator.desk.marking.searching import found
from simulator.desk.style.catalogue import catalogue_of, languages
from simulator.desk.style.spoken import ethogram_in
from simulator.desk.style.texts import load_texts


def search(query, language="en"):
    texts = load_texts(catalogue_of(language))
    behaviours = ethogram_in(texts, load_ethogram()).of("infant", coded=True)
    return [b.id for b in found(behaviours, query, texts.table("everyday"))]


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("cry", "en", "cry"),
        ("tears", "en", "cry"),
        ("hug", "en", "sink_in"),
        ("avoid", "en", "gaze_avert_brief"),
        ("wein", "de", "cry"),
        ("kuscheln", "de", "sink_in"),
        ("Angst", "de", "retreat_to_caregiver"),
        ("heult", "de", "cry"),
        ("krabbeln", "de", "crawl_to_caregiver"),
        ("fremdelt", "de", "retreat_to_caregiver"),
        ("wegstoßen", "de", "push_away"),
        ("beißt", "de", "hit_caregiver"),
        ("keine Reaktion", "de", "ignore_bid"),
        ("regungslos", "de", "d5_freeze_arm_up"),
    ],
)
def test_everyday_words_find_what_is_meant_most_often(query, language, first):
    assert search(query, language)[0] == first


def test_signs_of_disorganisation_come_after_what_is_common():
    catalogue = load_ethogram()
    signs = [catalogue[name].sign is not None for name in search("cry")]
    assert any(signs)
    assert signs == sorted(signs)


def test_every_word_has_to_be_met():
    assert search("hits caregiver") == ["hit_caregiver"]
    assert search("cry zebra") == []


def test_what_no_title_has_is_found_by_its_definition():
    catalogue = load_ethogram()
    hits = search("shoulder")
    assert hits
    assert all("shoulder" in catalogue[name].definition.lower() for name in hits)
    assert not any("shoulder" in catalogue[name].title for name in hits)


def test_without_words_everything_is_found_in_its_order():
    every = [b.id for b in load_ethogram().of("infant", coded=True)]
    assert search("  ") == every


@pytest.mark.parametrize("language", languages())
def test_the_table_names_behaviours_that_there_are(language):
    senses = load_texts(catalogue_of(language)).table("everyday")
    known = {b.id for b in load_ethogram().of("infant", coded=True)}
    assert all(set(sense["means"]) <= known for sense in senses.values())
    assert all(sense["words"].strip() for sense in senses.values())
