"""The canonical layout: what may change, and above all what may not."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.api import bundled_paths
from recommender.authoring.formatting import formatted, said
from recommender.authoring.layout.pages import page_of
from recommender.errors import InvalidKnowledgeError, RecommenderError
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.load import load_knowledge
from recommender.loading.tree import Mapping
from tests.authoring.untidy import untidy_files
from tests.examples import examples

UNTIDY = """\
# The shop

knowledge_base:
    id:   bicycles\x20\x20
    format: '1'
    version: "1.10"     # as a number it would be 1.1


    title : "Bicycle workshop"
problems:
   # what clients say
   squeaking-chain:
      says:
      - the chain squeaks
      -   "it squeals: always"
      ask: [rides ,weather,]
# nothing else yet

attributes:
  rides:
    choices: [
      dry,   # mostly
      wet
    ]
    question:
      Do you ride in the rain, too?
    label: >-
        Rides


"""
TIDY = """\
# The shop

knowledge_base:
  id: bicycles
  format: "1"
  version: "1.10"  # as a number it would be 1.1

  title: Bicycle workshop
problems:
  # what clients say
  squeaking-chain:
    says:
      - the chain squeaks
      - "it squeals: always"
    ask: [rides, weather]
# nothing else yet

attributes:
  rides:
    choices:
      - dry  # mostly
      - wet
    question: Do you ride in the rain, too?
    label: >-
      Rides
"""


def tree_of(text: str) -> Mapping:
    """Read a file that has no faults."""
    faults = Faults()
    tree = read_tree("a.yaml", text, faults)
    assert tree is not None
    assert faults.found == []
    return tree


def can_be_read(text: str) -> bool:
    """Return whether a file has no faults of form."""
    faults = Faults()
    return read_tree("a.yaml", text, faults) is not None and not faults.found


def test_the_layout_is_the_documented_one() -> None:
    """Each rule of it, at work on one file."""
    assert formatted("a.yaml", UNTIDY) == TIDY


@given(text=untidy_files())
@examples(120)
def test_whatever_the_layout_was_what_is_said_stays(text: str) -> None:
    """Values, their order, and comments; and once is enough."""
    assume(can_be_read(text))
    new = formatted("a.yaml", text)

    assert said(tree_of(new)) == said(tree_of(text))
    assert [*page_of(new).comments.values()] == [*page_of(text).comments.values()]
    assert formatted("a.yaml", new) == new


@given(text=untidy_files())
@examples(60)
def test_what_comes_out_is_tidy(text: str) -> None:
    """Two spaces for a level, one behind a colon, and no more gaps than one."""
    assume(can_be_read(text))
    assume("|" not in text)
    assume(">" not in text)
    new = formatted("a.yaml", text)

    assert new.endswith("\n")
    assert not new.endswith("\n\n")
    assert not new.startswith("\n")
    assert "\n\n\n" not in new
    assert "\r" not in new
    for line in new.splitlines():
        assert line == line.rstrip()
        assert (len(line) - len(line.lstrip())) % 2 == 0
        bare = line.lstrip()
        if not bare.startswith("#"):
            assert re.match(r"(?:- )*(?:\S|$)", bare)
            assert " :" not in re.sub(r"\".*\"|'.*'|  #.*", "x", bare)


@given(data=st.data())
@examples(8)
def test_a_knowledge_base_in_another_layout_has_the_same_digest(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Indented otherwise, with gaps and comments: the content is the same."""
    folder = tmp_path_factory.mktemp("kb")
    for path in Path("tests/small").glob("*.yaml"):
        spread = data.draw(st.integers(1, 3))
        lines = path.read_text("utf-8").splitlines()
        text = "".join(_spread(line, spread, data) for line in lines)
        (folder / path.name).write_text(text, "utf-8")
    wanted = load_knowledge(["tests/small"]).knowledge
    assert wanted is not None

    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(formatted(path.name, text), "utf-8")
    got = load_knowledge([folder]).knowledge

    assert got is not None
    assert got.digest == wanted.digest


def _spread(line: str, spread: int, data: st.DataObject) -> str:
    """Return a line indented otherwise, with what may stand around it."""
    bare = line.lstrip()
    margin = " " * ((len(line) - len(bare)) * spread)
    if bare.startswith("- "):
        bare = f"-{' ' * (2 * spread - 1)}{bare[2:]}"
    ends = st.sampled_from(("\n", "  \n", "\n\n\n", f"\n{margin}# so\n"))
    return f"{margin}{bare}{data.draw(ends)}"


def test_the_bundled_files_are_laid_out() -> None:
    """Who reads them learns the layout."""
    for folder in bundled_paths("printing"):
        for path in sorted(folder.rglob("*.yaml")):
            text = path.read_text("utf-8")
            assert formatted(str(path), text) == text, path


@pytest.mark.parametrize(
    "text",
    ["a: {b: c}\n", "a:\n", "a: b\na: c\n", "a: one #2\n", "- a\n - b\n", ""],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    """With the diagnostics that loading gives."""
    with pytest.raises(InvalidKnowledgeError) as refused:
        formatted("a.yaml", text)

    assert refused.value.diagnostics


@pytest.mark.parametrize(
    ("written", "new"),
    [
        ("a: 'it''s'\n", "a: it's\n"),
        ("a: 'say \"hi\"'\n", 'a: say "hi"\n'),
        ("a: '50 %: all'\n", 'a: "50 %: all"\n'),
        ("a: 'no'\n", 'a: "no"\n'),
        ('a: "caf\\u00e9"\n', 'a: "caf\\u00e9"\n'),
        ("a: ['b, c', \"d\"]\n", 'a: ["b, c", d]\n'),
        ("a:\n  - 'b, c'\n", "a:\n  - b, c\n"),
    ],
)
def test_quotes_stay_only_where_they_are_needed(written: str, new: str) -> None:
    """Or where another reader would take the text for something else."""
    assert formatted("a.yaml", written) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("? a\n: b\n", "a: b\n"),
        ("---\na:  b\n...\n", "---\na: b\n...\n"),
        ("a: |2\n    b\n   c\n", "a: |2\n    b\n   c\n"),
        ("a: |\n     b\n      c\n# d\n", "a: |\n  b\n   c\n# d\n"),
        ('a: "b \\\n     c"\n', 'a: "b \\\n  c"\n'),
        ("a:\n  -\n    # why\n    b: c\n", "a:\n  -\n    # why\n    b: c\n"),
        ("a:\n-\n      b: c\n      d: e\n", "a:\n  - b: c\n    d: e\n"),
        ("a: [b,\n  c d\n  e]\n", "a: [b, c d e]\n"),
        ("a:  # why\n  b\n", "a:  # why\n  b\n"),
    ],
)
def test_odd_ways_to_write_things(text: str, new: str) -> None:
    """Nothing is lost, and nothing means something else afterwards."""
    assert formatted("a.yaml", text) == new
    assert said(tree_of(new)) == said(tree_of(text))


@pytest.mark.parametrize("text", ["a: [[b, c], d]\n", "? a\n  b\n: c\n"])
def test_what_has_no_layout_is_left_alone(text: str) -> None:
    """Rather than guessed at."""
    with pytest.raises(RecommenderError, match="left as it is"):
        formatted("a.yaml", text)
