"""The notation of durable_rules, kept to the small part of it that is exact.

An engine rule is a flat conjunction of atoms; an atom is a property that the
fact has, with the value 1, when something holds.
What goes beyond the engine's limits is never shown to it: it hangs or corrupts
memory instead of refusing.
Rules are kept in partitions, each an engine ruleset of its own, and a fact holds
the atoms of one group of them, so that an enquiry meets only those it can touch.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
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

BLOCK = 512
"""Rules from which on a block of groups is full; what fewer enquiries touch together
costs more steps, what more of them do costs longer ones."""

MOST_ATOMS = 250
"""Atoms in a partition; a fact may have 252 properties, two of them its ids."""

BOOT = "boot"
"""What the last rule of every partition asks for, which enquiries never fire.

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
        rules: The authored rule behind each engine rule; the engine calls them
            `r0`, `r1` and so on.
    """

    name: str
    definition: str
    rules: tuple[int, ...]


@frozen(kw_only=True)
class Group:
    """Engine rules of one partition that are looked at together.

    Attributes:
        partition: Number of the partition.
        rules: The engine rules, a bit for each.
        atoms: Every atom that they ask for, the text that tells the engine of it,
            and which of them ask for it.
    """

    partition: int
    rules: int
    atoms: tuple[tuple[Atom, str, int], ...]


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


def groups_of(rules: Iterable[EngineRule]) -> Iterator[tuple[EngineRule, ...]]:
    """Yield rules in runs that each fit into one partition."""
    run: list[EngineRule] = []
    atoms: set[Atom] = set()
    for rule in dict.fromkeys(rules):
        grown = atoms.union(rule.atoms)
        if run and not _fits(len(run) + 1, grown):
            yield tuple(run)
            run, grown = [], set(rule.atoms)
        run.append(rule)
        atoms = grown
    if run:
        yield tuple(run)


def _fits(rules: int, atoms: Collection[Atom]) -> bool:
    return rules <= MOST_RULES and len(atoms) <= MOST_ATOMS


def partitions_of(
    groups: Iterable[tuple[EngineRule, ...]],
) -> tuple[tuple[Partition, ...], tuple[Group, ...]]:
    """Return groups of rules, and the partitions that hold them.

    Small groups share a partition: every ruleset costs the engine memory.

    Args:
        groups: Each fits into one partition; in an order that depends on the
            content only.
    """
    partitions: list[Partition] = []
    found: list[Group] = []
    waiting: list[tuple[EngineRule, ...]] = []
    rules: dict[EngineRule, None] = {}
    atoms: set[Atom] = set()
    for group in groups:
        more = atoms.union(atom for rule in group for atom in rule.atoms)
        if waiting and not _fits(len({*rules, *group}), more):
            _close(waiting, partitions, found)
            waiting, rules = [], {}
            more = {atom for rule in group for atom in rule.atoms}
        waiting.append(group)
        rules |= dict.fromkeys(group)
        atoms = more
    if waiting:
        _close(waiting, partitions, found)
    return tuple(partitions), tuple(found)


def blocks_of(groups: Iterable[Group]) -> tuple[int, ...]:
    """Return the first group of each block: enough groups for one index."""
    starts: list[int] = []
    rules = BLOCK
    for number, group in enumerate(groups):
        if rules >= BLOCK:
            starts.append(number)
            rules = 0
        rules += group.rules.bit_count()
    return tuple(starts)


def _close(
    groups: list[tuple[EngineRule, ...]],
    partitions: list[Partition],
    found: list[Group],
) -> None:
    """Write a partition that holds `groups`, and note what each has of it."""
    number = len(partitions)
    places = {
        rule: place
        for place, rule in enumerate(
            dict.fromkeys(r for group in groups for r in group)
        )
    }
    names: dict[Atom, str] = {}
    for rule in places:
        for atom in rule.atoms:
            names.setdefault(atom, f"a{len(names)}")
    partitions.append(_partition(f"p{number}", tuple(places), names))
    for group in groups:
        users: dict[Atom, int] = {}
        for rule in group:
            for atom in rule.atoms:
                users[atom] = users.get(atom, 0) | 1 << places[rule]
        found.append(
            Group(
                partition=number,
                rules=sum(1 << places[rule] for rule in group),
                atoms=tuple(
                    (atom, f',"{names[atom]}":1', bits) for atom, bits in users.items()
                ),
            )
        )


def _partition(
    name: str, rules: tuple[EngineRule, ...], names: Mapping[Atom, str]
) -> Partition:
    """Write rules in the engine's notation, after checking every limit."""
    if not _fits(len(rules), names):
        msg = f"partition {name}: {len(rules)} rules with {len(names)} atoms"
        raise ValueError(msg)
    written = [
        f'"r{number}":{_all_of([names[atom] for atom in rule.atoms])}'
        for number, rule in enumerate(rules)
    ]
    written.append(f'"r{len(rules)}":{_all_of([BOOT])}')
    return Partition(
        name=name,
        definition=f"{{{','.join(written)}}}",
        rules=tuple(rule.rule for rule in rules),
    )


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
        *(f"r{number}" for number in range(MOST_RULES + 1)),
    )
)
