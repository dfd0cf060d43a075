"""Decisions drawn from bytes, so that a fuzzer's bytes decide everything.

What runs out of bytes decides for the first choice, so every input ends.
"""

from collections.abc import Sequence
from typing import TypeVar

Drawn = TypeVar("Drawn")


class Draw:
    """Bytes that are used up by decisions."""

    def __init__(self, data: bytes) -> None:
        """Begin at the first byte."""
        self._data = data
        self._at = 0

    @property
    def more(self) -> bool:
        """Whether any bytes are left."""
        return self._at < len(self._data)

    def number(self, below: int) -> int:
        """Return a number from 0 up to `below`."""
        size = 1 if below <= 256 else 2
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % below

    def one_of(self, things: Sequence[Drawn]) -> Drawn:
        """Return one of `things`."""
        return things[self.number(len(things))]

    def text(self, most: int) -> str:
        """Return up to `most` characters, whatever they are."""
        size = self.number(most + 1)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken.decode("utf-8", "surrogateescape")

    def rest(self) -> bytes:
        """Return all that is left."""
        taken = self._data[self._at :]
        self._at = len(self._data)
        return taken
