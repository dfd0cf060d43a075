"""What became of every rule, and which of them the advice rests on."""

from collections.abc import Collection, Iterable, Iterator

from attrs import evolve

from recommender.authoring.explaining.effects import effect_text, products_of
from recommender.authoring.explaining.looking import Looking
from recommender.compiling.picked import bits
from recommender.model.advice import Advice
from recommender.model.grades import Status
from recommender.model.position import position_of
from recommender.model.product import Product
from recommender.model.rule import Conclude, OfferRemedy, RequireNeed, Rule
from recommender.model.states import BlockState, LineState, Origin, RuleState, State
from recommender.model.truth import Truth, any_of

_DECIDING = ("conclude", "need", "remedy")


def rule_state(
    rule: Rule, looking: Looking, *, product: Product | None = None
) -> RuleState:
    """Return what became of one rule.

    Args:
        rule: Of any status.
        looking: The client.
        product: The product to hold its product condition against; None for none.
    """
    verb, effect = effect_text(rule.effect, looking.knowledge)
    when = looking.blocks(rule.when)
    unless = tuple(
        line for block in looking.blocks(rule.unless) for line in block.lines
    )
    condition = products_of(rule.effect)
    affects, may_affect = _picked(rule, looking)
    return RuleState(
        rule=str(rule.id),
        state=_state(rule, looking.advice, when, unless),
        status=rule.status,
        verb=verb,
        effect=effect,
        when=when,
        unless=unless,
        products=looking.product_blocks(condition, product) if product else (),
        affects=affects,
        may_affect=may_affect,
        position=position_of(rule.id),
    )


def _state(
    rule: Rule,
    advice: Advice,
    when: tuple[BlockState, ...],
    unless: tuple[LineState, ...],
) -> State:
    """Return what became of a rule, or would have, had it been active."""
    if rule.status is Status.ACTIVE:
        if rule.id in advice.fired:
            return State.FIRED
        return State.OPEN if rule.id in advice.open else State.SILENT
    holds = any_of(block.truth for block in when) if when else Truth.TRUE
    silenced = any_of(line.truth for line in unless)
    whole = min(holds, silenced.negated)
    return {Truth.TRUE: State.FIRED, Truth.UNKNOWN: State.OPEN}.get(whole, State.SILENT)


def _picked(rule: Rule, looking: Looking) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the offered products that a rule is about, and those it may be about."""
    condition = products_of(rule.effect)
    if condition is None:
        return (), ()
    catalog = looking.catalog
    picked = catalog.pick(catalog.compiled(condition), looking.view.limit)
    named = [
        tuple(str(catalog.products[n].id) for n in bits(chosen & catalog.offered))
        for chosen in (picked.true, picked.unknown)
    ]
    return named[0], named[1]


def rule_states(
    looking: Looking, *, missing: Collection[tuple[str, str]] = ()
) -> tuple[RuleState, ...]:
    """Return what became of every rule: those that matter first, then by id.

    Args:
        looking: The client.
        missing: What a scenario expects and does not get, with its key; the rules
            that would bring it matter, too.
    """
    rules = looking.knowledge.rules.values()
    states = [rule_state(rule, looking) for rule in rules]
    matter = _mattering(states, looking)
    wanted = {str(rule.id) for rule in rules if _would_bring(rule, missing)}
    matter |= wanted | set(_feeding(wanted, {each.rule: each for each in states}))
    told = [evolve(each, matters=each.rule in matter) for each in states]
    return tuple(sorted(told, key=_order))


_RANK = {State.FIRED: 0, State.OPEN: 1, State.SILENT: 2}


def _order(state: RuleState) -> tuple[bool, bool, int, int, str]:
    verb = _DECIDING.index(state.verb) if state.verb in _DECIDING else len(_DECIDING)
    inactive = state.status is not Status.ACTIVE
    return (not state.matters, inactive, _RANK[state.state], verb, state.rule)


def _mattering(states: Iterable[RuleState], looking: Looking) -> set[str]:
    """Return the rules that the advice rests on or waits for."""
    states, advice = tuple(states), looking.advice
    by_id = {state.rule: state for state in states}
    found = {
        state.rule
        for state in states
        if state.status is Status.ACTIVE
        and state.state is State.FIRED
        and state.verb in _DECIDING
    }
    for excluded in advice.excluded:
        found |= {reason.rule for reason in excluded.reasons if reason.rule}
    waited_for = {
        confirm.because_of for held in advice.held for confirm in held.confirm
    }
    found |= waited_for & by_id.keys()
    found |= {
        state.rule
        for state in states
        if state.status is Status.DRAFT and state.state is State.FIRED
    }
    if not advice.recommendations and not advice.held:
        found |= set(_nearest(states, looking))
    return found | set(_feeding(found, by_id))


def _would_bring(rule: Rule, missing: Collection[tuple[str, str]]) -> bool:
    """Return whether a rule would bring something that a scenario misses."""
    match rule.effect:
        case RequireNeed(need=need):
            brings = {("needs", need)}
        case Conclude(values=values):
            brings = {("conclusions", value) for _, value in values}
        case _:
            brings = set()
    brings |= {(key, rule.id) for key in ("remedies", "fired", "open", "cautions")}
    return rule.status is Status.ACTIVE and not brings.isdisjoint(missing)


def _feeding(rules: Iterable[str], by_id: dict[str, RuleState]) -> Iterator[str]:
    """Yield the rules whose conclusions others would need in order to fire."""
    looked_at: set[str] = set()
    waiting = [name for name in rules if by_id[name].state is not State.FIRED]
    while waiting:
        name = waiting.pop()
        if name in looked_at:
            continue
        looked_at.add(name)
        for line in lines_of(by_id[name]):
            if line.truth is not Truth.TRUE and line.origin is not Origin.STATED:
                waiting.extend(basis.rule for basis in line.bases if basis.rule)
    yield from sorted(looked_at)


def _nearest(states: Iterable[RuleState], looking: Looking) -> Iterator[str]:
    """Yield the rules about a stated problem that one line alone keeps from firing.

    They are what an author looks for where nothing is recommended.
    """
    rules = looking.knowledge.rules
    for state in states:
        effect = rules[state.rule].effect
        if state.status is not Status.ACTIVE or state.state is State.FIRED:
            continue
        if not isinstance(effect, Conclude | RequireNeed | OfferRemedy):
            continue
        for block in state.when:
            about = [line for line in block.lines if line.subject == "problem"]
            failing = [line for line in block.lines if line.truth is not Truth.TRUE]
            if (
                about
                and all(line.truth is Truth.TRUE for line in about)
                and len(failing) <= 1
            ):
                yield state.rule


def lines_of(state: RuleState) -> Iterator[LineState]:
    """Yield the lines that decide whether a rule fires."""
    for block in state.when:
        yield from block.lines
    yield from state.unless
