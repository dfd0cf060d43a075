"""Promises about two pieces of advice: what must not change, and what may."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

import attrs
from attrs import evolve

from recommender.api import KnowledgeBase
from recommender.model.advice import Advice
from recommender.model.enquiry import Enquiry
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Warn
from recommender.model.text import Says, Text
from recommender.model.units import decimal_text
from recommender.testing.case import Case
from recommender.testing.looks import asks_whether_known, limits_only
from recommender.testing.picking import pick
from recommender.testing.values import asked, in_words, values_of

Thing = TypeVar("Thing")
_WORDING = frozenset({"text", "feature", "benefit"})


def asking_again_gives_the_same(case: Case) -> None:
    """The same enquiry gives the same advice, in whatever order it is stated."""
    stated = case.enquiry
    backwards = Enquiry(
        problems=_turned(stated.problems),
        context=dict(reversed(list(stated.context.items()))),
        objections=_turned(stated.objections),
        priorities=_turned(stated.priorities),
        current=stated.current,
    )
    case.holds(case.advised(backwards).to_dict() == case.data, "the order shows")


def the_order_of_rules_does_not_show(case: Case) -> None:
    """Rules, products and needs can come in any order."""
    other = case.tested.other("turned", _turned_around)
    case.holds(_of(other, case) == case.data, "another order gives other advice")


def a_copy_of_a_rule_changes_nothing(case: Case) -> None:
    """Saying a thing twice does not make it truer."""
    doubled = case.tested.other("doubled", _doubled).advise(case.enquiry, on=case.on)
    for key in ("recommendations", "held"):
        before, after = (_scores(advice, key) for advice in (case.advice, doubled))
        case.holds(before == after, f"a second copy of every rule changes {key}")


def wording_decides_nothing(case: Case) -> None:
    """Without any text, and in every language, the decision is the same."""
    silent = _without_wording(_of(case.tested.other("silent", _silent), case))
    case.holds(silent == _without_wording(case.data), "the wording shows")
    for language in case.knowledge.languages:
        said = _without_wording(case.advice.to_dict(language))
        case.holds(said == silent, f"the decision is another one in {language}")


def units_decide_nothing(case: Case) -> None:
    """A quantity in another declared unit, or with more zeros, is the same."""
    for name, value in case.facts.context.items():
        if isinstance(value, Fraction):
            for words in _spellings(value, name, case.knowledge):
                context = {**case.enquiry.context, name: words}
                again = case.advised(evolve(case.enquiry, context=context))
                case.holds(
                    again.to_dict() == case.data, f"{name} {words} is not the same"
                )


def learning_undoes_nothing(case: Case) -> None:
    """A rule that is decided stays so when one thing more is known.

    Left out are rules that ask whether it is known, and those behind them.
    """
    unknown = [
        each for each in asked(case.knowledge) if each.id not in case.facts.context
    ]
    if not unknown:
        return
    attribute = pick(case.draw, unknown)
    value = case.draw(values_of(attribute, case.knowledge))
    words = in_words(value, attribute, case.knowledge)
    known = {**case.enquiry.context, attribute.id: words}
    after = case.advised(evolve(case.enquiry, context=known))
    free = asks_whether_known(attribute.id, case.knowledge)
    before = case.advice
    for rule in case.knowledge.active_rules():
        if rule.id not in free and rule.id not in before.open:
            stays = (rule.id in before.fired) == (rule.id in after.fired)
            case.holds(
                stays and rule.id not in after.open,
                f"{rule.id} is decided, and no longer is with {attribute.id} {words}",
            )


def a_limit_admits_nothing(case: Case) -> None:
    """A limit that the client adds, or draws tighter, never admits a product."""
    limits = limits_only(case.knowledge)
    if not limits:
        return
    name = pick(case.draw, sorted(limits))
    attribute = case.knowledge.attributes[name]
    value = case.draw(values_of(attribute, case.knowledge))
    before = case.facts.context.get(name)
    if isinstance(before, Fraction) and isinstance(value, Fraction):
        tighter = value <= before if limits[name] else value >= before
        value = value if tighter else before
    words = in_words(value, attribute, case.knowledge)
    context = {**case.enquiry.context, name: words}
    after = case.advised(evolve(case.enquiry, context=context))
    admitted = _possible(after) - _possible(case.advice)
    case.holds(not admitted, f"{name} {words} admits {', '.join(sorted(admitted))}")


def _of(knowledge_base: KnowledgeBase, case: Case) -> Mapping[str, object]:
    return knowledge_base.advise(case.enquiry, on=case.on).to_dict()


def _turned(
    stated: Mapping[str, str] | Sequence[str],
) -> Mapping[str, str] | Sequence[str]:
    if isinstance(stated, Mapping):
        return dict(reversed(list(stated.items())))
    return tuple(reversed(stated))


def _turned_around(knowledge: Knowledge) -> Knowledge:
    def turned(things: Mapping[str, Thing]) -> dict[str, Thing]:
        return dict(reversed(list(things.items())))

    return evolve(
        knowledge,
        rules=turned(knowledge.rules),
        products=turned(knowledge.products),
        needs=turned(knowledge.needs),
        attributes=turned(knowledge.attributes),
        problems=turned(knowledge.problems),
    )


def _doubled(knowledge: Knowledge) -> Knowledge:
    """Return knowledge in which every rule stands twice; cautions are counted."""
    copies = {
        f"{id_}-copy": evolve(rule, id=f"{id_}-copy")
        for id_, rule in knowledge.rules.items()
        if not isinstance(rule.effect, Warn)
    }
    return evolve(knowledge, rules=dict(sorted({**knowledge.rules, **copies}.items())))


def _scores(advice: Advice, key: str) -> list[tuple[str, int]]:
    found = advice.recommendations if key == "recommendations" else advice.held
    return [(each.product, each.score) for each in found]


def _possible(advice: Advice) -> set[str]:
    """Return what is, or could still be, recommended."""
    return {each.product for each in (*advice.recommendations, *advice.held)}


def _silent(knowledge: Knowledge) -> Knowledge:
    return _without_text(knowledge)


def _without_text(thing: Thing) -> Thing:
    """Return a value with every text in it taken away."""
    if isinstance(thing, Text | Says):
        return type(thing)()
    if isinstance(thing, Mapping):
        return {k: _without_text(v) for k, v in thing.items()}  # type: ignore[return-value]
    if isinstance(thing, tuple):
        return type(thing)(_without_text(each) for each in thing)
    if attrs.has(type(thing)):
        changed = {
            each.name: _without_text(getattr(thing, each.name))
            for each in attrs.fields(type(thing))  # type: ignore[arg-type]
            if each.init
        }
        return type(thing)(**changed)
    return thing


def _without_wording(data: object) -> object:
    """Return plain data without what is only said."""
    if isinstance(data, Mapping):
        return {k: _without_wording(v) for k, v in data.items() if k not in _WORDING}
    if isinstance(data, list):
        return [_without_wording(each) for each in data]
    return data


def _spellings(value: Fraction, name: str, knowledge: Knowledge) -> list[str]:
    """Return one quantity in every declared unit that can state it exactly."""
    unit = knowledge.attributes[name].scale.unit
    others = {unit}
    for each, (_, other) in knowledge.units.factors.items():
        others |= {each, other}
    found = []
    for other in sorted(others):
        factor = knowledge.units.factor(unit, other)
        digits = None if factor is None else decimal_text(value * factor)
        if digits is not None:
            more = f"{digits}0" if "." in digits else f"{digits}.0"
            found.append(f"{more} {other}".rstrip())
    return found
