"""The pages of a knowledge base: complete, safe, and every link leads somewhere."""

import posixpath
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from recommender.authoring.site.build import site_files
from recommender.authoring.site.drawing import drawn
from recommender.authoring.site.publish import publish
from recommender.authoring.site.relations import relations_of
from recommender.errors import RecommenderError
from recommender.loading.load import load_knowledge, load_texts
from recommender.model.knowledge import Knowledge
from recommender.surfaces.cli import main
from tests.bundled import printing
from tests.docs.pages import ROOT

SMALL = ROOT / "tests" / "small"
VOID = {"meta", "link", "input", "br", "path", "rect"}
EVIL = "<script>alert(1)</script>\" onload='x' </script>"


class Page(HTMLParser):
    """What a page has: its links, its places, and whether elements are closed."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what leads where."""
        self.seen.append(tag)
        given = dict(attrs)
        assert not any(key.startswith("on") for key in given), given
        self.links += [str(given[key]) for key in ("href", "src") if key in given]
        self.ids += [str(given["id"])] if "id" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed where it was opened."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect what is read."""
        self.text += data


def knowledge_of(*paths: Path) -> Knowledge:
    """Load files that have no errors."""
    found = load_knowledge(paths).knowledge
    assert found is not None
    return found


@pytest.fixture(scope="module")
def small() -> dict[str, str]:
    """Make the site of the small knowledge base."""
    return site_files(knowledge_of(SMALL))


def pages_of(files: dict[str, str]) -> dict[str, Page]:
    """Read every page."""
    return {path: Page(text) for path, text in files.items() if path.endswith(".html")}


TOKEN = re.compile(
    r'<!DOCTYPE html>|<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+="[^"<>]*")*)/?>|[^<>]+'
)
GIVEN = re.compile(r' ([a-zA-Z-]+)="([^"<>]*)"')


def outline_of(text: str) -> tuple[list[str], list[str]]:
    """Return the links and the places of a page, which is made as ours are made.

    There is nothing but plain text, and elements that are closed where they were
    opened; thousands of pages are read so in a fifth of the time.
    """
    links: list[str] = []
    ids: list[str] = []
    opened: list[str] = []
    end = 0
    for token in TOKEN.finditer(text):
        assert token.start() == end, text[end:][:100]
        end = token.end()
        closing, tag, given = token.groups()
        if closing:
            assert opened.pop() == tag
        elif tag is not None and tag not in VOID:
            opened.append(tag)
        for key, value in GIVEN.findall(given or ""):
            assert not key.startswith("on"), token[0]
            if key in {"href", "src"}:
                links.append(unescape(value))
            elif key == "id":
                ids.append(unescape(value))
    assert (end, opened) == (len(text), [])
    return links, ids


def dead_links(files: dict[str, str]) -> list[str]:
    """Return the links that lead nowhere."""
    pages = {
        path: outline_of(text) for path, text in files.items() if path.endswith(".html")
    }
    places = {path: set(ids) for path, (_, ids) in pages.items()}
    dead = []
    for path, (links, ids) in pages.items():
        assert len(places[path]) == len(ids), path
        for link in dict.fromkeys(links):
            if re.match(r"https?://", link):
                continue
            target, _, place = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            there = there if target else path
            if there not in files or (place and place not in places[there]):
                dead.append(f"{path}: {link}")
    return dead


def test_pages_are_read_as_a_parser_of_html_reads_them(small: dict[str, str]) -> None:
    """Whoever looks for dead links sees the same links and places."""
    for path, page in pages_of(small).items():
        assert page.open == [], path
        assert outline_of(small[path]) == (page.links, page.ids)


def test_every_link_leads_somewhere(small: dict[str, str]) -> None:
    """To a page, and to a place on it if it names one."""
    assert dead_links(small) == []


def test_the_bundled_site_is_sound() -> None:
    """Every thing has a page in every language, and no link is dead."""
    knowledge = printing().knowledge
    files = site_files(knowledge)

    assert dead_links(files) == []
    for language in knowledge.languages:
        for folder, things in (
            ("problems", knowledge.problems),
            ("needs", knowledge.needs),
            ("products", knowledge.products),
            ("objections", knowledge.objections),
            ("rules", knowledge.rules),
        ):
            for name in things:
                assert f"{language}/{folder}/{name}.html" in files


def test_pages_speak_the_language(small: dict[str, str]) -> None:
    """What authors wrote in it, and the words around that."""
    german = Page(small["de/problems/smudging.html"])
    hindi = Page(small["hi/problems/smudging.html"])

    assert "Verschmieren" in german.text
    assert "Was Kunden sagen" in german.text
    assert "छपाई का धुंधला होना" in hindi.text
    assert 'lang="hi"' in small["hi/problems/smudging.html"]
    assert "../../en/problems/smudging.html" in german.links


def test_a_rule_tells_who_answers_for_it_and_what_proves_it(
    small: dict[str, str],
) -> None:
    """Owner, sources, scenarios, and the place in the files."""
    page = Page(small["en/rules/residue-needs-fast-wash.html"])

    assert "press-room team" in page.text
    assert "Bulletin on blanket washes" in page.text
    assert "smudging right after a wash" in page.text
    assert "small/smudging.yaml:12" in page.text
    assert "../needs/low-residue-wash.html" in page.links


def test_the_way_from_problem_to_product_is_drawn(small: dict[str, str]) -> None:
    """By way of the cause and the need, each box leading to its page."""
    way = relations_of(knowledge_of(SMALL)).way_from("smudging")
    page = Page(small["en/problems/smudging.html"])

    assert way == (
        (("problem", "smudging"), ("conclusion", "cause=wash-residue")),
        (("conclusion", "cause=wash-residue"), ("need", "low-residue-wash")),
        (("need", "low-residue-wash"), ("product", "naphtha-wash")),
        (("need", "low-residue-wash"), ("product", "rapid-ester-wash")),
    )
    assert page.seen.count("rect") == 5
    assert page.seen.count("path") == 4
    assert "../products/naphtha-wash.html" in page.links


def test_a_drawing_of_nothing_is_nothing() -> None:
    """A problem without a way has no empty frame."""
    assert drawn([], str, str, "nothing", "and {count} more") == ""


@pytest.mark.parametrize(
    ("products", "drawn_of_them", "told"),
    [
        (40, 40, ""),
        (41, 40, "and 1 more"),
        (95, 40, "and 55 more"),
    ],
)
def test_a_column_too_long_to_be_drawn_says_how_many_are_left_out(
    products: int, drawn_of_them: int, told: str
) -> None:
    """Whoever sees the drawing does not take it for all there is."""
    edges = [(("need", "n"), ("product", f"p{n}")) for n in range(products)]
    page = Page(
        drawn(edges, lambda node: node[1], lambda _: "", "way", "and {count} more")
    )

    assert page.seen.count("rect") == 1 + drawn_of_them
    assert page.seen.count("path") == drawn_of_them
    assert told in page.text
    assert ("more" in page.text) is bool(told)


def test_nothing_comes_from_elsewhere(small: dict[str, str]) -> None:
    """Style, script and index lie in the folder."""
    for path, page in pages_of(small).items():
        loaded = [link for link in page.links if link.endswith((".js", ".css"))]
        assert all(not link.startswith(("http", "/")) for link in loaded), path
        assert "<style" not in small[path]


def test_the_same_knowledge_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also from files in another place and order."""
    first = site_files(knowledge_of(SMALL))
    other = tmp_path / "tests" / "small"
    other.mkdir(parents=True)
    for path in sorted(SMALL.glob("*.yaml"), reverse=True):
        (other / path.name).write_text(path.read_text("utf-8"), "utf-8")

    assert {**site_files(knowledge_of(other))} == first


def test_what_authors_write_stays_text() -> None:
    """In labels, texts, links, phrases, ids of languages, and the search index."""
    quoted = EVIL.replace('"', '\\"')
    text = f"""\
knowledge_base:
  id: shop
  format: 1
  version: "{quoted}"
  title: "{quoted}"
problems:
  squeak:
    label: "{quoted}"
    says: ["{quoted}"]
sources:
  s:
    title: "{quoted}"
    link: "javascript:alert(1)"
categories:
  oil:
    label: "{quoted}"
products:
  p:
    label: "{quoted}"
    category: oil
    materials:
      - kind: brochure
        title: "{quoted}"
        link: "javascript:alert(1)"
rules:
  r:
    title: "{quoted}"
    owner: "{quoted}"
    when:
      problem: squeak
    remedy: "{quoted}"
    because: "{quoted}"
    sources: [s]
scenarios:
  "{quoted}":
    enquiry:
      problems: [squeak]
    advice:
      remedies: [r]
"""
    knowledge = load_texts([("a.yaml", text)]).knowledge
    assert knowledge is not None
    files = site_files(knowledge)

    assert dead_links(files) == []
    for path, page in pages_of(files).items():
        assert page.seen.count("script") in {0, 2}, path
        assert not any(link.startswith("javascript") for link in page.links)
    assert "</script" not in files["en/index.js"]


def test_a_folder_of_ours_is_replaced_and_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of anybody's is lost, and nothing old is left."""
    site = tmp_path / "site"
    assert main(["docs", str(SMALL), "--to", str(site)]) == 0
    assert "pages in" in capsys.readouterr().out
    (site / "en" / "old.html").write_text("old", "utf-8")
    assert main(["docs", str(SMALL), "--to", str(site)]) == 0

    assert not (site / "en" / "old.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    other = tmp_path / "mine"
    other.mkdir()
    (other / "a.txt").write_text("mine", "utf-8")
    with pytest.raises(RecommenderError, match="left alone"):
        publish({"index.html": ""}, other)
    assert (other / "a.txt").read_text("utf-8") == "mine"
