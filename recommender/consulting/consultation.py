"""A consultation: the conversation with one client, and what follows from it.

kb = KnowledgeBase.bundled("printing")
talk = Consultation(kb).hear("ink smudges right after a wash")
talk.ask(on=date(2026, 11, 23))
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from recommender.api import KnowledgeBase
from recommender.consulting.asking import CURRENT, Ask, next_question
from recommender.consulting.events import (
    Agreed,
    Answered,
    Confirmed,
    Event,
    Measured,
    Objected,
    Passed,
    Said,
    Settled,
    ShowedInterest,
    Thing,
    Tried,
    Understood,
    What,
    Withdrawn,
    told,
)
from recommender.consulting.ladder import NextStep, next_step
from recommender.consulting.log import log_text, read_log
from recommender.consulting.standing import Standing, standing
from recommender.errors import RecommenderError
from recommender.loading.enquiry import read_enquiry
from recommender.model.advice import Advice
from recommender.model.enquiry import Enquiry, StatedValue


def _numbered(
    _consultation: object, _attribute: object, events: tuple[Event, ...]
) -> None:
    """Refuse two events with the same number: nobody could say which came first."""
    if len({event.number for event in events}) < len(events):
        msg = "two events of a consultation have the same number"
        raise ValueError(msg)


@frozen(slots=False)
class Consultation:
    """The conversation with one client, as the events that it is made of.

    It never changes: every method that records something returns another one.
    What is recorded is in the words of the knowledge base, or it is refused.

    Attributes:
        knowledge_base: What is asked for advice.
        events: In any order; their numbers tell which came first.
    """

    knowledge_base: KnowledgeBase = field(repr=False)
    events: tuple[Event, ...] = field(default=(), validator=_numbered)

    @classmethod
    def replay(
        cls, knowledge_base: KnowledgeBase, raw: bytes, *, name: str = "log"
    ) -> "Consultation":
        """Return the consultation that a log holds.

        Args:
            knowledge_base: What is asked for advice from now on.
            raw: The log; a line that is cut off at its end is left out.
            name: What it is called in messages.

        Raises:
            RecommenderError: A line cannot be read; the text names it.
        """
        return cls(knowledge_base, read_log(name, raw).events)

    def log(self) -> str:
        """Return the whole log: lines of JSON, one for each event."""
        return log_text(self.held_with, self.events)

    @property
    def held_with(self) -> Mapping[str, str]:
        """Id, version and digest of the knowledge base."""
        knowledge = self.knowledge_base.knowledge
        return {
            "id": str(knowledge.id),
            "version": str(knowledge.version),
            "digest": knowledge.digest,
        }

    @cached_property
    def standing(self) -> Standing:
        """How things stand now."""
        return standing(self.events)

    def enquiry(self) -> Enquiry:
        """Return what the client brings, as far as it is known."""
        return self.standing.enquiry()

    def advice(self, *, on: date) -> Advice:
        """Return the advice for how things stand now.

        Raises:
            InvalidEnquiryError: An event has a word that the knowledge base does
                not know; it was recorded with another one.
        """
        return self.knowledge_base.advise(self.enquiry(), on=on)

    def ask(self, *, on: date) -> Ask | None:
        """Return the next best question, or None where none would decide anything.

        Raises:
            InvalidEnquiryError: As `advice`.
        """
        knowledge = self.knowledge_base.knowledge
        return next_question(knowledge, self.standing, self.advice(on=on))

    def next_step(self, *, on: date) -> NextStep:
        """Return the highest earned commitment, and what stands before the next.

        Raises:
            InvalidEnquiryError: As `advice`.
        """
        knowledge = self.knowledge_base.knowledge
        return next_step(knowledge, self.standing, self.advice(on=on))

    def hear(self, text: str, *, opening: str = "", at: str = "") -> "Consultation":
        """Record what the client said, and what was understood of it.

        Args:
            text: In the client's own words.
            opening: The opening question that it answers, if any.
            at: When it was said, as you want it in the log.

        Raises:
            RecommenderError: The `hearing` extra is not installed.
        """
        heard = self.knowledge_base.hear(text)
        return self.state(heard.enquiry(), text=text, opening=opening, at=at)

    def state(
        self, enquiry: Enquiry, *, text: str = "", opening: str = "", at: str = ""
    ) -> "Consultation":
        """Record what the client said, understood elsewhere.

        Raises:
            InvalidEnquiryError: The knowledge base does not know a word of it.
        """
        read_enquiry(enquiry, self.knowledge_base.knowledge)
        self._known("opening question", (opening,) if opening else (), "discovery")
        understood = Understood.of(enquiry)
        return self._with(Said(text=text, opening=opening, understood=understood), at)

    def answer(
        self, attribute: str, value: StatedValue, *, at: str = ""
    ) -> "Consultation":
        """Record what is known of the client's situation; the last answer counts.

        Raises:
            InvalidEnquiryError: There is no such attribute, or no such value.
        """
        stated = Enquiry(context={attribute: value})
        read_enquiry(stated, self.knowledge_base.knowledge)
        return self._with(Answered(attribute=attribute, value=told(value)), at)

    def pass_over(self, asked: Ask, *, at: str = "") -> "Consultation":
        """Record that a question was left unanswered, so that it is not put again."""
        opening = asked.id in self.knowledge_base.knowledge.discovery
        key = {"opening": asked.id} if opening else {"attribute": asked.id}
        return self._with(Passed(**key), at)

    def withdraw(self, thing: Thing, id_: str, *, at: str = "") -> "Consultation":
        """Record that what was said before about one thing no longer holds.

        Raises:
            RecommenderError: Nothing of the kind was said.
        """
        if id_ not in self.stated(thing):
            msg = f"nothing was said about {thing.value} {id_!r}"
            raise RecommenderError(msg)
        return self._with(Withdrawn(thing=thing, id=id_), at)

    def object(self, objection: str, *, at: str = "") -> "Consultation":
        """Record a doubt about buying.

        Raises:
            InvalidEnquiryError: There is no such objection.
        """
        stated = Enquiry(objections=[objection])
        read_enquiry(stated, self.knowledge_base.knowledge)
        return self._with(Objected(objection=objection), at)

    def settle(self, objection: str, *, at: str = "") -> "Consultation":
        """Record that the client is content with the answer to an objection.

        Raises:
            RecommenderError: There is no such objection.
        """
        self._known("objection", (objection,), "objections")
        return self._with(Settled(objection=objection), at)

    def confirm(self, problem: str, *, at: str = "") -> "Consultation":
        """Record that the client agreed that this is the problem.

        Raises:
            RecommenderError: There is no such problem.
        """
        self._known("problem", (problem,), "problems")
        return self._with(Confirmed(problem=problem), at)

    def show_interest(self, product: str, *, at: str = "") -> "Consultation":
        """Record that the client showed interest in a product.

        Raises:
            RecommenderError: There is no such product.
        """
        self._known("product", (product,), "products")
        return self._with(ShowedInterest(product=product), at)

    def try_sample(self, product: str, *, at: str = "") -> "Consultation":
        """Record that the client tried a sample.

        Raises:
            RecommenderError: There is no such product.
        """
        self._known("product", (product,), "products")
        return self._with(Tried(product=product), at)

    def measure(
        self, product: str, *, success: bool, text: str = "", at: str = ""
    ) -> "Consultation":
        """Record what came out when a product was shown at work.

        Raises:
            RecommenderError: There is no such product.
        """
        self._known("product", (product,), "products")
        return self._with(Measured(product=product, success=success, text=text), at)

    def agree(self, rung: str, product: str, *, at: str = "") -> "Consultation":
        """Record that the client agreed to a commitment.

        Raises:
            RecommenderError: There is no such rung, or no such product.
        """
        self._known("rung", (rung,), "commitment")
        self._known("product", (product,), "products")
        return self._with(Agreed(rung=rung, product=product), at)

    def stated(self, thing: Thing) -> tuple[str, ...]:
        """Return what was said, and still holds, of one kind of thing."""
        now = self.standing
        match thing:
            case Thing.PROBLEM:
                return tuple(now.problems)
            case Thing.OBJECTION:
                return tuple(now.objections)
            case Thing.PRIORITY:
                return tuple(now.priorities)
            case Thing.ATTRIBUTE:
                return (*now.context, *sorted(now.passed - {CURRENT}))
            case _:
                return self._progress(thing)

    def _progress(self, thing: Thing) -> tuple[str, ...]:
        now = self.standing
        found: Mapping[Thing, Iterable[str]] = {
            Thing.CURRENT: (now.current,) if now.current else (),
            Thing.INTEREST: now.interest,
            Thing.SAMPLE: sorted(now.tried),
            Thing.MEASUREMENT: now.measured,
            Thing.AGREEMENT: now.agreed,
        }
        return tuple(found[thing])

    def _known(self, kind: str, ids: tuple[str, ...], section: str) -> None:
        """Refuse ids that a section of the knowledge base does not have."""
        known = getattr(self.knowledge_base.knowledge, section)
        for id_ in ids:
            if id_ not in known:
                msg = f"no {kind} is called {id_!r}"
                raise RecommenderError(msg)

    def _with(self, what: What, at: str) -> "Consultation":
        """Return the same consultation with one more event."""
        number = max((event.number for event in self.events), default=0) + 1
        event = Event(number=number, at=at, what=what)
        return evolve(self, events=(*self.events, event))
