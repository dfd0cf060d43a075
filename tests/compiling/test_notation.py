"""Nothing beyond the limits of the rule engine is ever written down for it."""

import json
from itertools import product

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


@given(
    st.lists(
        st.lists(st.integers(0, 400), min_size=1, max_size=40),
        min_size=1,
        max_size=150,
    )
)
def test_partitions_stay_within_every_limit(wanted: list[list[int]]) -> None:
    """Every rule is in one partition, with all its lines, and none is too big."""
    rules = [
        engine_rule(number, map(atom, lines)) for number, lines in enumerate(wanted)
    ]
    found = list(partitions_of(rules, first=7))

    assert [p.name for p in found] == [f"p{7 + n}" for n in range(len(found))]
    assert [rule for p in found for rule in p.rules] == list(range(len(wanted)))
    for partition in found:
        written = json.loads(partition.definition)
        names = {text[2:-3]: each for each, text in partition.atoms}
        assert len(partition.rules) <= MOST_RULES
        assert len(names) == len(partition.atoms) <= MOST_ATOMS
        assert written.pop("boot") == {"all": [{"m": {"boot": 1}}]}
        assert list(written) == [f"r{n}" for n in range(len(partition.rules))]
        for number, rule in zip(partition.rules, written.values(), strict=True):
            [condition] = rule["all"]
            terms = condition["m"].get("$and", [condition["m"]])
            asked = {line for term in terms for name in term for line, _ in names[name]}
            assert len(terms) <= MOST_TERMS
            assert asked == set(wanted[number])


def test_a_fact_holds_its_ids_and_what_it_was_told() -> None:
    """The session and the fact have always the same ids."""
    [partition] = partitions_of([engine_rule(0, [atom(5), atom(9)])], first=0)
    texts = [text for _, text in partition.atoms]

    assert json.loads(fact_text("".join(texts))) == {
        "sid": "0",
        "id": "1",
        "a0": 1,
        "a1": 1,
    }
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
    assert list(partitions_of([], first=0)) == []


def test_equal_rules_are_written_once() -> None:
    """Two alternatives with the same lines are one engine rule."""
    rules = [EngineRule(rule=n, atoms=(atom(m),)) for n, m in product((1, 1), (3, 3))]

    [partition] = partitions_of(rules, first=0)
    assert partition.rules == (1,)


def test_what_is_too_big_is_refused_not_written() -> None:
    """These would be faults of ours, found before the engine sees them."""
    many = [EngineRule(rule=n, atoms=(atom(n),)) for n in range(MOST_RULES + 1)]
    with pytest.raises(ValueError, match="61 rules"):
        notation._partition("p0", tuple(many))  # noqa: SLF001
    for terms in (0, MOST_TERMS + 1):
        atoms = tuple(map(atom, range(terms)))
        with pytest.raises(ValueError, match=f"condition of {terms} terms"):
            notation._partition("p0", (EngineRule(rule=0, atoms=atoms),))  # noqa: SLF001
