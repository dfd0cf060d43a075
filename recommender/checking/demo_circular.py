"""Steps of a demonstration that wait for each other."""

from collections.abc import Iterator

from recommender.checking.places import also, finding
from recommender.model.demo_order import circle_of
from recommender.model.demo_steps import is_for, steps_for
from recommender.model.demonstration import DemoStep
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge


def demo_circular(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Steps of a demonstration wait for each other in a circle.

    ## Why this is bad
    There is no order in which such steps could be taken, so there is no plan for
    any product that they are for.

    Beside `after:` a step waits for all of the phases before its own, a `last:`
    one for the others of its phase, and a product is put in only after the press
    has been emptied and flushed.

    ## Example
    The step `drain` is `after: [fill-in]`, and it empties the press for the step
    `fill-in`. Take out one line of `after:`, or correct a `phase:`.
    """
    told: set[frozenset[str]] = set()
    for steps in _plans(knowledge):
        circle = circle_of(steps)
        names = [_name(step) for step in circle]
        if not circle or frozenset(names) in told:
            continue
        told.add(frozenset(names))
        first, *others = circle
        round_trip = " → ".join((*names, names[0]))
        yield finding(
            "demo-circular",
            f"steps of a demonstration wait for each other in a circle: {round_trip}",
            _word(first),
            help="take out one line of `after:`, or correct a `phase:`",
            related=tuple(
                place
                for step in others
                for place in also(_word(step), "… and this step")
            ),
        )


def _plans(knowledge: Knowledge) -> Iterator[tuple[DemoStep, ...]]:
    """Yield every different set of steps that some product could take."""
    categories = sorted({product.category for product in knowledge.products.values()})
    general = knowledge.demonstration.values()
    for category in categories:
        yield tuple(step for step in general if is_for(step, category, knowledge))
    for product in knowledge.products.values():
        if tuple(product.demo.steps()):
            yield tuple(steps_for(product, knowledge))


def _name(step: DemoStep) -> str:
    return step.id or _word(step)


def _word(step: DemoStep) -> str:
    """Return a word of the step that knows where it stands."""
    said = step.step.lines or step.measure.lines
    return step.id or (said[0][1] if said else "")
