"""Tells on a terminal how far long work has come."""

import sys
import time
from typing import Self

import click

_PATIENCE = 0.5
_BETWEEN = 0.1


class Progress:
    """One line on standard error, once the work takes long; gone at the end."""

    def __init__(self, doing: str, total: int) -> None:
        """Begin with nothing done.

        Args:
            doing: What is being done, as in `testing`.
            total: How many pieces there are.
        """
        self._doing = doing
        self._total = total
        self._done = 0
        self._told = time.monotonic() + _PATIENCE - _BETWEEN
        self._shown = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_fault: object) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def tell(self, name: str = "") -> None:
        """Say that one more piece is begun."""
        self._done += 1
        now = time.monotonic()
        if now - self._told < _BETWEEN or not sys.stderr.isatty():
            return
        self._told = now
        self._shown = True
        text = f"{self._doing} {self._done:,} of {self._total:,} {name}"
        click.echo(f"\r\x1b[K{text[:100]}", nl=False, err=True)
