"""Faults laid out for people, for programs, and for GitHub."""

import json

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from recommender.model.diagnostic import Diagnostic, Edit, Related, Severity
from recommender.model.enquiry import Enquiry
from recommender.model.position import Position
from recommender.rendering.diagnostics import diagnostics_text
from recommender.rendering.diagnostics_data import diagnostics_github, diagnostics_json
from recommender.rendering.display import width_of


def fault(  # noqa: PLR0913 - a diagnostic has that many parts
    source: str = "  apears: after-wash",
    word: str = "apears",
    *,
    line: int = 9,
    message: str = 'no attribute is called "apears"',
    help: str = 'did you mean "appears"?',  # noqa: A002 - the word that is printed
    path: str = "rules/smudging.yaml",
    severity: Severity = Severity.ERROR,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """Return a fault at `word` of `source`."""
    column = source.index(word) + 1 if word else 1
    return Diagnostic(
        check="unknown-name",
        message=message,
        position=Position(path, line, column),
        end_column=column + len(word),
        severity=severity,
        source=source,
        help=help,
        related=related,
    )


def carets(text: str) -> tuple[str, str]:
    """Return what is shown of a line, and the marks below it."""
    _, shown, marks, *_ = text.splitlines()
    return shown.split(" | ", 1)[1], marks.split(" | ", 1)[1]


def test_a_fault_is_shown_at_its_line() -> None:
    """Place, check, message, the line, the caret, and what to do."""
    assert diagnostics_text([fault()]) == (
        "rules/smudging.yaml:9:3: error[unknown-name]: "
        'no attribute is called "apears"\n'
        "   9 |   apears: after-wash\n"
        "     |   ^^^^^^\n"
        'help: did you mean "appears"?\n'
    )


def test_no_faults_are_no_text() -> None:
    """Silence is the best report."""
    assert diagnostics_text([]) == ""
    assert diagnostics_github([]) == ""
    assert diagnostics_json([]) == "[]\n"


def test_faults_come_in_order_of_position() -> None:
    """Whoever found them, and whenever."""
    faults = [fault(path="b"), fault(line=12, path="a"), fault(line=9, path="a")]

    text = diagnostics_text(faults)

    assert [line[:4] for line in text.splitlines() if "error[" in line] == [
        "a:9:", "a:12", "b:9:",
    ]  # fmt: skip


def test_a_fault_without_a_line_has_no_excerpt() -> None:
    """As where the whole file is at fault."""
    assert diagnostics_text([fault("", "", help="")]) == (
        "rules/smudging.yaml:9:1: error[unknown-name]: "
        'no attribute is called "apears"\n'
    )


def test_carets_stand_under_wide_and_joined_letters() -> None:
    """Carets count columns of the screen, and places count characters."""
    assert carets(diagnostics_text([fault("印刷: x é", "é")])) == (
        "印刷: x é",
        "        ^",
    )
    assert carets(diagnostics_text([fault("a: 印刷", "印刷")]))[1] == "   ^^^^"
    assert carets(diagnostics_text([fault("कु: x", "x")]))[1] == "   ^"
    assert carets(diagnostics_text([fault("e\u0301: x", "x")]))[1] == "   ^"


def test_tabs_are_as_wide_as_they_are_shown() -> None:
    """A tab is four columns, in the line and below it."""
    assert carets(diagnostics_text([fault("\ta: b", "a")])) == ("    a: b", "    ^")


def test_nothing_unseen_reaches_the_terminal() -> None:
    """Control characters and turned directions are shown by their codes."""
    text = diagnostics_text(
        [fault("a\x1b[31m\u202e\u200b: b", "b", message="\x1b[2J", help="x\x07y")]
    )

    assert carets(text) == (
        "a\\x1b[31m\\u202e\\u200b: b",
        "                       ^",
    )
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text


def test_a_long_line_is_cut_around_the_caret() -> None:
    """What is at fault is always seen."""
    source = "because: " + "word " * 60 + "here " + "more " * 60
    shown, marks = carets(diagnostics_text([fault(source, "here")]))

    assert shown.startswith("…")
    assert shown.endswith("…")
    assert width_of(shown) <= 90
    assert shown[marks.index("^") :].startswith("here")
    assert marks.count("^") == 4

    shown, marks = carets(diagnostics_text([fault("here " + "more " * 60, "here")]))
    assert shown.startswith("here more")
    assert shown.endswith("…")
    assert marks == "^^^^"


def test_related_places_have_dashes_and_say_why() -> None:
    """In the same file by line, in another file with its place."""
    first = Related(
        position=Position("a.yaml", 3, 3), message="the first one", source="  wash: b"
    )
    other = Related(
        position=Position("b.yaml", 12345, 1), message="here, too", source="wash:"
    )
    unseen = Related(position=Position("c.yaml", 1, 1), message="and here")
    text = diagnostics_text(
        [
            fault(
                "  wash: c",
                "wash",
                path="a.yaml",
                related=(first, other, unseen),
                help="",
            )
        ]
    )

    assert text.splitlines()[1:] == [
        "    3 |   wash: b",
        "      |   ---- the first one",
        "    9 |   wash: c",
        "      |   ^^^^",
        "     --> b.yaml:12345:1",
        "12345 | wash:",
        "      | ---- here, too",
        "     --> c.yaml:1:1",
        "      | and here",
    ]


def test_help_of_several_lines_keeps_its_indents() -> None:
    """Corrected lines can be copied."""
    text = diagnostics_text([fault(help="write\n  a:\n    b: c")])

    assert text.splitlines()[-3:] == ["help: write", "        a:", "          b: c"]


def test_of_very_many_faults_the_worst_are_shown() -> None:
    """Twenty of a file, errors before warnings; other files are not hidden."""
    warnings = [fault(line=n, severity=Severity.WARNING) for n in range(1, 25)]
    errors = [fault(line=n) for n in range(30, 33)]

    text = diagnostics_text([*warnings, *errors, fault(path="z.yaml")])

    assert text.count("warning[") == 17
    assert text.count("error[") == 4
    assert "… and 7 more in rules/smudging.yaml\nz.yaml:9:3" in text


def test_color_changes_nothing_but_color() -> None:
    """Without its style sequences the text is the same."""
    plain = diagnostics_text([fault()])
    painted = diagnostics_text([fault()], color=True)

    assert "\x1b[1;31merror[unknown-name]\x1b[0m" in painted
    for style in ("1;31", "1;32", "0", "1", "2"):
        painted = painted.replace(f"\x1b[{style}m", "")
    assert painted == plain


def test_json_has_every_key_always() -> None:
    """Programs need not ask whether a key is there."""
    related = Related(position=Position("a.yaml", 1, 2), message="the first one")
    text = diagnostics_json([fault(related=(related,)), fault(line=10, help="")])

    assert json.loads(text)[0] == {
        "check": "unknown-name",
        "severity": "error",
        "message": 'no attribute is called "apears"',
        "file": "rules/smudging.yaml",
        "line": 9,
        "column": 3,
        "end_line": 9,
        "end_column": 9,
        "id": None,
        "help": 'did you mean "appears"?',
        "fix": None,
        "situation": None,
        "related": [
            {"file": "a.yaml", "line": 1, "column": 2, "message": "the first one"}
        ],
        "page": "docs/reference/diagnostics.md#unknown-name",
    }
    assert json.loads(text)[1]["help"] is None
    assert list(json.loads(text)[0]) == list(json.loads(text)[1])


def test_a_witness_is_told_in_one_line() -> None:
    """For whom the fault shows, before what to do about it."""
    situation = Enquiry(
        problems=["smudging"],
        objections=["too-dear"],
        context={"voc_limit": "100 g/L", "inks": ["oil", "uv"]},
        current="old-wash",
    )
    told = evolve(fault(), situation=situation)

    assert diagnostics_text([told]).splitlines()[-2:] == [
        (
            "situation: problem smudging, objection too-dear, inks oil and uv, "
            "voc_limit 100 g/L, old-wash in use now"
        ),
        'help: did you mean "appears"?',
    ]
    assert "%0Asituation: problem smudging, obj" in diagnostics_github([told])
    assert "situation: any\n" in diagnostics_text(
        [evolve(fault(), situation=Enquiry())]
    )


def test_what_it_is_about_and_how_it_is_mended_are_data() -> None:
    """A program can ask again for the situation, and make the edits itself."""
    edit = Edit(
        path="a.yaml", line=9, column=3, end_line=9, end_column=9, text="appears"
    )
    situation = Enquiry(
        problems={"smudging": "must"}, context={"hardness": 7, "inks": ("oil", "uv")}
    )
    told = evolve(fault(), id="a-rule", fix=(edit,), situation=situation)

    (data,) = json.loads(diagnostics_json([told]))

    assert data["id"] == "a-rule"
    assert data["fix"] == [
        {
            "file": "a.yaml",
            "line": 9,
            "column": 3,
            "end_line": 9,
            "end_column": 9,
            "text": "appears",
        }
    ]
    assert data["situation"] == {
        "problems": ["smudging"],
        "objections": [],
        "context": {"hardness": 7, "inks": ["oil", "uv"]},
        "current": None,
    }


def test_github_reads_one_command_on_a_line() -> None:
    """What would end a command or a property is written by its code."""
    text = diagnostics_github(
        [
            fault(path="a:b,c.yaml", message="100 %\nwrong", help="write\n  a"),
            fault(path="d.yaml", severity=Severity.WARNING, help=""),
            fault(path="e.yaml", severity=Severity.NOTE, help=""),
        ]
    )

    assert text == (
        "::error file=a%3Ab%2Cc.yaml,line=9,col=3,endColumn=9,title=unknown-name::"
        "100 %25%0Awrong%0Ahelp: write%0A  a\n"
        "::warning file=d.yaml,line=9,col=3,endColumn=9,title=unknown-name::"
        'no attribute is called "apears"\n'
        "::notice file=e.yaml,line=9,col=3,endColumn=9,title=unknown-name::"
        'no attribute is called "apears"\n'
    )


places = st.builds(
    Position, st.text(max_size=5), st.integers(1, 9999), st.integers(1, 400)
)
anything = st.builds(
    Diagnostic,
    check=st.just("bad-phrase"),
    message=st.text(max_size=50),
    position=places,
    end_column=st.integers(0, 500),
    severity=st.sampled_from(Severity),
    source=st.text(max_size=300),
    help=st.text(max_size=50),
    related=st.lists(
        st.builds(
            Related,
            position=places,
            message=st.text(max_size=9),
            source=st.text(max_size=20),
        ),
        max_size=2,
    ).map(tuple),
)


@given(st.lists(anything, max_size=3))
def test_every_fault_can_be_printed(faults: list[Diagnostic]) -> None:
    """Whatever stands in the files, output is clean, and of one line where it must."""
    text = diagnostics_text(faults)
    text.encode("utf-8")
    assert all(line.isprintable() or "\u200c" in line for line in _checked(text))
    commands = diagnostics_github(faults)
    commands.encode("utf-8")
    assert commands.count("\n") == len(faults)
    data = diagnostics_json(faults)
    data.encode("utf-8")
    assert len(json.loads(data)) == len(faults)


def _checked(text: str) -> list[str]:
    """Return the lines, without what may stand in them unseen."""
    unseen = {"\u200d", *"\u00a0\u1680\u2007\u202f\u205f\u3000"}
    unseen |= {chr(code) for code in range(0x2000, 0x200B)}
    return [
        "".join(letter for letter in line if letter not in unseen)
        for line in text.split("\n")
    ]


def test_the_same_faults_are_the_same_bytes() -> None:
    """The order in which they were found does not show."""
    faults = [fault(line=line, path=path) for line in (3, 1) for path in "ba"]

    assert diagnostics_text(faults) == diagnostics_text(faults[::-1])
    assert diagnostics_json(faults) == diagnostics_json(faults[::-1])
