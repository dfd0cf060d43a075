"""The section that says which knowledge base this is."""

import re
from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from recommender.loading.blame import Misread, blame, note
from recommender.loading.faults import Faults
from recommender.loading.guessing import Kind
from recommender.loading.ids import check_id, kebab
from recommender.loading.names import quoted
from recommender.loading.plain import Fields, read_text, read_word
from recommender.loading.quantities import NUMBER
from recommender.loading.spelling import LONGEST, TOKEN, numbers_meant, unit_text
from recommender.loading.structure import entries, items, word, words
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry
from recommender.model.position import Position
from recommender.model.text import Text
from recommender.model.units import Units

FORMAT = "1"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TAGS = {
    "english": "en",
    "englisch": "en",
    "german": "de",
    "deutsch": "de",
    "hindi": "hi",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "dutch": "nl",
    "polish": "pl",
    "turkish": "tr",
    "portuguese": "pt",
    "chinese": "zh",
}
_MOST_UNITS = 200
_FACTOR = re.compile(rf"({NUMBER}) (\S.*)")
_KEYS = ("id", "format", "title", "version", "languages", "units")
_REQUIRED = ("id", "format", "version")


@frozen(kw_only=True)
class Head:
    """Which knowledge base this is, in which languages and units.

    Attributes:
        languages: The default language first.
        sound: Whether they could be read.
    """

    id: str = ""
    version: str = ""
    title: Text = Text()
    languages: tuple[str, ...] = ("en",)
    units: Units = field(factory=Units)
    sound: bool = True


def read_head(entry: Entry | None, at: Position, faults: Faults) -> Head:
    """Return what stands under `knowledge_base`.

    Args:
        entry: None where no file has it.
        at: Where to say so.
        faults: Where faults are noted.
    """
    if entry is None:
        faults.add(
            "missing-key",
            "no file says which knowledge base this is",
            at,
            help="add `knowledge_base:` to one file, with `id:`, `format: 1` and "
            "`version:` below it",
        )
        return Head()
    fields = entries(
        entry.node,
        faults,
        known=_KEYS,
        required=_REQUIRED,
        of="knowledge_base",
        at=entry.key,
    )
    declared = _read_languages(fields.get("languages"), faults)
    languages = declared or ("en",)
    terms = Terms(
        faults=faults,
        languages=languages,
        kinds={"language": Kind("language", languages)},
    )
    id_ = read_word(fields, "id", terms)
    if id_ is not None:
        check_id(id_, "knowledge base", kebab, faults)
    _check_format(fields, terms)
    return Head(
        id=id_ or "",
        version=read_word(fields, "version", terms) or "",
        title=read_text(fields, "title", terms),
        languages=languages,
        sound=bool(declared),
        units=_read_units(fields.get("units"), terms),
    )


def _check_format(fields: Fields, terms: Terms) -> None:
    """Note a format that this version cannot read."""
    said = read_word(fields, "format", terms)
    if said is not None and said != FORMAT:
        terms.blame(
            said,
            Misread(
                "not-a-choice",
                f"format {quoted(said)} is not one that can be read here",
                right=(FORMAT,),
            ),
        )


def _read_languages(entry: Entry | None, faults: Faults) -> tuple[str, ...]:
    """Return the declared languages, the default one first; none if they are faulty."""
    if entry is None:
        return ("en",)
    before = len(faults.found)
    found = []
    for language in words(entry.node, faults, of="languages"):
        if not _LANGUAGE.fullmatch(language):
            tag = _TAGS.get(language.casefold())
            blame(
                language,
                Misread(
                    "bad-id",
                    f"{quoted(language)} is not a language tag",
                    right=(tag,) if tag else (),
                    help="write tags such as `en`, `hi` or `de`",
                    certain=True,
                ),
                faults,
            )
        elif language not in found:
            found.append(language)
    return () if len(faults.found) > before else tuple(found) or ("en",)


def _read_units(entry: Entry | None, terms: Terms) -> Units:
    """Return the declared factors between units."""
    if entry is None:
        return Units()
    factors: dict[str, tuple[Fraction, str]] = {}
    for each in items(entry.node, terms.faults, of="units"):
        said = word(each.node, terms.faults, of=each.key)
        if said is None:
            continue
        if len(factors) == _MOST_UNITS:
            note(
                terms.faults,
                "too-big",
                f"more than {_MOST_UNITS} units are declared",
                each.key,
                help="leave out those that nobody writes",
            )
            break
        factor = _read_factor(each.key, said, factors)
        if isinstance(factor, Misread):
            terms.blame(said, factor)
        else:
            factors[unit_text(each.key)] = factor
    return Units(factors)


def _read_factor(
    unit: str, said: str, known: Mapping[str, tuple[Fraction, str]]
) -> tuple[Fraction, str] | Misread:
    """Return how many of which other unit one `unit` is."""
    found = _FACTOR.fullmatch(said)
    if found is None or len(said) > LONGEST:
        token = TOKEN.match(said)
        meant = numbers_meant(token[0]) if token else ()
        rest = said[token.end() :].strip() if token else ""
        return Misread(
            ("bad-number" if rest else "missing-unit") if meant else "bad-phrase",
            f"{quoted(said)} does not say how much one {unit} is",
            right=tuple(f"{digits} {rest}" for digits in meant if rest),
            help="write a number and a unit, such as `°fH: 0.56 °dH`",
        )
    factor, other = Fraction(found[1]), unit_text(found[2])
    if factor <= 0:
        return Misread(
            "bad-number",
            f"one {unit} must be more than nothing",
            found[1],
            help="write a factor above 0, such as `°fH: 0.56 °dH`",
        )
    already = Units(known).factor(unit_text(unit), other)
    if already not in {None, factor}:
        return Misread(
            "unit-mismatch",
            f"the other units already make one {unit} {already} {other}, "
            f"not {found[1]}",
            found[1],
            help="leave one of these units out, or correct its factor",
        )
    return factor, other
