"""What fired rules add to advice, as far as clients have it in common.

Nothing here is known better than by who works it out: what was worked out for one
client is kept and found again, because it hangs on nothing but what it is kept under.
It belongs to one compiled knowledge base, and any number of threads may use it: what
two of them work out at once is equal, and one stays.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from recommender.compiling.catalog import PickedBy
from recommender.compiling.picked import Products
from recommender.compiling.ruleset import Ruleset
from recommender.compiling.weight import Weight
from recommender.model.condition import AllOf, AnyOf
from recommender.model.recommendation import Contribution
from recommender.model.rule import Conclude, Exclude, OfferRemedy, RequireNeed, Rule

Told: TypeAlias = tuple[int, tuple[Contribution, ...]]
"""A score, and what each stated problem adds to it."""

MOST_WEIGHTS = 64
"""How many weights of one rule are kept."""

MOST_SUPPORTS = 20_000
"""How many ways in which a need can be held are kept."""


@frozen(eq=False)
class NeedSupport:
    """One need that counts: what stands behind it, and who meets it.

    Attributes:
        order: Sorts needs, the strongest first.
        only: The problem it rests on, where that is one and one rule stands behind.
        told: What those are told who meet no other need, by the importance of `only`.
    """

    need: str
    weight: Weight
    meets: Products
    order: tuple[int, str] = field(init=False)
    only: str | None = field(init=False)
    told: dict[int, Told] = field(init=False, factory=dict, repr=False)

    @order.default
    def _strongest_first(self) -> tuple[int, str]:
        return -self.weight.strength, self.need

    @only.default
    def _where_nothing_else(self) -> str | None:
        problems, rules = self.weight.problems, self.weight.rules
        return min(problems) if len(problems) == len(rules) == 1 else None


@frozen(eq=False, kw_only=True)
class Part:
    """One active rule, by what becomes of it when it fires.

    Attributes:
        weighty: Strength, or the problems behind it, matter.
        excludes: It puts products out.
        need: That it holds.
        concludes: Pairs of attribute and value.
        about: The products that an exclusion, caution or claim is about.
        named: The problems that its lines name; None where its weight hangs on
            more than which of them are stated.
        weights: By the problems among `named` that are stated.
    """

    rule: Rule
    weighty: bool
    excludes: bool
    need: str | None
    concludes: tuple[tuple[str, str], ...]
    about: PickedBy | None
    named: frozenset[str] | None
    weights: dict[frozenset[str], Weight] = field(init=False, factory=dict)

    def keep(self, problems: frozenset[str], weight: Weight) -> None:
        """Keep a weight for other clients."""
        if len(self.weights) >= MOST_WEIGHTS:
            self.weights.clear()
        self.weights[problems] = weight


class Parts(dict[str, Part]):
    """The parts of rules by id, each made when it is first asked for.

    It pickles without them: they are made again where it arrives.
    """

    def __init__(
        self,
        rules: Mapping[str, Rule],
        affected: Mapping[str, PickedBy],
        ruleset: Ruleset,
    ) -> None:
        """Begin with nothing made.

        Args:
            rules: By id.
            affected: What exclusions, cautions and claims are about.
            ruleset: Of the rules that count.
        """
        super().__init__()
        self._rules = rules
        self._affected = affected
        self._ruleset = ruleset
        self._supports: dict[tuple[object, ...], NeedSupport] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Leave behind what has been made."""
        return type(self), (self._rules, self._affected, self._ruleset)

    def __missing__(self, name: str) -> Part:
        """Make a part."""
        rule = self._rules[name]
        effect = rule.effect
        part = self[name] = Part(
            rule=rule,
            weighty=isinstance(effect, Conclude | RequireNeed | OfferRemedy),
            excludes=isinstance(effect, Exclude),
            need=effect.need if isinstance(effect, RequireNeed) else None,
            concludes=effect.values if isinstance(effect, Conclude) else (),
            about=self._affected.get(name),
            named=self._named(rule),
        )
        return part

    @cached_property
    def _concluded(self) -> frozenset[str]:
        """The attributes that rules conclude."""
        concluding = (rule.concludes for rule in self._ruleset.rules)
        named = {name for pairs in concluding for name, _ in pairs}
        return self._ruleset.from_rules.union(named)

    def _named(self, rule: Rule) -> frozenset[str] | None:
        """Return the problems that decide the weight of a rule, or None."""
        blocks = rule.when.blocks if rule.when else ((),)
        if len(blocks) > 1:
            return None
        named: set[str] = set()
        for line in blocks[0]:
            if line.subject in self._concluded:
                return None
            if line.subject == "problem" and isinstance(line.test, AnyOf | AllOf):
                named.update(line.test.values)
        return frozenset(named)

    def support(self, need: str, weight: Weight, meets: Products) -> NeedSupport:
        """Return how a need is held, the same for all clients that hold it so."""
        key = need, weight.rules, weight.problems, weight.strength
        found = self._supports.get(key)
        if found is None or found.meets is not meets:
            if len(self._supports) >= MOST_SUPPORTS:
                self._supports.clear()
            found = self._supports[key] = NeedSupport(need, weight, meets)
        return found
