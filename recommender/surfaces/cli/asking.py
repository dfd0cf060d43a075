"""Questions to an author in the terminal, answered by typing or through a pipe.

What cannot be used is said, and asked again; nothing that was answered is lost.
"""

import sys
from collections.abc import Callable, Mapping

import click
from attrs import define

_MOST_SHOWN = 20


@define
class Asker:
    """Asks one question after the other.

    Attributes:
        asked: How often anything was asked.
    """

    asked: int = 0

    def text(
        self, question: str, fault_of: Callable[[str], str], default: str | None = None
    ) -> str:
        """Return an answer that has no fault.

        Args:
            question: What to ask.
            fault_of: Says why an answer cannot be used, or nothing.
            default: What an empty answer means; None where there must be one.
        """
        while True:
            answer = self._line(question)
            if not answer and default is not None:
                return default
            fault = fault_of(answer) if answer else "an answer is needed here"
            if not fault:
                return answer
            click.echo(f"  {fault}")

    def one_of(
        self, question: str, known: Mapping[str, str], default: str | None = None
    ) -> str:
        """Return the key of something that is known, chosen by number or by name.

        Args:
            question: What to ask.
            known: What each key is called.
            default: What an empty answer means; None where there must be one.
        """
        shown = _show(known, "")
        while True:
            answer = self._line(question)
            if not answer and default is not None:
                return default
            if answer in known:
                return answer
            if answer.isdigit() and 0 < int(answer) <= len(shown):
                return shown[int(answer) - 1]
            found = [each for each in known if _fits(each, known, answer)]
            if len(found) == 1 and answer:
                click.echo(f"  {found[0]}")
                return found[0]
            if answer and not found:
                click.echo(f'  nothing is called "{answer}"; a part of a name will do')
            shown = _show(known, answer if found else "")

    def _line(self, question: str) -> str:
        """Return the line that is typed; the end of a pipe ends the command."""
        self.asked += 1
        click.echo(f"{question} ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo()
            raise click.Abort
        if not sys.stdin.isatty():
            click.echo(line.rstrip("\r\n"))
        return line.strip()


def _fits(key: str, known: Mapping[str, str], answer: str) -> bool:
    part = answer.casefold()
    return part in key.casefold() or part in known[key].casefold()


def _show(known: Mapping[str, str], part: str) -> list[str]:
    """Show what can be chosen, by number, and return that."""
    fitting = [each for each in known if not part or _fits(each, known, part)]
    for number, key in enumerate(fitting[:_MOST_SHOWN], start=1):
        called = f"  {known[key]}" if known[key] not in {"", key} else ""
        click.echo(f"  {number:>3}  {key}{called}")
    if len(fitting) > _MOST_SHOWN:
        more = len(fitting) - _MOST_SHOWN
        click.echo(f"       and {more} more; type a part of the name to find one")
    return fitting[:_MOST_SHOWN]
