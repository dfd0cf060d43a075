"""Every situation whose advice differs lies in a region, and regions really differ."""

import random
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product as product_of

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import KnowledgeBase
from recommender.authoring.differing.content import Contents, renamed_rules
from recommender.authoring.differing.regions import Both, changed_regions
from recommender.checking.regions import Space
from recommender.checking.regions.situations import complete
from recommender.loading.enquiry import read_enquiry
from recommender.model.condition import AnyOf, Condition, Line
from recommender.model.differences import ChangedRegion, RegionLine
from recommender.model.enquiry import Enquiry, Facts
from recommender.model.grades import Status, Strength
from recommender.model.knowledge import Knowledge
from recommender.model.rule import RequireNeed, Rule
from recommender.model.vocabulary import Category, Direction, Preference, Priority
from recommender.testing.drawn import effects
from tests.line_pools import client_line_pool
from tests.small_trade import DAY, NEEDS, PRIORITIES, PROBLEMS, PRODUCTS, SOURCES
from tests.strategies import knowledge_bases, product_conditions, products, rules

MOST_SITUATIONS = 200
KINDS = (
    *("rule", "rule", "rule", "product", "product", "need"),
    *("away", "rename", "category", "priority"),
)


@st.composite
def speaking_rules(draw: st.DrawFn, name: str) -> Rule:
    """Draw a rule that has a say about products, and fires often."""
    seldom = st.none() | st.sampled_from(client_line_pool(0)).map(
        lambda line: Condition(((line,),))
    )
    return Rule(
        id=name,
        when=draw(seldom),
        unless=draw(st.none() | st.none() | seldom),
        effect=draw(effects(layer=None)),
        strength=draw(st.sampled_from(Strength)),
        sources=draw(st.sampled_from(((), SOURCES[:1], SOURCES[1:]))),
    )


@st.composite
def serving(draw: st.DrawFn) -> Knowledge:
    """Draw a knowledge base in which products are recommended, held and excluded."""
    knowledge = draw(knowledge_bases(most_rules=3, most_products=0))
    drawn = {
        name: draw(speaking_rules(name))
        for name in draw(st.sampled_from((("rule-80",), ("rule-80", "rule-81"))))
    }
    for problem, need in zip(PROBLEMS, NEEDS, strict=True):
        drawn[f"rule-{need}"] = Rule(
            id=f"rule-{need}",
            when=Condition(((Line("problem", AnyOf((problem,))),),)),
            effect=RequireNeed(need=need),
            strength=draw(st.sampled_from(Strength)),
        )
    offered = {
        name: evolve(draw(products(name)), status=Status.ACTIVE, sold=True)
        for name in PRODUCTS[: draw(st.integers(1, 2))]
    }
    anything = Condition(((Line("category", AnyOf(("wash", "additive"))),),))
    needs = {
        name: evolve(need, met_by=draw(st.just(anything) | product_conditions()))
        for name, need in knowledge.needs.items()
    }
    rules_ = dict(sorted({**knowledge.rules, **drawn}.items()))
    return evolve(knowledge, rules=rules_, products=offered, needs=needs)


@st.composite
def edited(draw: st.DrawFn, knowledge: Knowledge) -> Knowledge:
    """Draw the same knowledge base with a few things written otherwise."""
    for _ in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from(KINDS))
        if kind == "rule":
            name = draw(st.sampled_from([*knowledge.rules, "rule-99"]))
            rule = draw(rules(name) | speaking_rules(name) | speaking_rules(name))
            written = {**knowledge.rules, name: rule}
            knowledge = evolve(knowledge, rules=dict(sorted(written.items())))
        elif kind == "product" and knowledge.products:
            name = draw(st.sampled_from([*knowledge.products]))
            made = {**knowledge.products, name: draw(products(name))}
            knowledge = evolve(knowledge, products=made)
        elif kind == "need":
            name = draw(st.sampled_from([*knowledge.needs]))
            met_by = draw(st.none() | product_conditions())
            need = evolve(knowledge.needs[name], met_by=met_by)
            knowledge = evolve(knowledge, needs={**knowledge.needs, name: need})
        elif kind == "category":
            kinds = {**knowledge.categories, "wash": Category(id="wash")}
            kinds["additive"] = Category(id="additive", kind_of="wash")
            knowledge = evolve(knowledge, categories=kinds)
        elif kind == "priority":
            turned = Preference(property="voc", direction=Direction.HIGHER)
            priority = Priority(id="low-voc", prefer=(turned,))
            priorities = {**knowledge.priorities, "low-voc": priority}
            knowledge = evolve(knowledge, priorities=priorities)
        elif knowledge.rules:
            name = draw(st.sampled_from([*knowledge.rules]))
            left = {i: rule for i, rule in knowledge.rules.items() if i != name}
            if kind == "rename":
                left["rule-77"] = evolve(knowledge.rules[name], id="rule-77")
            knowledge = evolve(knowledge, rules=dict(sorted(left.items())))
    return knowledge


def situations(space: Space, before: Knowledge, after: Knowledge) -> Iterator[Enquiry]:
    """Yield every situation that lines can tell apart, or many of them at random."""
    looked_at = {
        subject
        for each in (before, after)
        for rule in each.rules.values()
        for line in rule.lines()
        for subject in (line.subject,)
    } | {
        line.subject
        for each in (before, after)
        for product in each.products.values()
        for line in product.suits
    }
    looked_at |= {"problem", "objection", "*current", "voc_limit", "hardness"}
    places = [n for n, axis in enumerate(space.axes) if axis.subject in looked_at]
    cells = [range(len(space.axes[place].cells)) for place in places]
    count = 1
    for each in cells:
        count *= len(each)
    if count <= MOST_SITUATIONS:
        chosen: Iterable[tuple[int, ...]] = product_of(*cells)
    else:
        rng = random.Random(count)  # noqa: S311 - any situations will do
        chosen = (
            tuple(rng.choice(each) for each in cells) for _ in range(MOST_SITUATIONS)
        )
    for cell_of in chosen:
        yield complete(space, dict(zip(places, cell_of, strict=True)))


def lies_in(facts: Facts, region: ChangedRegion) -> bool:
    """Return whether a client is in a region, by what its lines say."""
    named = region.priority in facts.priorities if region.priority else True
    return named and all(holds(line, facts) for line in region.lines)


def holds(line: RegionLine, facts: Facts) -> bool:  # noqa: PLR0911 - one a kind
    """Return whether one line of a region holds for a client."""
    if line.subject == "problem":
        return (line.value in facts.problems) == line.holds
    if line.subject == "objection":
        return (line.value in facts.objections) == line.holds
    if line.subject == "current":
        if facts.current is None:
            return line.unknown
        return facts.current.id in line.choices
    value = facts.context.get(line.subject)
    if line.value:
        assert not isinstance(value, Fraction)
        return (value is not None and line.value in value) == line.holds
    if not line.choices and not line.spans and not line.unknown:
        return (value is not None) == line.holds
    if value is None:
        return line.unknown
    if isinstance(value, Fraction):
        return any(value in span.numbers for span in line.spans)
    return value <= set(line.choices)


def sides_of(before: Knowledge, after: Knowledge) -> Both:
    """Return both sides, with what rules are called now."""
    names = renamed_rules(
        Contents(knowledge=before, on=DAY), Contents(knowledge=after, on=DAY)
    )
    return Both(
        before=KnowledgeBase(before),
        after=KnowledgeBase(after),
        on=DAY,
        names=dict(names),
    )


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_regions_are_all_of_them_and_true(data: st.DataObject) -> None:
    """Looked at one by one, over every situation or very many."""
    drawn = knowledge_bases(most_rules=6, most_products=3)
    before = data.draw(drawn | serving() | serving())
    after = data.draw(edited(before))
    both = sides_of(before, after)

    found = changed_regions(both, most=2_000)

    assert not found.unproven
    assert not found.unlisted
    for region in found.regions:
        assert region.before != region.after
        facts = read_enquiry(region.witness, after)
        assert lies_in(facts, region)
    space = Space.of(before, after)
    priority = data.draw(st.sampled_from((None, *PRIORITIES)))
    for enquiry in situations(space, before, after):
        stated = evolve(enquiry, priorities=[priority] if priority else [])
        one, other = both.advised(stated)
        facts = read_enquiry(stated, after)
        if one != other:
            assert any(lies_in(facts, region) for region in found.regions)
        elif not priority:
            assert not any(
                lies_in(facts, region)
                for region in found.regions
                if not region.priority
            )


@settings(max_examples=25, deadline=None)
@given(data=st.data(), budget=st.sampled_from((0, 5, 40, 300)))
def test_what_is_not_proven_is_said(data: st.DataObject, budget: int) -> None:
    """With next to no budget nothing that differs is called equal."""
    before = data.draw(serving())
    after = data.draw(edited(before))
    both = sides_of(before, after)

    found = changed_regions(both, most=2_000, budget=budget)

    anywhere = any(not each.where for each in found.unproven)
    boxes = [box for each in found.unproven for box in each.where]
    for region in found.regions:
        assert region.before != region.after
    for enquiry in situations(Space.of(before, after), before, after):
        one, other = both.advised(enquiry)
        if one != other and not anywhere:
            facts = read_enquiry(enquiry, after)
            assert any(lies_in(facts, region) for region in found.regions) or any(
                all(holds(line, facts) for line in box) for box in boxes
            )
