"""Whatever people write, they are told where it is wrong and how to mend it.

Never a traceback, never a fault of the program, never a silent guess.
"""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recommender import (
    InvalidEnquiryError,
    InvalidKnowledgeError,
    KnowledgeBase,
    RecommenderError,
    check,
)
from recommender.surfaces.cli import main

SMALL = Path(__file__).parent / "small"
DAY = date(2026, 11, 23)
HEAD = "knowledge_base:\n  id: x\n  format: 1\n  version: 1\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    """Open the small knowledge base."""
    return KnowledgeBase.open(SMALL)


def refused(capsys: Capture, *arguments: str, code: int) -> str:
    """Run a command that must fail clearly, and return what it said."""
    assert main(arguments) == code
    told = capsys.readouterr()
    said = told.out + told.err
    assert "Traceback" not in said
    assert "recommender has a fault" not in said
    assert not re.search(r"\b(NoneType|Scalar|Fraction|KeyError|0x[0-9a-f]+)\b", said)
    assert re.search(r"\S+:\d+:\d+: error\[[a-z0-9-]+\]: .+", said), said
    return said


# What is stated of a client, what is at fault, and words of the repair.
ENQUIRIES: list[tuple[dict[str, Any], str, str]] = [
    ({"problems": ["smudgin"]}, "unknown-name", '"smudging"'),
    ({"problems": ["Verschmieren"]}, "unknown-name", '"smudging"'),
    ({"problems": {"smudging": "very"}}, "not-a-choice", "must"),
    ({"problems": ["smudging", 7]}, "unknown-name", "scumming"),
    ({"problems": [["smudging"]]}, "wrong-shape", "list"),
    ({"problems": "smudging", "colour": "red"}, "unknown-key", "context"),
    ({"context": {"roller": "nbr"}}, "unknown-name", '"rollers"'),
    ({"context": {"rollers": "rubber"}}, "not-a-choice", "nbr"),
    ({"context": {"rollers": ["nbr", "epdm"]}}, "not-a-choice", "one of them"),
    ({"context": {"cause": "wash-residue"}}, "concluded-attribute", "leave it out"),
    ({"context": {"water_hardness": "15"}}, "missing-unit", "15 °dH"),
    ({"context": {"water_hardness": 15}}, "missing-unit", "15 °dH"),
    ({"context": {"water_hardness": "15 g/L"}}, "unit-mismatch", "°dH"),
    ({"context": {"water_hardness": "1,5 °dH"}}, "bad-number", "1.5 °dH"),
    ({"context": {"water_hardness": "1e3 °dH"}}, "bad-number", "exponent"),
    ({"context": {"water_hardness": "61 °dH"}}, "outside-range", "0 to 60 °dH"),
    ({"context": {"water_hardness": "8 to 15 °dH"}}, "bad-phrase", "one number"),
    ({"context": {"water_hardness": "hard"}}, "bad-number", "15 °dH"),
    ({"objections": ["too-dear"]}, "unknown-name", "objection"),
    ({"priorities": {"low-voc": 3}}, "not-a-choice", "must"),
    ({"current": "kerosene"}, "unknown-name", "product"),
    ({"current": ["naphtha-wash", "old-oily-wash"]}, "wrong-shape", "one"),
]
STATED = pytest.mark.parametrize(("stated", "fault", "repair"), ENQUIRIES)


@STATED
def test_a_program_is_told_what_is_wrong_with_an_enquiry(
    stated: dict[str, Any], fault: str, repair: str, small: KnowledgeBase
) -> None:
    """One exception with a diagnostic for each fault, and the repair in it."""
    with pytest.raises(InvalidEnquiryError) as caught:
        small.advise(stated, on=DAY)

    assert [each.check for each in caught.value.diagnostics] == [fault]
    (found,) = caught.value.diagnostics
    assert repair in f"{found.message} {found.help}"


def test_an_attribute_beside_the_context_is_sent_there(small: KnowledgeBase) -> None:
    """The right key at the wrong level is told apart from an unknown one."""
    with pytest.raises(InvalidEnquiryError) as caught:
        small.advise({"problems": ["smudging"], "rollers": "nbr"}, on=DAY)

    assert [each.check for each in caught.value.diagnostics] == ["key-at-wrong-level"]
    assert "context" in caught.value.diagnostics[0].help


@STATED
def test_the_command_line_is_told_the_same(
    stated: dict[str, Any], fault: str, repair: str, tmp_path: Path, capsys: Capture
) -> None:
    """From a file, with its place in it."""
    file = tmp_path / "enquiry.json"
    file.write_text(json.dumps(stated, indent=1), "utf-8")

    said = refused(capsys, "advise", "--kb", str(SMALL), "--enquiry", str(file), code=2)

    assert f"error[{fault}]" in said
    assert repair in said
    assert f"{file.name}:" in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--problem", "smudgin"], ["--problem", "smudging"]),
        (["--problem", "smudging=very"], ["--problem", "must"]),
        (["--given", "rollers=rubber"], ["--given", "nbr"]),
        (["--given", "water_hardness=15"], ["--given", "15 °dH"]),
        (["--objection", "x"], ["--objection", "objection"]),
        (["--priority", "x"], ["--priority", "priority"]),
        (["--current", "x"], ["--current", "product"]),
    ],
    ids=" ".join,
)
def test_options_are_named_in_what_is_wrong_with_them(
    options: list[str], words: list[str], capsys: Capture
) -> None:
    """No file holds them, so the option is their place."""
    said = refused(capsys, "advise", "--kb", str(SMALL), *options, code=2)

    assert all(word in said for word in words)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--given", "rollers"], "ATTRIBUTE=VALUE"),
        (["--given", "=nbr"], "attribute"),
        (["--on", "23.11.2026"], "%Y-%m-%d"),
        (["--lang", "fr"], "en, hi, de"),
        (["--top", "-1"], "--top"),
        (["--format", "xml"], "markdown"),
        (["--prob", "smudging"], "--problem"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_options_that_cannot_be_read_are_refused(
    options: list[str], words: str, capsys: Capture
) -> None:
    """What is wrong, and what would be right."""
    assert main(["advise", "--kb", str(SMALL), *options]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert "Traceback" not in told.err


# What lies where an enquiry is expected.
BROKEN_ENQUIRIES: dict[str, bytes] = {
    "broken JSON": b'{"problems": ["smudging"',
    "JSON that is cut off": b"{",
    "JSON with a key twice": b'{"problems": [], "problems": []}',
    "JSON nested deeply": b'{"problems": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "JSON with a huge number": b'{"context": {"water_hardness": ' + b"9" * 6000 + b"}}",
    "JSON with a list on top": b'["smudging"]',
    "binary": bytes(range(256)),
    "invalid UTF-8": b"problems: [smudging\xff]\n",
    "UTF-16": "problems: [smudging]\n".encode("utf-16"),
    "a mebibyte on one line": b"problems: [" + b"smudging, " * 104_858 + b"smudging]",
    "a lone surrogate": b'{"problems": ["\\ud800"]}',
    "a text": b"smudging, since yesterday\n",
    "YAML with a tag": b"problems: !!python/object:os.system [x]\n",
    "YAML with an anchor": b"problems: &a [smudging]\nobjections: *a\n",
}


@pytest.mark.parametrize("content", BROKEN_ENQUIRIES.values(), ids=BROKEN_ENQUIRIES)
def test_broken_enquiries_are_refused(
    content: bytes, tmp_path: Path, capsys: Capture
) -> None:
    """As a file, and the same way on standard input."""
    file = tmp_path / "client"
    file.write_bytes(content)

    refused(capsys, "advise", "--kb", str(SMALL), "--enquiry", str(file), code=2)


@pytest.mark.parametrize("content", BROKEN_ENQUIRIES.values(), ids=BROKEN_ENQUIRIES)
def test_broken_standard_input_is_refused(
    content: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Its place is called <stdin>."""
    stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)

    said = refused(capsys, "advise", "--kb", str(SMALL), "--enquiry", "-", code=2)

    assert "<stdin>:" in said


def test_an_empty_enquiry_is_an_enquiry(small: KnowledgeBase) -> None:
    """Who states nothing gets nothing, politely."""
    advice = small.advise({}, on=DAY)

    assert advice.recommendations == ()
    assert advice.fired == ("slower-than-today", "thin-film-dries")


def nothing_there(place: Path) -> Path:
    """Name a folder that is not there."""
    return place / "nowhere"


def empty_folder(place: Path) -> Path:
    """Make a folder without files."""
    (place / "empty").mkdir()
    return place / "empty"


def folder_called_as_a_file(place: Path) -> Path:
    """Make a folder that is called as a file."""
    (place / "words.yaml").mkdir()
    return place / "words.yaml"


def dangling_link(place: Path) -> Path:
    """Make a link that leads nowhere."""
    link = place / "words.yaml"
    link.symlink_to(place / "gone.yaml")
    return link


def link_to_itself(place: Path) -> Path:
    """Make a link that leads to itself."""
    link = place / "words.yaml"
    link.symlink_to(link)
    return link


def pipe(place: Path) -> Path:
    """Make a pipe, on which a reader would wait forever."""
    os.mkfifo(place / "words.yaml")
    return place / "words.yaml"


def name_with_a_zero_byte(place: Path) -> Path:
    """Name something that no file can be called."""
    return place / "a\0b.yaml"


def very_long_name(place: Path) -> Path:
    """Name something longer than a name can be."""
    return place / ("x" * 5000)


@pytest.mark.parametrize(
    "make",
    [
        nothing_there,
        empty_folder,
        folder_called_as_a_file,
        dangling_link,
        link_to_itself,
        pipe,
        name_with_a_zero_byte,
        very_long_name,
    ],
    ids=lambda make: make.__name__,
)
def test_what_cannot_be_read_is_said_to_be_so(
    make: Callable[[Path], Path], tmp_path: Path, capsys: Capture
) -> None:
    """By every way in: two commands, and both functions of the library."""
    place = make(tmp_path)

    nothing: dict[Callable[[Path], Path], int] = {
        empty_folder: 5,
        folder_called_as_a_file: 5,
        pipe: 1,
    }
    refused(capsys, "check", str(place), code=nothing.get(make, 2))
    refused(capsys, "advise", "--kb", str(place), "--problem", "smudging", code=2)
    if make not in {pipe, name_with_a_zero_byte}:
        # An enquiry may well come through a pipe, once somebody writes to it, and
        # no command line can hold a zero byte.
        options = ("--kb", str(SMALL), "--enquiry", str(place))
        refused(capsys, "advise", *options, code=2)
    assert check(place).knowledge is None
    with pytest.raises(InvalidKnowledgeError):
        KnowledgeBase.open(place)


# What a file of a knowledge base can hold, and the check that refuses it.
FILES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty-value"),
    "only a comment": (b"# later\n", "empty-value"),
    "binary": (bytes(range(256)), "unreadable"),
    "invalid UTF-8": (b"problems:\n  caf\xe9:\n    label: x\n", "not-utf-8"),
    "UTF-16": (HEAD.encode("utf-16"), "not-utf-8"),
    "a mebibyte and more": (b"# " + b"x" * (1 << 20), "too-big"),
    "a mebibyte on one line": (b"a: " + b"x" * ((1 << 20) - 10), "unknown-key"),
    "many brackets": (b"a: " + b"[" * 100_000, "too-deep"),
    "deep nesting": (
        b"".join(b" " * level + b"a:\n" for level in range(400)),
        "too-deep",
    ),
    "a list": (b"- problems\n", "wrong-shape"),
    "a text": (b"smudging\n", "wrong-shape"),
    "JSON": (b'{"problems": {}}\n', "braces"),
    "an unknown section": (b"problem:\n  a:\n    label: x\n", "unknown-key"),
    "a control character": (b"problems:\n  a:\n    label: x\x07y\n", "bad-character"),
    "text that runs backwards": (
        "problems:\n  a:\n    label: x\u202ey\n".encode(),
        "bad-character",
    ),
    "a tag that would run a program": (
        b'a: !!python/object/apply:os.system ["true"]\n',
        "tag",
    ),
    "a billion laughs": (
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "anchor-or-alias",
    ),
}


@pytest.mark.parametrize(("content", "fault"), FILES.values(), ids=FILES)
def test_files_that_hold_no_knowledge_are_refused(
    content: bytes, fault: str, tmp_path: Path, capsys: Capture
) -> None:
    """The check is named, and advice is not given from the rest."""
    (tmp_path / "good.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "bad.yaml").write_bytes(content)

    said = refused(capsys, "check", str(tmp_path), code=1)
    refused(capsys, "advise", "--kb", str(tmp_path), "--problem", "a", code=2)

    assert f"error[{fault}]" in said
    assert "bad.yaml:" in said


def test_a_knowledge_base_that_is_not_there_is_refused_by_name() -> None:
    """The names that are there are listed."""
    with pytest.raises(RecommenderError, match="printing"):
        KnowledgeBase.bundled("prints")


def test_faults_survive_a_trip_between_processes(small: KnowledgeBase) -> None:
    """A server that forks workers gets the whole error back."""
    with pytest.raises(InvalidEnquiryError) as caught:
        small.advise({"problems": ["x"], "objections": ["y"]}, on=DAY)
    remade = type(caught.value)(caught.value.diagnostics)

    assert remade.diagnostics == caught.value.diagnostics
    assert len(remade.diagnostics) == 2
    assert str(remade) == str(caught.value)
