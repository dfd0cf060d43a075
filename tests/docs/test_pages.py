"""Every page is true: what it shows to type works and prints what it shows."""

import re
import stat
import sys
from pathlib import Path

import pytest

from recommender import KnowledgeBase
from tests.bundled import printing
from tests.docs.pages import LANGUAGES, PAGES, ROOT, blocks_of, rewritten, run_page

# The file format's examples are parts of one knowledge base, with a test of its own.
FRAGMENTS = {"docs/reference/file-format.md"}


def name_of(page: Path) -> str:
    """Return how a page is called in reports."""
    return page.relative_to(ROOT).as_posix()


every_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the programs that pages call: ours, and this Python."""
    folder = tmp_path_factory.mktemp("commands")
    for name, call in (("recommender", "-m recommender"), ("python", "")):
        program = folder / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call} "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture
def opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all programs on pages share one bundled knowledge base."""
    bundled = KnowledgeBase.bundled

    def opened(
        name: str = "printing", *, cache: str | Path | None = None
    ) -> KnowledgeBase:
        if name == "printing" and cache is None:
            return printing()
        return bundled(name, cache=cache)

    monkeypatch.setattr(KnowledgeBase, "bundled", opened)


@pytest.mark.usefixtures("opened_once")
@every_page
def test_blocks_run_and_print_what_is_shown(
    page: Path,
    commands: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    """Files are written, commands and programs run, from top to bottom."""
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    real = rewritten(text, run_page(text, tmp_path, commands))
    if pytestconfig.getoption("update_golden"):
        page.write_text(real, "utf-8")

    assert page.read_text("utf-8") == real


@every_page
def test_blocks_say_what_they_are(page: Path) -> None:
    """Nothing is shown that no test looks at."""
    for block in blocks_of(page.read_text("utf-8")):
        assert block.language in LANGUAGES, f"line {block.line}"
        if block.language in {"yaml", "json", "toml"}:
            assert block.file or name_of(page) in FRAGMENTS, f"line {block.line}"


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    """Relative links lead to a file, and to a heading of it if they name one."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        if heading:
            assert heading in anchors_of(there), target


@every_page
def test_one_sentence_stands_on_a_line(page: Path) -> None:
    """Changes to a sentence then show as changes to one line."""
    for line in prose_of(page).splitlines():
        if not line.startswith("|"):
            sentences = re.findall(r"[^.\s]{3,}[.!?] (?=[A-Z])", line)
            assert not sentences, f"{name_of(page)}: {line}"


def prose_of(page: Path) -> str:
    """Return a page without its fenced blocks."""
    text = page.read_text("utf-8")
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors_of(page: Path) -> set[str]:
    """Return what links can name of a page, as GitHub makes it from headings."""
    headings = re.findall(r"^#+ (.+)$", prose_of(page), flags=re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }


@pytest.mark.parametrize(
    "folder", ["tutorial", "how-to", "reference", "explanation", "adr"]
)
def test_the_index_names_every_page(folder: str) -> None:
    """Nobody has to guess what there is to read."""
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = sorted((ROOT / "docs" / folder).glob("*.md"))

    assert pages
    for page in pages:
        assert f"({folder}/{page.name})" in index
