"""What an id looks like, and that none stands twice."""

import re
from collections.abc import Iterable

from attrs import frozen

from recommender.loading.blame import Misread, blame, note, place_of
from recommender.loading.faults import Faults
from recommender.loading.guessing import fold
from recommender.loading.names import article, quoted
from recommender.model.diagnostic import Related

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")
_MEANT_OTHERWISE = frozenset({"known", "unknown"})
_LONGEST = 80


@frozen
class Style:
    """How ids of a kind are written.

    Attributes:
        name: What the style is called.
        pattern: What an id must match as a whole.
        dash: What stands between words.
    """

    name: str
    pattern: re.Pattern[str]
    dash: str

    def spelt(self, text: str) -> str:
        """Return `text` as an id in this style, or nothing where that is hopeless.

        >>> kebab.spelt("Low Residue_Wash"), snake.spelt("water-hardness")
        ('low-residue-wash', 'water_hardness')
        """
        found = _OTHER.sub(self.dash, fold(text)).strip(self.dash)
        return found if self.pattern.fullmatch(found) else ""


kebab = Style("small letters and digits, joined by dashes", _KEBAB, "-")
snake = Style("small letters and digits, joined by underscores", _SNAKE, "_")


def check_id(word: str, kind: str, style: Style, faults: Faults) -> None:
    """Note a `bad-id` where `word` is not written as ids of its kind are."""
    if style.pattern.fullmatch(word) and len(word) <= _LONGEST:
        if word in _MEANT_OTHERWISE:
            note(
                faults,
                "bad-id",
                f"{quoted(word)} asks whether something is known, so it cannot "
                f"name {article(kind)}",
                word,
                help="choose another id",
            )
        return
    right = style.spelt(word[:_LONGEST])
    why = f"an id is {style.name}"
    if style.pattern.fullmatch(word):
        why = f"an id has at most {_LONGEST} characters, and this one {len(word)}"
    blame(
        word,
        Misread(
            "bad-id",
            f"{quoted(word)} cannot name {article(kind)}: {why}",
            right=(right,) if right else (),
            help=f"write an id such as `{style.spelt('low residue wash')}`",
        ),
        faults,
    )


def check_ids(words: Iterable[str], kind: str, style: Style, faults: Faults) -> None:
    """Note every bad id among `words`, and every one that stands twice."""
    seen: dict[str, str] = {}
    for word in words:
        if word in seen:
            twice(word, seen[word], kind, faults)
        else:
            seen[word] = word
            check_id(word, kind, style, faults)


def twice(word: str, first: str, kind: str, faults: Faults) -> None:
    """Note that an id is declared twice, naming both places."""
    place = place_of(first)
    note(
        faults,
        "duplicate-id",
        f"{kind} {quoted(word)} stands twice; it is already at {place}",
        word,
        help="give one of the two another id, or leave it out",
        related=(Related(position=place, message="the first one"),),
    )
