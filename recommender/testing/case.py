"""One enquiry on which a promise is put to the test, and what is known around it."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from recommender.advising.grounds import Grounds, grounds_of
from recommender.api import KnowledgeBase
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.engine import plain
from recommender.loading.enquiry import read_enquiry
from recommender.model.advice import Advice
from recommender.model.enquiry import Enquiry, Facts
from recommender.model.knowledge import Knowledge
from recommender.testing.pasting import pasted
from recommender.testing.picking import Draw


class BrokenPromiseError(AssertionError):
    """Something that is promised does not hold.

    Attributes:
        fault: What does not hold, in one sentence.
        scenario: The enquiry it does not hold for, ready to paste.
    """

    def __init__(self, fault: str, scenario: str) -> None:
        """Keep what does not hold, and where."""
        self.fault = fault
        self.scenario = scenario
        super().__init__(f"{fault}\n\n{scenario}")


@frozen(eq=False)
class OnTrial:
    """A knowledge base that is put to the test, and others that are made from it.

    Attributes:
        knowledge_base: As it is.
    """

    knowledge_base: KnowledgeBase
    _made: dict[str, KnowledgeBase] = field(init=False, factory=dict)

    @property
    def knowledge(self) -> Knowledge:
        """What authors wrote."""
        return self.knowledge_base.knowledge

    @cached_property
    def compiled(self) -> Compiled:
        """The same, compiled."""
        return compile_knowledge(self.knowledge)

    def other(
        self, name: str, change: Callable[[Knowledge], Knowledge]
    ) -> KnowledgeBase:
        """Return a knowledge base made by a change, which is made once."""
        if name not in self._made:
            self._made[name] = KnowledgeBase(change(self.knowledge))
        return self._made[name]


@frozen(eq=False, kw_only=True)
class Case:
    """One enquiry, and the advice on it.

    Attributes:
        on: The day to advise on.
        draw: Draws whatever else is needed.
    """

    tested: OnTrial
    enquiry: Enquiry
    on: date
    draw: Draw

    @property
    def knowledge(self) -> Knowledge:
        """What authors wrote."""
        return self.tested.knowledge

    @cached_property
    def advice(self) -> Advice:
        """The advice on the enquiry."""
        return self.advised(self.enquiry)

    @cached_property
    def data(self) -> Mapping[str, object]:
        """The advice as plain data, in the default language."""
        return self.advice.to_dict()

    @cached_property
    def facts(self) -> Facts:
        """The enquiry as the vocabulary reads it."""
        return read_enquiry(self.enquiry, self.knowledge)

    @cached_property
    def grounds(self) -> Grounds:
        """What advice rests on, by the plain evaluator."""
        compiled = self.tested.compiled
        inference = plain.infer(compiled.ruleset, self.facts)
        return grounds_of(compiled, self.facts, inference, on=self.on)

    def advised(self, enquiry: Enquiry | Mapping[str, object]) -> Advice:
        """Return the advice on another enquiry, on the same day."""
        return self.tested.knowledge_base.advise(enquiry, on=self.on)

    def holds(self, promised: object, fault: str) -> None:
        """Break the promise where what is promised is not so.

        Args:
            promised: What must be true.
            fault: What is wrong where it is not, in one sentence.

        Raises:
            BrokenPromiseError: It is not so.
        """
        if not promised:
            raise BrokenPromiseError(fault, self.scenario(fault))

    def scenario(self, name: str) -> str:
        """Return the enquiry as a scenario of that name, ready to paste."""
        try:
            now = [found.product for found in self.advice.recommendations]
        except Exception:  # noqa: BLE001 - that may be just what is wrong
            now = []
        return pasted(
            self.enquiry, self.knowledge, on=self.on, name=name, recommended=now
        )
