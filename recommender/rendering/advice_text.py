"""Advice as plain text that can be read aloud to a client."""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from recommender.model.advice import Advice
from recommender.model.knowledge import Knowledge
from recommender.rendering.advice_outline import advice_outline
from recommender.rendering.display import NO_BREAK_SPACE, Piece, wrap
from recommender.rendering.outline import Item, Mark, Outline

_INDENT = 2
_BOLD, _FAINT, _GREEN, _YELLOW, _RED = "1", "2", "32", "33", "31"

_SIGNS = {
    Mark.SENTENCE: "",
    Mark.GROUP: "",
    Mark.POINT: "-",
    Mark.FOR: "+",
    Mark.AGAINST: "!",
    Mark.ASK: "?",
}
_SIGN_STYLES = {Mark.FOR: _GREEN, Mark.AGAINST: _RED, Mark.ASK: _YELLOW}


def advice_text(  # noqa: PLR0913 - each is a choice of the reader's
    advice: Advice,
    knowledge: Knowledge,
    *,
    language: str | None,
    width: int = 80,
    top: int | None = None,
    color: bool = False,
) -> str:
    """Return `advice` in plain sentences, each with its grounds.

    Args:
        advice: What to tell.
        knowledge: What it was given from, for labels and texts.
        language: The reader's; None for the knowledge base's own.
        width: Columns of a line; only a longer word goes beyond them.
        top: How many recommendations, and how many held products, to tell in
            full; the others are only named. None tells all.
        color: Whether to send style sequences to the terminal.
    """
    outline = advice_outline(advice, knowledge, language=language, top=top)
    return laid_out(outline, width=width, color=color)


def laid_out(outline: Outline, *, width: int = 80, color: bool = False) -> str:
    """Return an outline as plain text.

    Args:
        outline: What is said.
        width: Columns of a line; only a longer word goes beyond them.
        color: Whether to send style sequences to the terminal.
    """
    page = _Page(outline, width=width, color=color)
    lines = [*page.lines([Piece(outline.title, _BOLD)])]
    for section in outline.sections:
        lines.extend(("", *page.lines([Piece(section.heading, _BOLD)])))
        for before, item in zip((None, *section.items), section.items, strict=False):
            if before is not None and Mark.PRODUCT in {before.mark, item.mark}:
                lines.append("")
            lines.extend(page.item(item, _INDENT))
    if outline.closing:
        lines.extend(("", *page.lines([Piece(outline.closing, _FAINT)])))
    return "\n".join(lines) + "\n"


@frozen
class _Page:
    """What every line is laid out by."""

    outline: Outline
    width: int = field(kw_only=True)
    color: bool = field(kw_only=True)

    def item(self, item: Item, indent: int) -> Iterator[str]:
        """Yield the lines of an item and of all that stands under it."""
        sign = f"{item.number}." if item.number else _SIGNS[item.mark]
        hang = indent + (len(sign) + 1 if sign else 0)
        first = " " * indent
        if sign:
            painted = Piece(sign, _SIGN_STYLES.get(item.mark, ""))
            first += painted.painted(color=self.color) + " "
        below = hang + (_INDENT if item.mark is Mark.GROUP else 0)
        yield from self.lines(self._pieces(item), first=first, used=hang, hang=below)
        for aside in filter(None, (item.note, item.link)):
            margin = " " * below
            pieces = [Piece(aside, _FAINT)]
            yield from self.lines(pieces, first=margin, used=below, hang=below)
        for child in item.items:
            yield from self.item(child, below)

    def _pieces(self, item: Item) -> Iterator[Piece]:
        """Yield the words of an item, its lead set apart."""
        if item.mark is Mark.PRODUCT:
            yield Piece(item.lead, _BOLD)
            if item.text:
                yield Piece(f"({item.text})", _FAINT)
            return
        if item.lead:
            colon = ":" if item.text or item.items else ""
            yield Piece(item.lead + colon, _BOLD if item.mark is Mark.GROUP else "")
        yield Piece(item.text)
        # Numbers of sources stay with each other.
        references = self.outline.references(item).replace(" ", NO_BREAK_SPACE)
        yield Piece(references, _FAINT)

    def lines(
        self,
        pieces: Iterable[Piece],
        *,
        first: str = "",
        hang: int = 0,
        used: int = 0,
    ) -> Iterator[str]:
        """Yield painted lines; later ones hang under the first.

        Args:
            pieces: The words.
            first: What the first line begins with.
            hang: Columns that the others are indented by.
            used: Columns that `first` takes.
        """
        prefix = first
        for line in wrap(pieces, width=self.width, first=used, rest=hang):
            yield prefix + " ".join(word.painted(color=self.color) for word in line)
            prefix = " " * hang
