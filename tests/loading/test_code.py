"""What files are made into hangs on the code that does it."""

from pathlib import Path

import pytest

from recommender.hearing.stemming import code_of_stemmers
from recommender.loading.code import code_of


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package of three modules on two floors, looked at as this one."""
    monkeypatch.setattr("recommender.loading.code._PACKAGE", tmp_path)
    for module in ("low/one.py", "low/deep/two.py", "high/three.py"):
        (tmp_path / module).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / module).write_text("made = 1\n", "utf-8")
    return tmp_path


def test_the_same_code_is_the_same() -> None:
    """In whatever process, and other floors are other code."""
    assert code_of("hearing") == code_of("hearing")
    assert code_of("hearing") != code_of("hearing", "model")


@pytest.mark.parametrize("what", ["content", "name", "more", "less", "deep"])
def test_any_change_of_code_is_noticed(what: str, package: Path) -> None:
    """Of a module, of its name, and of how many there are."""
    before, beside = code_of("low"), code_of("high")
    one = package / "low" / "one.py"
    match what:
        case "content":
            one.write_text("made = 2\n", "utf-8")
        case "name":
            one.rename(package / "low" / "other.py")
        case "more":
            (package / "low" / "more.py").write_text("", "utf-8")
        case "less":
            one.unlink()
        case _:
            (package / "low" / "deep" / "two.py").write_text("made = 2\n", "utf-8")

    assert code_of("low") != before
    assert code_of("high") == beside


def test_what_lies_beside_the_modules_does_not_matter(package: Path) -> None:
    """Compiled modules come and go."""
    before = code_of("low")
    (package / "low" / "one.pyc").write_bytes(b"compiled")

    assert code_of("low") == before


def test_without_source_the_version_counts(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two versions never share what they made."""
    (package / "high" / "three.py").unlink()
    found = set()
    for version in ("1.0", "1.1"):
        monkeypatch.setattr("importlib.metadata.version", lambda _, v=version: v)
        found.add(code_of("high"))

    assert len(found) == 2


def test_stemmers_are_code_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those of the languages, and what they are built on; some have none."""
    found = [code_of_stemmers(each) for each in (["en"], ["en", "de"], ["tlh"], [])]
    assert len(set(found)) == 4
    assert code_of_stemmers(["en"]) == found[0]

    (tmp_path / "other.py").write_text("made = 1\n", "utf-8")
    base = "snowballstemmer.basestemmer.__file__"
    monkeypatch.setattr(base, str(tmp_path / "other.py"))
    assert code_of_stemmers(["en"]) != found[0]
