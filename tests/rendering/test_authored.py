"""What is loaded and written down anew loads to the same."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from recommender.api import bundled_paths
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.load import load_knowledge
from recommender.loading.tree import Mapping, Scalar, Sequence
from recommender.model.condition import AnyOf, Condition, Line
from recommender.model.knowledge import Knowledge
from recommender.rendering.authored.files import authored_files, scenario_text
from recommender.rendering.authored.layout import yaml_of
from recommender.rendering.authored.words import Writer

SMALL = Path(__file__).parent.parent / "small"


def loaded(*paths: Path) -> Knowledge:
    """Return the knowledge in some files, which have no errors."""
    found = load_knowledge(paths)
    assert found.knowledge is not None, found.diagnostics
    return found.knowledge


def again(knowledge: Knowledge, folder: Path) -> Knowledge:
    """Return knowledge that was written down and loaded."""
    for name, text in authored_files(knowledge).items():
        (folder / name).write_text(text, "utf-8")
    return loaded(folder)


@pytest.mark.parametrize(
    "paths", [bundled_paths("printing"), (SMALL,)], ids=["printing", "small"]
)
def test_what_is_written_down_loads_to_the_same(
    paths: tuple[Path, ...], tmp_path: Path
) -> None:
    """Everything but the digest, which is of what the author wrote."""
    before = loaded(*paths)
    after = again(before, tmp_path)

    assert evolve(after, digest=before.digest) == before
    assert authored_files(after) == authored_files(before)


@given(text=st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
@example(text="no: never")
@example(text="- a")
@example(text="a #b")
@example(text="1,5 %")
@example(text="'quoted'")
@example(text='a "b" \\ c')
@example(text="null")
@example(text="% of what")
@example(text="a ")
def test_any_text_can_be_written(text: str) -> None:
    """As a value, in a list, and per language."""
    if not text.strip():
        return
    faults = Faults()
    tree = read_tree("x.yaml", yaml_of({"a": {"b": text, "c": [text, text]}}), faults)

    assert not faults.found
    assert isinstance(tree, Mapping)
    inside = tree.entries[0].node
    assert isinstance(inside, Mapping)
    (one, several) = (entry.node for entry in inside.entries)
    assert isinstance(one, Scalar)
    assert one.word == text
    assert isinstance(several, Sequence)
    words = [item.word for item in several.items if isinstance(item, Scalar)]
    assert words == [text, text]
    assert len(several.items) == len(words)


def test_a_scenario_stands_ready_to_paste() -> None:
    """As an author would have written it."""
    scenario = loaded(SMALL).scenarios["smudging right after a wash"]

    assert scenario_text(scenario).startswith(
        "scenarios:\n"
        "  smudging right after a wash:\n"
        "    enquiry:\n"
        "      problems: [smudging]\n"
        "      context:\n"
        "        process: sheetfed-offset\n"
    )


def test_what_no_author_could_write_is_refused() -> None:
    """One block cannot ask twice for the same subject."""
    twice = Line("process", AnyOf(("flexo",)))

    with pytest.raises(ValueError, match="twice for process"):
        Writer(loaded(SMALL)).client(Condition(((twice, twice),)))
