"""Names that nobody declared, and what is said about them."""

import unicodedata
from collections.abc import Collection, Mapping

from recommender.loading.blame import corrected, listing, note, place_of
from recommender.loading.faults import Faults
from recommender.loading.guessing import Kind, suggestions
from recommender.model.position import position_of

MOST_LISTED = 12
_LONGEST_QUOTED = 60
_MOST_LOOKS = 100_000
STANDS_UNDER = {
    "attribute": "`when:` and `unless:`",
    "property": "`met_by:`, `exclude:`, `caution:` and `with:`",
}
"""Where lines about the client and lines about products stand."""

_NO_HINT = "declare it, or correct its spelling"
_ODD_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


def hint(name: str, kind: Kind) -> str:
    """Return what to do about the unknown `name`, or nothing.

    >>> hint("smuding", Kind("problem", ["smudging", "piling"]))
    'did you mean "smudging"?'
    >>> hint("xyz", Kind("category", ["ink", "wash"]))
    'the categories are ink and wash'
    """
    near = suggestions(name, kind)
    return _did_you_mean(near) if near else _listed(kind)


def _listed(kind: Kind) -> str:
    """Return what there is of a kind, or nothing where that would be too much."""
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
            f"{quoted(word)} is {article(_left_of(other, kind))}, "
            f"not {article(kind.name)}" + _as_other(word, kind, other, faults)
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


def _left_of(other: Kind, kind: Kind) -> str:
    """Return what `other` is called besides `kind`: of substances and groups, group."""
    names = [name for name in other.name.split(" or ") if name != kind.name]
    return " or ".join(names)


def _as_other(word: str, kind: Kind, other: Kind, faults: Faults) -> str:
    """Return the line of a condition with the right subject, if it is one."""
    line = faults.line_at(place_of(word)).strip()
    if {kind.name, other.name} == {"problem", "objection"} and (
        line.removeprefix("- ") == f"{kind.name}: {word}"
    ):
        return f"; write `{line.replace(kind.name, other.name, 1)}`"
    if {kind.name, other.name} == {"attribute", "property"}:
        home = STANDS_UNDER[other.name]
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
    listed = _listed(kind)
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
