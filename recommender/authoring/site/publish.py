"""Putting the pages into a folder: all of them, or none."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from recommender.authoring.site.build import MARK
from recommender.errors import RecommenderError


def publish(files: Mapping[str, str], folder: Path) -> None:
    """Make `folder` hold these files and no other.

    Raises:
        RecommenderError: The folder holds something that is no site of ours, or
            cannot be written; then it is as it was.
    """
    real = folder.resolve()
    if real.exists() and not _replaceable(real):
        msg = (
            f"{folder}: it holds something else, so it is left alone; name a folder "
            "that is new or empty"
        )
        raise RecommenderError(msg)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".docs-", dir=real.parent) as draft:
            new, old = Path(draft) / "new", Path(draft) / "old"
            _write(files, new)
            if real.exists():
                real.replace(old)
            try:
                new.replace(real)
            except BaseException:
                if old.exists():
                    old.replace(real)
                raise
    except OSError as error:
        msg = f"{folder}: it cannot be written: {error.strerror}"
        raise RecommenderError(msg) from None


def _replaceable(folder: Path) -> bool:
    """Return whether nothing is lost when a folder is replaced."""
    return folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))


def _write(files: Mapping[str, str], folder: Path) -> None:
    """Write files into a new folder."""
    for inner in {Path(path).parent for path in files}:
        (folder / inner).mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / path).write_text(text, "utf-8", newline="\n")
