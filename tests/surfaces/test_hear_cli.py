"""`recommender hear`, and advice on text."""

import io
import json

import pytest

from recommender.surfaces.cli import main

SAID = "the ink smudges since we changed the wash, tuba"

Capture = pytest.CaptureFixture[str]


def test_what_was_understood_is_printed(capsys: Capture) -> None:
    """With the words that led there, and what was not."""
    assert main(["hear", SAID]) == 0

    assert capsys.readouterr().out == (
        "What was understood\n\n"
        "  Problems:\n"
        "    - Smudging\n"
        '      ink smudges; as in "ink smudges", exact\n'
        "  Situation:\n"
        "    - What changed before it began: The wash\n"
        '      since … changed … wash; as in "since we changed the wash", exact\n'
        "  Not understood: “tuba”\n"
    )


def test_nothing_understood_is_said(capsys: Capture) -> None:
    """Plainly, and without failing."""
    assert main(["hear", "Guten Tag, Tuba"]) == 0

    assert "Nothing that the knowledge base has words for." in capsys.readouterr().out


def test_a_language_is_listened_for_and_answered_in(capsys: Capture) -> None:
    """`--lang` is both."""
    assert main(["hear", "--lang", "de", "Die Farbe verschmiert"]) == 0

    assert "Was verstanden wurde\n\n  Probleme:\n" in capsys.readouterr().out


def test_json_is_what_was_heard_as_data(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard input is read under the name `-`."""
    typed = io.TextIOWrapper(io.BytesIO("स्याही फैलती है".encode()))
    monkeypatch.setattr("sys.stdin", typed)
    assert main(["hear", "-", "--format", "json"]) == 0

    assert json.loads(capsys.readouterr().out)["enquiry"]["problems"] == ["smudging"]


def test_a_strange_language_is_refused(capsys: Capture) -> None:
    """With those there are."""
    assert main(["hear", "--lang", "fr", "Bonjour"]) == 2

    assert "no language 'fr'" in capsys.readouterr().err


def test_advice_on_text_says_first_what_it_understood(capsys: Capture) -> None:
    """Then comes the advice on that."""
    assert main(["advise", SAID, "--on", "2026-11-23"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("What was understood\n\n  Problems:\n    - Smudging\n")
    assert "\n\nPress-room chemistry: advice for 23 November 2026\n" in out
    assert "What changed before it began: The wash" in out.partition("advice for")[2]


def test_options_win_over_what_was_heard(capsys: Capture) -> None:
    """JSON stays one document; what was understood is on standard error."""
    options = ["--given", "since=ink", "--problem", "piling=nice", "--format", "json"]
    assert main(["advise", SAID, "--on", "2026-11-23", *options]) == 0

    out, err = capsys.readouterr()
    enquiry = json.loads(out)["enquiry"]
    assert enquiry["problems"] == {"piling": "nice", "smudging": "should"}
    assert enquiry["context"] == {"since": "ink"}
    assert err.startswith("What was understood\n")


def test_markdown_says_it_first_too(capsys: Capture) -> None:
    """As a heading of its own."""
    markdown = ["--format", "markdown"]
    assert main(["advise", "ink smudges", "--on", "2026-11-23", *markdown]) == 0

    assert capsys.readouterr().out.startswith("# What was understood\n")
