"""Names that nobody declared, and which declared one was probably meant.

Suggestions come from what the name is spelt like, and from what declared things
are called in any language: `verschmieren` is answered with `smudging`.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import SequenceMatcher
from heapq import nsmallest

from attrs import field, frozen

from recommender.loading.blame import corrected, listing, note, place_of
from recommender.loading.faults import Faults
from recommender.model.position import position_of

MOST_SUGGESTIONS = 3
MOST_LISTED = 12
_LONGEST_QUOTED = 60
_MOST_LOOKS = 100_000
_STANDS_UNDER = {
    "attribute": "`when:` and `unless:`",
    "property": "`met_by:`, `exclude:`, `caution:`, `with:` and `properties:`",
}
_NO_HINT = "declare it, or correct its spelling"
_ODD_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_NEAR_IDS = 0.7
_NEAR_SHORT_IDS = 0.6
_SHORT = 3
_NEAR_PHRASES = 0.8
_ACCENTS = re.compile("[\u0300-\u036f]")
_GAPS = re.compile(r"[\s_\-]+")


def fold(text: str) -> str:
    """Return `text` without what a hurried writer leaves out: case, accents, dashes.

    Only the accents of European scripts go; the vowel signs of Devanagari carry
    meaning.

    >>> fold("Über_die-Walze")
    'uber die walze'
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _GAPS.sub(" ", bare).strip()


def nothing_else() -> Iterable[tuple[str, str]]:
    """Know no other words for anything."""
    return ()


@frozen
class Kind:
    """The declared names of one kind.

    Attributes:
        name: What one of them is called in messages, such as `problem`.
        ids: All of them.
        called: Yields what else they are called: pairs of id and phrase. Looked
            at only when a name is unknown.
        plural: What several are called.
        partly: Whether some could not be taken in, so that names may be missing.
    """

    name: str
    ids: Collection[str]
    called: Callable[[], Iterable[tuple[str, str]]] = nothing_else
    plural: str = field()
    partly: bool = field(default=False, kw_only=True)

    @plural.default
    def _plural(self) -> str:
        """Say several, as English does."""
        stem = self.name.removesuffix("y")
        changes = stem != self.name and stem[-1] not in "aeiou"
        return f"{stem}ies" if changes else f"{self.name}s"


def suggestions(name: str, kind: Kind) -> tuple[str, ...]:
    """Return the declared ids that were probably meant, the likeliest first.

    >>> suggestions("smuding", Kind("problem", ["piling", "smudging"]))
    ('smudging',)
    >>> german = lambda: [("smudging", "Verschmieren")]
    >>> suggestions("verschmieren", Kind("problem", ["smudging"], german))
    ('smudging',)
    """
    wanted = fold(name)
    by_spelling: dict[str, list[str]] = {}
    for known in sorted(kind.ids):
        by_spelling.setdefault(fold(known), []).append(known)
    by_phrase: dict[str, list[str]] = {}
    for known, phrase in sorted(kind.called()):
        by_phrase.setdefault(fold(phrase), []).append(known)
    exact = [*by_spelling.get(wanted, ()), *by_phrase.get(wanted, ())]
    if exact:
        return tuple(dict.fromkeys(exact))[:MOST_SUGGESTIONS]
    near: list[str] = []
    near_ids = _NEAR_IDS if len(wanted) > _SHORT else _NEAR_SHORT_IDS
    for spellings, cutoff in ((by_spelling, near_ids), (by_phrase, _NEAR_PHRASES)):
        for spelling in _nearest(wanted, spellings, cutoff):
            near.extend(spellings[spelling])
    for spellings in (by_spelling, by_phrase) if not near else ():
        for spelling in _sharing_words(wanted, spellings):
            near.extend(spellings[spelling])
    return tuple(dict.fromkeys(near))[:MOST_SUGGESTIONS]


def _sharing_words(wanted: str, spellings: Iterable[str]) -> list[str]:
    """Return the spellings that have all words of `wanted`, or none but its words.

    >>> _sharing_words("nbr rubber", ["epdm", "nbr"])
    ['nbr']
    >>> _sharing_words("voc", ["voc limit"])
    ['voc limit']
    """
    words = set(wanted.split())
    found = [
        (abs(len(others) - len(words)), spelling)
        for spelling in spellings
        if (others := set(spelling.split())) and (others <= words or words <= others)
    ]
    return [spelling for _, spelling in nsmallest(MOST_SUGGESTIONS, found)]


def _nearest(wanted: str, spellings: Iterable[str], cutoff: float) -> list[str]:
    """Return the spellings most like `wanted`, ties in alphabetical order."""
    matcher = SequenceMatcher(b=wanted)
    scored: list[tuple[float, str]] = []
    for spelling in spellings:
        matcher.set_seq1(spelling)
        # The quick ones are upper bounds, and spare most of the work.
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            ratio = matcher.ratio()
            if ratio >= cutoff:
                scored.append((-ratio, spelling))
    return [spelling for _, spelling in nsmallest(MOST_SUGGESTIONS, scored)]


def hint(name: str, kind: Kind) -> str:
    """Return what to do about the unknown `name`, or nothing.

    >>> hint("smuding", Kind("problem", ["smudging", "piling"]))
    'did you mean "smudging"?'
    >>> hint("xyz", Kind("category", ["ink", "wash"]))
    'the categories are ink and wash'
    """
    near = suggestions(name, kind)
    if near:
        return _did_you_mean(near)
    if not kind.ids:
        return f"no {kind.name} is declared at all"
    if len(kind.ids) <= MOST_LISTED:
        one = len(kind.ids) == 1
        return (
            f"the only {kind.name} is {next(iter(kind.ids))}"
            if one
            else f"the {kind.plural} are {listing(sorted(kind.ids), 'and')}"
        )
    return ""


def _did_you_mean(near: tuple[str, ...]) -> str:
    """Ask whether one of a few names was meant."""
    return f"did you mean {listing([quoted(each) for each in near])}?"


def offered(word: str, near: tuple[str, ...], faults: Faults) -> str:
    """Return which names were probably meant, and the line with the only one.

    For who has the files open, it says where that one is declared.
    """
    line = corrected(word, near[0], faults) if len(near) == 1 else ""
    if not line:
        return _did_you_mean(near)
    place = position_of(near[0])
    where = f"   ({place.path}:{place.line})" if place else ""
    return f"{_did_you_mean(near)}{where}\nwrite `{line}`"


def quoted(word: str) -> str:
    r"""Return `word` as messages quote it, cut where it is very long.

    >>> quoted("smudging"), quoted(chr(7))
    ('"smudging"', '"\\x07"')
    """
    return f'"{shown(word)}"'


def shown(text: str) -> str:
    """Return `text` as messages can hold it: what a terminal would obey is escaped."""
    cut = text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"
    return cut if cut.isprintable() else "".join(map(_visible, cut))


def _visible(letter: str) -> str:
    """Return `letter`, or its escape where it is a control or no character."""
    odd = unicodedata.category(letter) in _ODD_CATEGORIES
    if odd and letter not in _JOINERS:
        return letter.encode("unicode_escape").decode("ascii")
    return letter


def declared(
    word: str,
    kind: Kind,
    faults: Faults,
    others: Mapping[str, Kind] | None = None,
) -> bool:
    """Return whether `word` is declared; note an `unknown-name` where it is not.

    Args:
        word: The name as written.
        kind: What it must be a name of.
        faults: Where the fault is noted.
        others: Kinds to look in for what the name is instead.
    """
    if word in kind.ids:
        return True
    if kind.partly and not suggestions(word, kind):
        # What is missing stands where something could not be taken in.
        return False
    help_ = next(
        (
            f"{quoted(word)} is {article(other.name)}, not {article(kind.name)}"
            + _as_other(word, kind, other, faults)
            for other in (others or {}).values()
            if other.name != kind.name and word in other.ids
        ),
        "",
    )
    note(
        faults,
        "unknown-name",
        f"no {kind.name} is called {quoted(word)}",
        word,
        help=_advice(word, kind, faults, help_),
    )
    return False


def _as_other(word: str, kind: Kind, other: Kind, faults: Faults) -> str:
    """Return the line of a condition with the right subject, if it is one."""
    line = faults.line_at(place_of(word)).strip()
    if {kind.name, other.name} == {"problem", "objection"} and (
        line.removeprefix("- ") == f"{kind.name}: {word}"
    ):
        return f"; write `{line.replace(kind.name, other.name, 1)}`"
    if {kind.name, other.name} == {"attribute", "property"}:
        home = _STANDS_UNDER[other.name]
        return f"; leave it out, or move it: such lines stand under {home}"
    return ""


def _advice(word: str, kind: Kind, faults: Faults, other: str) -> str:
    """Return what to do about an unknown name.

    Args:
        word: The name as written.
        kind: What it must be a name of.
        faults: Where the fault is noted.
        other: What it is a name of instead, if of anything.
    """
    if too_many(faults, kind.ids):
        return other or _NO_HINT
    near = suggestions(word, kind)
    if near:
        other = other.partition("; leave it out")[0]
        return (
            f"{other}; {offered(word, near, faults)}"
            if other
            else offered(word, near, faults)
        )
    listed = hint(word, kind)
    if other and "; " not in other and listed:
        return f"{other}; {listed}"
    return other or listed or _NO_HINT


def too_many(faults: Faults, ids: Collection[str]) -> bool:
    """Whether so much is wrong that looking through `ids` each time would take long.

    A missing file makes thousands of names unknown; nobody reads as many hints.
    """
    return len(faults.found) * len(ids) > _MOST_LOOKS


def article(name: str) -> str:
    """Return `name` with its article.

    >>> article("objection"), article("need")
    ('an objection', 'a need')
    """
    return f"an {name}" if name[0] in "aeio" else f"a {name}"
