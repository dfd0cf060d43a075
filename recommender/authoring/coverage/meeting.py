"""Clients for whom a rule fires, made up from the rule itself."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from recommender.judging.line_mutants import step_of
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Compared,
    Comparison,
    Condition,
    IsKnown,
    Line,
    NoneOf,
)
from recommender.model.enquiry import Facts
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product, Value
from recommender.model.rule import Conclude, Rule
from recommender.model.vocabulary import Scale

_MOST_WAYS = 6
_DEEPEST = 4


@frozen(kw_only=True)
class Client:
    """A client that is being made up.

    Attributes:
        context: What is known so far, by attribute.
        current: The product in use now.
    """

    problems: frozenset[str] = frozenset()
    objections: frozenset[str] = frozenset()
    context: Mapping[str, Value] = field(factory=dict)
    current: Product | None = None

    def facts(self) -> Facts:
        """Return what this client brings."""
        should = Importance.SHOULD
        return Facts(
            problems=dict.fromkeys(sorted(self.problems), should),
            objections=dict.fromkeys(sorted(self.objections), should),
            context=dict(sorted(self.context.items())),
            current=self.current,
        )

    def knowing(self, attribute: str, value: Value | None) -> "Client | None":
        """Return the client with one more value; None if another one is known."""
        if value is None:
            return self
        known = self.context.get(attribute)
        if known is not None and known != value:
            return None
        return evolve(self, context={**self.context, attribute: value})


def client_of(facts: Facts) -> Client:
    """Return a client as they are in a scenario."""
    return Client(
        problems=frozenset(facts.problems),
        objections=frozenset(facts.objections),
        context=facts.context,
        current=facts.current,
    )


class Meeting:
    """Makes clients up for the rules of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Know the words that clients can use."""
        self._knowledge = knowledge

    def clients(
        self, rule: Rule, begin: Client | None = None, depth: int = 0
    ) -> Iterator[Client]:
        """Yield clients for whom a rule is meant to fire; it need not come true.

        Args:
            rule: The rule.
            begin: What is known already.
            depth: How many conclusions lie above.
        """
        for block in (rule.when or Condition(blocks=((),))).blocks:
            found = [begin or Client()]
            for line in block:
                found = [
                    more for each in found for more in self.holding(line, each, depth)
                ][:_MOST_WAYS]
            for line in rule.unless.lines() if rule.unless else ():
                found = [more for each in found for more in self.failing(line, each)]
            yield from found[:_MOST_WAYS]

    def holding(self, line: Line, client: Client, depth: int = 0) -> Iterator[Client]:
        """Yield the client with what makes a line hold."""
        subject, test = line.subject, line.test
        if subject in ("problem", "objection"):
            yield from self._naming(line, client)
            return
        attribute = self._knowledge.attributes.get(subject)
        if attribute is None:
            return
        if attribute.from_rules:
            yield from self._concluded(line, client, depth)
            return
        known = client.context.get(subject)
        if isinstance(test, IsKnown) and not test.known:
            if known is None:
                yield client
            return
        for value in holding_values(line, attribute.scale):
            with_it = client.knowing(subject, value)
            if with_it is not None:
                yield with_it

    def failing(self, line: Line, client: Client) -> Iterator[Client]:
        """Yield the client with what makes a line not hold."""
        attribute = self._knowledge.attributes.get(line.subject)
        if attribute is None or attribute.from_rules:
            yield client
            return
        if line.subject in client.context:
            yield client
            return
        values: list[Value | None] = [*failing_values(line, attribute.scale)[:1]]
        for value in values or [None]:
            with_it = client.knowing(line.subject, value)
            if with_it is not None:
                yield with_it

    def _naming(self, line: Line, client: Client) -> Iterator[Client]:
        """Yield the client with problems, or objections, that a line names."""
        named = client.problems if line.subject == "problem" else client.objections
        match line.test:
            case AllOf(values):
                ways = [named | set(values)]
            case AnyOf(values):
                ways = [named] if named & set(values) else []
                ways += [named | {value} for value in values]
            case _:
                ways = [named]
        for way in ways:
            if line.subject == "problem":
                yield evolve(client, problems=way)
            else:
                yield evolve(client, objections=way)

    def _concluded(self, line: Line, client: Client, depth: int) -> Iterator[Client]:
        """Yield clients for whom rules conclude what a line asks for."""
        if isinstance(line.test, NoneOf | IsKnown):
            yield client
            return
        wanted = line.test.values if isinstance(line.test, AnyOf | AllOf) else ()
        if depth >= _DEEPEST:
            return
        for value in wanted:
            for rule in self._knowledge.concluding(line.subject):
                effect = rule.effect
                if (
                    isinstance(effect, Conclude)
                    and (line.subject, value) in effect.values
                ):
                    yield from self.clients(rule, client, depth + 1)


def holding_values(line: Line, scale: Scale) -> list[Value]:
    """Return values with which a line on a stated attribute holds, plain ones first."""
    found: list[Value] = []
    match line.test:
        case AnyOf(values):
            found += [frozenset({value}) for value in values]
        case AllOf(values):
            found.append(frozenset(values))
        case NoneOf(values):
            found += [frozenset({c}) for c in scale.choices if c not in values][:1]
        case IsKnown(True):
            first = scale.low or Fraction(0)
            choice = frozenset([*scale.choices][:1])
            found.append(first if scale.numeric else choice)
        case Between(low, high):
            found += [low, high]
        case Compared(comparison, Fraction() as limit):
            found += _within([_beside(comparison, limit)], scale)
        case _:
            pass
    return found


def failing_values(line: Line, scale: Scale) -> list[Value]:
    """Return values with which a line on a stated attribute does not hold."""
    match line.test:
        case AnyOf(values) | AllOf(values):
            return [frozenset({c}) for c in scale.choices if c not in values]
        case NoneOf(values):
            return [frozenset({value}) for value in values]
        case Between(low, high):
            return _within([high + step_of(high), low - step_of(low)], scale)
        case Compared(comparison, Fraction() as limit):
            return _within([_beside(_OPPOSITE[comparison], limit)], scale)
        case _:
            return []


def points_of(line: Line, scale: Scale) -> list[Value]:
    """Return the numbers at and next to the limits of a line."""
    match line.test:
        case Between(low, high):
            limits = [low, high]
        case Compared(_, Fraction() as limit):
            limits = [limit]
        case _:
            return []
    near = [limit + side * step_of(limit) for limit in limits for side in (0, -1, 1)]
    return _within(near, scale)


_OPPOSITE = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_MOST,
}


def _beside(comparison: Comparison, limit: Fraction) -> Fraction:
    """Return the number next to a limit that still passes."""
    if comparison is Comparison.ABOVE:
        return limit + step_of(limit)
    if comparison is Comparison.BELOW:
        return limit - step_of(limit)
    return limit


def _within(numbers: list[Fraction], scale: Scale) -> list[Value]:
    """Return the numbers that lie in the declared range."""
    return [
        number
        for number in numbers
        if (scale.low is None or scale.low <= number)
        and (scale.high is None or number <= scale.high)
    ]
