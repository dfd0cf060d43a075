"""What the reference pages say, as plain data."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.docs.pages import ROOT

REFERENCE = ROOT / "docs" / "reference"

_ROW = re.compile(r"\| `([^`]+)` \| (.*) \|")
_HEADING = re.compile(r"#+ (.+)")


def page(name: str) -> str:
    """Return the text of a reference page."""
    return (REFERENCE / name).read_text("utf-8")


def tables(text: str) -> dict[str, dict[str, str]]:
    """Return what the tables of a page say, by heading and first column."""
    found: dict[str, dict[str, str]] = {}
    heading = ""
    for line in text.splitlines():
        title = _HEADING.fullmatch(line)
        row = _ROW.fullmatch(line)
        if title:
            heading = title[1]
        elif row:
            found.setdefault(heading, {})[row[1]] = row[2]
    return found


def marked(text: str) -> Iterator[str]:
    """Yield what stands in backticks."""
    return (found[1] for found in re.finditer(r"`([^`]+)`", text))


def written(folder: Path, texts: list[str]) -> Path:
    """Write texts as authored files, one for each."""
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, "utf-8")
    return folder
