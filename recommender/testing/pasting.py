"""An enquiry as a scenario that an author can paste beside the rules."""

from collections.abc import Iterable, Mapping
from datetime import date

from recommender.api import KnowledgeBase
from recommender.loading.enquiry import read_enquiry
from recommender.model.enquiry import Enquiry, Stated
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.scenario import Expectation, Scenario
from recommender.rendering.authored.files import scenario_text
from recommender.testing.values import in_words


def as_scenario(
    knowledge_base: KnowledgeBase, enquiry: Enquiry, *, on: date, name: str
) -> str:
    """Return an enquiry as a scenario, ready to paste.

    What it expects is what is recommended now; who pastes it writes what has to be
    recommended.

    Raises:
        InvalidEnquiryError: It cannot be read.
    """
    advice = knowledge_base.advise(enquiry, on=on)
    return pasted(
        enquiry,
        knowledge_base.knowledge,
        on=on,
        name=name,
        recommended=[found.product for found in advice.recommendations],
    )


def pasted(
    enquiry: Enquiry,
    knowledge: Knowledge,
    *,
    on: date,
    name: str,
    recommended: Iterable[str],
) -> str:
    """Return an enquiry as a scenario that expects certain products."""
    expected = Expectation(key="recommended", values=tuple(recommended))
    stated = normalised(enquiry, knowledge)
    return scenario_text(
        Scenario(name=name, enquiry=stated, on=on, expected=(expected,))
    )


def normalised(enquiry: Enquiry, knowledge: Knowledge) -> Enquiry:
    """Return an enquiry with every value spelt as advice has it.

    Raises:
        InvalidEnquiryError: It cannot be read.
    """
    facts = read_enquiry(enquiry, knowledge)
    return Enquiry(
        problems=_plainly(facts.problems),
        context={
            name: in_words(value, knowledge.attributes[name], knowledge)
            for name, value in facts.context.items()
        },
        objections=_plainly(facts.objections),
        priorities=_plainly(facts.priorities),
        current=facts.current.id if facts.current else None,
    )


def _plainly(graded: Mapping[str, Importance]) -> Stated:
    """Return ids with how much they matter; alone where all matter as usual."""
    if all(importance is Importance.SHOULD for importance in graded.values()):
        return tuple(graded)
    return {id_: importance.word for id_, importance in graded.items()}
