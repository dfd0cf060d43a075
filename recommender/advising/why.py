"""A smallest support of a recommendation: rules, facts and data that suffice.

Found by leaving out one thing at a time and deriving the recommendation again
from what is left, so nothing that remains could be missed.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TypeAlias

from attrs import evolve, frozen

from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.wording import unit_of, value_text
from recommender.compiling.compiled import compile_knowledge
from recommender.engine import plain
from recommender.model.enquiry import Facts
from recommender.model.explanation import Why
from recommender.model.knowledge import Knowledge
from recommender.model.product import Formulation, Product
from recommender.model.rule import Conclude, RequireNeed

Part: TypeAlias = tuple[str, str]
"""A kind of thing that a recommendation can rest on, and its name."""


@frozen
class Basis:
    """What a recommendation is derived from.

    Attributes:
        parts: Names of rules, facts and data; everything else is left out.
    """

    knowledge: Knowledge
    facts: Facts
    product: Product
    parts: frozenset[Part]

    def without(self, part: Part) -> "Basis":
        """Return the same with one part less."""
        return evolve(self, parts=self.parts - {part})

    def score(self, on: date) -> int:
        """Return the product's score from these parts alone; 0 if it does not fit."""
        knowledge = evolve(
            self.knowledge,
            rules={
                i: rule
                for i, rule in self.knowledge.rules.items()
                if {("rule", i), ("open", i)} & self.parts
            },
            products={self.product.id: self._product()},
        )
        compiled = compile_knowledge(knowledge)
        facts = self._facts()
        inference = plain.infer(compiled.ruleset, facts)
        grounds = grounds_of(compiled, facts, inference, on=on)
        return grounds.support.scores(grounds.fitting).get(0, 0)

    def _product(self) -> Product:
        """Return the product with the data that are left."""
        made_of = self.product.formulation
        return evolve(
            self.product,
            suits=(),
            properties={
                name: value
                for name, value in self.product.properties.items()
                if ("property", name) in self.parts
            },
            formulation=None if made_of is None else self._formulation(made_of),
        )

    def _formulation(self, made_of: Formulation) -> Formulation | None:
        """Return the lines of a make-up that are left; None when there is none."""
        left = {name for kind, name in self.parts if kind == "formulation"}
        found = Formulation(
            complete=made_of.complete and COMPLETE in left,
            components=tuple(
                component
                for component in made_of.components
                if _listed(component.substance) in left
            ),
            free_of=tuple(i for i in made_of.free_of if _declared(i) in left),
        )
        return found if found != Formulation() else None

    def _facts(self) -> Facts:
        """Return what the client said, as far as it is left."""
        return evolve(
            self.facts,
            problems={
                i: importance
                for i, importance in self.facts.problems.items()
                if ("problem", i) in self.parts
            },
            objections={
                i: importance
                for i, importance in self.facts.objections.items()
                if ("objection", i) in self.parts
            },
            context={
                i: value
                for i, value in self.facts.context.items()
                if ("attribute", i) in self.parts
            },
            priorities={},
            current=self.facts.current if ("current", "") in self.parts else None,
        )


COMPLETE = "complete: yes"


def _listed(substance: str) -> str:
    return f"substance: {substance}"


def _declared(name: str) -> str:
    return f"free_of: {name}"


def why(grounds: Grounds, number: int) -> Why:
    """Return a smallest support of the recommendation of a fitting product."""
    product = grounds.compiled.catalog.products[number]
    score = grounds.support.scores(1 << number)[number]
    parts = frozenset(_parts(grounds, number, product))
    basis = Basis(grounds.compiled.knowledge, grounds.facts, product, parts)
    enough: Callable[[Basis], bool] = partial(_keeps, score=score, on=grounds.on)
    tried: frozenset[Part] = frozenset()
    # What is unknown for lack of a part can make another part needless.
    while basis.parts != tried:
        tried = basis.parts
        for part in sorted(tried):
            if enough(basis.without(part)):
                basis = basis.without(part)
    return _told(basis, score)


def _keeps(basis: Basis, *, score: int, on: date) -> bool:
    return basis.score(on) == score


def _parts(grounds: Grounds, number: int, product: Product) -> Iterator[Part]:
    """Yield everything that the recommendation could rest on."""
    for rule in grounds.fired:
        if isinstance(rule.effect, Conclude | RequireNeed):
            yield "rule", rule.id
    # What an open rule may yet conclude is unknown, and lines can ask for that.
    for rule in grounds.open:
        if isinstance(rule.effect, Conclude):
            yield "open", rule.id
    yield from (
        ("problem", part.problem) for part in grounds.support.contributions(number)[1]
    )
    yield from (("objection", name) for name in grounds.facts.objections)
    yield from (("attribute", name) for name in grounds.facts.context)
    if grounds.facts.current is not None:
        yield "current", ""
    yield from (("property", name) for name in product.properties)
    made_of = product.formulation
    if made_of is not None:
        if made_of.complete:
            yield "formulation", COMPLETE
        for component in made_of.components:
            yield "formulation", _listed(component.substance)
        for name in made_of.free_of:
            yield "formulation", _declared(name)


def _told(basis: Basis, score: int) -> Why:
    """Return what is left, in words."""
    knowledge, facts = basis.knowledge, basis.facts
    said = {
        name: value_text(facts.context[name], unit_of(name, knowledge), knowledge)
        for name in _named(basis, "attribute")
    }
    for kind in ("problem", "objection"):
        names = _named(basis, kind)
        if names:
            said[kind] = ", ".join(names)
    if ("current", "") in basis.parts and facts.current is not None:
        said["current"] = facts.current.id
    return Why(
        product=basis.product.id,
        score=score,
        rules=tuple(_named(basis, "rule")),
        open=tuple(_named(basis, "open")),
        facts=dict(sorted(said.items())),
        properties=tuple(_named(basis, "property")),
        formulation=tuple(_named(basis, "formulation")),
    )


def _named(basis: Basis, kind: str) -> list[str]:
    """Return the names of the parts of one kind, sorted."""
    return sorted(name for of, name in basis.parts if of == kind)
