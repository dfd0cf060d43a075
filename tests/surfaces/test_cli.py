"""What the commands print, and how they end."""

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest

from recommender import KnowledgeBase
from recommender.surfaces.cli import main
from recommender.surfaces.cli.commands import cli

ROOT = Path(__file__).parent.parent.parent
SMALL = str(ROOT / "tests" / "small")
ADVISE = ["advise", "--kb", SMALL, "--on", "2026-11-23"]
SITUATION = [
    "--problem",
    "smudging",
    "--given",
    "appears=after-wash",
    "--given",
    "rollers=nbr",
    "--given",
    "process=sheetfed-offset",
]

Capture = pytest.CaptureFixture[str]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as its users do."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "recommender", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def test_advice_is_printed(capsys: Capture) -> None:
    """Products, reasons, and the day that was asked for."""
    assert main([*ADVISE, *SITUATION]) == 0

    out = capsys.readouterr().out
    assert "advice for 23 November 2026" in out
    assert "1. Naphtha Wash (Blanket wash)" in out
    assert "A wash that leaves nothing behind takes the cause away." in out
    assert "\x1b" not in out


def test_recommending_nothing_is_fine(capsys: Capture) -> None:
    """That, too, is advice."""
    assert main([*ADVISE, "--problem", "scumming"]) == 0

    assert "There is nothing we can recommend" in capsys.readouterr().out


def test_json_is_the_advice_as_data(capsys: Capture) -> None:
    """The same as a program gets from the library."""
    assert main([*ADVISE, *SITUATION, "--format", "json", "--lang", "de"]) == 0

    advice = KnowledgeBase.open(SMALL).advise(
        {
            "problems": ["smudging"],
            "context": {
                "appears": "after-wash",
                "rollers": "nbr",
                "process": "sheetfed-offset",
            },
        },
        on=date(2026, 11, 23),
    )
    assert json.loads(capsys.readouterr().out) == advice.to_dict("de")


def test_top_limits_json_too(capsys: Capture) -> None:
    """Whoever asks for one product gets one."""
    main([*ADVISE, *SITUATION, "--format", "json", "--top", "1"])

    assert len(json.loads(capsys.readouterr().out)["recommendations"]) == 1


def test_markdown_is_printed(capsys: Capture) -> None:
    """In the language asked for, whatever the region."""
    assert main([*ADVISE, *SITUATION, "--format", "markdown", "--lang", "de-AT"]) == 0

    assert "## Was wir empfehlen\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        "problems: [smudging]\ncontext:\n  appears: after-wash\n",
        '{"problems": {"smudging": "must"}, "context": {"appears": "after-wash"}}',
    ],
)
def test_options_add_to_an_enquiry_file(
    text: str, tmp_path: Path, capsys: Capture
) -> None:
    """What the file states stays, and an option wins where both speak."""
    file = tmp_path / "client"
    file.write_text(text, "utf-8")
    added = ["--problem", "scumming=nice", "--given", "appears=in-the-pile"]

    main([*ADVISE, "--format", "json", "--enquiry", str(file), *added])

    enquiry = json.loads(capsys.readouterr().out)["enquiry"]
    assert set(enquiry["problems"]) == {"smudging", "scumming"}
    assert enquiry["problems"]["scumming"] == "nice"
    assert enquiry["context"] == {"appears": "in-the-pile"}


def test_an_enquiry_comes_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Under the name `-`, as everywhere."""
    given = io.TextIOWrapper(io.BytesIO(b"problems: [smudging]\n"))
    monkeypatch.setattr("sys.stdin", given)

    assert main([*ADVISE, "--enquiry", "-", "--format", "json"]) == 0

    enquiry = json.loads(capsys.readouterr().out)["enquiry"]
    assert enquiry["problems"] == {"smudging": "should"}


def test_a_word_that_is_not_known_is_named_with_its_option(capsys: Capture) -> None:
    """All of them at once, each with what may have been meant."""
    wrong = ["--problem", "smuging", "--given", "apears=after-wash"]
    assert main([*ADVISE, *wrong]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "--problem:1:1: error[unknown-name]" in err
    assert "smudging" in err
    assert "--given:1:1: error[unknown-name]" in err
    assert "appears" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"problems: [caf\xe9]", "not UTF-8"),
        (b"problems: {smudging}", "error["),
    ],
)
def test_an_enquiry_that_cannot_be_read_is_a_finding(
    content: bytes | None, said: str, tmp_path: Path, capsys: Capture
) -> None:
    """On standard error, with the place, and never as a traceback."""
    file = tmp_path / "client.yaml"
    if content is not None:
        file.write_bytes(content)

    assert main([*ADVISE, "--enquiry", str(file)]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{file.as_posix()}:1:")
    assert said in err


@pytest.mark.parametrize(
    "wrong",
    [
        ["advise", "--nonsense"],
        ["advise", "--on", "tomorrow"],
        ["advise", "--kb", SMALL, "--given", "rollers"],
        ["advise", "--kb", SMALL, "--lang", "fr"],
        ["advise", "--top", "-1"],
        ["advice"],
    ],
)
def test_an_option_that_cannot_be_read_is_explained(
    wrong: list[str], capsys: Capture
) -> None:
    """The answer names what was typed."""
    assert main(wrong) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "Error: " in err
    assert "Traceback" not in err


def faulty(folder: Path) -> str:
    """Write a knowledge base with an error."""
    lines = (
        "knowledge_base:",
        "  id: small",
        "  format: 1",
        "  title: Small",
        "  version: 1",
        "  languages: [en]",
        "problems:",
        "  smudging:",
        "    lable: Smudging",
    )
    (folder / "all.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return str(folder)


def test_a_faulty_knowledge_base_is_not_used(tmp_path: Path, capsys: Capture) -> None:
    """Nothing is advised from it; its errors are shown."""
    assert main(["advise", "--kb", faulty(tmp_path), "--problem", "smudging"]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "all.yaml:9:5: error[unknown-key]" in err


def test_check_finds_errors(tmp_path: Path, capsys: Capture) -> None:
    """Each with its place, and a line that sums up."""
    assert main(["check", faulty(tmp_path)]) == 1

    out = capsys.readouterr().out
    assert "all.yaml:9:5: error[unknown-key]" in out
    assert out.splitlines()[-1].startswith("1 error")
    assert "in 1 file" in out.splitlines()[-1]


def test_check_of_a_sound_knowledge_base(capsys: Capture) -> None:
    """It says what it looked at."""
    assert main(["check", SMALL]) == 0

    last = capsys.readouterr().out.splitlines()[-1]
    knowledge = KnowledgeBase.open(SMALL).knowledge
    assert f"{len(knowledge.rules)} rules" in last
    assert f"{len(knowledge.problems)} problems" in last
    assert "error" not in last


def test_check_prints_data(tmp_path: Path, capsys: Capture) -> None:
    """Nothing but JSON, so that programs can read it."""
    assert main(["check", "--format", "json", faulty(tmp_path)]) == 1

    assert "unknown-key" in json.dumps(json.loads(capsys.readouterr().out))


def test_check_annotates_a_pull_request(tmp_path: Path, capsys: Capture) -> None:
    """In the words that GitHub reads."""
    assert main(["check", "--format", "github", faulty(tmp_path)]) == 1

    assert capsys.readouterr().out.startswith("::error ")


def test_the_version_names_the_engine(capsys: Capture) -> None:
    """Whoever reports a fault can say what fired the rules."""
    assert main(["--version"]) == 0

    assert "rules fired by" in capsys.readouterr().out


def break_it(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make advising fail."""

    def fail(*_given: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(KnowledgeBase, "advise", fail)


def test_a_fault_of_ours_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """In a sentence, and with a traceback only where it was asked for."""
    break_it(monkeypatch, LookupError("the moon"))

    assert main([*ADVISE, *SITUATION]) == 3
    err = capsys.readouterr().err
    assert "the moon" in err
    assert "report" in err
    assert "Traceback" not in err

    assert main([*ADVISE, *SITUATION, "--debug"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """As shells expect it of a program that was stopped."""
    break_it(monkeypatch, KeyboardInterrupt())

    assert main([*ADVISE, *SITUATION]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_a_reader_that_leaves_ends_it_quietly() -> None:
    """As in `recommender advise … | head -1`."""
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "recommender", *ADVISE, *SITUATION],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        cwd=ROOT,
    )
    os.close(write)

    assert ended.returncode == 141
    assert ended.stderr == b""


def test_output_is_utf_8_in_every_locale() -> None:
    """A client's words are not lost where nobody set up the locale."""
    ended = run(
        *ADVISE,
        *SITUATION,
        "--lang",
        "hi",
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
    )

    assert ended.returncode == 0
    assert "हमारी सिफ़ारिश" in ended.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("option", "environment", "colored"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {}, False),
        ("never", {}, False),
    ],
)
def test_color_is_sent_where_it_is_wanted(
    option: str, environment: dict[str, str], *, colored: bool
) -> None:
    """A file gets none, unless somebody asks."""
    ended = run(*ADVISE, *SITUATION, "--color", option, **environment)

    assert (b"\x1b[1m" in ended.stdout) is colored


@pytest.mark.parametrize("command", [cli, *cli.commands.values()])
def test_every_command_and_option_explains_itself(command: click.Command) -> None:
    """Help says what each is for, and shows how it is used."""
    context = click.Context(command)

    assert command.help
    assert "Examples:" in command.get_help(context)
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_the_default_knowledge_base_is_the_bundled_one(capsys: Capture) -> None:
    """As in the first example of the help."""
    given = ["--problem", "smudging", "--given", "process=sheetfed-offset"]

    assert main(["advise", *given, "--on", "2026-11-23", "--top", "1"]) == 0

    assert "From the knowledge base “printing”" in capsys.readouterr().out
