"""Products as authors write them: what is sold, and how it is shown at work."""

from fractions import Fraction

from recommender.model.demonstration import Demo, DemoStep, Phase
from recommender.model.grades import Status
from recommender.model.product import Component, Formulation, Product
from recommender.model.units import decimal_text
from recommender.rendering.authored.layout import Plain, without_empty
from recommender.rendering.authored.words import Writer, yes

Entry = dict[str, Plain]


def product_data(product: Product, write: Writer) -> Entry:
    """Return one product."""
    return without_empty(
        {
            "label": write.text(product.label),
            "category": product.category,
            "status": status(product.status),
            "sold": "" if product.sold else "no",
            "replaced_by": product.replaced_by,
            "formulation": (
                _formulation(product.formulation, write) if product.formulation else {}
            ),
            "properties": {
                name: write.value(value, write.knowledge.properties[name].scale)
                for name, value in product.properties.items()
            },
            "suits": write.suits(product.suits),
            "not_with": product.not_with,
            "features": [
                without_empty(
                    {
                        "feature": write.text(each.feature),
                        "benefit": write.text(each.benefit),
                        "serves": each.serves,
                    }
                )
                for each in product.features
            ],
            "demo": _demo(product.demo, write),
            "materials": [
                without_empty(
                    {
                        "kind": each.kind,
                        "title": write.text(each.title),
                        "link": each.link,
                    }
                )
                for each in product.materials
            ],
            "sources": product.sources,
        }
    )


def status(of: Status) -> str:
    """Return where something stands in its life, unless it is simply active."""
    return "" if of is Status.ACTIVE else of.value


def general_step_data(step: DemoStep, write: Writer) -> Entry:
    """Return a step that every demonstration takes, or those of some categories."""
    return {
        "phase": step.phase.word,
        **without_empty({"for": step.categories}),
        **_step(step, write),
    }


def _formulation(formulation: Formulation, write: Writer) -> Entry:
    return {
        "complete": "yes" if formulation.complete else "no",
        **without_empty(
            {
                "components": [
                    _component(one, write) for one in formulation.components
                ],
                "free_of": formulation.free_of,
            }
        ),
    }


def _component(component: Component, write: Writer) -> Entry:
    return without_empty(
        {
            "substance": component.substance,
            "amount": _amount(component.least, component.most, write),
            "role": component.role,
        }
    )


def _amount(least: Fraction | None, most: Fraction | None, write: Writer) -> str:
    """Return how much of a component there is."""
    if least is not None and most is not None:
        return write.ends(least, most, "%")
    if least is not None:
        return f"at least {write.quantity(least, '%')}"
    return f"at most {write.quantity(most, '%')}" if most is not None else ""


def _demo(demo: Demo, write: Writer) -> Entry:
    return without_empty(
        {
            "prepare": [_own_step(each, Phase.CHANGE, write) for each in demo.prepare],
            "measure": [_own_step(each, Phase.RUN, write) for each in demo.measure],
        }
    )


def _own_step(step: DemoStep, usual: Phase, write: Writer) -> Entry:
    """Return a step of a product, its phase where it is not the usual one."""
    return without_empty(
        {
            "id": step.id,
            "phase": "" if step.phase is usual else step.phase.word,
            **_step(step, write),
        }
    )


def _step(step: DemoStep, write: Writer) -> Entry:
    return without_empty(
        {
            "step": write.text(step.step),
            "when": write.client(step.when),
            "empties": step.empties,
            "flushes": yes(step.flushes),
            "fills": yes(step.fills),
            "who": write.text(step.who),
            "takes": "" if step.minutes is None else _minutes(step.minutes),
            "bring": [write.text(each) for each in step.bring],
            "after": step.after,
            "last": yes(step.last),
            "measure": write.text(step.measure),
            "success": write.text(step.success),
            "problems": step.problems,
            "sources": step.sources,
        }
    )


def _minutes(minutes: Fraction) -> str:
    return f"{decimal_text(minutes) or minutes} min"
