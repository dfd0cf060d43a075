"""What is to be confirmed, held against the definitions: one line at a time."""

from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from recommender.advising.advise import advise
from recommender.compiling.compiled import compile_knowledge
from recommender.engine import plain
from recommender.model.advice import Advice
from recommender.model.condition import (
    AllOf,
    AnyOf,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    Line,
)
from recommender.model.enquiry import Facts
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import Conclude, Exclude, RequireNeed, Rule
from recommender.model.truth import Truth, all_of
from tests.advising.reference import Reference, product_line
from tests.examples import examples
from tests.small_trade import DAY
from tests.strategies import enquiries, knowledge_bases

Asked = set[tuple[str, str]]
"""Pairs of `attribute` or `property`, and a name."""


@st.composite
def cases(draw: st.DrawFn) -> tuple[Knowledge, Facts]:
    """Draw a knowledge base and what a client brings to it."""
    knowledge = draw(knowledge_bases(fewest_rules=4, most_rules=14))
    return knowledge, draw(enquiries(knowledge))


def of_limit(line: Line, reference: Reference) -> Asked:
    """The unknown answer, or datum of the product in use, that a line is held to."""
    limit = line.test.limit if isinstance(line.test, Compared) else None
    match limit:
        case ClientValue() if reference.limit(limit) is None:
            return {("attribute", limit.attribute)}
        case CurrentValue() if reference.limit(limit) is None:
            return {("property", f"current.{limit.property}")}
        case _:
            return set()


def of_line(line: Line, reference: Reference) -> Asked:
    """What an unknown line about the client waits for."""
    found = of_limit(line, reference)
    attribute = reference.knowledge.attributes.get(line.subject)
    if attribute is not None and attribute.from_rules:
        concluded = {pair for rule in reference.fired for pair in concluded_by(rule)}
        for rule in reference.open:
            wanted = named(line) - {v for a, v in concluded if a == line.subject}
            for name, value in concluded_by(rule):
                every = not isinstance(line.test, AnyOf | AllOf)
                if name == line.subject and (every or value in wanted):
                    found |= of_open(rule, reference)
    elif attribute is not None and line.subject not in reference.facts.context:
        found.add(("attribute", line.subject))
    return found


def concluded_by(rule: Rule) -> tuple[tuple[str, str], ...]:
    """The attributes and values that a rule concludes, if it does."""
    return rule.effect.values if isinstance(rule.effect, Conclude) else ()


def named(line: Line) -> set[str]:
    """The values that a line names, if it does."""
    return set(line.test.values) if isinstance(line.test, AnyOf | AllOf) else set()


def of_lines(lines: Iterable[Line], reference: Reference) -> Asked:
    """What the unknown ones among some lines wait for."""
    unknown = (line for line in lines if reference.line(line) is Truth.UNKNOWN)
    return {each for line in unknown for each in of_line(line, reference)}


def of_open(rule: Rule, reference: Reference) -> Asked:
    """What keeps an open rule open, through the open rules that it waits for."""
    blocks = rule.when.blocks if rule.when else ((),)
    truths = [all_of(map(reference.line, block)) for block in blocks]
    found = of_lines(rule.unless.lines() if rule.unless else (), reference)
    for block, whole in zip(blocks, truths, strict=True):
        if whole is Truth.UNKNOWN and Truth.TRUE not in truths:
            found |= of_lines(block, reference)
    return found


def of_fired(rule: Rule, reference: Reference) -> Asked:
    """What a rule that fired waits for where it could rest on more problems."""
    now, then = reference.fired, reference.would_fire()
    if reference.rests_on(rule, now) == reference.rests_on(rule, then):
        return set()
    found: Asked = set()
    for block in rule.when.blocks if rule.when else ():
        if all_of(map(reference.line, block)) is Truth.FALSE:
            continue
        found |= of_lines(block, reference)
        for other in then:
            if any(
                name == line.subject and value in named(line)
                for line in block
                for name, value in concluded_by(other)
            ):
                found |= of_rule(other, reference)
    return found


def of_rule(rule: Rule, reference: Reference) -> Asked:
    """What a rule waits for, open or fired."""
    return (of_open if rule in reference.open else of_fired)(rule, reference)


def of_product(
    condition: Condition | None, product: Product, reference: Reference
) -> Asked:
    """What keeps a condition unknown for a product."""
    found: Asked = set()
    if reference.truth(condition, product) is not Truth.UNKNOWN or condition is None:
        return found
    for block in condition.blocks:
        truths = {
            line: product_line(line, product, reference.knowledge, reference.limit)
            for line in block
        }
        if all_of(truths.values()) is not Truth.UNKNOWN:
            continue
        for line in (each for each in block if truths[each] is Truth.UNKNOWN):
            found |= of_limit(line, reference)
            if line.subject in {"contains", "free_of"}:
                found.add(("property", "formulation"))
            elif line.subject not in product.properties:
                found.add(("property", line.subject))
    return found


def to_confirm(
    product: Product, reference: Reference
) -> Iterator[tuple[str, str, str]]:
    """Yield everything to confirm for a held product, and what waits for it."""
    waiting: list[tuple[str, Asked]] = []
    for rule in reference.would_fire():
        effect = rule.effect
        if isinstance(effect, Exclude):
            affects = reference.truth(effect.products, product)
            if affects is Truth.UNKNOWN:
                waiting.append(
                    (rule.id, of_product(effect.products, product, reference))
                )
            if affects is not Truth.FALSE and rule in reference.open:
                waiting.append((rule.id, of_open(rule, reference)))
    waiting.extend(
        ("suits", {("attribute", line.subject)})
        for line in product.suits
        if line.subject not in reference.facts.context
    )
    stated = reference.facts.problems
    if not any(reference.support(product, q, certain=True) for q in stated):
        waiting.extend(of_needs(product, reference))
    yield from ((kind, name, on) for on, asked in waiting for kind, name in asked)


def of_needs(product: Product, reference: Reference) -> Iterator[tuple[str, Asked]]:
    """Yield what the needs of a product without support wait for."""
    would_be = reference.would_fire()
    for need, (_, problems, _) in reference.needs(would_be).items():
        met_by = reference.knowledge.needs[need].met_by
        if not problems or reference.truth(met_by, product) is Truth.FALSE:
            continue
        yield need, of_product(met_by, product, reference)
        for rule in would_be:
            if isinstance(rule.effect, RequireNeed) and rule.effect.need == need:
                yield rule.id, of_rule(rule, reference)


def advised(knowledge: Knowledge, facts: Facts) -> tuple[Advice, Reference]:
    """Return the advice, and the answers by definition."""
    compiled = compile_knowledge(knowledge)
    inference = plain.infer(compiled.ruleset, facts)
    advice = advise(compiled, facts, lambda _: inference, enquiry={}, on=DAY)
    return advice, Reference(knowledge, facts, inference, DAY)


@examples(300)
@given(case=cases())
def test_exactly_what_is_unknown_and_decides_is_to_be_confirmed(
    case: tuple[Knowledge, Facts],
) -> None:
    """Each unknown through all the rules that lead to it, attributes first."""
    knowledge, facts = case
    advice, reference = advised(knowledge, facts)

    for held in advice.held:
        wanted = sorted(set(to_confirm(knowledge.products[held.product], reference)))
        assert wanted
        assert [
            ("attribute", each.attribute, each.because_of)
            if each.attribute
            else ("property", each.property, each.because_of)
            for each in held.confirm
        ] == wanted
