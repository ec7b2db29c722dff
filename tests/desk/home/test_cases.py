"""The list of cases: what an instructor's exercise files ask for stands above it."""


def test_exercise_files_are_listed_with_what_is_wrong(desk, tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    text = "format: 1\ntitle: Week 3\ncases: [milo]\nepisodes: [5, 8]\nscales: [avoidance]\n"
    (folder / "week3.yaml").write_text(text, encoding="utf-8")
    (folder / "broken.yaml").write_text(text.replace("milo", "mlio"), encoding="utf-8")
    driver = desk()
    driver.accept_cautions()
    driver.click("cases")
    assert any("there is no case 'mlio'" in words.says for words in driver.ui.texts)
    driver.click("exercise-week3-milo")
    assert driver.screen.name == "coding"
    assert driver.screen._session.exercise.scope.scales == ("avoidance",)
