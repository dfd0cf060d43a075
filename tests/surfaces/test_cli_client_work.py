"""The commands for work with a client: demo, brief, why, why-not, and what if."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from recommender import KnowledgeBase
from recommender.surfaces.cli import main
from tests.rendering.printer import need_printer

ROOT = Path(__file__).parent.parent.parent
SMALL = ["--kb", str(ROOT / "tests" / "small"), "--on", "2026-11-23"]
CLIENT = [
    *SMALL,
    *("--problem", "smudging", "--given", "appears=after-wash"),
    *("--given", "rollers=nbr", "--given", "process=sheetfed-offset"),
]
ENQUIRY = {
    "problems": ["smudging"],
    "context": {
        "appears": "after-wash",
        "rollers": "nbr",
        "process": "sheetfed-offset",
    },
}
DAY = date(2026, 11, 23)

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    """Return the small knowledge base."""
    return KnowledgeBase.open(ROOT / "tests" / "small")


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("text", "Demonstration: Naphtha Wash, plan of 23 November 2026\n"),
        ("markdown", "# Demonstration: Naphtha Wash, plan of 23 November 2026\n"),
        ("ics", "BEGIN:VCALENDAR"),
    ],
)
def test_a_plan_is_printed(
    layout: str, said: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """In every layout."""
    if layout == "ics":
        pytest.importorskip("icalendar")
    day = ["--day", "2026-12-01", "--start", "10:30"]

    assert main(["demo", "naphtha-wash", *CLIENT, "--format", layout, *day]) == 0

    out = capfdbinary.readouterr().out.decode()
    assert out.startswith(said)
    assert ("DTSTART:20261201T103000" in out) == (layout == "ics")


def test_a_plan_is_data(small: KnowledgeBase, capsys: Capture) -> None:
    """The same as a program gets from the library."""
    assert main(["demo", "naphtha-wash", *CLIENT, "--format", "json"]) == 0

    plan = small.demonstration(ENQUIRY, "naphtha-wash", on=DAY)
    assert json.loads(capsys.readouterr().out) == plan.to_dict()


def test_an_appointment_needs_a_day(capsys: Capture) -> None:
    """Nothing is guessed."""
    assert main(["demo", "naphtha-wash", *CLIENT, "--format", "ics"]) == 2

    assert "--day" in capsys.readouterr().err


def test_what_must_not_be_shown_is_refused(capsys: Capture) -> None:
    """With the reason, and a code that scripts can see."""
    other = ["--given", "rollers=epdm"]

    assert main(["demo", "rapid-ester-wash", *SMALL, *other]) == 2

    assert "ruled out for this client" in capsys.readouterr().err


def test_why_is_told(small: KnowledgeBase, capsys: Capture) -> None:
    """In words, and as data."""
    assert main(["why", "naphtha-wash", *CLIENT, "--lang", "de"]) == 0
    assert capsys.readouterr().out.startswith("Warum Naphtha Wash\n")

    assert main(["why", "naphtha-wash", *CLIENT, "--format", "json"]) == 0
    answer = small.why(ENQUIRY, "naphtha-wash", on=DAY)
    assert json.loads(capsys.readouterr().out) == {
        "product": "naphtha-wash",
        "score": answer.score,
        "rules": list(answer.rules),
        "facts": dict(answer.facts),
        "properties": list(answer.properties),
        "formulation": list(answer.formulation),
    }


def test_why_wants_a_recommendation(capsys: Capture) -> None:
    """Else why not is the question."""
    assert main(["why", "old-oily-wash", *CLIENT]) == 2

    assert "ask why not" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("product", "more", "verdict", "keys"),
    [
        ("naphtha-wsh", [], "unknown-product", {"near"}),
        ("old-oily-wash", [], "not-offered", set()),
        ("naphtha-wash", ["--given", "voc_limit=100 g/L"], "out", {"exclusions"}),
        ("unmeasured-wash", [], "held", {"confirm"}),
        (
            "naphtha-wash",
            ["--given", "voc_limit=900 g/L", "--priority", "low-voc"],
            "outranked",
            {"place", "better", "settled_by", "own", "others"},
        ),
        (
            "rapid-ester-wash",
            ["--given", "voc_limit=900 g/L", "--priority", "low-voc"],
            "recommended",
            {"place"},
        ),
    ],
)
def test_every_verdict_is_told(
    product: str, more: list[str], verdict: str, keys: set[str], capsys: Capture
) -> None:
    """Each says what belongs to it and nothing else; none is a failure."""
    assert main(["why-not", product, *CLIENT, *more, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["verdict"] == verdict
    assert set(answer) == {"product", "verdict", *keys}
    assert main(["why-not", product, *CLIENT, *more]) == 0
    assert "Why not" in capsys.readouterr().out


def test_what_would_have_to_hold_is_told(capsys: Capture) -> None:
    """Down to single facts, by what they are called."""
    asked = [*SMALL, "--problem", "scumming", "--given", "appears=always"]

    assert main(["why-not", "naphtha-wash", *asked]) == 0

    out = capsys.readouterr().out
    assert "Nothing we know of this client calls for it." in out
    assert "Smudging (now: Scumming)" in out


def test_what_if_shows_only_what_changes(capsys: Capture) -> None:
    """In every layout."""
    asked = ["advise", *CLIENT, "--what-if", "voc_limit=100 g/L"]

    assert main(asked) == 0
    text = capsys.readouterr().out
    assert main([*asked, "--format", "markdown"]) == 0
    markdown = capsys.readouterr().out
    assert main([*asked, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert text.startswith("What if: VOC limit: 100\xa0g/L\n".replace("\xa0", " "))
    assert "Ruled out then\n  ! Naphtha Wash\n" in text
    assert "Unmeasured" not in text
    assert markdown.startswith("# What if: VOC limit: 100")
    assert data["what_if"] == {**data["now"], "voc_limit": "100 g/L"}
    assert {move["product"]: move["to"] for move in data["moves"]} == {
        "naphtha-wash": "excluded"
    }


def test_what_if_nobody_knew(capsys: Capture) -> None:
    """`unknown` takes an answer away."""
    asked = ["--what-if", "rollers=unknown", "--format", "json"]

    assert main(["advise", *CLIENT, *asked]) == 0

    data = json.loads(capsys.readouterr().out)
    assert "rollers" in data["now"]
    assert "rollers" not in data["what_if"]


def test_what_if_nothing_changes(capsys: Capture) -> None:
    """That is said."""
    assert main(["advise", *CLIENT, "--what-if", "rollers=nbr"]) == 0

    assert "Nothing changes." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "said"),
    [("rollers", "--what-if: write it as"), ("rollers=rubber", "rubber")],
)
def test_suppositions_are_read_like_answers(
    typed: str, said: str, capsys: Capture
) -> None:
    """What the vocabulary does not know is refused."""
    assert main(["advise", *CLIENT, "--what-if", typed]) == 2

    assert said in capsys.readouterr().err


@pytest.mark.parametrize("reader", ["client", "manager"])
@pytest.mark.parametrize(
    ("layout", "begins"),
    [("markdown", b"# "), ("html", b"<!DOCTYPE"), ("pdf", b"%PDF")],
)
def test_a_brief_is_written(
    reader: str, layout: str, begins: bytes, tmp_path: Path
) -> None:
    """To a file, in every layout, for both readers."""
    if layout == "pdf":
        need_printer()
    file = tmp_path / "brief"
    options = ["--for", reader, "--format", layout, "--output", str(file)]

    assert main(["brief", "--best", *CLIENT, *options, "--lang", "hi"]) == 0

    assert file.read_bytes().startswith(begins)


def test_a_brief_goes_to_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """As bytes, whatever the layout."""
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="utf-8"))

    assert main(["brief", "naphtha-wash", *CLIENT]) == 0

    assert written.getvalue().startswith(b"# What we propose: Naphtha Wash\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["naphtha-wash", "--best", *CLIENT], "name one product, or say --best"),
        (CLIENT, "name one product, or say --best"),
        (["--best", *SMALL, "--problem", "scumming"], "nothing is recommended"),
        (["old-oily-wash", *CLIENT], "why-not"),
        (["--best", *CLIENT, "--output", "/no/such/folder/x"], "no such file"),
    ],
)
def test_a_brief_needs_something_to_tell(
    arguments: list[str], said: str, capsys: Capture
) -> None:
    """And says what to do instead."""
    assert main(["brief", *arguments]) == 2

    assert said in capsys.readouterr().err
