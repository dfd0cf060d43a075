"""The files that authors edit: where they are, how they are shown, what they hold."""

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from recommender.errors import InvalidKnowledgeError
from recommender.loading.faults import Faults
from recommender.loading.files import read_files


def authored(paths: Sequence[str | PathLike[str]]) -> dict[str, str]:
    """Return the text of every file under `paths`, by how it is shown.

    How a file is shown is also how it is opened.

    Raises:
        InvalidKnowledgeError: There is none, or one is no text.
    """
    faults = Faults()
    files = read_files(paths, faults)
    if faults.found:
        raise InvalidKnowledgeError(faults.found)
    return dict(files)


def places(texts: Mapping[str, str]) -> dict[Path, str]:
    """Return texts by the paths of their files."""
    return {Path(shown): text for shown, text in texts.items()}
