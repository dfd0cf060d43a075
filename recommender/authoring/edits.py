"""Edits of authored files at the places of mentions; all else stays as it is."""

import json
from collections.abc import Iterable, Mapping

from recommender.authoring.layout.scalars import needs_quotes
from recommender.authoring.mention import Mention
from recommender.errors import RecommenderError
from recommender.loading.characters import LINE_END


def edited(
    texts: Mapping[str, str], mentions: Iterable[tuple[str, Mention]], name: str
) -> dict[str, str]:
    """Return files with another name at each mention.

    Args:
        texts: By how each file is shown.
        mentions: Each with its file.
        name: What to write there.

    Raises:
        RecommenderError: A mention is not written as it reads.
    """
    by_file: dict[str, list[Mention]] = {}
    for path, mention in mentions:
        by_file.setdefault(path, []).append(mention)
    return {
        path: _file(text, by_file[path], name) if path in by_file else text
        for path, text in texts.items()
    }


def _file(text: str, mentions: Iterable[Mention], name: str) -> str:
    """Return a file with another name at its mentions; line ends stay."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    bare = text.removeprefix("\ufeff")
    lines = LINE_END.split(bare)
    ends = [found[0] for found in LINE_END.finditer(bare)] + [""]
    # From right to left, so that places further left stay true.
    for mention in sorted(mentions, key=_place, reverse=True):
        place = mention.node.position
        lines[place.line - 1] = _line(lines[place.line - 1], mention, name)
    return mark + "".join(line + end for line, end in zip(lines, ends, strict=True))


def _place(mention: Mention) -> tuple[int, int]:
    place = mention.node.position
    return place.line, place.column + mention.start


def _line(line: str, mention: Mention, name: str) -> str:
    """Return a line with another name at a mention."""
    word, place = mention.node.word, mention.node.position
    first = place.column - 1
    start = first + mention.start
    end = start + mention.length
    if line[start:end] != word[mention.start : mention.start + mention.length]:
        msg = (
            f"{place}: {mention.name} is written with escapes or over several lines "
            "here; write it plainly, and rename it then"
        )
        raise RecommenderError(msg)
    quote = line[first - 1 : first]
    if quote in {'"', "'"}:
        return line[:start] + _inside(name, quote) + line[end:]
    whole = word[: mention.start] + name + word[mention.start + mention.length :]
    # What has commas and stands there without quotes is no member of a list.
    in_brackets = not mention.is_key and not needs_quotes(word, in_brackets=True)
    if needs_quotes(whole, in_brackets=in_brackets):
        rest = line[first + len(word) :]
        return line[:first] + json.dumps(whole, ensure_ascii=False) + rest
    return line[:start] + name + line[end:]


def _inside(name: str, quote: str) -> str:
    """Return a name as it is written inside of quotes."""
    if quote == "'":
        return name.replace("'", "''")
    return json.dumps(name, ensure_ascii=False)[1:-1]
