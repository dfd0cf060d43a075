"""`recommender consult`: what is typed goes in, and nothing that was said is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recommender import Consultation, RecommenderError
from recommender.consulting.log import header_line
from recommender.rendering.wording import wording
from recommender.surfaces.cli.talking.table import sentences_for
from recommender.surfaces.cli.talking.telling import Telling
from recommender.surfaces.cli.talking.turns import Turns
from tests.consulting.talks import DAY, PLACES, small

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "consult"
HEADER = header_line(Consultation(small()).held_with)


def consult(typed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Hold a consultation by pipe."""
    places = [part for place in PLACES for part in ("--kb", str(place))]
    return subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-m", "recommender", "consult"),
            *("--on", DAY.isoformat(), *places, *arguments),
        ],
        input=typed,
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_a_whole_consultation_reads_as_reviewed(
    pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    """From the first question to the top of the ladder, and what the log holds."""
    log = tmp_path / "client.jsonl"
    ended = consult((GOLDEN / "typed.txt").read_text("utf-8"), "--log", str(log))
    assert ended.returncode == 0
    # The fingerprint changes with every word of the small press room.
    digest = small().knowledge.digest
    found = {
        "shown.txt": ended.stdout,
        "errors.txt": ended.stderr,
        "log.jsonl": log.read_text("utf-8").replace(digest, "DIGEST"),
    }
    for name, text in found.items():
        if pytestconfig.getoption("update_golden"):
            (GOLDEN / name).write_text(text, "utf-8")
        assert (GOLDEN / name).read_text("utf-8") == text


def test_a_log_is_carried_on(tmp_path: Path) -> None:
    """In two parts or in one, the same log comes out."""
    lines = ["smudging", "low-voc", "", "rollers=nbr", "appears=after-wash"]
    whole, parts = tmp_path / "whole.jsonl", tmp_path / "parts.jsonl"
    consult("\n".join(lines), "--log", str(whole))
    consult("\n".join(lines[:3]) + "\n", "--log", str(parts))
    ended = consult("\n".join(lines[3:]), "--log", str(parts))

    assert parts.read_bytes() == whole.read_bytes()
    assert f"Carried on from {parts}: 3 events." in ended.stdout
    talk = Consultation.replay(small(), whole.read_bytes())
    assert talk.enquiry().context == {"appears": "after-wash", "rollers": "nbr"}


def test_a_line_that_was_cut_off_is_taken_off_and_said(tmp_path: Path) -> None:
    """What follows stands on lines of its own."""
    log = tmp_path / "client.jsonl"
    log.write_text(HEADER + '{"number": 1, "eve', "utf-8")
    ended = consult("smudging\n", "--log", str(log))

    assert 'was cut off and is left out: {"number": 1, "eve' in ended.stdout
    (event,) = Consultation.replay(small(), log.read_bytes()).events
    assert event.number == 1


def test_a_last_line_without_its_end_gets_it(tmp_path: Path) -> None:
    """As editors leave it."""
    log = tmp_path / "client.jsonl"
    log.write_text(HEADER.rstrip(), "utf-8")
    consult("smudging\n", "--log", str(log))

    assert len(Consultation.replay(small(), log.read_bytes()).events) == 1


@pytest.mark.parametrize(
    "text", ["notes of mine", "notes\nof mine\n", HEADER + "{}\n", '{"format": 2}\n']
)
def test_what_is_no_log_is_left_alone(text: str, tmp_path: Path) -> None:
    """Nothing is written to it, and nothing is taken off."""
    log = tmp_path / "client.jsonl"
    log.write_text(text, "utf-8")
    ended = consult("smudging\n", "--log", str(log))

    assert ended.returncode == 2
    assert ended.stderr.startswith(f"error: {log}:")
    assert log.read_text("utf-8") == text


def test_two_consultations_do_not_share_a_log(tmp_path: Path) -> None:
    """Their events would have the same numbers."""
    fcntl = pytest.importorskip("fcntl")
    log = tmp_path / "client.jsonl"
    with log.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        ended = consult("smudging\n", "--log", str(log))

    assert ended.returncode == 2
    assert "another consultation is being kept in this log" in ended.stderr


def test_a_folder_is_no_log(tmp_path: Path) -> None:
    """It is said, and not a fault of the program."""
    ended = consult("", "--log", str(tmp_path))

    assert ended.returncode == 2
    assert "the log cannot be opened" in ended.stderr


def test_another_version_of_the_knowledge_is_said(tmp_path: Path) -> None:
    """The advice may have changed since."""
    log = tmp_path / "client.jsonl"
    log.write_text(header_line({"id": "small", "version": "1999"}), "utf-8")

    said = "It was held with version 1999 of the knowledge base; this is 2026.11."
    assert said in consult("", "--log", str(log)).stdout


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", ["Was macht Ihnen", "Bleibt offen."]), ("hi", ["खुला छोड़ा।"])],
)
def test_it_speaks_the_languages_of_the_knowledge_base(
    language: str, said: list[str]
) -> None:
    """In the questions, and in the sentences around them."""
    ended = consult("\n/next\n/help\n", "--lang", language)

    assert ended.returncode == 0
    assert "{" not in ended.stdout
    assert all(text in ended.stdout for text in said)


def test_what_cannot_be_taken_in_changes_nothing(tmp_path: Path) -> None:
    """It is said on standard error, and the talk goes on."""
    log = tmp_path / "client.jsonl"
    typed = "/dance\n/withdraw rollers\nrollers=wood\n/measured x\n/settle x\n/why\n"
    ended = consult(typed, "--log", str(log))

    assert ended.returncode == 0
    assert len(ended.stderr.splitlines()) == 6
    assert all(line.startswith("error: ") for line in ended.stderr.splitlines())
    assert log.read_text("utf-8") == HEADER


def test_words_that_are_no_longer_known_can_be_withdrawn(tmp_path: Path) -> None:
    """A log of an older knowledge base is not lost."""
    log = tmp_path / "client.jsonl"
    event = '{"number": 1, "event": "confirmed", "problem": "blurring"}\n'
    log.write_text(HEADER + event, "utf-8")
    ended = consult("/withdraw blurring\nsmudging\n", "--log", str(log))

    assert ended.returncode == 0
    (said,) = ended.stderr.splitlines()
    assert 'no problem is called "blurring"' in said
    assert "Withdrawn: blurring" in ended.stdout
    talk = Consultation.replay(small(), log.read_bytes())
    assert talk.enquiry().problems == {"smudging": "should"}


def test_ids_are_enough_where_nothing_can_be_heard() -> None:
    """And what is missing is said."""
    talk = Consultation(small())
    tell = Telling(wording(small().knowledge, "en"), sentences_for("en"))
    turns = Turns(talk=talk, tell=tell, on=DAY, hears=False)

    with pytest.raises(RecommenderError, match=r"recommender\[hearing\]"):
        list(turns.take("Our ink smudges."))
    shown = list(turns.take("smudging, flexo; old-oily-wash"))
    assert len(shown) == 4
    enquiry = turns.talk.enquiry()
    assert enquiry.problems == {"smudging": "should"}
    assert enquiry.context == {"process": "flexo"}
    assert enquiry.current == "old-oily-wash"


def test_an_objection_can_be_in_the_clients_words(tmp_path: Path) -> None:
    """The words are kept, and what to ask before answering is shown."""
    log = tmp_path / "client.jsonl"
    ended = consult("/object it takes forever to dry\n", "--log", str(log))

    assert "Noted: It dries too slowly (dries-too-slowly)" in ended.stdout
    assert "Ask before answering: How long may a wash take" in ended.stdout
    talk = Consultation.replay(small(), log.read_bytes())
    assert talk.enquiry().objections == {"dries-too-slowly": "should"}
    assert "takes forever" in talk.log()


def test_odd_bytes_are_no_fault() -> None:
    """They are not understood, like other things."""
    ended = consult("\u202esmudging \x1b[31m \x00\n" * 3)

    assert ended.returncode == 0
    assert "a fault" not in ended.stderr
