"""A walk through `recommender consult`: at a terminal, with slips, on a bad disk."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from recommender import Consultation, RecommenderError
from recommender.rendering.wording import wording
from recommender.surfaces.cli.talking.naming import value_of
from recommender.surfaces.cli.talking.table import sentences_for
from recommender.surfaces.cli.talking.telling import Telling
from recommender.surfaces.cli.talking.turns import Turns
from tests.bundled import printing
from tests.consulting.talks import DAY, NAPHTHA, PLACES, opened, recommended, small

ROOT = Path(__file__).parent.parent.parent
COMMAND = [
    *(sys.executable, "-m", "recommender", "consult", "--on", DAY.isoformat()),
    *(part for place in PLACES for part in ("--kb", str(place))),
]
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "TERM": "dumb"}
PATIENCE = 60


def piped(
    lines: bytes, log: Path, preexec_fn: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Return what came of lines sent to a consultation that is kept in a log."""
    return subprocess.run(  # noqa: S603 - our own program
        [*COMMAND, "--log", str(log)],
        input=lines,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=ENVIRONMENT,
        preexec_fn=preexec_fn,
        timeout=PATIENCE,
    )


def turns(talk: Consultation, *, hears: bool = False) -> Turns:
    """Return the turns of a talk under way."""
    tell = Telling(wording(small().knowledge, "en"), sentences_for("en"))
    return Turns(talk=talk, tell=tell, on=DAY, hears=hears)


def shown(talk: Consultation, *typed: str) -> tuple[str, Consultation]:
    """Return what is shown for typed lines, and the talk after them."""
    under_way = turns(talk)
    lines = [line for each in typed for line in under_way.take(each)]
    return "\n".join(lines), under_way.talk


class Terminal:
    """The program at a terminal of its own, with somebody who types."""

    def __init__(self, *arguments: str) -> None:
        """Start it."""
        pty = pytest.importorskip("pty")
        self.ours, theirs = pty.openpty()
        # Tests that run in the background ignore Ctrl-C, and what they start would.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.running = subprocess.Popen(  # noqa: S603 - our own program
            [*COMMAND, *arguments],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        signal.signal(signal.SIGINT, before)
        os.close(theirs)
        self.seen = b""
        self.interrupted = False

    def __enter__(self) -> Self:
        """Sit down at it."""
        return self

    def __exit__(self, *failed: object) -> None:
        """Leave nothing running, whatever failed."""
        self.running.kill()
        self.running.wait(PATIENCE)
        os.close(self.ours)

    def reads(self, text: str) -> None:
        """Wait until a text is shown, after what was waited for before."""
        until = time.monotonic() + PATIENCE
        wanted = text.encode()
        while wanted not in self.seen:
            assert time.monotonic() < until, self.seen
            self.seen += self._more()
        self.seen = self.seen.partition(wanted)[2]
        self.interrupted = False

    def _more(self) -> bytes:
        """Return what is shown next; nothing where nothing is for a while."""
        if select.select([self.ours], [], [], 2)[0]:
            return os.read(self.ours, 4096)
        if self.interrupted:
            # Python sees a signal that comes just before it waits with the next.
            self.running.send_signal(signal.SIGINT)
        return b""

    def types(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self.ours, keys)

    def interrupts(self) -> None:
        """Press Ctrl-C."""
        self.interrupted = True
        self.running.send_signal(signal.SIGINT)

    def ends(self) -> int:
        """Return the exit code, once everything is read."""
        until = time.monotonic() + PATIENCE
        with contextlib.suppress(OSError):
            # Linux says that nobody is at the other end by this error.
            while self.running.poll() is None and time.monotonic() < until:
                self._more()
        return self.running.wait(PATIENCE)


def test_an_interrupt_drops_the_line_and_not_the_talk(tmp_path: Path) -> None:
    """As a shell does; what was taken in before stays."""
    log = tmp_path / "client.jsonl"
    with Terminal("--log", str(log)) as terminal:
        terminal.reads("> ")
        terminal.types(b"smudging\n")
        terminal.reads("Understood")
        terminal.reads("> ")
        terminal.types(b"low-v")
        terminal.reads("low-v")
        terminal.interrupts()
        terminal.reads("That line is dropped")
        terminal.reads("> ")
        terminal.types(b"low-voc\n")
        terminal.reads("Lowest emissions")
        terminal.reads("> ")
        terminal.types(b"\x04")

        assert terminal.ends() == 0
    talk = Consultation.replay(small(), log.read_bytes())
    assert [event.number for event in talk.events] == [1, 2]
    assert talk.enquiry().priorities == {"low-voc": "should"}


def test_two_interrupts_end_it() -> None:
    """Who wants to leave can."""
    with Terminal() as terminal:
        terminal.reads("> ")
        terminal.interrupts()
        terminal.reads("dropped")
        terminal.reads("> ")
        terminal.interrupts()

        assert terminal.ends() == 130


def test_bytes_that_are_no_text_are_taken_as_they_come(tmp_path: Path) -> None:
    """By pipe, too; the log stays readable."""
    log = tmp_path / "client.jsonl"
    ended = subprocess.run(  # noqa: S603 - our own program
        [*COMMAND, "--log", str(log)],
        input=b"caf\xe9 smudging \xff\xfe\n" + b"smudging " * 5000 + b"\n/quit\n",
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=ENVIRONMENT,
    )

    assert ended.returncode == 0
    assert ended.stderr == b""
    talk = Consultation.replay(small(), log.read_bytes())
    assert talk.enquiry().problems == {"smudging": "should"}


def test_a_full_disk_takes_nothing_down_and_breaks_nothing(tmp_path: Path) -> None:
    """What fits is kept, what does not is said, and the log can be carried on."""
    resource = pytest.importorskip("resource")
    log = tmp_path / "client.jsonl"
    text = "smudging\n" + "smudging " * 60 + "\n/confirm smudging\n"

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

    ended = piped(text.encode(), log, preexec_fn=little_room)

    assert ended.returncode == 0
    said = ended.stderr.decode()
    assert said.count("the log cannot be written, so nothing was taken down") == 1
    assert "a fault" not in said
    talk = Consultation.replay(small(), log.read_bytes())
    assert [event.number for event in talk.events] == [1, 2]
    assert talk.standing.confirmed == {"smudging"}
    assert log.read_bytes().endswith(b"\n")


@pytest.mark.parametrize("place", ["/dev/null", "/dev/full"])
def test_a_place_that_keeps_nothing_is_no_log(place: str) -> None:
    """It is refused, and nobody waits for it."""
    if not Path(place).exists():
        pytest.skip("this system has none")
    ended = piped(b"smudging\n", Path(place))

    assert ended.returncode == 2
    assert b"it is no ordinary file" in ended.stderr


def test_killed_again_and_again_only_the_line_being_typed_is_lost(
    tmp_path: Path,
) -> None:
    """Each is on the disk before anything is shown for it, five times in a row."""
    log = tmp_path / "client.jsonl"
    for done in range(1, 6):
        with subprocess.Popen(  # noqa: S603 - our own program
            [*COMMAND, "--log", str(log)],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as talking:
            assert talking.stdin is not None
            assert talking.stdout is not None
            talking.stdin.write(b"rollers=nbr\nrollers=ep")
            talking.stdin.flush()
            for line in talking.stdout:
                if line.startswith(b"Understood"):
                    break
            talking.kill()
        events = Consultation.replay(small(), log.read_bytes()).events
        assert [event.number for event in events] == list(range(1, done + 1))


@pytest.mark.parametrize(
    ("attribute", "text", "value"),
    [
        ("rollers", "NBR", "nbr"),
        ("rollers", "Nitrile", "nbr"),
        ("rollers", "rubber of some kind", "rubber of some kind"),
        ("process", "Bogenoffset", "sheetfed-offset"),
        ("process", "शीटफेड ऑफसेट", "sheetfed-offset"),
        ("appears", "in the pile", "in-the-pile"),
        ("appears", "at the guillotine", "in-finishing"),
        ("planned_finish", "Laminating, folding", ["laminating", "folding"]),
        ("planned_finish", "Folding and creasing", ["folding"]),
        ("planned_finish", "laminating folding", ["laminating", "folding"]),
    ],
)
def test_answers_can_be_in_the_words_of_people(
    attribute: str, text: str, value: str | list[str]
) -> None:
    """By id, by name or a part of it that is no other's, in any language."""
    attributes = printing().knowledge.attributes

    assert value_of(attributes[attribute], text) == value


def test_a_number_without_its_unit_says_what_to_write() -> None:
    """Instead of not being understood."""
    with pytest.raises(RecommenderError, match="has no unit"):
        shown(opened(), "voc_limit=100")


def test_products_and_doubts_can_be_named() -> None:
    """As people call them, in any language."""
    label = dict(small().knowledge.products[NAPHTHA].label.lines)["en"]
    text, talk = shown(
        recommended(),
        f"/interest {label.upper()}",
        f"/measured {label} yes twelve sheets less",
        f"/measured {NAPHTHA} no",
        f"/withdraw {label}",
    )

    assert text.count(f"({NAPHTHA})") == 3
    assert talk.standing.interest == ()
    assert talk.standing.measured == {}


def test_a_measurement_is_of_the_product_that_is_spoken_of() -> None:
    """Where no other is named; and its text is kept."""
    _, talk = shown(recommended(), f"/interest {NAPHTHA}", "/measured yes fine")

    assert talk.standing.measured == {NAPHTHA: True}
    assert '"text": "fine"' in talk.log()


@pytest.mark.parametrize(
    "typed", ["/measured", "/measured maybe", "/measured yesterday"]
)
def test_a_measurement_needs_yes_or_no(typed: str) -> None:
    """It is never guessed."""
    with pytest.raises(RecommenderError, match="yes"):
        shown(recommended(), typed)


def test_who_agrees_to_more_than_was_earned_is_told() -> None:
    """It is taken down, for it happened; but it is no way to sell."""
    text, talk = shown(recommended(), "/agree order")

    assert "It had not been earned yet" in text
    assert "order" in talk.standing.agreed
    text, _ = shown(recommended(), "/confirm", "/agree sample")
    assert "earned" not in text
