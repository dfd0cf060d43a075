"""Active rules, made ready to fire: plain, immutable, picklable.

Lines are interned: equal lines of different rules have one number and are
looked at once in an enquiry.
Rules stand in strata: a rule looks only at conclusions of the strata before its
own, so every stratum can be settled before the next.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import assert_never

from attrs import evolve, field, frozen

from recommender.compiling.keys import Key, keys_of
from recommender.compiling.notation import (
    Atom,
    EngineRule,
    Group,
    Partition,
    blocks_of,
    engine_rule,
    groups_of,
    partitions_of,
)
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Rule
from recommender.model.strata import circle_of, concluded_by
from recommender.model.truth import Truth


@frozen(kw_only=True)
class CompiledRule:
    """What decides whether one rule fires, and what that concludes.

    Attributes:
        blocks: Line numbers of the alternatives of `when`; one empty block where
            the rule has none.
        unless: Line numbers, in whatever block they were written.
        concludes: Pairs of attribute and value.
    """

    id: str
    blocks: tuple[tuple[int, ...], ...]
    unless: tuple[int, ...]
    concludes: tuple[tuple[str, str], ...] = ()

    @property
    def unconditional(self) -> bool:
        """Whether it fires whatever the client says."""
        return not self.unless and () in self.blocks


@frozen(kw_only=True)
class Stratum:
    """Rules that can be settled together.

    Attributes:
        rules: Numbers of its rules, by id.
        unconditional: Those that always fire; no engine is asked.
        always: Numbers of the groups to look at in every enquiry.
        filed: Other groups, by the subject and value of a key.
    """

    rules: tuple[int, ...]
    unconditional: tuple[int, ...]
    always: tuple[int, ...]
    filed: Mapping[str, Mapping[str, tuple[int, ...]]]


@frozen(kw_only=True)
class Ruleset:
    """All active rules.

    Attributes:
        rules: By id; a rule's number is its place here.
        lines: The interned lines; a line's number is its place here.
        strata: In the order in which they are settled.
        partitions: In the engine's notation; a partition's number is its place.
        groups: Of rules that are looked at together; a group's number is its place.
        blocks: The first group of each run of them that one index is made of.
        from_rules: The attributes that rules conclude.
    """

    rules: tuple[CompiledRule, ...] = ()
    lines: tuple[Line, ...] = ()
    strata: tuple[Stratum, ...] = ()
    partitions: tuple[Partition, ...] = field(default=(), repr=False)
    groups: Sequence[Group] = field(default=(), repr=False)
    blocks: tuple[int, ...] = ()
    from_rules: frozenset[str] = frozenset()

    def in_order(self) -> Iterator[str]:
        """Yield the ids of all rules, what concludes before what it feeds."""
        for stratum in self.strata:
            for number in stratum.rules:
                yield self.rules[number].id


def compile_ruleset(knowledge: Knowledge) -> Ruleset:
    """Compile the active rules once, for any number of enquiries.

    Raises:
        ValueError: Rules conclude in a circle.
    """
    active = sorted(knowledge.active_rules(), key=lambda rule: rule.id)
    circle = circle_of(active)
    if circle:
        msg = f"rules conclude in a circle: {', '.join(r.id for r in circle)}"
        raise ValueError(msg)
    from_rules = frozenset(
        str(name) for name, each in knowledge.attributes.items() if each.from_rules
    )
    numbers: dict[Line, int] = {}
    rules = tuple(_compiled(rule, numbers) for rule in active)
    lines = tuple(numbers)
    grouped: list[tuple[EngineRule, ...]] = []
    strata = [
        _stratum(numbers_of, rules, lines, from_rules, grouped)
        for numbers_of in _by_depth(active)
    ]
    partitions, groups = partitions_of(grouped)
    return Ruleset(
        rules=rules,
        lines=lines,
        strata=tuple(strata),
        partitions=partitions,
        groups=groups,
        blocks=blocks_of(groups),
        from_rules=from_rules,
    )


def _by_depth(rules: list[Rule]) -> list[list[int]]:
    """Return the numbers of the rules, by how many conclusions they stand on."""
    concluding: dict[str, list[Rule]] = {}
    for rule in rules:
        for attribute in concluded_by(rule):
            concluding.setdefault(attribute, []).append(rule)
    order = TopologicalSorter(
        {
            attribute: {
                line.subject
                for rule in found
                for line in rule.lines()
                if line.subject in concluding
            }
            for attribute, found in concluding.items()
        }
    )
    depths: dict[str, int] = {}

    def depth(rule: Rule) -> int:
        return max((depths.get(line.subject, 0) for line in rule.lines()), default=0)

    for attribute in order.static_order():
        depths[attribute] = 1 + max(depth(rule) for rule in concluding[attribute])
    by_rule = [depth(rule) for rule in rules]
    strata: list[list[int]] = [[] for _ in range(max(by_rule, default=-1) + 1)]
    for number, found_at in enumerate(by_rule):
        strata[found_at].append(number)
    return strata


def _compiled(rule: Rule, numbers: dict[Line, int]) -> CompiledRule:
    """Intern the lines of a rule."""

    def interned(lines: tuple[Line, ...]) -> tuple[int, ...]:
        plain = dict.fromkeys(_plain_line(line) for line in lines)
        return tuple(numbers.setdefault(line, len(numbers)) for line in plain)

    when = rule.when or Condition(blocks=((),))
    effect = rule.effect
    pairs = effect.values if isinstance(effect, Conclude) else ()
    return CompiledRule(
        id=str(rule.id),
        blocks=tuple(dict.fromkeys(interned(block) for block in when.blocks)),
        unless=interned(tuple(rule.unless.lines()) if rule.unless else ()),
        concludes=tuple((str(attribute), str(value)) for attribute, value in pairs),
    )


def _stratum(
    numbers: list[int],
    rules: tuple[CompiledRule, ...],
    lines: tuple[Line, ...],
    from_rules: frozenset[str],
    grouped: list[tuple[EngineRule, ...]],
) -> Stratum:
    """File the rules of one stratum under their keys, and add its groups."""
    # None stands for what is looked at in every enquiry.
    filed: dict[Key | None, list[EngineRule]] = {}
    for number in numbers:
        rule = rules[number]
        if rule.unconditional:
            continue
        for block in rule.blocks:
            conjunction = engine_rule(number, _atoms(block, rule.unless))
            keys = keys_of([lines[each] for each in block], from_rules)
            for key in keys or (None,):
                filed.setdefault(key, []).append(conjunction)
    by_key: dict[Key | None, tuple[int, ...]] = {}
    # Groups that share a partition should have little else in common.
    by_subject = sorted(filed.items(), key=lambda item: item[0][0] if item[0] else "")
    for key, found in by_subject:
        first = len(grouped)
        for alike in [found] if key else _alike(found, lines):
            grouped.extend(groups_of(alike))
        by_key[key] = tuple(range(first, len(grouped)))
    return Stratum(
        rules=tuple(numbers),
        unconditional=tuple(n for n in numbers if rules[n].unconditional),
        always=by_key.pop(None, ()),
        filed=_by_subject(by_key),
    )


def _alike(
    rules: list[EngineRule], lines: tuple[Line, ...]
) -> Iterable[list[EngineRule]]:
    """Return rules by the first choice that each asks for.

    What the engine is told of a group are the atoms of all its rules: the less they
    differ, the less that is.
    """
    found: dict[Line | None, list[EngineRule]] = {}
    for rule in rules:
        asked = (lines[number] for atom in rule.atoms for number, _ in atom)
        choice = (line for line in asked if isinstance(line.test, AnyOf))
        found.setdefault(next(choice, None), []).append(rule)
    return found.values()


def _by_subject(
    by_key: Mapping[Key | None, tuple[int, ...]],
) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """Return groups by subject, then by value."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for key, numbers in by_key.items():
        if key is not None:
            found.setdefault(key[0], {})[key[1]] = numbers
    return found


def _atoms(block: tuple[int, ...], unless: tuple[int, ...]) -> Iterator[Atom]:
    """Yield what must hold for a block to fire its rule."""
    for number in block:
        yield ((number, Truth.TRUE),)
    for number in unless:
        yield ((number, Truth.FALSE),)


def _plain_line(line: Line) -> Line:
    """Return an equal line whose words no longer remember where they stand."""
    return Line(str(line.subject), _plain_test(line.test))


def _plain_test(test: Test) -> Test:
    match test:
        case AnyOf(values) | AllOf(values) | NoneOf(values):
            return evolve(test, values=tuple(map(str, values)))
        case Compared(comparison, ClientValue(attribute, factor)):
            return Compared(comparison, ClientValue(str(attribute), factor))
        case Compared(comparison, CurrentValue(name, factor)):
            return Compared(comparison, CurrentValue(str(name), factor))
        case Compared() | Between() | IsKnown():
            return test
        case _:
            assert_never(test)
