"""The semantics of rules, written down a second time and as slowly as can be.

Nothing is compiled, indexed or remembered; the engine is held against this.
"""

from fractions import Fraction

from recommender.engine.inference import Inference
from recommender.model.condition import (
    AllOf,
    AnyOf,
    ClientValue,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
)
from recommender.model.enquiry import Facts
from recommender.model.evaluating import holds
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Rule
from recommender.model.truth import Truth, all_of, any_of, truth

Pairs = set[tuple[str, str]]
"""Attributes, each with one value."""


class Reference:
    """One enquiry, asked of the rules as they were written."""

    def __init__(self, knowledge: Knowledge, facts: Facts) -> None:
        """Begin with nothing concluded."""
        self.knowledge = knowledge
        self.facts = facts
        self.concluded: Pairs = set()
        self.possible: Pairs = set()

    def infer(self) -> Inference:
        """Settle attributes one after the other, then judge every rule."""
        settled: set[str] = set()
        derived = [a.id for a in self.knowledge.attributes.values() if a.from_rules]
        while len(settled) < len(derived):
            ready = [
                attribute
                for attribute in derived
                if attribute not in settled
                and not any(
                    line.subject in derived and line.subject not in settled
                    for rule in self.knowledge.concluding(attribute)
                    for line in rule.lines()
                )
            ]
            assert ready, "the rules conclude in a circle"
            for attribute in ready:
                for rule in self.knowledge.concluding(attribute):
                    self.conclude(rule)
                settled.add(attribute)
        verdicts = {r.id: self.verdict(r) for r in self.knowledge.active_rules()}
        return Inference(
            fired=tuple(sorted(i for i, v in verdicts.items() if v is Truth.TRUE)),
            open=tuple(sorted(i for i, v in verdicts.items() if v is Truth.UNKNOWN)),
            conclusions=grouped(self.concluded),
            would_conclude=grouped(self.possible),
        )

    def conclude(self, rule: Rule) -> None:
        """Note what a rule concludes, or would."""
        assert isinstance(rule.effect, Conclude)
        verdict = self.verdict(rule)
        if verdict is Truth.TRUE:
            self.concluded.update(rule.effect.values)
        elif verdict is Truth.UNKNOWN:
            self.possible.update(rule.effect.values)

    def verdict(self, rule: Rule) -> Truth:
        """Fires iff `when` is true and no line of `unless` is true or unknown."""
        when = Truth.TRUE
        if rule.when is not None:
            when = any_of(
                all_of(self.line(line) for line in block) for block in rule.when.blocks
            )
        unless = Truth.FALSE
        if rule.unless is not None:
            unless = any_of(self.line(line) for line in rule.unless.lines())
        return all_of([when, unless.negated])

    def line(self, line: Line) -> Truth:  # noqa: PLR0911 - one per kind of line
        """Return the truth of one line."""
        subject, test = line.subject, line.test
        if subject == "problem":
            return holds(test, frozenset(self.facts.problems), self.limit)
        if subject == "objection":
            return holds(test, frozenset(self.facts.objections), self.limit)
        if not self.knowledge.attributes[subject].from_rules:
            return holds(test, self.facts.context.get(subject), self.limit)
        known = not any(attribute == subject for attribute, _ in self.possible)
        match test:
            case AnyOf(values):
                return any_of(self.value(subject, value) for value in values)
            case AllOf(values):
                return all_of(self.value(subject, value) for value in values)
            case NoneOf(values):
                if any((subject, value) in self.concluded for value in values):
                    return Truth.FALSE
                return Truth.TRUE if known else Truth.UNKNOWN
            case IsKnown(wanted):
                return truth(known == wanted)
            case _:
                msg = f"no rule concludes numbers: {line}"
                raise AssertionError(msg)

    def value(self, attribute: str, value: str) -> Truth:
        """Concluded is true, else possible is unknown, else false."""
        if (attribute, value) in self.concluded:
            return Truth.TRUE
        return Truth.UNKNOWN if (attribute, value) in self.possible else Truth.FALSE

    def limit(self, limit: ClientValue | CurrentValue) -> Fraction | None:
        """Return the number a limit stands for; None is unknown."""
        if isinstance(limit, ClientValue):
            found = self.facts.context.get(limit.attribute)
        elif self.facts.current is None:
            return None
        else:
            found = self.facts.current.properties.get(limit.property)
        return found * limit.factor if isinstance(found, Fraction) else None


def grouped(pairs: Pairs) -> dict[str, frozenset[str]]:
    """Return the values by attribute."""
    return {
        attribute: frozenset(v for a, v in pairs if a == attribute)
        for attribute, _ in pairs
    }
