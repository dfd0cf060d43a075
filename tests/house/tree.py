"""The files of this project, as the house tests look at them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TOP = (".ci", "catalogs", "changelog.d", "docs", "recommender", "rules", "tests")


def files() -> Iterator[Path]:
    """Yield every file that belongs to the project."""
    for path in sorted(ROOT.iterdir()):
        if path.is_file() and path.name != ".git":
            yield path
    for folder in TOP:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def name_of(path: Path) -> str:
    """Return how a file is called in reports."""
    return path.relative_to(ROOT).as_posix()


def modules() -> list[Path]:
    """Return the modules of the package."""
    return sorted((ROOT / "recommender").rglob("*.py"))


def pages() -> list[Path]:
    """Return the pages of documentation."""
    return sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
