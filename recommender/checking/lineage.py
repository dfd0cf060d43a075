"""What rules rest on, through all that concludes what they look at."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from recommender.model.condition import Line
from recommender.model.grades import Status, Strength
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Rule


class Lineage:
    """Which rules feed which, and what they hand down.

    Args:
        knowledge: What authors wrote; its rules conclude in no circle.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        """Work out nothing yet."""
        self._knowledge = knowledge

    @cached_property
    def written(self) -> tuple[Rule, ...]:
        """The rules that are not retired: what authors are at work on."""
        return tuple(
            rule
            for rule in self._knowledge.rules.values()
            if rule.status is not Status.RETIRED
        )

    def feeding(self, line: Line) -> tuple[Rule, ...]:
        """Return the rules that conclude what a line looks at."""
        attribute = self._knowledge.attributes.get(line.subject)
        if attribute is None or not attribute.from_rules:
            return ()
        return self._concluding[line.subject]

    def concluding(self, attribute: str, values: Iterable[str]) -> Iterator[Rule]:
        """Yield the rules that conclude one of some values."""
        wanted = {(attribute, value) for value in values}
        for rule in self._concluding.get(attribute, ()):
            if isinstance(rule.effect, Conclude) and wanted & set(rule.effect.values):
                yield rule

    @cached_property
    def _concluding(self) -> Mapping[str, tuple[Rule, ...]]:
        return {
            name: tuple(self._knowledge.concluding(name))
            for name, attribute in self._knowledge.attributes.items()
            if attribute.from_rules
        }

    def certain_strength(self, rule: Rule) -> Strength:
        """Return a strength that a rule has whenever it fires, at the least."""
        return self._certain[rule.id]

    @cached_property
    def _certain(self) -> Mapping[str, Strength]:
        """The least strength of every rule, through all that feeds it."""
        found: dict[str, Strength] = {}

        def of(rule: Rule) -> Strength:
            if rule.id not in found:
                feeding = (
                    feeder
                    for line in (rule.when.lines() if rule.when else ())
                    for feeder in self.feeding(line)
                )
                found[rule.id] = min([rule.strength, *map(of, feeding)])
            return found[rule.id]

        for rule in self.written:
            of(rule)
        return found

    @cached_property
    def problems_of(self) -> Mapping[str, frozenset[str]]:
        """The problems that each rule can rest on, by the names in its lines."""
        found: dict[str, frozenset[str]] = {}

        def of(rule: Rule) -> frozenset[str]:
            if rule.id not in found:
                found[rule.id] = frozenset()
                problems: set[str] = set()
                for line in rule.when.lines() if rule.when else ():
                    values = getattr(line.test, "values", ())
                    if line.subject == "problem":
                        problems.update(values)
                    for feeder in self.feeding(line):
                        problems |= of(feeder)
                found[rule.id] = frozenset(problems)
            return found[rule.id]

        for rule in self.written:
            of(rule)
        return found

    @cached_property
    def by_problem(self) -> Mapping[str, tuple[Rule, ...]]:
        """The active rules that can rest on each problem; on none, under ""."""
        found: dict[str, list[Rule]] = {}
        for rule in self._knowledge.active_rules():
            for problem in self.problems_of[rule.id] or ("",):
                found.setdefault(problem, []).append(rule)
        return {problem: tuple(rules) for problem, rules in found.items()}
