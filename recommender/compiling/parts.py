"""What fired rules add to advice, as far as clients have it in common.

Nothing here is known better than by who works it out: what was worked out for one
client is kept and found again, because it hangs on nothing but what it is kept under.
It belongs to one compiled knowledge base, and any number of threads may use it: what
two of them work out at once is equal, and one stays.
"""

from collections.abc import Mapping
from typing import TypeAlias

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


class NeedSupport:
    """One need that counts: what stands behind it, and who meets it.

    Attributes:
        order: Sorts needs, the strongest first.
        only: The problem it rests on, where that is one and one rule stands behind.
        told: What those are told who meet no other need, by the importance of `only`.
    """

    __slots__ = ("meets", "need", "only", "order", "told", "weight")

    def __init__(self, need: str, weight: Weight, meets: Products) -> None:
        """Tell nobody anything yet."""
        self.need = need
        self.weight = weight
        self.meets = meets
        self.order: tuple[int, str] = (-weight.strength, need)
        alone = len(weight.problems) == len(weight.rules) == 1
        self.only = min(weight.problems) if alone else None
        self.told: dict[int, Told] = {}


class Part:
    """One active rule, by what becomes of it when it fires.

    Attributes:
        id: Of the rule.
        weighty: Strength, or the problems behind it, matter.
        excludes: It puts products out.
        need: That it holds.
        met_by: What meets that need; None where nothing can.
        concludes: Pairs of attribute and value.
        about: The products that an exclusion, caution or claim is about.
        named: The problems that its lines name; None where its weight hangs on
            more than which of them are stated.
        weight: Once it was weighed, where `named` is a single problem.
        weights: By the problems among `named` that are stated, where they are more.
    """

    __slots__ = (
        "about",
        "concludes",
        "excludes",
        "id",
        "met_by",
        "named",
        "need",
        "rule",
        "weight",
        "weights",
        "weighty",
    )

    def __init__(
        self,
        rule: Rule,
        *,
        about: PickedBy | None,
        met_by: PickedBy | None,
        named: frozenset[str] | None,
    ) -> None:
        """Keep no weight yet."""
        effect = rule.effect
        self.rule = rule
        self.id = rule.id
        self.weighty = isinstance(effect, Conclude | RequireNeed | OfferRemedy)
        self.excludes = isinstance(effect, Exclude)
        self.need = effect.need if isinstance(effect, RequireNeed) else None
        self.concludes = effect.values if isinstance(effect, Conclude) else ()
        self.about = about
        self.met_by = met_by
        self.named = named
        self.weight: Weight | None = None
        self.weights: dict[frozenset[str], Weight] = {}

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
        met_by: Mapping[str, PickedBy],
        ruleset: Ruleset,
    ) -> None:
        """Begin with nothing made.

        Args:
            rules: By id.
            affected: What exclusions, cautions and claims are about.
            met_by: What meets each need that can be met.
            ruleset: Of the rules that count.
        """
        super().__init__()
        self._rules = rules
        self._affected = affected
        self._met_by = met_by
        self._ruleset = ruleset
        self._supports: dict[tuple[object, ...], NeedSupport] = {}
        self._known: frozenset[str] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Leave behind what has been made."""
        return type(self), (self._rules, self._affected, self._met_by, self._ruleset)

    def __missing__(self, name: str) -> Part:
        """Make a part."""
        rule = self._rules[name]
        effect = rule.effect
        part = self[name] = Part(
            rule,
            about=self._affected.get(name),
            met_by=self._met_by.get(effect.need)
            if isinstance(effect, RequireNeed)
            else None,
            named=self._named(rule),
        )
        return part

    def _concluded(self) -> frozenset[str]:
        """Return the attributes that rules conclude."""
        if self._known is None:
            concluding = (rule.concludes for rule in self._ruleset.rules)
            named = {name for pairs in concluding for name, _ in pairs}
            self._known = self._ruleset.from_rules.union(named)
        return self._known

    def _named(self, rule: Rule) -> frozenset[str] | None:
        """Return the problems that decide the weight of a rule, or None."""
        blocks = rule.when.blocks if rule.when else ((),)
        if len(blocks) > 1:
            return None
        named: set[str] = set()
        for line in blocks[0]:
            if line.subject in self._concluded():
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
