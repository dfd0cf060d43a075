"""Every text that people are shown, with whose it is and under which key."""

from collections.abc import Iterator

from attrs import frozen

from recommender.model.knowledge import Knowledge
from recommender.model.rule import OfferRemedy, RequireNeed
from recommender.model.text import Says, Text


@frozen
class Shown:
    """One text.

    Attributes:
        of: Whose it is, such as `rule low-voc`.
        id: The id of that.
        key: The key under which it stands.
        sentence: Whether it is said to clients, rather than a name.
    """

    of: str
    id: str
    key: str
    text: Text
    sentence: bool = True


def texts(knowledge: Knowledge) -> Iterator[Shown]:
    """Yield every text that can be shown to people."""
    yield from _vocabulary(knowledge)
    yield from _rules(knowledge)
    yield from _products(knowledge)
    for step in knowledge.demonstration.values():
        for key in ("step", "measure", "success"):
            yield Shown(f"step {step.id}", step.id, key, getattr(step, key))
    for opening in knowledge.discovery.values():
        yield Shown(f"opening {opening.id}", opening.id, "question", opening.question)
    for rung in knowledge.commitment.values():
        yield Shown(f"rung {rung.id}", rung.id, "label", rung.label)
        yield Shown(f"rung {rung.id}", rung.id, "asks", rung.asks)


def _rules(knowledge: Knowledge) -> Iterator[Shown]:
    """Yield what rules say."""
    for rule in knowledge.rules.values():
        of = f"rule {rule.id}"
        yield Shown(of, rule.id, "because", rule.because)
        if isinstance(rule.effect, OfferRemedy):
            yield Shown(of, rule.id, "remedy", rule.effect.remedy)
        elif isinstance(rule.effect, RequireNeed):
            for name, said in rule.effect.resolves.items():
                yield Shown(of, rule.id, name, said)


def _products(knowledge: Knowledge) -> Iterator[Shown]:
    """Yield what is said of products."""
    for product in knowledge.products.values():
        of = f"product {product.id}"
        yield Shown(of, product.id, "label", product.label, sentence=False)
        for feature in product.features:
            yield Shown(of, product.id, "feature", feature.feature)
            yield Shown(of, product.id, "benefit", feature.benefit)
        for step in product.demo.steps():
            yield Shown(of, product.id, "step", step.step)
            yield Shown(of, product.id, "measure", step.measure)
            yield Shown(of, product.id, "success", step.success)


def _vocabulary(knowledge: Knowledge) -> Iterator[Shown]:
    """Yield the texts of what clients can state, and of needs."""
    for attribute in knowledge.attributes.values():
        of = f"attribute {attribute.id}"
        yield Shown(of, attribute.id, "label", attribute.label, sentence=False)
        yield Shown(of, attribute.id, "question", attribute.question)
    for problem in knowledge.problems.values():
        of = f"problem {problem.id}"
        yield Shown(of, problem.id, "label", problem.label)
        yield Shown(of, problem.id, "no_remedy", problem.no_remedy)
    for objection in knowledge.objections.values():
        of = f"objection {objection.id}"
        yield Shown(of, objection.id, "label", objection.label)
        yield Shown(of, objection.id, "explore", objection.explore)
    for need in knowledge.needs.values():
        yield Shown(f"need {need.id}", need.id, "label", need.label)
    for priority in knowledge.priorities.values():
        yield Shown(f"priority {priority.id}", priority.id, "label", priority.label)


def said(knowledge: Knowledge) -> Iterator[tuple[str, Text, Says]]:
    """Yield what clients can state: whose phrases, its label, and the phrases."""
    for each in knowledge.problems.values():
        yield f"problem {each.id}", each.label, each.says
    for one in knowledge.objections.values():
        yield f"objection {one.id}", one.label, one.says
    for other in knowledge.priorities.values():
        yield f"priority {other.id}", other.label, other.says
