"""Opening the knowledge base that a command is about, at once where it was kept."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from recommender.api import KnowledgeBase

_FOLDER = "RECOMMENDER_CACHE"
_BUNDLED = "printing"

cache_option = click.option(
    "--cache",
    metavar="FILE",
    help="Keep what was compiled in this file, and start from it as long as "
    "nothing has changed. Default for the knowledge base that comes with the "
    f"library: a file in your cache folder, or in {_FOLDER}. Example: --cache "
    "printing.kept",
)


def opened(places: Sequence[str], cache: str | None) -> "KnowledgeBase":
    """Open a knowledge base.

    Args:
        places: Its files and folders; none for the bundled one.
        cache: A file that keeps what was compiled; of the bundled one it is kept in
            the usual place where none is given.
    """
    from recommender.api import KnowledgeBase  # noqa: PLC0415 - help at once

    if places:
        return KnowledgeBase.open(*places, cache=cache)
    return KnowledgeBase.bundled(_BUNDLED, cache=cache or _usual_cache(os.environ))


def _usual_cache(environment: Mapping[str, str]) -> Path | None:
    """Return the file that keeps the bundled knowledge base, if it can be written."""
    try:
        folder = usual_folder(environment)
        if folder is None:
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        # Nobody asked for a file, so it is not missed.
        return None
    return folder / f"{_BUNDLED}.kept" if os.access(folder, os.W_OK) else None


def usual_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where programs of this user keep what they can make again, if anywhere.

    >>> usual_folder({"RECOMMENDER_CACHE": "kept"}), usual_folder({"HOME": ""})
    (PosixPath('kept'), None)
    >>> usual_folder({"HOME": "/users/you", "XDG_CACHE_HOME": "/var/you"})
    PosixPath('/var/you/recommender')
    >>> usual_folder({"HOME": "/users/you", "RECOMMENDER_CACHE": ""}) is None
    True
    """
    own = environment.get(_FOLDER)
    if own is not None:
        return Path(own) if own else None
    shared = Path(environment.get("XDG_CACHE_HOME", ""))
    if shared.is_absolute():
        return shared / "recommender"
    home = Path(environment.get("HOME", ""))
    return home / ".cache" / "recommender" if home.is_absolute() else None
