"""Other languages: every text is marked, translated, and shown."""

import ast
import re
from string import Formatter

import pytest

from scoring.wording import ENGLISH
from simulator.desk.style import catalogue as catalogue_module
from simulator.desk.style.catalogue import (
    TRANSLATIONS,
    Catalogue,
    catalogue_of,
    chosen_language,
    languages,
    read_po,
)
from simulator.desk.style.spoken import caption_in, wording_in
from simulator.desk.style.texts import load_texts
from simulator.records import Settings, save_settings
from simulator.resources import ASSETS
from tests.desk.messages import messages, written

CODES = [path.stem for path in sorted(TRANSLATIONS.glob("*.po"))]
DESK = ASSETS.parent / "simulator" / "desk"
SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def test_there_is_a_second_language():
    assert languages() == {"en": "English", "de": "Deutsch"}


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_holds_what_is_said_no_more_and_no_less(code):
    path = TRANSLATIONS / f"{code}.po"
    assert path.read_text("utf-8") == written(path), "run python -m tests.desk.messages"


@pytest.mark.parametrize("code", CODES)
def test_every_message_is_translated(code):
    _, *entries = read_po(TRANSLATIONS / f"{code}.po")
    assert len(entries) == len(messages()) > 800
    open_ones = [
        m.context
        for m in entries
        if m.fuzzy or not all(form.strip() for form in m.forms or (m.translation,))
    ]
    assert open_ones == []


@pytest.mark.parametrize("code", CODES)
def test_translations_fill_in_the_same_blanks(code):
    _, *entries = read_po(TRANSLATIONS / f"{code}.po")

    def blanks(text):
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}

    wrong = [
        m.context
        for m in entries
        for form in m.forms or (m.translation,)
        if blanks(m.plural or m.english) != blanks(form) != blanks(m.english)
    ]
    assert wrong == []


def sentences_in(tree):
    """Yield the line and the text of what looks like a sentence, outside docs and errors."""
    silent = [n for n in ast.walk(tree) if isinstance(n, ast.Raise | ast.Assert | ast.Expr)]
    quiet = {
        id(inner)
        for node in silent
        if not isinstance(node, ast.Expr) or isinstance(node.value, ast.Constant)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) else None
        if isinstance(said, str) and id(node) not in quiet and SENTENCE.search(said):
            yield node.lineno, said


def test_no_text_stands_in_the_code():
    known = DESK / "__init__.py"  # what goes to the terminal before there is a window
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted(DESK.rglob("*.py"))
        if path != known
        for line, text in sentences_in(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


def test_a_text_in_the_code_would_be_found():
    tree = ast.parse(
        '"""A doc string here."""\nButton(ui, "Press this now")\nraise E("Bad luck here")'
    )
    assert list(sentences_in(tree)) == [(2, "Press this now")]


def test_what_is_not_translated_stays_english():
    texts = load_texts(Catalogue({("interface.app.close", "Close"): "Zu"}))
    assert (texts("app.close"), texts("app.back")) == ("Zu", "Back")


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [("en", "1 session counts", "3 sessions count"), ("de", "1 Sitzung zählt", "3 Sitzungen")],
)
def test_what_is_counted_is_said_of_one_and_of_many(code, one, many):
    texts = load_texts(catalogue_of(code))
    assert texts("standing.cases", n=1, least=20).startswith(one)
    assert texts("standing.cases", n=3, least=20).startswith(many)


def test_a_language_may_have_more_forms_than_two():
    polish = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"
    counted = {("a", "{n} case"): ("{n} sesja", "{n} sesje", "{n} sesji")}
    catalogue = Catalogue({}, counted, polish)
    said = [catalogue.npgettext("a", "{n} case", "{n} cases", n) for n in (1, 3, 5)]
    assert said == ["{n} sesja", "{n} sesje", "{n} sesji"]
    assert catalogue.npgettext("b", "{n} case", "{n} cases", 5) == "{n} cases"


def test_captions_are_translated_and_speech_is_not():
    texts = load_texts(catalogue_of("de"))
    heard = ("[cries hard]", "Caregiver: Look who is here")
    assert caption_in(texts, heard) == "[weint heftig] · Bezugsperson: Look who is here"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANGUAGE": "de_AT:en"}, "de"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "xx_YY"}, "en"),
    ],
)
def test_the_language_of_the_computer_is_taken(monkeypatch, variables, expected):
    for name in catalogue_module._VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert chosen_language("system") == expected
    assert chosen_language("de") == "de"
    assert chosen_language("klingon") == "en"


def test_a_broken_catalogue_says_where(tmp_path):
    path = tmp_path / "xx.po"
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "Close\nmsgstr "Zu"\n', "utf-8")
    with pytest.raises(ValueError, match=r"xx\.po:4"):
        list(read_po(path))


def test_signs_and_lines_read_back_as_they_were(tmp_path):
    path = tmp_path / "xx.po"
    head = 'msgid ""\nmsgstr "Language: xx\\n"\n\n'
    entry = 'msgctxt "a"\nmsgid ""\n"one \\"1\\"\\n"\n"two"\nmsgstr "z\\\\w"\n'
    path.write_text(head + entry, "utf-8")
    _, message = read_po(path)
    assert (message.english, message.translation) == ('one "1"\ntwo', "z\\w")


@pytest.mark.parametrize("language", ["en", "de"])
def test_words_keep_the_spaces_that_part_them(language):
    texts = load_texts(catalogue_of(language) if language != "en" else None)
    spoken = wording_in(texts)
    spaced = [key for key, text in ENGLISH.words.items() if text != text.strip()]
    assert spaced
    for key in spaced:
        english, said = ENGLISH.words[key], spoken.words[key]
        assert said.startswith(" ") == english.startswith(" "), key
        assert said.endswith(" ") == english.endswith(" "), key


def test_the_whole_way_in_german(desk, tmp_path):
    save_settings(tmp_path, Settings(language="de"))
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    assert driver.ui.control("behaviour-cry").says == "weint"
    driver.press("ctrl+return")
    assert driver.ui.control("page-scale-proximity_seeking").says == "Nähesuche"
    driver.press("pagedown", "pagedown", "ctrl+return")
    assert driver.screen.name == "findings"
    said = " ".join(finding.text for finding in driver.screen.findings)
    assert "Episode 5" in said
    assert "„klettert auf die Bezugsperson“" in said
    assert "Go back" not in said
