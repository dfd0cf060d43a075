"""Lines and rules in the words of their authors, for messages."""

from collections.abc import Iterable, Sequence

from recommender.model.condition import Block, Line
from recommender.model.knowledge import Knowledge
from recommender.rendering.authored.words import Writer

_MOST = 4


def line_text(line: Line, knowledge: Knowledge) -> str:
    """Return a line as authors write it: `process: [flexo, gravure]`."""
    ((subject, told),) = Writer(knowledge).suits((line,)).items()  # type: ignore[union-attr]
    shown = f"[{', '.join(map(str, told))}]" if isinstance(told, list) else told
    return f"{subject}: {shown}"


def block_text(block: Block, knowledge: Knowledge) -> str:
    """Return the lines of a block, one behind the other."""
    return ", ".join(f"`{line_text(line, knowledge)}`" for line in block)


def listed(words: Sequence[str] | Iterable[str], most: int = _MOST) -> str:
    """Return words as a list, the last ones only counted where they are many.

    >>> listed(["a"]), listed(["a", "b", "c"]), listed("abcdef", most=2)
    ('a', 'a, b and c', 'a, b and 4 more')
    """
    shown = list(words)
    if len(shown) > most:
        shown = [*shown[:most], f"{len(shown) - most} more"]
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last
