"""Which files are read, how they are shown, and which cannot be."""

import codecs
import os
from pathlib import Path

import pytest

from recommender.loading.events import MOST_BYTES
from recommender.loading.faults import Faults
from recommender.loading.files import read_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of our own, so that paths are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str | bytes = "a: b\n") -> None:
    """Write a file and the folders above it."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def checks(faults: Faults) -> list[str]:
    """Return what was noted, as one line each."""
    return [f"{each.position}: {each.check}: {each.message}" for each in faults.found]


@pytest.mark.usefixtures("folder")
def test_folders_are_searched_to_the_bottom_in_order() -> None:
    """Files come sorted by how they are shown, whatever the disk's order."""
    for path in ("kb/b.yaml", "kb/a/z.yml", "kb/a/y.YAML", "kb/c.txt", "kb/d.yaml~"):
        write(path, path)
    faults = Faults()

    assert read_files(["kb/"], faults) == [
        ("kb/a/y.YAML", "kb/a/y.YAML"),
        ("kb/a/z.yml", "kb/a/z.yml"),
        ("kb/b.yaml", "kb/b.yaml"),
    ]
    assert faults.found == []


@pytest.mark.usefixtures("folder")
def test_paths_are_shown_as_they_were_given() -> None:
    """A dot adds nothing, and what leads up stays."""
    write("kb/a.yaml")
    os.chdir("kb")

    assert [path for path, _ in read_files(["."], Faults())] == ["a.yaml"]
    assert [path for path, _ in read_files(["../kb"], Faults())] == ["../kb/a.yaml"]
    assert read_files([Path("../kb/a.yaml")], Faults()) == [("../kb/a.yaml", "a: b\n")]


@pytest.mark.usefixtures("folder")
def test_hidden_files_are_passed_over_unless_they_are_given() -> None:
    """What an editor or a version control hides is no knowledge."""
    write("kb/.git/a.yaml")
    write("kb/.b.yaml")
    write("kb/c.yaml")

    assert [path for path, _ in read_files(["kb"], Faults())] == ["kb/c.yaml"]
    assert [path for path, _ in read_files(["kb/.b.yaml"], Faults())] == ["kb/.b.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_file_is_read_once_however_often_it_is_given() -> None:
    """A folder and a folder in it may both be named."""
    write("kb/more/a.yaml")

    found = read_files(["kb/more", "kb", "kb/more/a.yaml"], Faults())

    assert [path for path, _ in found] == ["kb/more/a.yaml"]


@pytest.mark.usefixtures("folder")
def test_links_are_followed_inside_the_folder_only() -> None:
    """A link in a circle ends, and one that leads out reads nothing."""
    write("out/secret.yaml")
    write("kb/a.yaml")
    Path("kb/circle").symlink_to(".", target_is_directory=True)
    Path("kb/leads-out").symlink_to("../out", target_is_directory=True)
    Path("kb/secret.yaml").symlink_to("../out/secret.yaml")
    Path("kb/broken.yaml").symlink_to("nowhere.yaml")
    faults = Faults()

    assert [path for path, _ in read_files(["kb"], faults)] == ["kb/a.yaml"]
    assert faults.found == []


@pytest.mark.usefixtures("folder")
def test_a_folder_given_by_a_link_is_read() -> None:
    """Who names a link means what it leads to."""
    write("real/a.yaml")
    Path("kb").symlink_to("real", target_is_directory=True)

    assert [path for path, _ in read_files(["kb"], Faults())] == ["kb/a.yaml"]


@pytest.mark.usefixtures("folder")
def test_nothing_to_read_is_a_fault() -> None:
    """An empty folder, a path that is none, and no path at all each say so."""
    write("catalogs/a.yaml")
    Path("empty").mkdir()
    faults = Faults()

    assert read_files(["empty", "catalog"], faults) == []
    assert read_files([], faults) == []
    assert checks(faults) == [
        "empty:1:1: no-files: no .yaml file is in empty",
        "catalog:1:1: no-files: there is no file or folder called catalog",
        ".:1:1: no-files: no file or folder is given",
    ]
    assert faults.found[1].help == 'did you mean "catalogs"?'


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_impossible_paths_are_faults(path: str) -> None:
    """No path makes reading raise."""
    faults = Faults()

    assert read_files([path], faults) == []
    assert [each.check for each in faults.found] in (["no-files"], ["unreadable"])


@pytest.mark.usefixtures("folder")
def test_what_is_no_file_is_not_opened() -> None:
    """A pipe would never end; in a folder it is passed over."""
    os.mkfifo("pipe.yaml")
    write("kb/a.yaml")
    os.mkfifo("kb/pipe.yaml")
    faults = Faults()

    assert [path for path, _ in read_files(["pipe.yaml", "kb"], faults)] == [
        "kb/a.yaml"
    ]
    assert checks(faults) == [
        "pipe.yaml:1:1: unreadable: pipe.yaml is neither a file nor a folder"
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_fault() -> None:
    """Closed files and folders are named."""
    write("a.yaml")
    write("kb/inside/b.yaml")
    Path("a.yaml").chmod(0)
    Path("kb/inside").chmod(0)
    faults = Faults()

    try:
        assert read_files(["a.yaml", "kb"], faults) == []
    finally:
        Path("kb/inside").chmod(0o700)
    assert {each.check for each in faults.found} == {"unreadable", "no-files"}


@pytest.mark.usefixtures("folder")
def test_a_file_at_the_limit_is_read_and_one_over_it_is_not() -> None:
    """One MiB is the most."""
    write("least.yaml", "#" * MOST_BYTES)
    write("over.yaml", "#" * (MOST_BYTES + 1))
    faults = Faults()

    assert [path for path, _ in read_files(["."], faults)] == ["least.yaml"]
    assert checks(faults) == ["over.yaml:1:1: too-big: the file is larger than 1 MiB"]


@pytest.mark.usefixtures("folder")
def test_the_mark_of_utf_8_is_left_out() -> None:
    """Some editors put it first."""
    write("a.yaml", codecs.BOM_UTF8 + "a: ä\n".encode())

    assert read_files(["a.yaml"], Faults()) == [("a.yaml", "a: ä\n")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: b\nc: \xe4\n", "2:4"),
        ("ä: ".encode() + b"\xff", "1:4"),
        (codecs.BOM_UTF8 + b"ab\xff", "1:3"),
        (b"a\r\nb\r\n\x80", "3:1"),
        (b"a\xe2\x82", "1:2"),
    ],
)
def test_bytes_that_are_not_utf_8_are_found(data: bytes, place: str) -> None:
    """The place is that of the first such byte, columns in characters."""
    write("a.yaml", data)
    faults = Faults()

    assert read_files(["a.yaml"], faults) == []
    (fault,) = faults.found
    assert (fault.check, str(fault.position)) == ("not-utf-8", f"a.yaml:{place}")
    assert fault.help == "save the file as UTF-8"


@pytest.mark.usefixtures("folder")
def test_other_encodings_are_named_where_they_show() -> None:
    """UTF-16 begins with its mark; Windows-1252 is a good guess for one byte."""
    write("a.yaml", "a: b".encode("utf-16"))
    write("b.yaml", b"b: \xe4")
    write("c.yaml", b"\x89PNG\x00\x01")
    faults = Faults()

    assert read_files(["."], faults) == []
    assert checks(faults) == [
        "a.yaml:1:1: not-utf-8: the file is written in UTF-16",
        (
            "b.yaml:1:4: not-utf-8: the byte E4 here is not UTF-8; "
            'in Windows-1252 it is "ä"'
        ),
        "c.yaml:1:1: unreadable: c.yaml is not a text file",
    ]


@pytest.mark.usefixtures("folder")
def test_names_that_are_not_utf_8_can_be_shown() -> None:
    """What stands in a diagnostic can always be printed."""
    Path(os.fsdecode(b"\xff.yaml")).write_text("a: b\n", "utf-8")

    ((path, _),) = read_files(["."], Faults())

    assert path == "\\xff.yaml"
