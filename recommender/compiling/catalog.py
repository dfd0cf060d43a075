"""The catalog, compiled so that a condition picks its products at once.

A set of products is an integer with one bit per product (bit 0 is the first by
id), so conditions are combined with `&` and `|` whatever the number of products.
Because data can be missing, a condition picks a pair of sets.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import field, frozen

from recommender.compiling.picked import (
    NO_COLUMN,
    NOTHING,
    Column,
    Picked,
    Products,
    column_of,
    union,
)
from recommender.model.condition import (
    AllOf,
    AnyOf,
    Between,
    Block,
    ClientValue,
    Compared,
    Condition,
    CurrentValue,
    IsKnown,
    Line,
    NoneOf,
    Test,
)
from recommender.model.evaluating import LimitOf, no_limits
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product


def is_fixed(line: Line) -> bool:
    """Whether the line picks the same products for every client."""
    return not (
        isinstance(line.test, Compared)
        and isinstance(line.test.limit, ClientValue | CurrentValue)
    )


@frozen
class PickedBy:
    """A product condition, compiled.

    Attributes:
        blocks: Per alternative, what its fixed lines pick and the lines whose
            limit the client or the product in use gives.
        fixed: What it picks for every client, where no limit varies.
    """

    blocks: tuple[tuple[Picked, tuple[Line, ...]], ...]
    fixed: Picked | None = None


@frozen(kw_only=True)
class Catalog:
    """All products, ready to be picked by conditions.

    Attributes:
        products: By id; the bit of a product is its place here.
        ids: Of the products, in that order.
        everything: All products.
        offered: Products that are active and sold.
        suits: Each distinct line of products' `suits`, and who has it.
    """

    products: Sequence[Product]
    ids: Sequence[str]
    number: Mapping[str, int]
    everything: Products
    offered: Products
    columns: Mapping[str, Column]
    choices: Mapping[tuple[str, str], Products]
    categories: Mapping[str, Products]
    present: Mapping[str, Products]
    absent: Mapping[str, Products]
    suits: tuple[tuple[Line, Products], ...]
    known: Mapping[str, Products] = field(factory=dict)

    def line(self, line: Line, limit_of: LimitOf) -> Picked:
        """Return the products that one line picks."""
        subject, test = line.subject, line.test
        if subject == "contains":
            return self._contains(test)
        if subject == "free_of":
            return self._free_of(test)
        if subject == "product":
            own = {i: 1 << self.number[i] for i in _values(test) if i in self.number}
            return self._among(test, own, self.everything)
        if subject == "category":
            return self._among(test, self.categories, self.everything)
        return self._property(subject, test, limit_of)

    def _property(self, name: str, test: Test, limit_of: LimitOf) -> Picked:
        """Return the products whose property passes a test."""
        known = self.known.get(name, 0)
        unknown = self.everything ^ known
        column = self.columns.get(name, NO_COLUMN)
        match test:
            case IsKnown(wanted):
                true = known if wanted else unknown
                return Picked(true, true)
            case AnyOf() | AllOf() | NoneOf():
                own = {v: self.choices.get((name, v), 0) for v in test.values}
                return self._among(test, own, known)
            case Between(low, high):
                true = column.between(low, high)
            case Compared(comparison, limit):
                number = limit if isinstance(limit, Fraction) else limit_of(limit)
                if number is None:
                    return Picked(0, self.everything)
                true = column.compared(comparison, number)
            case _:
                assert_never(test)
        # One set takes half the room of two that are equal.
        return Picked(true, true | unknown if unknown else true)

    def _among(
        self, test: Test, own: Mapping[str, Products], known: Products
    ) -> Picked:
        """Return what a test on choices picks where the subject is known."""
        masks = [own.get(value, 0) for value in _values(test)]
        if isinstance(test, AllOf):
            true = known
            for mask in masks:
                true &= mask
        else:
            true = union(masks)
            if isinstance(test, NoneOf):
                true = known & ~true
        return Picked(true, true | self.everything & ~known)

    def _contains(self, test: Test) -> Picked:
        """Substances or groups: present, absent, or nobody knows."""
        picked = [
            Picked(self.present.get(i, 0), self.everything & ~self.absent.get(i, 0))
            for i in _values(test)
        ]
        whole = picked[0]
        for one in picked[1:]:
            whole = whole & one if isinstance(test, AllOf) else whole | one
        return whole

    def _free_of(self, test: Test) -> Picked:
        """None of the substances or groups is there."""
        true = possible = self.everything
        for name in _values(test):
            true &= self.absent.get(name, 0)
            possible &= ~self.present.get(name, 0)
        return Picked(true, possible)

    def compiled(self, condition: Condition) -> PickedBy:
        """Pick what can be picked before any client comes."""
        blocks = tuple(self._block(block) for block in condition.blocks)
        fixed: Picked | None = NOTHING
        for picked, varying in blocks:
            fixed = None if varying or fixed is None else fixed | picked
        if fixed and fixed.true == fixed.possible:
            # One set takes half the room of two that are equal.
            fixed = Picked(fixed.true, fixed.true)
        return PickedBy(blocks, fixed)

    def _block(self, block: Block) -> tuple[Picked, tuple[Line, ...]]:
        fixed = Picked(self.everything, self.everything)
        for line in block:
            if is_fixed(line):
                fixed = fixed & self.line(line, no_limits)
        return fixed, tuple(line for line in block if not is_fixed(line))

    def pick(self, picked_by: PickedBy, limit_of: LimitOf) -> Picked:
        """Return the products that a compiled condition picks for one client."""
        if picked_by.fixed is not None:
            return picked_by.fixed
        whole: Picked | None = None
        for picked, varying in picked_by.blocks:
            block = picked
            for line in varying:
                block = block & self.line(line, limit_of)
            whole = block if whole is None else whole | block
        return whole or NOTHING


def _values(test: Test) -> tuple[str, ...]:
    """Return the words a test on choices names."""
    return test.values if isinstance(test, AnyOf | AllOf | NoneOf) else ()


def compile_catalog(knowledge: Knowledge) -> Catalog:
    """Index every product of `knowledge` under all that conditions can ask."""
    products = tuple(knowledge.products[i] for i in sorted(knowledge.products))
    everything = (1 << len(products)) - 1
    numbers: dict[str, dict[Fraction, Products]] = {}
    choices: dict[tuple[str, str], Products] = {}
    known: dict[str, Products] = {}
    own_category: dict[str, Products] = {}
    suits: dict[Line, Products] = {}
    for place, product in enumerate(products):
        bit = 1 << place
        own_category[product.category] = own_category.get(product.category, 0) | bit
        for name, value in product.properties.items():
            known[name] = known.get(name, 0) | bit
            if isinstance(value, Fraction):
                column = numbers.setdefault(name, {})
                column[value] = column.get(value, 0) | bit
            else:
                for choice in sorted(value):
                    choices[name, choice] = choices.get((name, choice), 0) | bit
        for line in product.suits:
            suits[line] = suits.get(line, 0) | bit
    present, absent = _substances(knowledge, products, everything)
    return Catalog(
        products=products,
        ids=tuple(product.id for product in products),
        number={product.id: place for place, product in enumerate(products)},
        everything=everything,
        offered=sum(1 << n for n, product in enumerate(products) if product.offered),
        columns={name: column_of(found) for name, found in numbers.items()},
        choices=choices,
        categories=_with_kinds(own_category, knowledge),
        present=present,
        absent=absent,
        suits=tuple(sorted(suits.items(), key=lambda item: (item[1], repr(item[0])))),
        known=known,
    )


def _substances(
    knowledge: Knowledge, products: tuple[Product, ...], everything: Products
) -> tuple[dict[str, Products], dict[str, Products]]:
    """Return, per substance and group, who has it and who certainly has not.

    A substance is absent if it or one of its groups is declared absent, or the
    formulation is complete without it; a group only if the group itself is
    declared absent, or the formulation is complete without any member.
    """
    groups_of = {s.id: s.groups for s in knowledge.substances.values()}
    listed: dict[str, Products] = {}
    declared: dict[str, Products] = {}
    complete = 0
    for place, product in enumerate(products):
        formulation = product.formulation
        if formulation is None:
            continue
        bit = 1 << place
        complete |= bit if formulation.complete else 0
        for component in formulation.components:
            for name in (component.substance, *groups_of.get(component.substance, ())):
                listed[name] = listed.get(name, 0) | bit
        for name in formulation.free_of:
            declared[name] = declared.get(name, 0) | bit
    names = {*groups_of, *(group for groups in groups_of.values() for group in groups)}
    absent: dict[str, Products] = {}
    for name in sorted(names):
        without = union(declared.get(n, 0) for n in (name, *groups_of.get(name, ())))
        there = listed.get(name, 0)
        absent[name] = (without | complete) & ~there & everything
    return listed, absent


def _with_kinds(
    own: Mapping[str, Products], knowledge: Knowledge
) -> Mapping[str, Products]:
    """Return, per category, its products and those of all that is a kind of it."""
    whole: dict[str, Products] = dict.fromkeys(knowledge.categories, 0)
    for category, products in own.items():
        for wider in knowledge.wider(category):
            whole[wider] = whole.get(wider, 0) | products
    return whole
