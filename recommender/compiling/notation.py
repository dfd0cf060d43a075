"""The notation of durable_rules, kept to the small part of it that is exact.

An engine rule is a flat conjunction of atoms; an atom is a property that the
fact has, with the value 1, when something holds.
What goes beyond the engine's limits is never shown to it: it hangs or corrupts
memory instead of refusing.
Rules are kept in partitions, each an engine ruleset of its own, so that an
enquiry meets only those it can touch.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import frozen

from recommender.model.truth import Truth

Atom: TypeAlias = tuple[tuple[int, Truth], ...]
"""Lines by number, each with the truth it must have; usually one line.

An `unless` is an atom whose line must be false: known not to hold.
"""

MOST_RULES = 60
"""Rules in a partition; one fact may match 64 conditions at once."""

MOST_TERMS = 31
"""Atoms in one engine rule."""

MOST_ATOMS = 250
"""Atoms in a partition; a fact may have 252 properties, two of them its ids."""

BOOT = "boot"
"""A rule, and the only property it asks for, that enquiries never fire.

An engine session can be deleted safely only after some rule has fired in it.
"""

SESSION = "0"
FACT = "1"


@frozen(kw_only=True)
class EngineRule:
    """One conjunction of an authored rule; alternatives are several of them.

    Attributes:
        rule: Number of the authored rule.
        atoms: What must hold; at least one, at most `MOST_TERMS`, all different.
    """

    rule: int
    atoms: tuple[Atom, ...]


@frozen(kw_only=True)
class Partition:
    """One engine ruleset.

    Attributes:
        name: Unique among the partitions of a ruleset.
        definition: The rules in the engine's notation.
        atoms: Every atom that its rules ask for, with the text that tells the
            engine of it.
        users: Per atom, the engine rules that ask for it, a bit for each.
        rules: The authored rule behind each engine rule; the engine calls them
            `r0`, `r1` and so on.
    """

    name: str
    definition: str
    atoms: tuple[tuple[Atom, str], ...]
    users: tuple[int, ...]
    rules: tuple[int, ...]


def engine_rule(rule: int, atoms: Iterable[Atom]) -> EngineRule:
    """Return a conjunction that the engine can take, however many atoms it has.

    What is too much for one engine rule becomes a single atom, decided by us:
    a conjunction means the same however its parts are put in brackets.
    """
    distinct = tuple(dict.fromkeys(atoms))
    if len(distinct) <= MOST_TERMS:
        return EngineRule(rule=rule, atoms=distinct)
    first, rest = distinct[: MOST_TERMS - 1], distinct[MOST_TERMS - 1 :]
    pairs = tuple(dict.fromkeys(pair for atom in rest for pair in atom))
    return EngineRule(rule=rule, atoms=(*first, pairs))


def partitions_of(rules: Iterable[EngineRule], *, first: int) -> Iterator[Partition]:
    """Yield partitions that hold `rules`, each within the engine's limits.

    Args:
        rules: All of one key, in an order that depends on the content only.
        first: Number of the first partition, for its name.
    """
    for number, chunk in enumerate(_chunks(rules), start=first):
        yield _partition(f"p{number}", chunk)


def _chunks(rules: Iterable[EngineRule]) -> Iterator[tuple[EngineRule, ...]]:
    """Yield the rules in runs that fit into one partition."""
    chunk: list[EngineRule] = []
    atoms: set[Atom] = set()
    for rule in dict.fromkeys(rules):
        grown = atoms.union(rule.atoms)
        if chunk and (len(chunk) == MOST_RULES or len(grown) > MOST_ATOMS):
            yield tuple(chunk)
            chunk, grown = [], set(rule.atoms)
        chunk.append(rule)
        atoms = grown
    if chunk:
        yield tuple(chunk)


def _partition(name: str, rules: tuple[EngineRule, ...]) -> Partition:
    """Write rules in the engine's notation, after checking every limit."""
    names = {
        atom: f"a{number}"
        for number, atom in enumerate(
            dict.fromkeys(atom for rule in rules for atom in rule.atoms)
        )
    }
    if len(rules) > MOST_RULES or len(names) > MOST_ATOMS:
        msg = f"partition {name}: {len(rules)} rules with {len(names)} atoms"
        raise ValueError(msg)
    written = [
        f'"r{number}":{_all_of([names[atom] for atom in rule.atoms])}'
        for number, rule in enumerate(rules)
    ]
    written.append(f'"{BOOT}":{_all_of([BOOT])}')
    return Partition(
        name=name,
        definition=f"{{{','.join(written)}}}",
        atoms=tuple((atom, f',"{short}":1') for atom, short in names.items()),
        users=tuple(_users(rules, names)),
        rules=tuple(rule.rule for rule in rules),
    )


def _users(rules: tuple[EngineRule, ...], atoms: Iterable[Atom]) -> Iterator[int]:
    """Yield which rules ask for each atom, a bit for each rule."""
    users = dict.fromkeys(atoms, 0)
    for number, rule in enumerate(rules):
        for atom in rule.atoms:
            users[atom] |= 1 << number
    yield from users.values()


def _all_of(names: list[str]) -> str:
    """Write one condition: a fact that has all these properties."""
    if not 1 <= len(names) <= MOST_TERMS:
        msg = f"a condition of {len(names)} terms"
        raise ValueError(msg)
    terms = [f'{{"{name}":1}}' for name in names]
    matched = terms[0] if len(terms) == 1 else f'{{"$and":[{",".join(terms)}]}}'
    return f'{{"all":[{{"m":{matched}}}]}}'


def fact_text(atoms: str) -> str:
    """Return the fact that tells the engine of the atoms that hold.

    >>> fact_text(',"a0":1,"a7":1')
    '{"sid":"0","id":"1","a0":1,"a7":1}'
    """
    return f'{{"sid":"{SESSION}","id":"{FACT}"{atoms}}}'


def fnv1a(name: str) -> int:
    """Return the 32-bit hash that the engine compares names by.

    >>> hex(fnv1a("a"))
    '0xe40c292c'
    """
    found = 0x811C9DC5
    for byte in name.encode("ascii"):
        found = ((found ^ byte) * 0x01000193) & 0xFFFFFFFF
    return found


def _assert_distinct(names: tuple[str, ...]) -> None:
    """Refuse names that the engine would take for one another."""
    if len({fnv1a(name) for name in names}) != len(names):
        msg = "two names of the engine notation have the same hash"
        raise ValueError(msg)


# Every name that the engine ever compares in one of our rulesets, besides its
# own: names are counted anew in each partition, so this is all of them.
_assert_distinct(
    (
        *("sid", "id", "m", "$s", "$m", "$and", "all", BOOT),
        *(f"a{number}" for number in range(MOST_ATOMS)),
        *(f"r{number}" for number in range(MOST_RULES)),
    )
)
