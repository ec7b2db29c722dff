"""All that the desk says, with its place: what a catalogue of translations has to hold.

``python -m tests.desk.messages`` writes the catalogues in ``assets/translations`` anew: what is new
stands in them without a translation, what is gone is left out.
"""

import json
from gettext import NullTranslations

from scoring.wording import ENGLISH
from simulator.case import load_ethogram
from simulator.desk.shell.offers import covers
from simulator.desk.style.catalogue import TRANSLATIONS, read_po
from simulator.desk.style.spoken import drill_in, ethogram_in, example_in, exercise_in, wording_in
from simulator.desk.style.texts import load_texts
from simulator.lessons import load_exercises
from simulator.lessons.drills import load_drills
from simulator.lessons.examples import load_examples


class Recorder(NullTranslations):
    """Notes what is asked to be translated, each place once."""

    def __init__(self):
        super().__init__()
        self.found = {}

    def pgettext(self, context, message):
        self.found[context, message] = ""
        return message

    def npgettext(self, context, msgid1, msgid2, n):
        self.found[context, msgid1] = msgid2
        return msgid1


def messages():
    """Return place, English words and their plural, if any, of everything in the files' order."""
    recorder = Recorder()
    texts = load_texts(recorder)
    for said in texts.table("interface").values():
        for text in said.values():
            if callable(text):
                text(1)
    for exercise in load_exercises(covers()):
        exercise_in(texts, exercise)
    wording_in(texts, ENGLISH)
    ethogram = ethogram_in(texts, load_ethogram())
    for drill in load_drills().value:
        drill_in(texts, ethogram, drill)
    for example in load_examples():
        example_in(texts, example)
    return tuple((*place, plural) for place, plural in recorder.found.items())


def written(path):
    """Return a catalogue as it should be: its header, then every message in order."""
    header, *known = read_po(path)
    said = {(m.context, m.english): m.forms or m.translation for m in known}
    entries = [_entry(None, "", "", header.translation)]
    entries += [
        _entry(c, text, plural, said.get((c, text), ("", "") if plural else ""))
        for c, text, plural in messages()
    ]
    return "\n".join(entries)


def _entry(context, english, plural, translation):
    lines = [] if context is None else [f"msgctxt {_quoted(context)}"]
    lines.append(f"msgid {_quoted(english)}")
    if plural:
        forms = translation if isinstance(translation, tuple) else (translation, "")
        lines.append(f"msgid_plural {_quoted(plural)}")
        lines += [f"msgstr[{n}] {_quoted(form)}" for n, form in enumerate(forms)]
    else:
        lines.append(f"msgstr {_quoted(translation)}")
    return "\n".join([*lines, ""])


def _quoted(text):
    """Return a text as a catalogue writes it: one line for each of its own."""
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return json.dumps(text, ensure_ascii=False)
    return "\n".join(['""', *(json.dumps(line, ensure_ascii=False) for line in lines)])


def main():
    for path in sorted(TRANSLATIONS.glob("*.po")):
        text = written(path)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
