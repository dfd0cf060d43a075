"""Promises about what would have to change, and about what is written down."""

from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

from recommender.api import KnowledgeBase
from recommender.model.knowledge import Knowledge
from recommender.model.outlook import Relaxation
from recommender.model.rule import Exclude
from recommender.rendering.authored.files import authored_files
from recommender.testing.case import Case


def relaxations_admit(case: Case) -> None:
    """Without what a relaxation lets go, its products are recommended; none is firm."""
    for unmet in case.advice.unmet:
        for relaxation in unmet.relaxations[:1]:
            without = KnowledgeBase(_without(relaxation, case.knowledge))
            after = without.advise(case.enquiry, on=case.on)
            fitting = {found.product for found in after.recommendations}
            for product in relaxation.products:
                case.holds(
                    product in fitting,
                    f"{product} does not fit, even without what a relaxation lets go",
                )
            for name in relaxation.rules:
                effect = case.knowledge.rules[name].effect
                firm = isinstance(effect, Exclude) and effect.firm
                case.holds(not firm, f"{name} is firm, and yet to be let go")


def what_is_written_down_is_read_again(case: Case) -> None:
    """Knowledge that is written down and loaded again gives the same advice."""
    again = case.tested.other("reloaded", _reloaded)
    digest = case.knowledge.digest
    case.holds(
        evolve(again.knowledge, digest=digest) == case.knowledge,
        "what was written down is read as something else",
    )
    advice = dict(again.advise(case.enquiry, on=case.on).to_dict())
    expected = dict(case.data)
    del advice["knowledge_base"], expected["knowledge_base"]
    case.holds(advice == expected, "what was written down gives other advice")


def _without(relaxation: Relaxation, knowledge: Knowledge) -> Knowledge:
    """Return knowledge without what a relaxation lets go."""
    rules = {i: r for i, r in knowledge.rules.items() if i not in relaxation.rules}
    products = {
        id_: evolve(
            product,
            suits=tuple(
                line for line in product.suits if line.subject not in relaxation.suits
            ),
        )
        for id_, product in knowledge.products.items()
    }
    return evolve(knowledge, rules=rules, products=products)


def _reloaded(knowledge: Knowledge) -> Knowledge:
    with TemporaryDirectory() as folder:
        for name, text in authored_files(knowledge).items():
            (Path(folder) / name).write_text(text, "utf-8")
        return KnowledgeBase.open(folder).knowledge
