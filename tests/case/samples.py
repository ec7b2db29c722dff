"""Good samples to start from, and files to read mutated ones back from."""

from pathlib import Path

DATA = Path(__file__).parent / "data" / "milo"
SCRIPT = (DATA / "script.yaml").read_text(encoding="utf-8")
KEY = (DATA / "key.yaml").read_text(encoding="utf-8")
CODING = (DATA / "coding.json").read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "script.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text
