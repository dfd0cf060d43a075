"""A file that keeps what took long to work out, and can be trusted or is not used.

Its first line says what it was made from and what its other lines hash to.
Whatever differs, it is as if there were no file.
Nothing in it is ever run.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Self

from attrs import evolve, frozen

_LOG = logging.getLogger(__name__)


@frozen
class KeptFile:
    """A file that is there to save time, and may be missing at any time.

    Attributes:
        path: Of the file.
        origin: What it must have been made from.
    """

    path: Path
    origin: str

    def beside(self, ending: str, *others: str) -> Self:
        """Return another file of the same origin, and of other texts."""
        path = self.path.with_name(self.path.name + ending)
        return evolve(self, path=path, origin=made_from((), self.origin, *others))

    def read(self) -> Sequence[bytes] | None:
        """Return its lines, or None where they cannot be used."""
        return read_kept(self.path, self.origin)

    def write(self, lines: Iterable[str]) -> bool:
        """Write it; say whether that could be done."""
        try:
            write_kept(self.path, self.origin, lines)
        except OSError as error:
            # It would have saved time; without it, all is as before.
            _LOG.warning("%s cannot be written: %s", self.path, error.strerror)
            return False
        return True


def made_from(files: Iterable[tuple[str, str]], *others: str) -> str:
    """Return a fingerprint of files, each with how it is shown, and of other texts."""
    found = hashlib.sha256()
    for text in (*others, *(part for file in files for part in file)):
        data = text.encode("utf-8", "surrogatepass")
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def read_kept(path: Path, origin: str) -> Sequence[bytes] | None:
    """Return the lines of a kept file, or None where they cannot be used.

    Args:
        path: Of the file.
        origin: What it must have been made from.
    """
    try:
        head, _, rest = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head != _head(origin, rest):
        return None
    return rest.split(b"\n")


def write_kept(path: Path, origin: str, lines: Iterable[str]) -> None:
    """Write a kept file in one step: whoever reads has the old or the new one.

    Raises:
        OSError: It cannot be written.
    """
    rest = "\n".join(lines).encode("utf-8", "surrogatepass")
    with NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            file.write(_head(origin, rest) + b"\n" + rest)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _head(origin: str, rest: bytes) -> bytes:
    """Return the first line."""
    head = {"made from": origin, "sha256": hashlib.sha256(rest).hexdigest()}
    return json.dumps(head).encode()
