"""What is unknown and would decide, traced to what somebody can find out."""

from collections.abc import Callable, Container, Iterable, Mapping

from attrs import frozen

from recommender.compiling.catalog import Catalog
from recommender.compiling.compiled import Compiled
from recommender.compiling.picked import Products
from recommender.engine.inference import Inference
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Block,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    IsKnown,
    Line,
)
from recommender.model.evaluating import LimitOf
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import ToConfirm
from recommender.model.rule import Conclude, Rule
from recommender.model.truth import Truth, all_of, any_of

Asked = frozenset[tuple[str, str]]
"""Pairs of `attribute` or `property`, and the name of what is unknown."""

NOBODY_ASKED: Asked = frozenset()


@frozen(kw_only=True)
class Unknowns:
    """Traces what rules and products wait for.

    Attributes:
        line_truth: Whether a line about the client holds.
        limit_of: The limits that the client and the product in use give.
        conclusions: The values that fired rules concluded, by attribute.
        waiting: The rules that wait for something, in stratified order.
        still_open: Those of them that did not fire.
        by_rule: What each of them waits for.
    """

    knowledge: Knowledge
    catalog: Catalog
    line_truth: Callable[[Line], Truth]
    limit_of: LimitOf
    conclusions: Mapping[str, frozenset[str]]
    waiting: tuple[Rule, ...]
    still_open: tuple[Rule, ...]
    by_rule: Mapping[str, Asked]

    def of_attribute(self, line: Line) -> Asked:
        """Return what to ask to learn the value that an unknown line tests."""
        attribute = self.knowledge.attributes.get(line.subject)
        if attribute is None:
            return NOBODY_ASKED
        if not attribute.from_rules:
            return frozenset({("attribute", attribute.id)})
        missing = self._missing(line)
        return self._of_conclusions(line.subject, missing, self.still_open)

    def _missing(self, line: Line) -> frozenset[str] | None:
        """Return the values that an unknown line still waits for; None for any.

        What is not to be, or only to be known, waits for every rule.
        """
        if not isinstance(line.test, AnyOf | AllOf):
            return None
        concluded = self.conclusions.get(line.subject, ())
        return frozenset(value for value in line.test.values if value not in concluded)

    def _of_conclusions(
        self, subject: str, wanted: Container[str] | None, rules: Iterable[Rule]
    ) -> Asked:
        """Return what those of `rules` wait for that could conclude a wanted value."""
        found: Asked = NOBODY_ASKED
        for rule in rules:
            if isinstance(rule.effect, Conclude) and any(
                name == subject and (wanted is None or value in wanted)
                for name, value in rule.effect.values
            ):
                found |= self.by_rule.get(rule.id, NOBODY_ASKED)
        return found

    def of_open(self, rule: Rule) -> Asked:
        """Return what keeps an open rule open, through the rules it waits for."""
        found: Asked = NOBODY_ASKED
        blocks = self._with_truth(rule)
        if any_of(whole for _, whole in blocks) is not Truth.TRUE:
            for block, whole in blocks:
                if whole is Truth.UNKNOWN:
                    found |= self._of_lines(block)
        if rule.unless is not None:
            found |= self._of_lines(rule.unless.lines())
        return found

    def of_fired(self, rule: Rule) -> Asked:
        """Return what keeps a fired rule from resting on more problems.

        That is another block that could hold, or a conclusion that another rule
        could draw as well.
        """
        found: Asked = NOBODY_ASKED
        for block, whole in self._with_truth(rule):
            if whole is Truth.FALSE:
                continue
            found |= self._of_lines(block)
            for line in block:
                if isinstance(line.test, AnyOf | AllOf):
                    values = line.test.values
                    found |= self._of_conclusions(line.subject, values, self.waiting)
        return found

    def _with_truth(self, rule: Rule) -> list[tuple[Block, Truth]]:
        """Return the blocks of a rule's `when`, each with whether it holds."""
        blocks = rule.when.blocks if rule.when else ((),)
        return [(block, all_of(map(self.line_truth, block))) for block in blocks]

    def _of_lines(self, lines: Iterable[Line]) -> Asked:
        found: Asked = NOBODY_ASKED
        for line in lines:
            if self.line_truth(line) is Truth.UNKNOWN:
                found |= self._of_line(line)
        return found

    def _of_line(self, line: Line) -> Asked:
        """Return what an unknown line about the client waits for."""
        found = self._of_limit(line)
        if self.line_truth(Line(line.subject, IsKnown(known=True))) is not Truth.TRUE:
            found |= self.of_attribute(line)
        return found

    def _of_limit(self, line: Line) -> Asked:
        """Return the unknown limit that a line is held against, if it has one."""
        limit = line.test.limit if isinstance(line.test, Compared) else None
        if isinstance(limit, ClientValue) and self.limit_of(limit) is None:
            return frozenset({("attribute", limit.attribute)})
        if isinstance(limit, CurrentValue) and self.limit_of(limit) is None:
            return frozenset({("property", f"current.{limit.property}")})
        return NOBODY_ASKED

    def of_product(self, condition: Condition, bit: Products) -> Asked:
        """Return what keeps a condition unknown for one product."""
        found: Asked = NOBODY_ASKED
        for block in condition.blocks:
            truths = [
                (line, self.catalog.line(line, self.limit_of).for_product(bit))
                for line in block
            ]
            if all_of(one for _, one in truths) is not Truth.UNKNOWN:
                continue
            for line, one in truths:
                if one is Truth.UNKNOWN:
                    found |= self._of_limit(line) | self._of_product_line(line, bit)
        return found

    def _of_product_line(self, line: Line, bit: Products) -> Asked:
        """Return the datum of the product that is missing for a line."""
        if line.subject in {"contains", "free_of"}:
            return frozenset({("property", "formulation")})
        if self.catalog.known.get(line.subject, 0) & bit:
            return NOBODY_ASKED
        return frozenset({("property", line.subject)})


def trace_unknowns(
    compiled: Compiled,
    inference: Inference,
    waiting: tuple[Rule, ...],
    *,
    line_truth: Callable[[Line], Truth],
    limit_of: LimitOf,
) -> Unknowns:
    """Trace what rules wait for, those first that others wait for."""
    by_rule: dict[str, Asked] = {}
    still_open = frozenset(inference.open)
    unknowns = Unknowns(
        knowledge=compiled.knowledge,
        catalog=compiled.catalog,
        line_truth=line_truth,
        limit_of=limit_of,
        conclusions=inference.conclusions,
        waiting=waiting,
        still_open=tuple(rule for rule in waiting if rule.id in still_open),
        by_rule=by_rule,
    )
    for rule in unknowns.waiting:
        # Nothing keeps a rule open that fired.
        by_rule[rule.id] = unknowns.of_open(rule) or unknowns.of_fired(rule)
    return unknowns


def to_confirm(found: Iterable[tuple[str, Asked]]) -> tuple[ToConfirm, ...]:
    """Return what to confirm, attributes first, each with what waits for it.

    Args:
        found: Pairs of the rule, the need, or `suits`, and what it waits for.
    """
    whole = {
        (kind, name, because_of) for because_of, asked in found for kind, name in asked
    }
    return tuple(
        ToConfirm(
            attribute=name if kind == "attribute" else "",
            property=name if kind == "property" else "",
            because_of=because_of,
        )
        for kind, name, because_of in sorted(whole)
    )
