"""Relaxations, questions, solutions and contrasts against plain enumeration."""

from collections import Counter
from functools import partial
from itertools import combinations
from math import log2

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from recommender.advising.asking import possible_answers, questions
from recommender.advising.contrasting import contrast
from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.relaxing import unmet
from recommender.advising.solving import solution
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.engine import plain
from recommender.engine.inference import Inference
from recommender.model.condition import ClientValue, Compared
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import Exclude, Rule
from recommender.model.truth import Truth
from tests.advising.reference import Reference
from tests.examples import examples
from tests.small_trade import DAY
from tests.strategies import enquiries, knowledge_bases

EXAMPLES = examples(150)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Knowledge, Facts]:
    """Draw a knowledge base and what a client brings to it."""
    knowledge = draw(knowledge_bases(fewest_rules=3, most_rules=14))
    return knowledge, draw(enquiries(knowledge))


def worked_out(knowledge: Knowledge, facts: Facts) -> tuple[Compiled, Grounds]:
    """Return the grounds of advice, by the plain evaluator."""
    compiled = compile_knowledge(knowledge)
    inference = plain.infer(compiled.ruleset, facts)
    return compiled, grounds_of(compiled, facts, inference, on=DAY)


def reference_on(knowledge: Knowledge, facts: Facts) -> Reference:
    """Return the answers by definition."""
    ruleset = compile_knowledge(knowledge).ruleset
    return Reference(knowledge, facts, plain.infer(ruleset, facts), DAY)


def without(
    knowledge: Knowledge, rules: frozenset[str], suits: frozenset[str]
) -> Knowledge:
    """Return the knowledge with some rules and some attributes of `suits` given up."""
    products: dict[str, Product] = {
        i: evolve(p, suits=tuple(line for line in p.suits if line.subject not in suits))
        for i, p in knowledge.products.items()
    }
    kept = {i: rule for i, rule in knowledge.rules.items() if i not in rules}
    return evolve(knowledge, rules=kept, products=products)


@EXAMPLES
@given(case=cases())
def test_relaxations_are_all_the_smallest_that_admit_something(
    case: tuple[Knowledge, Facts],
) -> None:
    """Giving up exactly these admits exactly those; giving up less admits nothing."""
    knowledge, facts = case
    compiled, grounds = worked_out(knowledge, facts)
    infer = partial(plain.infer, compiled.ruleset)
    reference = reference_on(knowledge, facts)
    fits = {i for i in knowledge.products if _standing(reference, i) == "fits"}
    found = {one.problem: one.relaxations for one in unmet(grounds, infer)}

    # What keeps a product waiting stays, whatever else is given up.
    out_by = {i: _out_by(reference, p) for i, p in knowledge.products.items()}

    def fits_without(drop: frozenset[tuple[str, str]], product: str) -> bool:
        rules = frozenset(name for kind, name in drop if kind == "rule")
        suits = frozenset(name for kind, name in drop if kind == "suits")
        fired = {rule.id for rule in reference.fired} - rules
        relaxed = Reference(
            without(knowledge, rules, suits),
            facts,
            _only(fired, grounds.inference),
            DAY,
        )
        return _standing(relaxed, product) == "fits"

    loose = [
        ("rule", rule.id)
        for rule in reference.fired
        if isinstance(rule.effect, Exclude) and not rule.effect.firm
    ]
    loose += [("suits", name) for name in sorted(set(_suited(knowledge)))]
    for problem in facts.problems:
        serving = {
            i
            for i, p in knowledge.products.items()
            if reference.support(p, problem, certain=True)
        }
        assert (problem in found) == (not serving & fits)
        if problem not in found:
            continue
        expected: list[tuple[frozenset[tuple[str, str]], set[str]]] = []
        for size in range(1, len(loose) + 1):
            for drop in map(frozenset, combinations(loose, size)):
                if any(kept <= drop for kept, _ in expected):
                    continue
                admitted = {i for i in serving if fits_without(drop & out_by[i], i)}
                if admitted:
                    expected.append((drop, admitted))
        assert [
            (
                frozenset(
                    [("rule", i) for i in one.rules] + [("suits", i) for i in one.suits]
                ),
                set(one.products),
            )
            for one in found[problem]
        ] == sorted(expected, key=lambda pair: (len(pair[0]), _by_id(pair[0])))
    assert compiled.knowledge is knowledge


def _by_id(drop: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return rules and attributes of `suits` by their ids, whichever they are."""
    return sorted((name, kind) for kind, name in drop)


def in_the_way(grounds: Grounds, number: int) -> set[str]:
    """Return everything that puts a product out, firm or not."""
    fit = grounds.fit
    return {i for i, picked in fit.excluded_by.items() if picked.true >> number & 1} | {
        f"suits {line.subject}" for line, ps in fit.unsuited if ps >> number & 1
    }


def _out_by(reference: Reference, product: Product) -> frozenset[tuple[str, str]]:
    """Return the rules, and the attributes of `suits`, that put a product out."""
    rules = {
        ("rule", rule.id)
        for rule in reference.fired
        if isinstance(rule.effect, Exclude)
        and reference.truth(rule.effect.products, product) is Truth.TRUE
    }
    suits = {
        ("suits", line.subject)
        for line in product.suits
        if reference.suited(line) is Truth.FALSE
    }
    return frozenset(rules | suits)


def _standing(reference: Reference, product: str) -> str:
    return reference.standing(reference.knowledge.products[product])


def _suited(knowledge: Knowledge) -> list[str]:
    return [line.subject for p in knowledge.products.values() for line in p.suits]


def _only(fired: set[str], inference: Inference) -> Inference:
    """Return the inference with fewer rules fired."""
    return evolve(inference, fired=tuple(sorted(fired)))


@EXAMPLES
@given(case=cases())
def test_the_solution_is_the_smallest_best_compatible_set(
    case: tuple[Knowledge, Facts],
) -> None:
    """It equals what trying every set of up to four products gives."""
    knowledge, facts = case
    _, grounds = worked_out(knowledge, facts)
    reference = reference_on(knowledge, facts)
    fits = {
        i: {q for q in facts.problems if reference.support(p, q, certain=True)}
        for i, p in knowledge.products.items()
        if reference.standing(p) == "fits"
    }
    everything = set().union(*fits.values()) if fits else set()
    options = [
        (size, -sum(reference.score(knowledge.products[i]) for i in chosen), chosen)
        for size in range(1, 5)
        for chosen in combinations(sorted(fits), size)
        if set().union(*(fits[i] for i in chosen)) == everything
        and not any(
            _excludes(knowledge, a, b) or _excludes(knowledge, b, a)
            for a, b in combinations(chosen, 2)
        )
    ]

    assert solution(grounds) == (min(options)[2] if options else ())


def _excludes(knowledge: Knowledge, one: str, other: str) -> bool:
    """Whether one product must not be used with another."""
    category = knowledge.products[other].category
    return any(
        name == other
        or (name in knowledge.categories and category in knowledge.kinds_of(name))
        for name in knowledge.products[one].not_with
    )


@examples(60)
@given(case=cases())
def test_questions_are_worth_what_their_answers_decide(
    case: tuple[Knowledge, Facts],
) -> None:
    """The value is the entropy of the best products over all possible answers."""
    knowledge, facts = case
    compiled, grounds = worked_out(knowledge, facts)
    asked = questions(grounds, lambda other: plain.infer(compiled.ruleset, other))
    expected = {}
    for name in _mentioned(knowledge, facts, grounds.inference):
        attribute = knowledge.attributes[name]
        decisions = Counter(
            _best(
                reference_on(
                    knowledge, evolve(facts, context={**facts.context, name: answer})
                )
            )
            for answer in possible_answers(grounds, attribute)
        )
        total = sum(decisions.values())
        value = -sum(n / total * log2(n / total) for n in decisions.values())
        if len(decisions) > 1:
            expected[name] = value

    assert {q.attribute: q.value for q in asked} == pytest.approx(expected)
    assert [q.score for q in asked] == sorted((q.score for q in asked), reverse=True)


def _best(reference: Reference) -> frozenset[str]:
    """The fitting products at the top score."""
    scores = {
        i: reference.score(p)
        for i, p in reference.knowledge.products.items()
        if reference.standing(p) == "fits"
    }
    top = max(scores.values(), default=0)
    return frozenset(i for i, score in scores.items() if score == top)


def _mentioned(knowledge: Knowledge, facts: Facts, inference: Inference) -> set[str]:
    """The unknown attributes that an open rule, a suit or an exclusion mentions."""
    names = set(_suited(knowledge))

    def limits(rule: Rule) -> None:
        lines = list(rule.lines())
        if isinstance(rule.effect, Exclude):
            lines += rule.effect.products.lines()
        for line in lines:
            limit = line.test.limit if isinstance(line.test, Compared) else None
            if isinstance(limit, ClientValue):
                names.add(limit.attribute)

    for rule in knowledge.active_rules():
        if rule.id in inference.open or isinstance(rule.effect, Exclude):
            names.update(line.subject for line in rule.lines())
            limits(rule)
    return {
        name
        for name in names
        if name in knowledge.attributes
        and not knowledge.attributes[name].from_rules
        and name not in facts.context
    }


@EXAMPLES
@given(case=cases())
def test_a_contrast_with_itself_changes_nothing(case: tuple[Knowledge, Facts]) -> None:
    """No row goes, comes or differs; the other way round, rows mirror each other."""
    knowledge, _ = case
    catalog = compile_knowledge(knowledge).catalog
    products = list(knowledge.products.values())
    mirror = {"goes": "comes", "comes": "goes", "lower": "higher", "higher": "lower"}
    for product in products:
        for row in contrast(knowledge, catalog, product, product):
            assert row.change in {"stays", "same", "unknown"}
            assert row.now == row.then
        for other in products:
            there = contrast(knowledge, catalog, product, other)
            back = contrast(knowledge, catalog, other, product)
            assert [mirror.get(row.change, row.change) for row in there] == [
                row.change for row in back
            ]


@EXAMPLES
@given(case=cases())
def test_a_repair_never_walks_into_another_exclusion(
    case: tuple[Knowledge, Facts],
) -> None:
    """With the new answer some product is still needed, and freer than before."""
    knowledge, facts = case
    compiled, grounds = worked_out(knowledge, facts)
    infer = partial(plain.infer, compiled.ruleset)
    for one in unmet(grounds, infer):
        for relaxation in one.relaxations:
            numbers = [compiled.catalog.number[i] for i in relaxation.products]
            for repair in relaxation.repairs:
                if knowledge.attributes[repair.attribute].scale.numeric:
                    continue
                for choice in repair.new.split(" | "):
                    changed = {**facts.context, repair.attribute: frozenset({choice})}
                    _, then = worked_out(knowledge, evolve(facts, context=changed))
                    assert any(
                        then.support.products >> number & 1
                        and in_the_way(then, number) < in_the_way(grounds, number)
                        for number in numbers
                    )
