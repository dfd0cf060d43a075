"""Advice as Markdown, fit for a pull request or an e-mail."""

import re
from collections.abc import Iterator

from recommender.model.advice import Advice
from recommender.model.knowledge import Knowledge
from recommender.rendering.advice_outline import advice_outline
from recommender.rendering.display import harmless
from recommender.rendering.outline import Item, Mark, Outline

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_OPENING = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)](?:\s|$)))")
_MENTION = re.compile(r"(?<!\w)([@#])(?=\w)")
_LINK = re.compile(r"https?://", re.IGNORECASE)
_UNLINKABLE = re.compile(r"[\s<>\\\"^`{|}]")
_WORD_JOINER = "\u2060"


def advice_markdown(
    advice: Advice,
    knowledge: Knowledge,
    *,
    language: str | None,
    top: int | None = None,
) -> str:
    """Return `advice` as Markdown, with the same content as the plain text.

    Args:
        advice: What to tell.
        knowledge: What it was given from, for labels and texts.
        language: The reader's; None for the knowledge base's own.
        top: How many recommendations, and how many held products, to tell in
            full; the others are only named. None tells all.
    """
    return marked_down(advice_outline(advice, knowledge, language=language, top=top))


def marked_down(outline: Outline) -> str:
    """Return an outline as Markdown."""
    lines = [f"# {escaped(outline.title)}"]
    for section in outline.sections:
        lines.extend(("", f"## {escaped(section.heading)}", ""))
        in_list = False
        for item in section.items:
            apart = item.mark in {Mark.SENTENCE, Mark.PRODUCT}
            if lines[-1] and (apart or not in_list):
                lines.append("")
            lines.extend(_block(item, outline) if apart else _point(item, outline, 0))
            in_list = not apart
    if outline.closing:
        lines.extend(("", f"*{escaped(outline.closing)}*"))
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it is, on one line.

    Names after an at sign call nobody, and numbers after a hash link nowhere.

    >>> escaped("1. *Fast* <b>")
    '1\\. \\*Fast\\* \\<b\\>'
    """
    shown = _SPECIAL.sub(r"\\\1", harmless(text).strip())
    shown = _MENTION.sub(rf"\1{_WORD_JOINER}", shown)
    opening = _OPENING.match(shown)
    if opening is None:
        return shown
    end = opening.end()
    if opening[2].isdigit():
        return f"{shown[:end]}\\{shown[end:]}"
    return f"{shown[: end - 1]}\\{shown[end - 1 :]}"


def linked(text: str, link: str) -> str:
    """Return `text` leading to `link`; only web pages are led to.

    >>> linked("Data sheet", "https://example.org/a b")
    '[Data sheet](<https://example.org/a%20b>)'
    >>> linked("Data sheet", "javascript:alert(1)")
    'Data sheet (javascript:alert(1))'
    """
    if not link:
        return escaped(text)
    if not _LINK.match(link):
        return f"{escaped(text)} ({escaped(link)})"
    safe = _UNLINKABLE.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()),
        harmless(link),
    )
    return f"[{escaped(text)}](<{safe}>)"


def _block(item: Item, outline: Outline) -> Iterator[str]:
    """Yield a paragraph, or a product under a heading of its own."""
    if item.mark is Mark.SENTENCE:
        yield escaped(item.text)
        return
    yield f"### {item.number}. {escaped(item.lead)}"
    yield ""
    if item.text:
        yield f"*{escaped(item.text)}*"
        yield ""
    for child in item.items:
        yield from _point(child, outline, 0)


def _point(item: Item, outline: Outline, depth: int) -> Iterator[str]:
    """Yield the lines of a list item and of all that stands under it."""
    words = []
    if item.lead:
        colon = ":" if item.text or item.items else ""
        words.append(f"**{escaped(item.lead)}{colon}**")
    if item.text:
        words.append(linked(item.text, item.link))
    if item.sources:
        words.append(escaped(outline.references(item)))
    if item.note:
        words.append(f"*{escaped(item.note)}*")
    sign = f"{item.number}." if item.mark in {Mark.SOURCE, Mark.STEP} else "-"
    yield f"{'  ' * depth}{sign} {' '.join(words)}"
    # What stands under a number is indented beyond it, or it ends the list.
    deeper = depth + (len(sign) + 2) // 2
    if item.items and item.items[0].mark is Mark.STEP:
        # Only a list that begins with 1 may follow a line of text at once.
        yield ""
    for child in item.items:
        yield from _point(child, outline, deeper)
