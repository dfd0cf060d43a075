"""Everything authored, as values: loaded, typed, and not yet compiled."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from recommender.model.allowance import Allowance
from recommender.model.consultation import OpeningQuestion, Rung
from recommender.model.demonstration import DemoStep
from recommender.model.grades import Status
from recommender.model.product import Product
from recommender.model.rule import Conclude, Rule
from recommender.model.scenario import Scenario
from recommender.model.text import Text
from recommender.model.units import Units
from recommender.model.vocabulary import (
    Attribute,
    Category,
    Need,
    Objection,
    Priority,
    Problem,
    Property,
    Source,
    Substance,
)


@frozen(kw_only=True)
class Knowledge:
    """What authors wrote; every mapping goes from id to value.

    All are sorted by id, except for `discovery` and `commitment`, which keep the
    author's order.

    `recommender.KnowledgeBase` is this, made ready to advise.

    Attributes:
        digest: SHA-256 over the content, in hexadecimal; layout, comments, and
            which file holds what do not change it.
        languages: The default language first.
        demonstration: The steps that every demonstration takes.
        discovery: The open questions that every consultation starts with.
        commitment: What a client may be asked for, the smallest first.
        allowed: The findings that authors accept; they change no advice.
    """

    id: str
    version: str
    title: Text = Text()
    languages: tuple[str, ...] = ("en",)
    digest: str = ""
    units: Units = Units()
    attributes: Mapping[str, Attribute] = field(factory=dict)
    problems: Mapping[str, Problem] = field(factory=dict)
    needs: Mapping[str, Need] = field(factory=dict)
    properties: Mapping[str, Property] = field(factory=dict)
    categories: Mapping[str, Category] = field(factory=dict)
    substances: Mapping[str, Substance] = field(factory=dict)
    objections: Mapping[str, Objection] = field(factory=dict)
    priorities: Mapping[str, Priority] = field(factory=dict)
    sources: Mapping[str, Source] = field(factory=dict)
    products: Mapping[str, Product] = field(factory=dict)
    demonstration: Mapping[str, DemoStep] = field(factory=dict)
    discovery: Mapping[str, OpeningQuestion] = field(factory=dict)
    commitment: Mapping[str, Rung] = field(factory=dict)
    rules: Mapping[str, Rule] = field(factory=dict)
    scenarios: Mapping[str, Scenario] = field(factory=dict)
    allowed: tuple[Allowance, ...] = ()

    def active_rules(self) -> Iterator[Rule]:
        """Yield the rules that count, by id."""
        for rule in self.rules.values():
            if rule.status is Status.ACTIVE:
                yield rule

    def kinds_of(self, category: str) -> frozenset[str]:
        """Return `category` and everything that is a kind of it."""
        children: dict[str, list[str]] = {}
        for child in self.categories.values():
            if child.kind_of is not None:
                children.setdefault(child.kind_of, []).append(child.id)
        found, waiting = {category}, [category]
        while waiting:
            more = [one for one in children.get(waiting.pop(), ()) if one not in found]
            found.update(more)
            waiting.extend(more)
        return frozenset(found)

    def wider(self, category: str) -> Iterator[str]:
        """Yield `category` and all that it is a kind of, the widest last."""
        seen: set[str] = set()
        name: str | None = category
        while name is not None and name not in seen:
            seen.add(name)
            yield name
            known = self.categories.get(name)
            name = known.kind_of if known else None

    def concluding(self, attribute: str) -> Iterator[Rule]:
        """Yield the active rules that conclude `attribute`, by id."""
        for rule in self.active_rules():
            if isinstance(rule.effect, Conclude) and any(
                name == attribute for name, _ in rule.effect.values
            ):
                yield rule
