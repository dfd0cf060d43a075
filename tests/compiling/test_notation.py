"""Nothing beyond the limits of the rule engine is ever written down for it."""

import json
from itertools import count, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.compiling import notation
from recommender.compiling.notation import (
    MOST_ATOMS,
    MOST_RULES,
    MOST_TERMS,
    Atom,
    EngineRule,
    engine_rule,
    fact_text,
    fnv1a,
    groups_of,
    partitions_of,
)
from recommender.model.truth import Truth


def atom(number: int) -> Atom:
    """Return the atom that a line holds."""
    return ((number, Truth.TRUE),)


def test_the_limits_are_those_of_the_engine() -> None:
    """Sixty conditions of 64, all of 31 terms, and two ids among 252 properties."""
    assert (MOST_RULES, MOST_TERMS, MOST_ATOMS) == (60, 31, 250)


@pytest.mark.parametrize(
    ("name", "expected"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)]
)
def test_the_hash_is_fnv1a(name: str, expected: int) -> None:
    """The published test vectors."""
    assert fnv1a(name) == expected


def test_names_that_the_engine_would_mix_up_are_refused() -> None:
    """These two words are the shortest known to share a hash."""
    with pytest.raises(ValueError, match="same hash"):
        notation._assert_distinct(("costarring", "liquid"))  # noqa: SLF001


Wanted = list[list[list[int]]]


@given(
    st.lists(
        st.lists(
            st.lists(st.integers(0, 400), min_size=1, max_size=40),
            min_size=1,
            max_size=90,
        ),
        min_size=1,
        max_size=12,
    )
)
def test_partitions_stay_within_every_limit(wanted: Wanted) -> None:
    """Every rule is with its group, with all its lines, and nothing is too big."""
    numbers = count()
    asked = {next(numbers): lines for group in wanted for lines in group}
    numbers = count()
    filed = [
        [engine_rule(next(numbers), map(atom, lines)) for lines in group]
        for group in wanted
    ]
    runs = [run for rules in filed for run in groups_of(rules)]
    partitions, groups = partitions_of(runs)

    assert [rule for run in runs for rule in run] == [r for rs in filed for r in rs]
    assert [p.name for p in partitions] == [f"p{n}" for n in range(len(partitions))]
    for partition in partitions:
        written = json.loads(partition.definition)
        assert len(partition.rules) <= MOST_RULES
        assert list(written) == [f"r{n}" for n in range(len(partition.rules) + 1)]
        assert [*written.values()][-1] == {"all": [{"m": {"boot": 1}}]}
    for run, group in zip(runs, groups, strict=True):
        partition = partitions[group.partition]
        written = json.loads(partition.definition)
        names = {text[2:-3]: each for each, text, _ in group.atoms}
        assert len(names) == len(group.atoms) <= MOST_ATOMS
        places = [n for n in range(len(partition.rules)) if group.rules >> n & 1]
        assert [partition.rules[place] for place in places] == [r.rule for r in run]
        for place in places:
            [condition] = written[f"r{place}"]["all"]
            terms = condition["m"].get("$and", [condition["m"]])
            lines = {line for term in terms for name in term for line, _ in names[name]}
            users = {each for each, _, rules in group.atoms if rules >> place & 1}
            assert len(terms) <= MOST_TERMS
            assert lines == set(asked[partition.rules[place]])
            assert users == {names[name] for term in terms for name in term}


def test_a_fact_holds_its_ids_and_what_it_was_told() -> None:
    """The session and the fact have always the same ids."""
    _, [group] = partitions_of([(engine_rule(0, [atom(5), atom(9)]),)])
    told = "".join(text for _, text, _ in group.atoms)

    assert json.loads(fact_text(told)) == {"sid": "0", "id": "1", "a0": 1, "a1": 1}
    assert json.loads(fact_text("")) == {"sid": "0", "id": "1"}


def test_a_long_rule_is_equal_to_the_short_one_written_for_it() -> None:
    """Splitting a conjunction keeps its meaning, whatever holds."""
    atoms = [((n, Truth.TRUE if n < 20 else Truth.FALSE),) for n in range(40)]
    split = engine_rule(0, atoms)

    assert len(split.atoms) == MOST_TERMS
    assert [pair for each in split.atoms for pair in each] == [
        pair for each in atoms for pair in each
    ]


def test_no_rules_are_no_partition() -> None:
    """The engine is not asked about nothing."""
    assert list(groups_of([])) == []
    assert partitions_of([]) == ((), ())


def test_equal_rules_are_written_once() -> None:
    """Two alternatives with the same lines are one engine rule, in any group."""
    rules = [EngineRule(rule=n, atoms=(atom(m),)) for n, m in product((1, 1), (3, 3))]
    [run] = groups_of(rules)

    [partition], groups = partitions_of([run, run])
    assert partition.rules == (1,)
    assert [group.rules for group in groups] == [1, 1]


def test_what_is_too_big_is_refused_not_written() -> None:
    """These would be faults of ours, found before the engine sees them."""
    many = [EngineRule(rule=n, atoms=(atom(n),)) for n in range(MOST_RULES + 1)]
    with pytest.raises(ValueError, match="61 rules"):
        partitions_of([tuple(many)])
    for terms in (0, MOST_TERMS + 1):
        rule = EngineRule(rule=0, atoms=tuple(map(atom, range(terms))))
        with pytest.raises(ValueError, match=f"condition of {terms} terms"):
            partitions_of([(rule,)])
