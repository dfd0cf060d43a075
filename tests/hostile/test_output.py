"""What authors and clients write stays text, whatever it is printed into.

Every text of a knowledge base is written so that it breaks out of some format;
what every command prints is then read by a parser of that format.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest
from markdown_it import MarkdownIt

from recommender.surfaces.cli import main

SMALL = Path(__file__).parent.parent / "small"
PRINTABLE = (
    '<img src=x onerror=alert(1)><script>alert(2)</script> "q" & ]]> --> '
    "[a](javascript:alert(3)) ![b](x) `c` | **d** ::error:: %0A END:VEVENT "
    '</title></style></svg> \\" ; }'
)
UNPRINTABLE = "\x1b[31m\x1b]8;;x\x07\x9b1m\r\n::error::\u202e\u2028"
TEXTS = re.compile(
    r"^( +(?:- )?(?:label|title|because|feature|benefit|explore|question|remedy"
    r"|en|de|hi|step|measure): )(?![\[|>])(\S.*)$",
    re.MULTILINE,
)
STATED = (
    "--problem",
    "smudging",
    "--given",
    "appears=after-wash",
    "--on",
    "2026-11-28",
)
PRODUCT = "rapid-ester-wash"
# What a mark in markup may be called that we write ourselves.
NEVER = {"img", "script", "iframe", "object", "embed", "link", "base", "meta"}
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the small knowledge base with hostile texts."""
    folder = tmp_path_factory.mktemp("hostile")
    for path in SMALL.glob("*.yaml"):
        text = path.read_text("utf-8")
        broken = TEXTS.sub(_broken, text)
        (folder / path.name).write_text(broken, "utf-8")
    return folder


def _broken(found: re.Match[str]) -> str:
    text = found[2].strip("\"'")
    quoted = f"{PRINTABLE} {text}".replace("'", "''")
    return f"{found[1]}'{quoted}'"


def printed(capsys: Capture, *arguments: object, code: int | None = 0) -> str:
    """Return what a command prints; no character of it drives a terminal."""
    came = main([str(each) for each in arguments])
    told = capsys.readouterr()
    assert code is None or came == code, told.err
    for text in (told.out, told.err):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", text)
    return told.out


class _Tags(HTMLParser):
    """Every tag of a page, and what its attributes hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}))


def tags_of(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every tag of a page."""
    reader = _Tags()
    reader.feed(page)
    reader.close()
    yield from reader.found


def holds_no_markup_of_ours(page: str, *, scripts: int = 0) -> None:
    """Assert that no text has become a tag, a handler, or a link that runs."""
    found = list(tags_of(page))
    ran = [tag for tag, _ in found if tag == "script"]
    assert len(ran) <= scripts
    assert not [tag for tag, _ in found if tag == "img"]
    for _, attributes in found:
        assert not [key for key in attributes if key.startswith("on")], attributes
        assert "javascript:" not in attributes.get("href", "")


@pytest.mark.parametrize("language", ["en", "de", "hi"])
@pytest.mark.parametrize(
    "command",
    [
        ("advise", *STATED),
        ("brief", PRODUCT, *STATED),
        ("demo", PRODUCT, *STATED),
    ],
    ids=lambda command: command[0],
)
def test_markdown_renders_to_text(
    command: tuple[str, ...], language: str, hostile: Path, capsys: Capture
) -> None:
    """A reader of Markdown sees the words, and nothing that they could do."""
    text = printed(
        capsys, *command, "--kb", hostile, "--format", "markdown", "--lang", language
    )

    assert "onerror" in text
    holds_no_markup_of_ours(MarkdownIt("commonmark", {"html": True}).render(text))
    holds_no_markup_of_ours(MarkdownIt("gfm-like", {"linkify": False}).render(text))


def test_html_shows_text(hostile: Path, capsys: Capture) -> None:
    """A brief is a page without any tag that a text brought along."""
    page = printed(
        capsys, "brief", PRODUCT, *STATED, "--kb", hostile, "--format", "html"
    )

    assert "onerror" in page
    holds_no_markup_of_ours(page)


def test_a_calendar_holds_one_appointment(hostile: Path, capsys: Capture) -> None:
    """No text ends the appointment, or adds a property to it."""
    assert not main(
        [
            *("demo", PRODUCT, *STATED, "--kb", str(hostile)),
            *("--format", "ics", "--day", "2026-12-01", "--start", "09:00"),
        ]
    )
    # Lines of a calendar end in CR LF, which no other output does.
    text = capsys.readouterr().out
    calendar = icalendar.Calendar.from_ical(text)
    assert len(list(calendar.walk("VEVENT"))) == 1
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)


@pytest.mark.parametrize("command", ["advise", "check", "hear"])
def test_json_is_json(command: str, hostile: Path, capsys: Capture) -> None:
    """Whatever the texts are."""
    arguments = {
        "advise": ("advise", *STATED, "--kb", hostile),
        "check": ("check", hostile),
        "hear": ("hear", f"smudging {UNPRINTABLE} {PRINTABLE}", "--kb", hostile),
    }[command]
    json.loads(printed(capsys, *arguments, "--format", "json", code=None))


@pytest.mark.parametrize("layout", ["text", "concise", "github", "sarif", "junit"])
def test_findings_stay_lines(layout: str, hostile: Path, capsys: Capture) -> None:
    """One finding is one annotation, one case, one result."""
    (hostile / "more.yaml").write_text(
        f"rules:\n  bad:\n    whenn: '{PRINTABLE}'\n    when:\n"
        f"      problem: '{PRINTABLE}'\n    need: 'n ::error::'\n    because: B\n",
        "utf-8",
    )
    try:
        text = printed(capsys, "check", hostile, "--format", layout, code=1)
    finally:
        (hostile / "more.yaml").unlink()

    match layout:
        case "github":
            for line in text.splitlines():
                assert re.match(r"::(error|warning|notice) file=[^\n]*::", line)
        case "sarif":
            assert json.loads(text)["version"] == "2.1.0"
        case "junit":
            ET.fromstring(text)  # noqa: S314 - we wrote it
        case _:
            assert "error[" in text


@pytest.mark.parametrize(
    "command", [("advise",), ("why", PRODUCT), ("why-not", PRODUCT), ("brief", PRODUCT)]
)
def test_what_is_stated_cannot_drive_a_terminal(
    command: tuple[str, ...], hostile: Path, capsys: Capture
) -> None:
    """Words of an enquiry come back in messages, harmless."""
    for given in (
        ("--problem", UNPRINTABLE),
        ("--given", f"rollers={UNPRINTABLE}"),
        ("--given", f"{UNPRINTABLE}=x"),
        ("--lang", UNPRINTABLE),
        ("--on", UNPRINTABLE),
        ("--kb", UNPRINTABLE),
    ):
        printed(capsys, *command, "--kb", hostile, *given, code=2)


@pytest.mark.parametrize("layout", ["mermaid", "dot", "svg"])
def test_graphs_hold_their_words(layout: str, hostile: Path, capsys: Capture) -> None:
    """No label ends its node, and a picture runs nothing."""
    text = printed(capsys, "graph", "--kb", hostile, "--format", layout)

    if layout == "svg":
        for each in ET.fromstring(text).iter():  # noqa: S314 - we wrote it
            assert each.tag.rpartition("}")[2] not in NEVER
            assert not [key for key in each.attrib if key.startswith("on")]
    elif layout == "dot":
        assert not re.sub(r'"(?:[^"\\]|\\.)*"', "", text).count('"')
    else:
        for line in text.splitlines():
            assert "<img" not in line
            assert line.count('"') in {0, 2}, line


def test_the_site_shows_text(hostile: Path, tmp_path: Path, capsys: Capture) -> None:
    """Every page of it, in every language."""
    printed(capsys, "docs", hostile, "--to", tmp_path / "site")
    pages = sorted((tmp_path / "site").rglob("*.html"))

    assert pages
    for page in pages:
        holds_no_markup_of_ours(page.read_text("utf-8"), scripts=3)
