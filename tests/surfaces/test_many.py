"""Many enquiries from a file: a line for each, whatever is in the others."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.surfaces.cli.commands import cli
from recommender.surfaces.cli.running import main
from tests.surfaces.test_cli import SMALL

DAY = ["--on", "2026-11-23"]
LINES = [
    '{"id": "a", "problems": ["smudging"], "context": {"appears": "after-wash"}}',
    "",
    '{"problems": ["nothing-known"]}',
    "{not json",
    "[1, 2]",
    '{"id": 7, "problems": {"scumming": "must"}}',
]


def run(*arguments: str, given: str | None = None) -> Result:
    """Run `recommender advise`."""
    return CliRunner().invoke(cli, ["advise", *DAY, *arguments], input=given)


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """Return a file of enquiries, sound and other ones."""
    path = tmp_path / "clients.jsonl"
    path.write_text("\n".join(LINES), "utf-8")
    return path


@pytest.mark.parametrize("processes", ["1", "2"])
def test_each_line_has_its_answer(processes: str, clients: Path) -> None:
    """In order, with its number and id; the faulty ones say what is wrong."""
    ended = run("--enquiries", str(clients), "--processes", processes)
    found = [json.loads(line) for line in ended.stdout.splitlines()]

    assert [one["line"] for one in found] == [1, 3, 4, 5, 6]
    assert [one.get("id") for one in found] == ["a", None, None, None, 7]
    assert [min(one) for one in found] == ["advice", *["errors"] * 3, "advice"]
    assert found[0]["advice"]["enquiry"]["problems"] == {"smudging": "should"}
    assert "not JSON" in found[2]["errors"][0]["message"]
    assert ended.exit_code == 1
    assert "3 enquiries could not be read" in ended.stderr


def test_one_line_says_what_advise_says(clients: Path) -> None:
    """The same advice as for one client alone."""
    alone = run("--problem", "scumming=must", "--format", "json")
    *_, last = run("--enquiries", str(clients), "--processes", "1").stdout.splitlines()

    assert json.loads(last)["advice"] == json.loads(alone.stdout)


def test_standard_input_and_a_file_to_write(tmp_path: Path) -> None:
    """Streams in, a file out, and nothing refused."""
    output = tmp_path / "advice.jsonl"
    ended = run(
        "--enquiries", "-", "--output", str(output), "--top", "1", given=LINES[0]
    )

    [line] = output.read_text("utf-8").splitlines()
    assert len(json.loads(line)["advice"]["recommendations"]) <= 1
    assert (ended.exit_code, ended.stdout) == (0, "")


@pytest.mark.parametrize("ending", ["parquet", "arrow"])
def test_tables_in_and_out(ending: str, tmp_path: Path) -> None:
    """Columns are the keys of an enquiry; what is null is not stated."""
    pa = pytest.importorskip("pyarrow")
    feather = pytest.importorskip("pyarrow.feather")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [
        {"id": "a", "problems": ["smudging"], "context": {"appears": "after-wash"}},
        {"id": "b", "problems": ["nothing-known"], "context": None},
        {"id": None, "problems": ["scumming"], "context": {"appears": None}},
    ]
    table, output = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    write = parquet.write_table if ending == "parquet" else feather.write_feather
    write(pa.Table.from_pylist(rows), str(table))

    ended = run("--enquiries", str(table), "--output", str(output), "--processes", "1")
    read = parquet.read_table if ending == "parquet" else feather.read_table
    found = read(str(output)).to_pylist()

    assert ended.exit_code == 1, ended.stderr
    assert [(one["line"], one["id"]) for one in found] == [
        (1, "a"),
        (2, "b"),
        (3, None),
    ]
    alone = json.loads(run("--problem", "scumming", "--format", "json").stdout)
    assert json.loads(found[2]["advice"]) == alone
    assert found[2]["fired"] == alone["fired"]
    assert "nothing-known" in found[1]["errors"]


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    """No traceback, whatever the name."""
    (tmp_path / "broken.parquet").write_text("no table")
    missing = run("--enquiries", str(tmp_path / "none.jsonl"))

    assert missing.exit_code == 2
    assert "no file called" in missing.stderr
    assert main(["advise", "--enquiries", str(tmp_path / "broken.parquet")]) == 2


def test_compile_keeps_and_advise_starts_from_it(tmp_path: Path) -> None:
    """The same answer, and a file that is used."""
    kept = tmp_path / "printing.kept"
    ended = CliRunner().invoke(cli, ["compile", SMALL, "--output", str(kept)])
    asked = ["--problem", "smudging", "--format", "json", "--kb", SMALL]

    assert (ended.exit_code, kept.is_file()) == (0, True)
    assert "rules" in ended.stdout
    before = kept.stat().st_mtime_ns
    assert run(*asked, "--cache", str(kept)).stdout == run(*asked).stdout
    assert kept.stat().st_mtime_ns == before


def test_compile_says_why_it_could_not_write(tmp_path: Path) -> None:
    """A folder that is not there is the caller's to mend."""
    output = tmp_path / "nowhere" / "kept"
    ended = CliRunner().invoke(cli, ["compile", SMALL, "--output", str(output)])

    assert ended.exit_code == 2
    assert "cannot be written" in ended.stderr
