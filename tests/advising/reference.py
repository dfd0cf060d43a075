"""The semantics once more, written to be read: no index, no sets of bits, no order.

It answers each question by looking at one rule, one line and one product at a
time, as the definitions say it. The library must give the same answers.
Lines on the client are judged by the engine's own tests elsewhere; everything
about products, support, fit and rank is judged here again.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial

from recommender.engine.inference import Inference
from recommender.engine.view import line_truth, view_of
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Block,
    Condition,
    Line,
    NoneOf,
)
from recommender.model.enquiry import Facts
from recommender.model.evaluating import LimitOf, holds
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import (
    Conclude,
    Exclude,
    RequireNeed,
    Resolve,
    Rule,
    Warn,
)
from recommender.model.truth import Truth, all_of, any_of, truth
from recommender.model.vocabulary import Direction


def substance_truth(name: str, product: Product, knowledge: Knowledge) -> Truth:
    """Whether a product contains a substance, or any member of a group."""
    made_of = product.formulation
    if made_of is None:
        return Truth.UNKNOWN
    for component in made_of.components:
        substance = knowledge.substances[component.substance]
        if name == substance.id or name in substance.groups:
            return Truth.TRUE
    declared = {name}
    if name in knowledge.substances:
        declared |= set(knowledge.substances[name].groups)
    if made_of.complete or declared & set(made_of.free_of):
        return Truth.FALSE
    return Truth.UNKNOWN


def is_kind_of(category: str, wanted: str, knowledge: Knowledge) -> bool:
    """Whether a category is `wanted` or stands somewhere under it."""
    while category != wanted:
        parent = knowledge.categories[category].kind_of
        if parent is None:
            return False
        category = parent
    return True


def product_line(
    line: Line, product: Product, knowledge: Knowledge, limit_of: LimitOf
) -> Truth:
    """Whether one line about products holds for one product."""
    test = line.test
    if line.subject in {"contains", "free_of"}:
        assert isinstance(test, AnyOf | AllOf | NoneOf)
        there = [substance_truth(name, product, knowledge) for name in test.values]
        if line.subject == "free_of":
            return any_of(there).negated
        return all_of(there) if isinstance(test, AllOf) else any_of(there)
    if line.subject == "product":
        return holds(test, frozenset({product.id}), limit_of)
    if line.subject == "category":
        kinds = frozenset(
            category
            for category in knowledge.categories
            if is_kind_of(product.category, category, knowledge)
        )
        return holds(test, kinds, limit_of)
    return holds(test, product.properties.get(line.subject), limit_of)


def product_truth(
    condition: Condition | None,
    product: Product,
    knowledge: Knowledge,
    limit_of: LimitOf,
) -> Truth:
    """Whether a condition holds for one product."""
    if condition is None:
        return Truth.FALSE
    return any_of(
        all_of(product_line(line, product, knowledge, limit_of) for line in block)
        for block in condition.blocks
    )


class Reference:
    """Answers about one enquiry, each from scratch."""

    def __init__(
        self, knowledge: Knowledge, facts: Facts, inference: Inference, on: date
    ) -> None:
        """Take over what is known and what fired."""
        self.knowledge = knowledge
        self.facts = facts
        self.on = on
        from_rules = frozenset(
            a.id for a in knowledge.attributes.values() if a.from_rules
        )
        view = view_of(facts, inference, from_rules)
        self.line: Callable[[Line], Truth] = partial(line_truth, view=view)
        self.limit = view.limit
        self.fired = [knowledge.rules[i] for i in inference.fired]
        self.open = [knowledge.rules[i] for i in inference.open]

    # Strength and provenance, for what fired or for what would fire.

    def _blocks(self, rule: Rule, rules: list[Rule]) -> Iterator[Block]:
        enough = Truth.TRUE if rules is self.fired else Truth.UNKNOWN
        for block in rule.when.blocks if rule.when else ():
            if all_of(map(self.line, block)) >= enough:
                yield block

    def _concluded(self, line: Line, rules: list[Rule]) -> dict[str, list[Rule]]:
        """The rules behind each value that a line names and that was concluded."""
        if not isinstance(line.test, AnyOf | AllOf):
            return {}
        found: dict[str, list[Rule]] = {}
        for rule in rules:
            if isinstance(rule.effect, Conclude):
                for attribute, value in rule.effect.values:
                    if attribute == line.subject and value in line.test.values:
                        found.setdefault(value, []).append(rule)
        return found

    def strength(self, rule: Rule, rules: list[Rule]) -> int:
        """min(rule's strength, its condition's strength)."""
        per_block = [
            min((self._line_strength(line, rules) for line in block), default=3)
            for block in self._blocks(rule, rules)
        ]
        return min(int(rule.strength), max(per_block, default=3))

    def _line_strength(self, line: Line, rules: list[Rule]) -> int:
        per_value = [
            max(self.strength(rule, rules) for rule in behind)
            for behind in self._concluded(line, rules).values()
        ]
        if not per_value:
            return 3
        return min(per_value) if isinstance(line.test, AllOf) else max(per_value)

    def rests_on(self, rule: Rule, rules: list[Rule]) -> set[str]:
        """The stated problems that a rule rests on."""
        found: set[str] = set()
        for block in self._blocks(rule, rules):
            for line in block:
                if line.subject == "problem" and isinstance(line.test, AnyOf | AllOf):
                    found |= set(line.test.values) & set(self.facts.problems)
                for behind in self._concluded(line, rules).values():
                    for one in behind:
                        found |= self.rests_on(one, rules)
        return found

    def needs(self, rules: list[Rule]) -> dict[str, tuple[int, set[str], set[str]]]:
        """Per need: strength, problems, rules."""
        found: dict[str, tuple[int, set[str], set[str]]] = {}
        for rule in rules:
            if isinstance(rule.effect, RequireNeed):
                strength, problems, ids = found.get(
                    rule.effect.need, (0, set[str](), set[str]())
                )
                found[rule.effect.need] = (
                    max(strength, self.strength(rule, rules)),
                    problems | self.rests_on(rule, rules),
                    ids | {rule.id},
                )
        return found

    def would_fire(self) -> list[Rule]:
        """Fired and open rules."""
        return [*self.fired, *self.open]

    # Products.

    def truth(self, condition: Condition | None, product: Product) -> Truth:
        """Whether a product condition holds."""
        return product_truth(condition, product, self.knowledge, self.limit)

    def support(self, product: Product, problem: str, *, certain: bool) -> int:
        """The support of a product for a problem."""
        rules = self.fired if certain else self.would_fire()
        enough = Truth.TRUE if certain else Truth.UNKNOWN
        return max(
            (
                strength
                for need, (strength, problems, _) in self.needs(rules).items()
                if problem in problems
                and self.truth(self.knowledge.needs[need].met_by, product) >= enough
            ),
            default=0,
        )

    def suits(self, product: Product) -> Truth:
        """Whether the client's context is among what a product suits."""
        return all_of(map(self.suited, product.suits))

    def suited(self, line: Line) -> Truth:
        """Whether the client's context is among what one line says."""
        value = self.facts.context.get(line.subject)
        if isinstance(value, frozenset) and isinstance(line.test, AnyOf):
            return truth(value <= set(line.test.values))
        return holds(line.test, value, self.limit)

    def standing(self, product: Product) -> str:
        """`out`, `fits`, `held`, or `unneeded`."""
        fired = [
            self.truth(rule.effect.products, product)
            for rule in self.fired
            if isinstance(rule.effect, Exclude)
        ]
        still_open = [
            self.truth(rule.effect.products, product)
            for rule in self.open
            if isinstance(rule.effect, Exclude)
        ]
        suits = self.suits(product)
        if not product.offered or Truth.TRUE in fired or suits is Truth.FALSE:
            return "out"
        supported = any(
            self.support(product, q, certain=True) for q in self.facts.problems
        )
        possible = any(
            self.support(product, q, certain=False) for q in self.facts.problems
        )
        if not supported and not possible:
            return "unneeded"
        waits = (
            Truth.UNKNOWN in fired
            or any(one is not Truth.FALSE for one in still_open)
            or suits is Truth.UNKNOWN
            or not supported
        )
        return "held" if waits else "fits"

    def score(self, product: Product) -> int:
        """Importance times support, summed; of what would be if there is none."""
        for certain in (True, False):
            score = sum(
                int(importance) * self.support(product, problem, certain=certain)
                for problem, importance in self.facts.problems.items()
            )
            if score:
                return score
        return 0

    def priority(self, name: str, product: Product) -> Fraction:
        """How well a product serves a priority."""
        values = []
        for preference in self.knowledge.priorities[name].prefer:
            scale = self.knowledge.properties[preference.property].scale
            x = product.properties.get(preference.property)
            low, high = scale.low, scale.high
            assert low is not None
            assert high is not None
            if not isinstance(x, Fraction):
                values.append(Fraction(0))
            elif preference.direction is Direction.LOWER:
                values.append((high - x) / (high - low))
            elif preference.direction is Direction.HIGHER:
                values.append((x - low) / (high - low))
            else:
                t = preference.target
                assert t is not None
                values.append(1 - abs(x - t) / max(high - t, t - low))
        return sum(values, Fraction(0)) / len(values)

    def cautions(self, product: Product) -> list[Rule]:
        """The fired cautions that hold for a product."""
        return [
            rule
            for rule in self.fired
            if isinstance(rule.effect, Warn)
            and self.truth(rule.effect.products, product) is Truth.TRUE
        ]

    def rank(self, product: Product) -> tuple[int, Fraction, int, str]:
        """What the order is decided by, least first."""
        weights: dict[str, Importance] = dict(self.facts.priorities)
        total = sum(int(weight) for weight in weights.values())
        served = Fraction(0)
        for name, weight in weights.items():
            served += self.priority(name, product) * int(weight) / total
        return -self.score(product), -served, len(self.cautions(product)), product.id

    def ranked(self, standing: str) -> list[str]:
        """The ids of all products of one standing, best first."""
        chosen = [
            product
            for product in self.knowledge.products.values()
            if self.standing(product) == standing
        ]
        return [product.id for product in sorted(chosen, key=self.rank)]

    def objections(self, product: Product) -> dict[str, set[str]]:
        """The ledger, by objection ids."""
        triggered = set(self.facts.objections)
        for rule in self.cautions(product):
            assert isinstance(rule.effect, Warn)
            triggered |= set(rule.effect.raises)
        prevents: set[str] = set()
        answers: set[str] = set()
        for rule in self.fired:
            effect = rule.effect
            if isinstance(effect, RequireNeed):
                met_by = self.knowledge.needs[effect.need].met_by
                if self.truth(met_by, product) is Truth.TRUE:
                    prevents |= set(effect.resolves)
            if isinstance(effect, Resolve):
                sources = [self.knowledge.sources[name] for name in rule.sources]
                backed = not sources or any(
                    s.valid_until is None or self.on <= s.valid_until for s in sources
                )
                everywhere = effect.products is None
                if backed and (
                    everywhere or self.truth(effect.products, product) is Truth.TRUE
                ):
                    answers.add(effect.objection)
        return {
            "prevented": triggered & prevents,
            "answered": triggered & answers - prevents,
            "open": triggered - answers - prevents,
            "also_resolves": (prevents | answers) - triggered,
        }

    def excluded(self) -> dict[str, set[str]]:
        """Offered products that meet a held need and are out, with what holds."""
        found: dict[str, set[str]] = {}
        for product in self.knowledge.products.values():
            wanted = any(
                self.truth(self.knowledge.needs[need].met_by, product) is Truth.TRUE
                for need in self.needs(self.fired)
            )
            if wanted and product.offered and self.standing(product) == "out":
                found[product.id] = {
                    rule.id
                    for rule in self.fired
                    if isinstance(rule.effect, Exclude)
                    and self.truth(rule.effect.products, product) is Truth.TRUE
                } | {
                    f"suits {line.subject}"
                    for line in product.suits
                    if self._violated(line)
                }
        return found

    def _violated(self, line: Line) -> bool:
        value = self.facts.context.get(line.subject)
        if value is None:
            return False
        if isinstance(value, frozenset) and isinstance(line.test, AnyOf):
            return not value <= set(line.test.values)
        return holds(line.test, value, self.limit) is Truth.FALSE
