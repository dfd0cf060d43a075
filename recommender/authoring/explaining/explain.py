"""Explain an enquiry, a scenario, a rule or a product: rule by rule, line by line.

The rules' states come from the advice itself, and lines are held against the same
facts by the same functions, so an explanation cannot tell another story than the
advice does.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from attrs import evolve

from recommender.api import KnowledgeBase
from recommender.authoring.explaining.effects import products_of
from recommender.authoring.explaining.looking import Looking
from recommender.authoring.explaining.ruling import lines_of, rule_state, rule_states
from recommender.authoring.explaining.standing import product_state
from recommender.compiling.catalog import compile_catalog
from recommender.errors import RecommenderError
from recommender.loading.enquiry import read_enquiry
from recommender.model.advice import Advice
from recommender.model.enquiry import Enquiry
from recommender.model.recommendation import Recommendation
from recommender.model.states import (
    Broken,
    Explained,
    Placed,
    RuleState,
    State,
    ToAsk,
)
from recommender.scenarios import run_scenario

Asked = Enquiry | Mapping[str, object]


def explain_enquiry(kb: KnowledgeBase, enquiry: Asked, *, on: date) -> Explained:
    """Return what every rule makes of an enquiry.

    Raises:
        InvalidEnquiryError: The knowledge base does not know a word or value.
    """
    looking = _looking(kb, enquiry, on)
    return _explained("enquiry", "", looking, rule_states(looking))


def explain_scenario(kb: KnowledgeBase, name: str, *, on: date) -> Explained:
    """Return what every rule makes of a scenario, and what it gets otherwise.

    Args:
        kb: Has the scenario.
        name: Of the scenario.
        on: The day to advise on, where the scenario does not say.
    """
    scenario = kb.knowledge.scenarios[name]
    outcome = run_scenario(kb, scenario, on=on)
    looking = _looking(kb, scenario.enquiry, scenario.on or on)
    broken = tuple(
        Broken(key=each.key, expected=each.expected, got=each.got)
        for each in outcome.differences
    )
    missing = {
        (difference.key, name)
        for difference in outcome.differences
        for name in difference.missing
    }
    states = rule_states(looking, missing=missing)
    return evolve(_explained("scenario", str(name), looking, states), broken=broken)


def explain_rule(
    kb: KnowledgeBase, name: str, enquiry: Asked, *, on: date
) -> Explained:
    """Return what became of one rule, and of those whose conclusions it looks at.

    Without an enquiry it says what the rule is about, and in which scenarios it
    fires.
    """
    looking = _looking(kb, enquiry, on)
    fires_in: tuple[str, ...] = ()
    if not _states_anything(enquiry):
        fires_in = tuple(_firing(kb, name, on))
    states = _upstream([name], looking)
    return evolve(_explained("rule", str(name), looking, states), fires_in=fires_in)


def explain_product(
    kb: KnowledgeBase, name: str, enquiry: Asked, *, on: date
) -> Explained:
    """Return where one product stands, and every rule that has a say in it."""
    looking = _looking(kb, enquiry, on)
    product = kb.knowledge.products[name]
    stands = product_state(product, looking)
    asking = [rule for need in stands.needs for rule in need.rules]
    found = list(_upstream(asking, looking))
    for rule in kb.knowledge.rules.values():
        if products_of(rule.effect) is None:
            continue
        state = rule_state(rule, looking, product=product)
        if product.id in {*state.affects, *state.may_affect}:
            found.append(state)
    order = {State.FIRED: 0, State.OPEN: 1, State.SILENT: 2}
    found.sort(key=lambda each: (order[each.state], each.verb, each.rule))
    whole = _explained("product", str(name), looking, tuple(found))
    return evolve(whole, product=stands)


def explain(
    kb: KnowledgeBase, name: str | None, enquiry: Asked, *, on: date
) -> Explained:
    """Explain what has a name: a rule, a product, or a scenario; or the enquiry.

    Args:
        kb: What is asked.
        name: Of what is to be explained; None for the enquiry itself.
        enquiry: What the client brings, for everything but a scenario.
        on: The day the advice is for.

    Raises:
        InvalidEnquiryError: The knowledge base does not know a word or value.
        RecommenderError: Nothing has that name; the text says what is called
            nearly so.
    """
    knowledge = kb.knowledge
    if name is None:
        return explain_enquiry(kb, enquiry, on=on)
    if name in knowledge.rules:
        return explain_rule(kb, name, enquiry, on=on)
    if name in knowledge.products:
        return explain_product(kb, name, enquiry, on=on)
    if name in knowledge.scenarios:
        return explain_scenario(kb, name, on=on)
    every = (*knowledge.rules, *knowledge.products, *knowledge.scenarios)
    raise RecommenderError(_nothing_called(name, every))


def _nothing_called(name: str, every: Iterable[str]) -> str:
    near = get_close_matches(name, map(str, every), n=3)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    return f"no rule, product or scenario is called {name!r}{hint}"


def _looking(kb: KnowledgeBase, enquiry: Asked, on: date) -> Looking:
    return Looking(
        knowledge=kb.knowledge,
        catalog=compile_catalog(kb.knowledge),
        facts=read_enquiry(enquiry, kb.knowledge),
        advice=kb.advise(enquiry, on=on),
    )


def _states_anything(enquiry: Asked) -> bool:
    if isinstance(enquiry, Enquiry):
        return enquiry != Enquiry()
    return any(enquiry.values())


def _firing(kb: KnowledgeBase, rule: str, on: date) -> Iterator[str]:
    """Yield the scenarios in which a rule fires."""
    for scenario in kb.knowledge.scenarios.values():
        if rule in kb.advise(scenario.enquiry, on=scenario.on or on, top=0).fired:
            yield str(scenario.name)


def _upstream(first: Iterable[str], looking: Looking) -> tuple[RuleState, ...]:
    """Return rules, and those whose conclusions they look at, step by step."""
    found: dict[str, RuleState] = {}
    waiting = [str(name) for name in first]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        state = found[name] = rule_state(looking.knowledge.rules[name], looking)
        waiting.extend(
            basis.rule for line in lines_of(state) for basis in line.bases if basis.rule
        )
    return tuple(found.values())


def _explained(
    kind: str, name: str, looking: Looking, rules: tuple[RuleState, ...]
) -> Explained:
    advice = looking.advice
    return Explained(
        kind=kind,
        name=name,
        on=advice.on,
        enquiry=advice.enquiry if any(advice.enquiry.values()) else {},
        recommended=tuple(map(_placed, advice.recommendations)),
        held=tuple(map(_placed, advice.held)),
        excluded=tuple(
            Placed(
                product=str(out.product),
                by=tuple(str(why.rule or f"suits {why.suits}") for why in out.reasons),
            )
            for out in advice.excluded
        ),
        ask=_next(advice),
        rules=rules,
    )


def _placed(found: Recommendation) -> Placed:
    names = (confirm.attribute or confirm.property for confirm in found.confirm)
    return Placed(product=str(found.product), confirm=tuple(dict.fromkeys(names)))


def _next(advice: Advice) -> ToAsk | None:
    """Return the next question, and the held products that wait for it."""
    if not advice.questions:
        return None
    name = advice.questions[0].attribute
    return ToAsk(
        attribute=str(name),
        products=tuple(
            str(held.product)
            for held in advice.held
            if any(confirm.attribute == name for confirm in held.confirm)
        ),
    )
