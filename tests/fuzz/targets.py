"""What is fuzzed: each target takes bytes, and must end well whatever they are.

Ending well is to return, or to raise what the documentation of the called name
says that it raises.
A text that cannot be read comes back as a fault with a place inside the text.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import fromstring

from recommender import (
    InvalidEnquiryError,
    InvalidKnowledgeError,
    KnowledgeBase,
    RecommenderError,
    check,
)
from recommender.authoring.fixing import mend, write
from recommender.authoring.formatting import formatted
from recommender.consulting.log import read_log
from recommender.loading.enquiry import enquiry_from_text
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.name_phrases import read_names
from recommender.loading.phrases import read_near, read_test
from recommender.loading.plain import read_day, read_yes
from recommender.loading.quantities import Measured, read_quantity, read_range
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.units import Units
from recommender.model.vocabulary import Scale
from recommender.rendering.advice_json import advice_json
from recommender.rendering.advice_markdown import advice_markdown
from recommender.rendering.advice_text import advice_text
from recommender.rendering.diagnostics import diagnostics_text
from recommender.rendering.diagnostics_data import (
    diagnostics_concise,
    diagnostics_github,
    diagnostics_json,
)
from recommender.rendering.diagnostics_reports import (
    diagnostics_junit,
    diagnostics_sarif,
)
from tests.fuzz.drawing import Draw
from tests.fuzz.pieces import PIECES, SIGNS

SMALL = Path(__file__).parent.parent / "small"
LOG = Path(__file__).parent.parent / "golden/consult/log.jsonl"
DAY = date(2026, 11, 28)
_MOST_EDITS = 12
_MOST_ROUNDS = 20
_JSON_LINE_END = re.compile(r"\r\n|\r|\n")
_MEASURED = (
    Measured(
        "hardness",
        Scale(unit="°dH", low=Fraction(0), high=Fraction(60)),
        Units({"°fH": (Fraction(14, 25), "°dH")}),
    ),
    Measured("evaporation", Scale(low=Fraction(1), high=Fraction(100))),
    Measured("share", Scale(unit="%")),
)


@cache
def small() -> KnowledgeBase:
    """Open the small knowledge base, once."""
    return KnowledgeBase.open(SMALL)


@cache
def _small_files() -> Mapping[str, list[str]]:
    return {
        path.name: path.read_text("utf-8").splitlines(keepends=True)
        for path in sorted(SMALL.glob("*.yaml"))
    }


def _phrase(draw: Draw) -> str:
    """Return pieces and free text in a row."""
    parts: list[str] = []
    while draw.more and len(parts) < _MOST_EDITS:
        parts.append(draw.text(20) if draw.number(4) == 0 else draw.one_of(PIECES))
        parts.append(draw.one_of(("", " ", ", ")))
    return "".join(parts)


def phrases(data: bytes) -> None:
    """Every phrase of a condition, and the plain values beside them."""
    text = _phrase(Draw(data))
    for measured in _MEASURED:
        read_test(text, measured)
        read_near(text, measured)
    read_names(text)
    read_day(text)
    read_yes(text)


def quantities(data: bytes) -> None:
    """Numbers, quantities and ranges."""
    text = _phrase(Draw(data))
    for measured in _MEASURED:
        read_quantity(text, measured)
        read_range(text, measured.unit, measured.units)


def trees(data: bytes) -> None:
    """One file, whatever is in it; every fault lies inside it."""
    text = data.decode("utf-8", "replace")
    faults = Faults()
    read_tree("file.yaml", text, faults)
    for each in faults.found:
        _lies_inside(each, text)


def knowledge(data: bytes) -> None:
    """A sound knowledge base after some edits: loaded, checked, asked, shown."""
    with TemporaryDirectory(prefix="fuzz-", dir=_fast_place()) as folder:
        _write_edited(Path(folder), Draw(data))
        report = check(folder)
        diagnostics_text(report.diagnostics)
        diagnostics_json(report.diagnostics)
        diagnostics_github(report.diagnostics)
        try:
            opened = KnowledgeBase.open(folder)
        except InvalidKnowledgeError as error:
            assert error.diagnostics  # noqa: PT017 - it need not be raised
            return
    stated = {"problems": sorted(opened.knowledge.problems)}
    advice = opened.advise(stated, on=DAY)
    advice_text(advice, opened.knowledge, language=None)
    advice_markdown(advice, opened.knowledge, language=None)
    advice_json(advice, None)


def _write_edited(folder: Path, draw: Draw) -> None:
    """Write the small knowledge base down after some edits."""
    files = {name: list(lines) for name, lines in _small_files().items()}
    for _ in range(1 + draw.number(_MOST_EDITS)):
        _edit(files[draw.one_of(sorted(files))], draw)
    for name, lines in files.items():
        content = "".join(lines).encode("utf-8", "surrogatepass")
        (folder / name).write_bytes(content)


def repairs(data: bytes) -> None:
    """Files after some edits: faults in every format, mended, laid out."""
    with TemporaryDirectory(prefix="fuzz-", dir=_fast_place()) as folder:
        _write_edited(Path(folder), Draw(data))
        for _ in range(_MOST_ROUNDS):
            found = check(folder).diagnostics
            diagnostics_concise(found)
            json.loads(diagnostics_sarif(found, {}, "1"))
            report = diagnostics_junit(found, ["gap"], Severity.WARNING)
            fromstring(report)  # noqa: S314 - our own
            mended = mend(found, None)
            if not mended:
                break
            assert all(each.before != each.after for each in mended)
            write(mended, None)
        else:
            message = "mending has no end"
            raise AssertionError(message)
        for path in sorted(Path(folder).iterdir()):
            _lay_out(path)


def _lay_out(path: Path) -> None:
    """Lay a file out, if it can be read; a second time changes nothing."""
    try:
        laid_out = formatted(path.name, path.read_bytes().decode("utf-8"))
    except (RecommenderError, UnicodeDecodeError):
        return
    assert formatted(path.name, laid_out) == laid_out


def enquiries(data: bytes) -> None:
    """What a program hands over: anything JSON can say, and more."""
    draw = Draw(data)
    stated = {
        draw.one_of(
            ("problems", "context", "objections", "priorities", "current", "rollers")
        ): _value(draw, depth=0)
        for _ in range(draw.number(6))
    }
    _advised(stated)


def _advised(stated: object) -> None:
    """Ask for advice on what may be no enquiry."""
    try:
        # What may be no enquiry is the point.
        advice = small().advise(stated, on=DAY)  # type: ignore[arg-type]
    except InvalidEnquiryError as error:
        diagnostics_text(error.diagnostics)
    else:
        json.dumps(advice.to_dict())


def enquiry_texts(data: bytes) -> None:
    """An enquiry in a file, as YAML or JSON."""
    text = data.decode("utf-8", "replace")
    try:
        small().advise(enquiry_from_text("enquiry.yaml", text), on=DAY)
    except InvalidEnquiryError as error:
        for each in error.diagnostics:
            if each.position.path == "enquiry.yaml":
                _lies_inside(each, text)


def hearing(data: bytes) -> None:
    """What a client says; every mention lies in it."""
    draw = Draw(data)
    text = _phrase(draw) + draw.rest().decode("utf-8", "replace")
    heard = small().hear(text)
    for mention in heard.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    small().advise(heard.enquiry(), on=DAY)


def logs(data: bytes) -> None:
    """A consultation's log after some edits, or anything else."""
    draw = Draw(data)
    if draw.number(4) == 0:
        raw = draw.rest()
    else:
        lines = LOG.read_text("utf-8").splitlines(keepends=True)
        for _ in range(1 + draw.number(_MOST_EDITS)):
            _edit(lines, draw)
        raw = "".join(lines).encode("utf-8", "surrogatepass")
    try:
        read_log("log.jsonl", raw)
    except RecommenderError as error:
        assert str(error).startswith("log.jsonl:")  # noqa: PT017 - any line may be at fault


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    each.__name__: each
    for each in (
        phrases,
        quantities,
        trees,
        knowledge,
        repairs,
        enquiries,
        enquiry_texts,
        hearing,
        logs,
    )
}


def _lies_inside(found: Diagnostic, text: str) -> None:
    """Assert that a fault points into the text; in JSON, lines end in more ways."""
    place = found.position
    assert any(
        place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1
        for lines in (text.split("\n"), _JSON_LINE_END.split(text))
    ), found
    assert min(place.line, place.column) >= 1, found


def _edit(lines: list[str], draw: Draw) -> None:
    """Make one change to the lines of a file."""
    at = draw.number(max(1, len(lines)))
    line = lines[at] if lines else ""
    match draw.number(9):
        case 0:
            lines[at : at + 1] = []
        case 1:
            lines[at:at] = [line]
        case 2:
            other = draw.number(max(1, len(lines)))
            lines[at : at + 1] = lines[other : other + 1]
        case 3:
            lines[at : at + 1] = [" " * draw.number(12) + line.lstrip(" ")]
        case 4:
            key, colon, _ = line.partition(":")
            lines[at : at + 1] = [f"{key}{colon} {draw.one_of(PIECES)}\n"]
        case 5:
            _, colon, value = line.partition(":")
            indent = line[: len(line) - len(line.lstrip())]
            lines[at : at + 1] = [f"{indent}{draw.one_of(PIECES)}{colon}{value}"]
        case 6:
            cut = draw.number(len(line) + 1)
            lines[at : at + 1] = [line[:cut] + draw.one_of(SIGNS) + line[cut:]]
        case 7:
            cut = draw.number(len(line) + 1)
            lines[at : at + 1] = [line[:cut] + draw.text(8) + line[cut + 1 :]]
        case _:
            words = line.split(" ")
            words[draw.number(len(words))] = draw.one_of(PIECES)
            lines[at : at + 1] = [" ".join(words)]


class _OddText(str):
    """A text that says of itself what is not so."""

    __slots__ = ()

    def __str__(self) -> str:
        return "odd"

    def __len__(self) -> int:
        return -1 % 7


_PLAIN: Sequence[Callable[[Draw], object]] = (
    lambda draw: draw.one_of(PIECES),
    lambda draw: draw.text(30),
    lambda draw: draw.number(1000) - 500,
    lambda draw: draw.one_of((0.5, float("nan"), float("inf"), -0.0, 1e300)),
    lambda draw: draw.one_of((None, True, False)),
    lambda draw: 10 ** draw.number(5000),
    lambda draw: draw.text(10).encode("utf-8", "surrogateescape"),
    lambda draw: _OddText(draw.one_of(PIECES)),
    lambda draw: Fraction(draw.number(99), 1 + draw.number(9)),
    lambda draw: draw.one_of((object(), DAY, {1, 2}, frozenset(), iter("ab"))),
)
_KEYS = (*PIECES, 1, None, ("a",), 0.5)
_MOST_DEPTH = 4


def _value(draw: Draw, depth: int) -> object:
    """Return any value, at most four deep."""
    deeper = 4 if depth < _MOST_DEPTH else 0
    kind = draw.number(len(_PLAIN) + deeper)
    if kind < len(_PLAIN):
        return _PLAIN[kind](draw)
    several = range(draw.number(5))
    if kind % 2:
        return [_value(draw, depth + 1) for _ in several]
    return {draw.one_of(_KEYS): _value(draw, depth + 1) for _ in several}


@cache
def _fast_place() -> str | None:
    """Return a folder in memory, where there is one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
