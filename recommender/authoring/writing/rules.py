"""A new rule, and the two scenarios that guard it, as the files they make.

Nothing is handed out that does not hold: the rule loads among the others, it can
fire, both scenarios pass, and in the second one the rule really does not fire.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen

from recommender.api import KnowledgeBase
from recommender.authoring.formatting import formatted
from recommender.checking.regions import BUDGET, NotProvenError, Regions
from recommender.errors import InvalidKnowledgeError, RecommenderError
from recommender.judging.expecting import said
from recommender.loading.load import load_texts
from recommender.model.advice import Advice
from recommender.model.condition import Between, Compared
from recommender.model.enquiry import Enquiry, StatedValue
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Exclude, RequireNeed, Resolve, Rule
from recommender.model.scenario import Expectation, Scenario
from recommender.rendering.authored.layout import Plain, yaml_of
from recommender.rendering.authored.rules import scenario_data
from recommender.scenarios import run_scenario

_KEYS = {
    "conclude": ("conclusions",),
    "need": ("needs",),
    "remedy": ("remedies",),
    "exclude": ("excluded",),
    "caution": ("cautions",),
    "resolve": ("answered",),
}
_SIDES = (Fraction(0), Fraction(1, 10), Fraction(-1, 10), Fraction(1), Fraction(-1))


@frozen(kw_only=True)
class NewRule:
    """What an author says of a new rule.

    Attributes:
        verb: One of the verbs.
        lines: What stands below it and beside it, key by key, as in a file.
    """

    id: str
    verb: str
    lines: Mapping[str, Plain] = field(factory=dict)


@frozen(kw_only=True)
class Written:
    """What comes of it.

    Attributes:
        texts: The new files, by path: the rule, and its scenarios.
        near_miss: What the scenario is called in which it does not fire; empty for
            a rule that fires for everybody.
    """

    texts: Mapping[str, str]
    positive: str
    near_miss: str


def written(others: Mapping[str, str], new: NewRule, path: str, *, on: date) -> Written:
    """Return the files of a new rule.

    Args:
        others: The files of the knowledge base, by how each is shown.
        new: The rule.
        path: The file to write it to, which ends in `.yaml`.
        on: The day to advise on.

    Raises:
        InvalidKnowledgeError: It cannot be loaded; the diagnostics point into the
            file as it would be.
        RecommenderError: It could never fire.
    """
    text = formatted(path, yaml_of({"rules": {new.id: dict(new.lines)}}))
    knowledge = _loaded({**others, path: text})
    rule = knowledge.rules[new.id]
    kb = KnowledgeBase(knowledge)
    positive, near = _situations(rule, kb, on)
    names = _names(new.id, knowledge)
    scenarios = _scenarios(rule, new.verb, positive, near, kb, on, names)
    beside = f"{path.removesuffix('.yaml')}.scenarios.yaml"
    told = yaml_of(
        {"scenarios": {each.name: scenario_data(each) for each in scenarios}}
    )
    texts = {path: text, beside: formatted(beside, told)}
    _prove({**others, **texts}, rule, names, on)
    return Written(
        texts=texts, positive=names[0], near_miss=names[1] if scenarios[1:] else ""
    )


def _loaded(texts: Mapping[str, str]) -> Knowledge:
    loaded = load_texts(sorted(texts.items()))
    if loaded.knowledge is None:
        raise InvalidKnowledgeError(loaded.diagnostics)
    return loaded.knowledge


def _situations(
    rule: Rule, kb: KnowledgeBase, on: date
) -> tuple[Enquiry, Enquiry | None]:
    """Return a client for whom the rule fires, and one for whom it just does not."""
    regions = Regions(kb.knowledge)
    regions.space.diagrams.allow(BUDGET)
    try:
        fires = regions.fires(rule)
        positive = fires.enquiry()
        if positive is None:
            msg = f"rule {rule.id} could never fire: its lines contradict each other, "
            msg += "or no rule concludes what it asks for"
            raise RecommenderError(msg)
        for near in _neighbours(positive, rule, kb.knowledge):
            if _silent(kb.advise(near, on=on), rule):
                return positive, near
        return positive, (~fires - regions.waits(rule)).enquiry()
    except NotProvenError:
        msg = f"where rule {rule.id} fires is too hard to work out; write it by hand"
        raise RecommenderError(msg) from None


def _silent(advice: Advice, rule: Rule) -> bool:
    return rule.id not in advice.fired and rule.id not in advice.open


def _neighbours(
    enquiry: Enquiry, rule: Rule, knowledge: Knowledge
) -> Iterator[Enquiry]:
    """Yield clients who differ in one thing, those the rule asks about first."""
    asked = [line.subject for line in rule.lines() if line.subject in enquiry.context]
    for name in dict.fromkeys((*asked, *enquiry.context)):
        for value in _other_values(name, rule, knowledge):
            if value != enquiry.context[name]:
                yield evolve(enquiry, context={**enquiry.context, name: value})
    for problem in knowledge.problems:
        if problem not in enquiry.problems:
            yield evolve(enquiry, problems=(str(problem),))


def _other_values(name: str, rule: Rule, knowledge: Knowledge) -> Iterator[StatedValue]:
    """Yield values that an attribute can have, for numbers those about the limits."""
    scale = knowledge.attributes[name].scale
    if not scale.numeric:
        yield from ([str(c)] if scale.many else str(c) for c in scale.choices)
        return
    limits: list[Fraction] = []
    for line in rule.lines():
        test = line.test
        if line.subject == name and isinstance(test, Between):
            limits += [test.low, test.high]
        elif (
            line.subject == name
            and isinstance(test, Compared)
            and isinstance(test.limit, Fraction)
        ):
            limits.append(test.limit)
    for limit in limits:
        for side in _SIDES:
            number = limit + side
            low = scale.low is None or number >= scale.low
            if low and (scale.high is None or number <= scale.high):
                yield knowledge.units.text(number, scale.unit)


def _names(id_: str, knowledge: Knowledge) -> tuple[str, str]:
    """Return names for the two scenarios that no other has."""
    plain = id_.replace("-", " ")
    names = []
    for name in (plain, f"almost {plain}"):
        free, number = name, 2
        while free in knowledge.scenarios:
            free, number = f"{name} {number}", number + 1
        names.append(free)
    return names[0], names[1]


def _scenarios(  # noqa: PLR0913, PLR0917 - all of it decides what can be expected
    rule: Rule,
    verb: str,
    positive: Enquiry,
    near: Enquiry | None,
    kb: KnowledgeBase,
    on: date,
    names: tuple[str, str],
) -> list[Scenario]:
    """Return the scenarios, with what of the advice tells the two apart."""
    enquiries = [positive] if near is None else [positive, near]
    advices = [kb.advise(each, on=on) for each in enquiries]
    for key in (*_KEYS[verb], "fired"):
        told = [tuple(map(str, said(key, advice))) for advice in advices]
        if key == "fired" or (told[1:] and _tells(rule, told[0], told[1])):
            return [
                Scenario(
                    name=name,
                    enquiry=enquiry,
                    expected=(Expectation(key=key, values=values),),
                )
                for name, enquiry, values in zip(names, enquiries, told, strict=False)
            ]
    raise AssertionError


def _tells(rule: Rule, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether what the rule adds is in one list and not in the other."""
    match rule.effect:
        case RequireNeed(need=need):
            own = {str(need)}
        case Resolve(objection=objection):
            own = {str(objection)}
        case Conclude(values=values):
            own = {str(value) for _, value in values}
        case Exclude():
            own = set(one)
        case _:
            own = {str(rule.id)}
    return bool(own & (set(one) - set(other)))


def _prove(
    texts: Mapping[str, str], rule: Rule, names: tuple[str, str], on: date
) -> None:
    """Make sure that the files load, and that the scenarios prove the rule."""
    kb = KnowledgeBase(_loaded(texts))
    for name, fires in zip(names, (True, False), strict=True):
        scenario = kb.knowledge.scenarios.get(name)
        if scenario is None:
            continue
        outcome = run_scenario(kb, scenario, on=on)
        if not outcome.passed or (rule.id in outcome.advice.fired) != fires:
            msg = (
                f"no scenario proves rule {rule.id}; write it and its scenarios by hand"
            )
            raise RecommenderError(msg)
