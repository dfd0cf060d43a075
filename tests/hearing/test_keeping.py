"""What hearing is made of is kept: it hears the same, or is not used."""

import json
import logging
import os
import pickle
import subprocess
import sys
from dataclasses import fields
from itertools import chain
from pathlib import Path

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from recommender import KnowledgeBase
from recommender.hearing.entries import Entry
from recommender.hearing.keeping import hearing_beside, read_prepared
from recommender.hearing.preparing import Prepared, prepared
from recommender.hearing.stored import lines_of, prepared_from
from recommender.loading.kept_file import KeptFile
from recommender.loading.load import load_texts
from recommender.model.knowledge import Knowledge
from recommender.model.text import Says
from tests.bench.statements import FORUM, ROUNDS, SOLD, blind, own, sold
from tests.damage import damaged
from tests.hearing.test_anything import _words

FILE = """\
knowledge_base:
  id: small
  format: 1
  title: Small
  version: 2026.11
  languages: [en, de, hi]
attributes:
  rollers:
    label: Rollers
    choices: [nbr, epdm]
    question: What are the rollers made of?
problems:
  smudging:
    label: Smudging
    says:
      en: [ink smudges, it does not dry-in]
      de: [Farbe verschmiert, die Farbwalze legt ab]
      hi: [स्याही फैलती है, print kharab hai]
  tinting:
    label: Tinting
    says:
      en: [a tint in the water]
"""
SMALL = load_texts([("small.yaml", FILE)]).usable()
HEARD = "Ink smudges, Farbe verschmiert, syahi failti hai"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a file with a small vocabulary."""
    (tmp_path / "small.yaml").write_text(FILE, "utf-8")
    return tmp_path / "small.yaml"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return where the knowledge base of that file is kept."""
    return tmp_path / "kept"


@pytest.fixture
def beside(cache: Path) -> Path:
    """Return where what it hears with is kept."""
    return cache.with_name("kept.hearing")


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[KnowledgeBase, KnowledgeBase]:
    """Return the bundled knowledge base, and one that hears with what that kept."""
    cache = tmp_path_factory.mktemp("kept") / "printing.kept"
    first = KnowledgeBase.bundled("printing", cache=cache)
    first.hear("")
    opened = KnowledgeBase.bundled("printing", cache=cache)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recommender.hearing.keeping.prepared", _not_again)
        opened.hear("")
    return first, opened


def _not_again(knowledge: Knowledge) -> Prepared:
    msg = f"the vocabulary of {knowledge.id} is prepared again"
    raise AssertionError(msg)


def parts(ready: Prepared) -> dict[str, object]:
    """Return everything in a prepared vocabulary, as values that can be compared."""
    entries = [
        {each.name: getattr(entry, each.name) for each in fields(Entry)}
        for entry in ready.entries
    ]
    lexicons = {
        language: {
            name: each for name, each in vars(lexicon).items() if name != "_stem"
        }
        for language, lexicon in ready.lexicons.items()
    }
    others = {
        each.name: getattr(ready, each.name)
        for each in attrs.fields(Prepared)
        if each.name not in {"entries", "lexicons"}
    }
    return {"entries": entries, "lexicons": lexicons, **others}


def test_every_statement_is_heard_the_same(
    both: tuple[KnowledgeBase, KnowledgeBase],
) -> None:
    """Every byte of what is heard, in every set of statements."""
    kept = (*map(blind, ROUNDS), *map(blind, FORUM), *map(sold, SOLD))
    sets = (own(), blind(), *kept)
    for each in chain.from_iterable(sets):
        first, second = (one.hear(each.text) for one in both)
        assert json.dumps(second.to_dict()) == json.dumps(first.to_dict())
        assert second == first


@given(
    text=st.one_of(_words, st.text(max_size=200)),
    languages=st.sampled_from([None, ["en"], ["de"], ["hi"], ["hi", "en"]]),
)
def test_any_text_is_heard_the_same(
    text: str,
    languages: list[str] | None,
    both: tuple[KnowledgeBase, KnowledgeBase],
) -> None:
    """Whatever is typed, in any language."""
    first, second = (one.hear(text, languages) for one in both)
    assert second == first


_phrases = st.lists(
    st.one_of(
        _words,
        st.text(max_size=12),
        st.sampled_from(["dry-in", "does not dry", "won't wet", "˘", "Farbwalzen"]),
    ).filter(str.strip),
    max_size=6,
)


@given(
    said=st.dictionaries(
        st.sampled_from(["smudging", "tinting"]),
        st.dictionaries(st.sampled_from(["en", "de", "hi"]), _phrases),
    )
)
def test_whatever_is_prepared_can_be_kept(
    said: dict[str, dict[str, list[str]]],
) -> None:
    """Lines and back: equal in every part."""
    known = evolve(
        SMALL,
        problems={
            name: evolve(each, says=Says.of(said.get(name, {})))
            for name, each in SMALL.problems.items()
        },
    )
    ready = prepared(known)

    lines = [line.encode("utf-8", "surrogatepass") for line in lines_of(ready)]
    assert parts(prepared_from(lines)) == parts(ready)


def test_nothing_is_kept_before_something_is_heard(
    small: Path, cache: Path, beside: Path
) -> None:
    """Who never hears pays nothing; who hears first writes it for the others."""
    opened = KnowledgeBase.open(small, cache=cache)
    assert cache.exists()
    assert not beside.exists()

    opened.hear(HEARD)
    assert beside.exists()


def test_who_never_hears_imports_nothing_of_it(small: Path, cache: Path) -> None:
    """Neither when the file is written nor when it is read."""
    KnowledgeBase.open(small, cache=cache).hear(HEARD)
    program = (
        "import sys; from recommender import KnowledgeBase; "
        f"KnowledgeBase.open({str(small)!r}, cache={str(cache)!r}); "
        "print([name for name in ('rapidfuzz', 'snowballstemmer', "
        "'recommender.hearing.stored') if name in sys.modules])"
    )
    ran = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"


def test_what_is_kept_is_used(
    small: Path, cache: Path, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also by a knowledge base that was pickled; and nothing is written again."""
    first = KnowledgeBase.open(small, cache=cache).hear(HEARD)
    written = beside.stat().st_mtime_ns
    monkeypatch.setattr("recommender.hearing.keeping.prepared", _not_again)
    opened = KnowledgeBase.open(small, cache=cache)

    assert opened.hear(HEARD) == first == KnowledgeBase.open(small).hear(HEARD)
    assert pickle.loads(pickle.dumps(opened)).hear(HEARD) == first  # noqa: S301 - ours
    assert beside.stat().st_mtime_ns == written
    assert {each.id for each in first.mentions} == {"smudging"}


def test_no_hash_seed_shows(small: Path, cache: Path, beside: Path) -> None:
    """The same bytes are kept in any process."""
    program = (
        "from recommender import KnowledgeBase; "
        f"KnowledgeBase.open({str(small)!r}, cache={str(cache)!r}).hear('')"
    )
    found = set()
    for seed in ("1", "2", "3"):
        beside.unlink(missing_ok=True)
        subprocess.run(  # noqa: S603 - this Python
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        found.add(beside.read_bytes())

    assert len(found) == 1


def test_other_files_are_heard_anew(small: Path, cache: Path, beside: Path) -> None:
    """What clients say is changed, so what was kept is not used."""
    KnowledgeBase.open(small, cache=cache).hear(HEARD)
    old = beside.read_bytes()
    small.write_text(FILE.replace("a tint in the water", "blue water"), "utf-8")
    opened = KnowledgeBase.open(small, cache=cache)

    assert [each.phrase for each in opened.hear("Blue water.").mentions] == [
        "blue water"
    ]
    assert beside.read_bytes() != old


@pytest.mark.parametrize("code", ["code_of", "code_of_stemmers"])
def test_what_other_code_prepared_is_made_anew(
    code: str,
    small: Path,
    cache: Path,
    beside: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another version of hearing, or of the stemmers, hears otherwise."""
    KnowledgeBase.open(small, cache=cache).hear(HEARD)
    old = beside.read_bytes()
    monkeypatch.setattr(f"recommender.hearing.keeping.{code}", lambda *_: "another")
    KnowledgeBase.open(small, cache=cache).hear(HEARD)

    head, _, rest = beside.read_bytes().partition(b"\n")
    assert head != old.partition(b"\n")[0]
    assert rest == old.partition(b"\n")[2]


@pytest.mark.parametrize("share", range(0, 100, 13))
def test_a_damaged_file_is_made_anew(
    share: int, small: Path, cache: Path, beside: Path
) -> None:
    """One byte changed anywhere, or the end cut off."""
    first = KnowledgeBase.open(small, cache=cache).hear(HEARD)
    whole = beside.read_bytes()
    for found in damaged(whole, share):
        beside.write_bytes(found)
        assert KnowledgeBase.open(small, cache=cache).hear(HEARD) == first
        assert beside.read_bytes() == whole


@pytest.mark.parametrize("lines", ["{}", "[]", "7", "", "cos\nsystem", '{"ids": []}'])
def test_somebody_elses_lines_are_made_anew(
    lines: str, small: Path, cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """They can fit their own hash; they are data, and no more."""
    opened = KnowledgeBase.open(small, cache=cache)
    assert opened._ear._kept is not None  # noqa: SLF001 - nobody else is told
    kept = hearing_beside(opened._ear._kept, opened.knowledge.languages)  # noqa: SLF001
    assert kept.write(lines.split("\n"))

    with caplog.at_level(logging.WARNING):
        assert opened.hear(HEARD) == KnowledgeBase.open(small).hear(HEARD)
    assert "is made anew" in caplog.text
    assert read_prepared(kept) is not None


def test_a_line_too_few_is_noticed() -> None:
    """It would be missed later, when it is first asked for."""
    lines = [line.encode() for line in lines_of(prepared(SMALL))]

    for wrong in (lines[:-1], [*lines, b"[]"]):
        with pytest.raises(ValueError, match="no prepared vocabulary"):
            prepared_from(wrong)


def test_a_place_that_cannot_be_written_costs_only_time(
    small: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """All is heard; a warning says why it was not kept."""
    opened = KnowledgeBase.open(small, cache=tmp_path / "nowhere" / "kept")
    caplog.clear()

    with caplog.at_level(logging.WARNING):
        assert opened.hear(HEARD).mentions
    assert "kept.hearing cannot be written" in caplog.text


def test_an_origin_names_what_lies_beside() -> None:
    """Another file, of other texts."""
    kept = KeptFile(Path("some") / "printing.kept", "origin")
    one, other = kept.beside(".hearing", "code"), kept.beside(".hearing", "codes")

    assert one.path == other.path == Path("some") / "printing.kept.hearing"
    assert len({kept.origin, one.origin, other.origin}) == 3
