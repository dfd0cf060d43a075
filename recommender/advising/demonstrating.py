"""The plan for showing a product at work: the press is emptied, then the product run.

Nothing is put in before everything that it must not meet is out: what the
demonstration itself wants off the press, what is in use now, and whatever must
not be used together with the product.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from attrs import evolve

from recommender.advising.describing import confirm
from recommender.advising.grounds import Grounds
from recommender.errors import RecommenderError
from recommender.model.demo_order import ordered
from recommender.model.demo_steps import steps_for
from recommender.model.demonstration import Demonstration, DemoStep
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.truth import Truth, all_of, any_of


def demonstrate(
    grounds: Grounds, product: str, *, enquiry: Mapping[str, object]
) -> Demonstration:
    """Return the plan for showing `product` to this client.

    Args:
        grounds: What advice for the client rests on.
        product: Id of the product.
        enquiry: The enquiry as data, to be repeated in the plan.

    Raises:
        RecommenderError: It cannot or must not be shown to this client.
    """
    number = _shown(grounds, product)
    knowledge = grounds.compiled.knowledge
    shown = grounds.compiled.catalog.products[number]
    steps = [
        _told(step, grounds)
        for step in steps_for(shown, knowledge)
        if _taken(step, grounds)
    ]
    out = in_the_way(shown, grounds.facts.current, steps, knowledge)
    try:
        plan = ordered([*steps, *change(steps, out, knowledge)])
    except ValueError as error:
        msg = f"there is no plan for {product!r}: {error}; `check` names them"
        raise RecommenderError(msg) from error
    held = grounds.held >> number & 1
    return Demonstration(
        knowledge_base={
            "id": knowledge.id,
            "version": knowledge.version,
            "digest": knowledge.digest,
        },
        on=grounds.on,
        enquiry=enquiry,
        product=shown.id,
        confirm=confirm(grounds, number, grounds.unknowns) if held else (),
        empties=out,
        steps=plan,
    )


def _shown(grounds: Grounds, product: str) -> int:
    """Return the number of a product that may be shown to this client."""
    catalog = grounds.compiled.catalog
    number = catalog.number.get(product)
    if number is None:
        near = get_close_matches(product, sorted(catalog.number), n=1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        msg = f"no product is called {product!r}{meant}"
    elif not catalog.offered >> number & 1:
        msg = f"{product!r} is not on offer, so there is nothing to show"
    elif grounds.fit.out >> number & 1:
        msg = f"{product!r} is ruled out for this client; ask why not"
    else:
        return number
    raise RecommenderError(msg)


def in_the_way(
    product: Product,
    current: Product | None,
    steps: Iterable[DemoStep],
    knowledge: Knowledge,
) -> tuple[str, ...]:
    """Return the categories and products that must be off the press, by id.

    What lies in a wider category that has to go anyway is not named.
    """
    unwanted = {name for step in steps for name in step.empties}
    if current is not None and current.id != product.id:
        unwanted.add(current.category)
    unwanted.update(product.not_with)
    unwanted.update(_avoiding(product, knowledge))
    return tuple(
        sorted(
            name for name in unwanted if not covered(name, unwanted - {name}, knowledge)
        )
    )


def _avoiding(product: Product, knowledge: Knowledge) -> Iterator[str]:
    """Yield the products that must not be used together with `product`."""
    for other in knowledge.products.values():
        if other.id != product.id and covered(product.id, other.not_with, knowledge):
            yield other.id


def covered(name: str, wider: Iterable[str], knowledge: Knowledge) -> bool:
    """Return whether a category or product is one of `wider`, or of their kinds."""
    product = knowledge.products.get(name)
    category = name if product is None else product.category
    kinds = {name, *knowledge.wider(category)}
    return any(each in kinds for each in wider)


def change(
    steps: Iterable[DemoStep], out: tuple[str, ...], knowledge: Knowledge
) -> Iterator[DemoStep]:
    """Yield what the authored steps leave unsaid: empty, flush, and put in.

    A step that empties and fills at once empties too late, so it does not count.
    """
    steps = tuple(steps)
    emptied = {name for step in steps if not step.fills for name in step.empties}
    left = tuple(name for name in out if not covered(name, emptied, knowledge))
    if left:
        yield DemoStep(empties=left)
    if out and not any(step.flushes and not step.fills for step in steps):
        yield DemoStep(flushes=True)
    if not any(step.fills for step in steps):
        yield DemoStep(fills=True)


def _taken(step: DemoStep, grounds: Grounds) -> bool:
    """Return whether a step is for this client; what is unknown does not count."""
    stated = grounds.facts.problems
    if step.problems and not any(problem in stated for problem in step.problems):
        return False
    return step.when is None or (
        any_of(all_of(map(grounds.holds, block)) for block in step.when.blocks)
        is Truth.TRUE
    )


def _told(step: DemoStep, grounds: Grounds) -> DemoStep:
    """Return a step that names only what this client brings."""
    stated = grounds.facts.problems
    return evolve(step, problems=tuple(i for i in step.problems if i in stated))
