"""The files of a knowledge base: found, read and decoded.

Folders are searched to the bottom for `*.yaml` and `*.yml`; hidden files and
folders are passed over, and so are links that lead out of the folder given.
"""

import codecs
import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from os import PathLike
from pathlib import Path

from recommender.loading.characters import LINE_END
from recommender.loading.events import MOST_BYTES
from recommender.loading.faults import Faults
from recommender.model.position import Position

_DEEPEST = 40
_ENDINGS = (".yaml", ".yml")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_files(
    paths: Sequence[str | PathLike[str]], faults: Faults, root: Path | None = None
) -> list[tuple[str, str]]:
    """Return every file under `paths` as it is shown, and its text.

    Files come sorted by how they are shown, each once, however often it is given.

    Args:
        paths: Folders and files.
        faults: Where faults are noted.
        root: The folder from which what lies below it is named; None names files
            as they are given.
    """
    found: dict[str, Path] = {}
    seen: set[str] = set()
    if not paths:
        _note(faults, "no-files", "no file or folder is given", ".")
    for given in paths:
        for path in _files_of(Path(given), faults):
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                found[_shown(_from(root, path))] = path
    read = ((shown, _read(found[shown], shown, faults)) for shown in sorted(found))
    return [(shown, text) for shown, text in read if text is not None]


def _from(root: Path | None, path: Path) -> Path:
    """Return a path as it is named from `root`, if it lies below."""
    below = root is not None and path.is_relative_to(root)
    return path.relative_to(root) if root is not None and below else path


def _files_of(given: Path, faults: Faults) -> list[Path]:
    """Return the files that a path stands for: itself, or those in a folder."""
    try:
        if given.is_dir():
            files = sorted(_walk(given, Path(os.path.realpath(given)), faults))
            if not files:
                _note(
                    faults,
                    "no-files",
                    f"no .yaml file is in {_shown(given)}",
                    _shown(given),
                    help="name the folder that holds the catalogs and rules",
                )
            return files
        if given.is_file():
            return [given]
        exists = given.exists()
    except (OSError, ValueError):
        _unreadable(_shown(given), faults)
        return []
    if exists:
        _unreadable(_shown(given), faults, "is neither a file nor a folder")
    else:
        _missing(given, faults)
    return []


def _walk(folder: Path, top: Path, faults: Faults) -> Iterator[Path]:
    """Yield the authored files below a folder.

    Args:
        folder: Where to look.
        top: The folder given, without links; nothing outside it is read.
        faults: Where faults are noted.
    """
    been: set[str] = set()
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        if depth > _DEEPEST:
            _note(
                faults,
                "too-deep",
                f"folders are nested more than {_DEEPEST} deep",
                _shown(here),
                help="move what is in it further up",
            )
            continue
        real = os.path.realpath(here)
        if real in been:
            continue
        been.add(real)
        try:
            inside = sorted(path.name for path in here.iterdir())
        except OSError:
            _unreadable(_shown(here), faults, "cannot be opened", "folder")
            continue
        for name in inside:
            path = here / name
            if name.startswith(".") or _leads_out(path, top):
                continue
            if path.is_dir():
                waiting.append((path, depth + 1))
            elif name.lower().endswith(_ENDINGS) and path.is_file():
                yield path


def _leads_out(path: Path, top: Path) -> bool:
    """Return whether a path is a link to somewhere outside `top`."""
    if not path.is_symlink():
        return False
    real = Path(os.path.realpath(path))
    return real != top and top not in real.parents


def _read(path: Path, shown: str, faults: Faults) -> str | None:
    """Return the text of a file, or None where it is no text."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        _unreadable(shown, faults)
        return None
    if len(data) > MOST_BYTES:
        _note(
            faults,
            "too-big",
            "the file is larger than 1 MiB",
            shown,
            help="split it into several files; they are read as one",
        )
        return None
    if data.startswith(_UTF_16):
        _note(
            faults,
            "not-utf-8",
            "the file is written in UTF-16",
            shown,
            help="save it as UTF-8",
        )
        return None
    if b"\0" in data:
        _unreadable(shown, faults, "is not a text file")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _not_utf_8(data.removeprefix(codecs.BOM_UTF8), error, shown, faults)
        return None


def _not_utf_8(
    data: bytes, error: UnicodeDecodeError, shown: str, faults: Faults
) -> None:
    """Note the first byte that is not UTF-8, and what it may have been."""
    # The decoder has already left out the mark that a file may begin with.
    before = LINE_END.split(data[: error.start].decode("utf-8", "replace"))
    faults.remember(shown, LINE_END.split(data.decode("utf-8", "replace")))
    byte = data[error.start]
    meant = bytes([byte]).decode("cp1252", "ignore")
    guess = f'; in Windows-1252 it is "{meant}"' if meant.isprintable() else ""
    faults.add(
        "not-utf-8",
        f"the byte {byte:02X} here is not UTF-8{guess if meant else ''}",
        Position(shown, len(before), len(before[-1]) + 1),
        help="save the file as UTF-8",
    )


def _missing(given: Path, faults: Faults) -> None:
    """Note a path that leads nowhere."""
    try:
        beside = sorted(path.name for path in given.parent.iterdir())
    except OSError:
        beside = []
    near = get_close_matches(given.name, beside, n=1)
    _note(
        faults,
        "no-files",
        f"there is no file or folder called {_shown(given)}",
        _shown(given),
        help=f'did you mean "{_shown(given.parent / near[0])}"?' if near else "",
    )


def _unreadable(
    shown: str, faults: Faults, why: str = "cannot be opened", what: str = "file"
) -> None:
    """Note a file that cannot be read."""
    _note(
        faults,
        "unreadable",
        f"{shown} {why}",
        shown,
        help=f"check that it is a text file and that you may read the {what}"
        if what == "file"
        else "check that you may read the folder",
    )


def _note(
    faults: Faults,
    check: str,
    message: str,
    shown: str,
    *,
    help: str = "",  # noqa: A002 - the word that the diagnostic prints
) -> None:
    """Note a fault of a whole file."""
    faults.add(check, message, Position(shown, 1, 1), help=help)


def _shown(path: Path) -> str:
    """Return how a path is shown: with forward slashes, whatever its bytes are."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
