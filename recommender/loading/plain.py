"""The plain values that many sections share: text, phrases, days, yes and no."""

import re
from collections.abc import Mapping as MappingOf
from datetime import date
from enum import Enum
from typing import TypeVar

from recommender.loading.blame import Misread, listing, note
from recommender.loading.names import declared, quoted
from recommender.loading.spelling import days_meant
from recommender.loading.structure import word, words
from recommender.loading.terms import Terms, not_among
from recommender.loading.tree import Entry, Mapping, Scalar
from recommender.model.position import Word
from recommender.model.text import ALTERNATIVES, Says, Text

Fields = MappingOf[str, Entry]
"""The entries of one mapping, by key."""

Grade = TypeVar("Grade", bound=Enum)

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*")
_OPEN = frozenset("(|)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_text(fields: Fields, key: str, terms: Terms) -> Text:
    """Return what stands under `key`, per language; nothing where the key is absent.

    A plain line is in the default language, the first one of the knowledge base.
    """
    entry = fields.get(key)
    return Text() if entry is None else text_of(entry, terms)


def text_of(entry: Entry, terms: Terms) -> Text:
    """Return the text of one entry, the default language first."""
    node = entry.node
    if isinstance(node, Scalar):
        return Text(((terms.languages[0], node.word),))
    if not isinstance(node, Mapping):
        line = word(node, terms.faults, of=entry.key)
        return Text(((terms.languages[0], line),)) if line is not None else Text()
    lines: dict[str, str] = {
        each.key: line
        for each in _spoken(node, terms)
        if (line := word(each.node, terms.faults, of=entry.key)) is not None
    }
    return Text(tuple((lang, lines[lang]) for lang in terms.languages if lang in lines))


def read_says(fields: Fields, key: str, terms: Terms) -> Says:
    """Return the phrases under `key`, per language; none where the key is absent."""
    entry = fields.get(key)
    if entry is None:
        return Says()
    if not isinstance(entry.node, Mapping):
        phrases = _phrases(entry, terms, of=key)
        return Says(((terms.languages[0], phrases),)) if phrases else Says()
    said: dict[str, tuple[Word, ...]] = {
        each.key: _phrases(each, terms, of=key) for each in _spoken(entry.node, terms)
    }
    return Says(tuple((lang, said[lang]) for lang in terms.languages if said.get(lang)))


def _phrases(entry: Entry, terms: Terms, *, of: str) -> tuple[Word, ...]:
    """Return the phrases that stand there; what is left open in one must close."""
    found = words(entry.node, terms.faults, of=of)
    for phrase in found:
        if "|" in phrase and not _OPEN.isdisjoint(ALTERNATIVES.sub("", phrase)):
            note(
                terms.faults,
                "bad-phrase",
                f"the alternatives in {quoted(phrase)} do not stand in round brackets",
                phrase,
                help="write them as in `the (bearing | gear) is worn`, with a word "
                "on either side of each line",
            )
    return found


def _spoken(node: Mapping, terms: Terms) -> list[Entry]:
    """Return the entries whose key is a language of the knowledge base."""
    found = []
    for each in node.entries:
        if each.key in terms.languages:
            found.append(each)
        elif _LANGUAGE.fullmatch(each.key):
            known = listing(list(terms.languages), "and")
            note(
                terms.faults,
                "unknown-language",
                f"the knowledge base does not speak {quoted(each.key)}, only {known}",
                each.key,
                help="leave it out, or add it to the `languages` of the knowledge base",
            )
        else:
            declared(each.key, terms.kinds["language"], terms.faults)
    return found


def read_word(fields: Fields, key: str, terms: Terms) -> Word | None:
    """Return the word under `key`, or None where there is none."""
    entry = fields.get(key)
    return None if entry is None else word(entry.node, terms.faults, of=key)


def read_line_of_text(fields: Fields, key: str, terms: Terms) -> str:
    """Return the text under `key` as it stands there, or nothing."""
    return read_word(fields, key, terms) or ""


def read_name(fields: Fields, key: str, terms: Terms, kind: str) -> Word | None:
    """Return the declared name under `key`, or None."""
    named = read_word(fields, key, terms)
    return named if named is not None and terms.declares(kind, named) else None


def read_listed(fields: Fields, key: str, terms: Terms, kind: str) -> tuple[Word, ...]:
    """Return the declared names listed under `key`."""
    entry = fields.get(key)
    if entry is None:
        return ()
    return terms.declared_among(kind, words(entry.node, terms.faults, of=key))


def read_flag(
    fields: Fields,
    key: str,
    terms: Terms,
    *,
    default: bool = False,
) -> bool:
    """Return whether the author said yes."""
    said = read_word(fields, key, terms)
    if said is None:
        return default
    answer = read_yes(said)
    if isinstance(answer, Misread):
        terms.blame(said, answer)
        return default
    return answer


def read_date(fields: Fields, key: str, terms: Terms) -> date | None:
    """Return the day under `key`, or None."""
    said = read_word(fields, key, terms)
    if said is None:
        return None
    day = read_day(said)
    if isinstance(day, Misread):
        terms.blame(said, day)
        return None
    return day


def read_grade(
    fields: Fields, key: str, terms: Terms, grades: MappingOf[str, Grade], what: str
) -> Grade | None:
    """Return which of a few graded words stands under `key`, or None."""
    said = read_word(fields, key, terms)
    if said is None:
        return None
    if said not in grades:
        terms.blame(said, not_among(said, what, grades))
        return None
    return grades[said]


def read_day(text: str) -> date | Misread:
    """Return the day that `text` names.

    >>> read_day("2027-06-30")
    datetime.date(2027, 6, 30)
    >>> read_day("30.06.2027").right
    ('2027-06-30',)
    """
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return Misread(
                "bad-date",
                f"the calendar has no day {quoted(text)}",
                help="look the day up in the calendar, and write it as `2027-06-30`",
            )
    return Misread(
        "bad-date",
        f"{quoted(text)} is not written as a day",
        right=days_meant(text),
        certain=True,
        help="write the year, the month, and the day: `2027-06-30`",
    )


def read_yes(text: str) -> bool | Misread:
    """Return whether `text` says yes.

    >>> read_yes("yes"), read_yes("no"), read_yes("True").right
    (True, False, ('yes',))
    """
    if text == "yes":
        return True
    if text == "no":
        return False
    folded = text.casefold()
    meant = (
        ("yes",)
        if folded in {"yes", "true", "on", "y", "ja", "1"}
        else ("no",)
        if folded in {"no", "false", "off", "n", "nein", "0"}
        else ()
    )
    return Misread(
        "not-a-choice",
        f"{quoted(text)} is neither yes nor no",
        right=meant,
        help="write `yes` or `no`",
        certain=True,
    )
