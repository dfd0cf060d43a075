"""A kept file gives the same knowledge base, or is not used; nothing in it is run."""

import json
import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from recommender import KnowledgeBase
from recommender.api import bundled_paths
from recommender.caching import kept_in, read_compiled, write_compiled
from recommender.compiling.compiled import compile_knowledge
from recommender.compiling.plain_data import Reader, Shape, Writer
from recommender.compiling.stored import compiled_from, lines_of
from recommender.loading.faults import Faults
from recommender.loading.files import read_files
from recommender.loading.kept_file import KeptFile
from recommender.loading.load import Loaded, load_texts
from recommender.model.knowledge import Knowledge
from recommender.model.position import Position, Word, position_of
from recommender.rendering.advice_json import advice_json
from tests.damage import damaged
from tests.strategies import knowledge_bases

DAY = date(2026, 11, 23)
ENQUIRY = {
    "problems": ["smudging", "scumming"],
    "context": {"appears": "after-wash", "water_hardness": "15 °dH"},
}
FILE = """\
knowledge_base:
  id: small
  format: 1
  title: Small
  version: 2026.11
  languages: [en]
problems:
  smudging:
    label: Smudging
"""


def answer(knowledge_base: KnowledgeBase) -> str:
    """Return the advice for one enquiry, as bytes would be."""
    return advice_json(knowledge_base.advise(ENQUIRY, on=DAY), None)


def kept(cache: Path, *places: Path) -> KeptFile:
    """Return the file that keeps what is compiled from these places."""
    return kept_in(cache, read_files(places, Faults()))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder with a knowledge base of one file."""
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb" / "small.yaml").write_text(FILE, "utf-8")
    return tmp_path / "kb"


def test_the_kept_file_gives_the_same_knowledge_base(tmp_path: Path) -> None:
    """Every value of it, where its words stand, and every answer."""
    cache = tmp_path / "printing.kept"
    paths = bundled_paths("printing")
    first = KnowledgeBase.open(*paths, cache=cache)
    again = KnowledgeBase.open(*paths, cache=cache)

    assert read_compiled(kept(cache, *paths)) is not None
    assert answer(again) == answer(first) == answer(KnowledgeBase.open(*paths))
    assert again.knowledge == first.knowledge
    for rule, same in zip(
        first.knowledge.rules.values(), again.knowledge.rules.values(), strict=True
    ):
        assert position_of(rule.id) == position_of(same.id) is not None


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(known=knowledge_bases())
def test_whatever_is_compiled_can_be_kept(known: Knowledge) -> None:
    """Lines and back: equal in every part."""
    compiled = compile_knowledge(known)

    assert compiled_from([line.encode() for line in lines_of(compiled)]) == compiled


def test_words_keep_their_text_and_their_place() -> None:
    """Also those that begin like a mark, or hold one."""
    words = tuple(
        Word(text, place)
        for text in ("plain", "\x00", "\x01odd,1,2\x01", "\x02" + "1/2", "\x03" + "7")
        for place in (None, Position("a\x01,\x00.yaml", 3, 4))
    )
    shape = Shape(Knowledge)
    writer = Writer(shape)
    node = json.loads(json.dumps(writer.node(words)))
    read = Reader(shape, [*writer.paths], int).value(node)

    assert read == words
    assert [position_of(word) for word in read] == [w.position for w in words]


@pytest.mark.parametrize("what", ["content", "name", "more", "less"])
def test_what_is_stale_is_made_anew(what: str, small: Path, tmp_path: Path) -> None:
    """Any file changed, renamed, added or gone: nothing old is used."""
    cache = tmp_path / "kept"
    (small / "more.yaml").write_text("problems:\n  piling:\n    label: Piling\n")
    KnowledgeBase.open(small, cache=cache)
    assert read_compiled(kept(cache, small)) is not None

    match what:
        case "content":
            (small / "small.yaml").write_text(FILE.replace("Smudging", "Smearing"))
        case "name":
            (small / "more.yaml").rename(small / "other.yaml")
        case "more":
            (small / "third.yaml").write_text(
                "problems:\n  scumming:\n    label: Scumming\n"
            )
        case _:
            (small / "more.yaml").unlink()

    assert read_compiled(kept(cache, small)) is None
    opened = KnowledgeBase.open(small, cache=cache)
    assert opened.knowledge == KnowledgeBase.open(small).knowledge
    assert read_compiled(kept(cache, small)) is not None


def test_what_is_kept_is_what_was_loaded(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when somebody saves a file while the knowledge base is being opened."""
    cache = tmp_path / "kept"
    changed = FILE.replace("Smudging", "Smearing")

    def meanwhile(files: Sequence[tuple[str, str]], faults: Faults) -> Loaded:
        (small / "small.yaml").write_text(changed, "utf-8")
        return load_texts(files, faults)

    monkeypatch.setattr("recommender.api.load_texts", meanwhile)
    first = KnowledgeBase.open(small, cache=cache)
    second = KnowledgeBase.open(small, cache=cache)

    assert first.knowledge.problems["smudging"].label.in_language() == "Smudging"
    assert second.knowledge.problems["smudging"].label.in_language() == "Smearing"


def test_what_other_code_compiled_is_not_used(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the library compiles to something else."""
    cache = tmp_path / "kept"
    KnowledgeBase.open(small, cache=cache)
    monkeypatch.setattr("recommender.caching.code_of", lambda *_: "another")

    assert read_compiled(kept(cache, small)) is None


@pytest.mark.parametrize("share", range(0, 100, 7))
def test_a_damaged_file_is_made_anew(share: int, small: Path, tmp_path: Path) -> None:
    """One byte changed anywhere, or the end cut off."""
    cache = tmp_path / "kept"
    KnowledgeBase.open(small, cache=cache)
    whole = cache.read_bytes()
    for found in damaged(whole, share):
        cache.write_bytes(found)
        assert read_compiled(kept(cache, small)) is None
        KnowledgeBase.open(small, cache=cache)
        assert cache.read_bytes() == whole


def test_lines_that_hold_something_else_are_refused() -> None:
    """Somebody else's file can fit its own hash; it is data, and no more."""
    for lines in (
        [b"{}"],
        [b"[]"],
        [b"7"],
        [b'{"tables": 7}'],
        [b""],
        [b"cos\nsystem"],
    ):
        with pytest.raises(ValueError, match=r"\S"):
            compiled_from(lines)


def test_faulty_files_are_not_kept(small: Path, tmp_path: Path) -> None:
    """What cannot be opened is refused as ever, and leaves no file behind."""
    (small / "small.yaml").write_text("problems: {}\n")
    with pytest.raises(Exception, match="error"):
        KnowledgeBase.open(small, cache=tmp_path / "kept")

    assert not (tmp_path / "kept").exists()


def test_a_place_that_cannot_be_written_costs_only_time(
    small: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The knowledge base is there; a warning says why it was not kept."""
    with caplog.at_level(logging.WARNING):
        opened = KnowledgeBase.open(small, cache=tmp_path / "nowhere" / "kept")

    assert opened.knowledge.id == "small"
    assert "cannot be written" in caplog.text


def test_nothing_half_written_stays(small: Path, tmp_path: Path) -> None:
    """A file is there whole, or not at all."""
    cache = tmp_path / "kept"
    opened = KnowledgeBase.open(small)
    compiled = compile_knowledge(opened.knowledge)
    cache.mkdir()

    assert not write_compiled(compiled, kept(cache, small))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kb", "kept"]
