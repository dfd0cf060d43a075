"""Which scenarios are run after a change: never fewer than could be affected."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from recommender import KnowledgeBase
from recommender.errors import RecommenderError
from recommender.scenarios.changed import affected
from recommender.scenarios.running import run_scenario

DAY = date(2026, 11, 23)
SMALL = Path(__file__).parent.parent / "small"
AFTER_WASH = "smudging right after a wash"
UNKNOWN = "nothing is recommended on an unknown"
LIMIT = "a VOC limit rules naphtha out"
Git = Callable[..., None]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository that holds the small knowledge base."""
    folder = tmp_path / "trade"
    copytree(SMALL, folder)
    for arguments in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first"),
    ):
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True)  # noqa: S603, S607
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Change one place in a file."""
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def named(folder: Path) -> list[str]:
    """Return the scenarios that a change since the commit could affect."""
    kb = KnowledgeBase.open(folder)
    return [each.name for each in affected(kb, [str(folder)], "HEAD")]


def test_nothing_changed_affects_nothing(repository: Path) -> None:
    """Nor does wording."""
    assert named(repository) == []

    edit(
        repository,
        "smudging.yaml",
        "because: Oils and esters",
        "because: Esters, and oils,",
    )
    assert named(repository) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("smudging.yaml", "      appears: after-wash\n", "      appears: always\n"),
        ("smudging.yaml", "    firm: yes\n", "    firm: no\n"),
        ("smudging.scenarios.yaml", "voc_limit: 100 g/L", "voc_limit: 90 g/L"),
        ("products.yaml", "voc: 780 g/L", "voc: 90 g/L"),
        ("knowledge.yaml", "non_volatile: at most 1 %", "non_volatile: at most 9 %"),
    ],
)
def test_whatever_gets_another_advice_is_affected(
    repository: Path, name: str, old: str, new: str
) -> None:
    """Found by advising before and after."""
    before = KnowledgeBase.open(repository)
    text = (repository / name).read_text("utf-8")
    assert old in text
    (repository / name).write_text(text.replace(old, new, 1), "utf-8")
    after = KnowledgeBase.open(repository)
    differing = [
        each.name
        for each in after.knowledge.scenarios.values()
        if run_scenario(before, each, on=DAY).advice.to_dict()["recommendations"]
        != run_scenario(after, each, on=DAY).advice.to_dict()["recommendations"]
    ]

    assert set(differing) <= set(named(repository))


def test_a_rule_affects_where_it_fires_or_is_open(repository: Path) -> None:
    """A rule that stays silent changes nothing."""
    edit(
        repository,
        "smudging.yaml",
        "      voc_limit: known\n",
        "      voc_limit: unknown\n",
    )

    assert LIMIT in named(repository)
    assert UNKNOWN in named(repository)


def test_who_has_no_such_revision_is_told(repository: Path) -> None:
    """Nor can it be found out outside a repository."""
    kb = KnowledgeBase.open(repository)

    with pytest.raises(RecommenderError, match="no-such"):
        affected(kb, [str(repository)], "no-such")
    with pytest.raises(RecommenderError, match="not a git repository"):
        affected(KnowledgeBase.open(SMALL), [str(repository.parent.parent)], "HEAD")
