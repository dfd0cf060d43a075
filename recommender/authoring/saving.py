"""Writing files so that either all of them are new, or none is.

Each new text is first written beside the file that it will replace. Only when all
of them are safely there do they take the places, one after the other; if one
cannot, those that have are put back.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from recommender.errors import RecommenderError


def replace_all(texts: Mapping[Path, str]) -> None:
    """Replace the text of files that are there, or of none.

    Raises:
        RecommenderError: One cannot be written; then all are as they were.
    """
    drafts: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, text in texts.items():
            real = Path(os.path.realpath(path))
            drafts[real] = _draft(real, text.encode("utf-8"))
            kept[real] = _draft(real, real.read_bytes())
            for draft in (drafts[real], kept[real]):
                shutil.copymode(real, draft)
        for real, draft in drafts.items():
            draft.replace(real)
            done.append(real)
    except BaseException as error:
        for real in done:
            kept[real].replace(real)
        if isinstance(error, OSError):
            msg = f"{error.filename}: it cannot be written, and nothing was changed"
            raise RecommenderError(msg) from None
        raise
    finally:
        for draft in (*drafts.values(), *kept.values()):
            draft.unlink(missing_ok=True)


def create_all(texts: Mapping[Path, str]) -> None:
    """Write files that are not there yet, or none.

    Raises:
        RecommenderError: One is there already, or cannot be written.
    """
    made: list[Path] = []
    folders: list[Path] = []
    try:
        for path, text in texts.items():
            folders += _folders_made(path.parent)
            draft = _draft(path, text.encode("utf-8"))
            try:
                # Unlike a replacement, a link never takes the place of a file.
                os.link(draft, path)
                made.append(path)
            finally:
                draft.unlink(missing_ok=True)
    except BaseException as error:
        for path in made:
            path.unlink(missing_ok=True)
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, FileExistsError):
            msg = f"{path}: it is there already, and is not written over"
            raise RecommenderError(msg) from None
        if isinstance(error, OSError):
            msg = f"{path}: it cannot be written: {error.strerror}"
            raise RecommenderError(msg) from None
        raise


def _folders_made(folder: Path) -> list[Path]:
    """Make a folder and those above it, and return the new ones, topmost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _draft(path: Path, data: bytes) -> Path:
    """Return a new file beside `path` that holds `data`, safe on the disk."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o666 & ~_umask())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _umask() -> int:
    """Return what new files may not be."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files, whether they are there or not; all of them, or none.

    Raises:
        RecommenderError: One cannot be written.
    """
    old = {path: text for path, text in texts.items() if path.exists()}
    new = {path: text for path, text in texts.items() if path not in old}
    create_all(new)
    try:
        replace_all(old)
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
