"""The log file of a consultation: read once, and then only ever added to."""

import contextlib
import os
import stat
from collections.abc import Iterable, Mapping
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from recommender.consulting.events import Event
from recommender.consulting.log import Log, event_line, header_line, read_log
from recommender.errors import RecommenderError

try:
    import fcntl
except ImportError:  # where the operating system has no such locks
    fcntl = None  # type: ignore[assignment]


class LogFile:
    """A log that every event is written to as soon as it happens.

    What was being written when the program was killed is left out, and its bytes
    are taken off, before anything is added.
    """

    def __init__(self, name: str, held_with: Mapping[str, str]) -> None:
        """Open or make the file, and read what it holds.

        Raises:
            RecommenderError: It cannot be opened or read, or another program is
                writing to it.
        """
        self._name = name
        self._file = _opened(name)
        try:
            raw = self._file.read()
            self.log: Log = read_log(name, raw)
            self._size = self.log.size
            self._file.truncate(self._size)
            if not self.log.size:
                self._write(header_line(held_with))
            elif not raw[: self.log.size].endswith(b"\n"):
                self._write("\n")
        except BaseException:
            self._file.close()
            raise

    def add(self, events: Iterable[Event]) -> None:
        """Write events, so that no later fault of any kind can lose them.

        Raises:
            RecommenderError: They cannot be written; none of them is in the file.
        """
        self._write("".join(map(event_line, events)))

    def _write(self, lines: str) -> None:
        """Write all of it to the disk, or nothing."""
        data = lines.encode("utf-8", "replace")
        left = memoryview(data)
        try:
            # No buffer stands between, which would try again later by itself.
            while left:
                left = left[self._file.write(left) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            with contextlib.suppress(OSError):
                self._file.truncate(self._size)
            msg = (
                f"{self._name}: the log cannot be written, so nothing was taken down: "
                f"{error.strerror}"
            )
            raise RecommenderError(msg) from None
        self._size += len(data)

    def __enter__(self) -> Self:
        """Return the open log."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        """Close the file; everything was written when it happened."""
        self._file.close()


def _opened(name: str) -> FileIO:
    """Return the file, at its beginning, with nobody else writing to it."""
    try:
        file = Path(name).open("a+b", buffering=0)  # noqa: SIM115 - closed by who asked
    except OSError as error:
        msg = f"{name}: the log cannot be opened: {error.strerror or 'it is no file'}"
        raise RecommenderError(msg) from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        msg = f"{name}: the log cannot be opened: it is no ordinary file"
        raise RecommenderError(msg)
    if fcntl is not None:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            msg = f"{name}: another consultation is being kept in this log"
            raise RecommenderError(msg) from None
    file.seek(0)
    return file
