"""What the client gets back: advice, and the reasons for every line of it.

Everything here is a value: built once by `recommender.advising`, never changed.
Points are integers: sums are exact and do not care about order.
Lists are in the order that the design gives them, else by id.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from attrs import field, fields, frozen

from recommender.model.enquiry import StatedValue
from recommender.model.grades import Effort, Strength
from recommender.model.lazily import MadeWhenAsked, fill
from recommender.model.outlook import Question, Unmet
from recommender.model.outlook_data import question_data, unmet_data
from recommender.model.recommendation import Recommendation
from recommender.model.recommendation_data import held_data, recommendation_data
from recommender.model.text import Text

FORMAT = 1
"""The version of advice as plain data; new keys do not raise it."""


class Outlook(Protocol):
    """Works out the parts of advice that cost more than the advice itself."""

    def questions(self) -> tuple[Question, ...]:
        """Return what to ask next."""

    def unmet(self) -> tuple[Unmet, ...]:
        """Return what no fitting product serves."""

    def solution(self) -> tuple[str, ...]:
        """Return the smallest set of products that serves everything."""

    def again(self, enquiry: Mapping[str, object]) -> "Advice":
        """Return the advice on another enquiry, from the same knowledge and day."""


class NoOutlook:
    """The outlook of advice that was built by hand: there is none."""

    def questions(self) -> tuple[Question, ...]:
        """Return no question."""
        return ()

    def unmet(self) -> tuple[Unmet, ...]:
        """Return no problem."""
        return ()

    def solution(self) -> tuple[str, ...]:
        """Return no product."""
        return ()

    def again(self, _enquiry: Mapping[str, object]) -> "Advice":
        """Refuse: nobody is there to advise again."""
        msg = "no knowledge base gave this advice, so it cannot be asked again"
        raise ValueError(msg)


@frozen(kw_only=True)
class Conclusion:
    """A value that fired rules concluded for an attribute.

    Attributes:
        strength: The strongest commitment among `rules`.
        rules: The fired rules that concluded it.
        problems: The stated problems that it rests on.
    """

    attribute: str
    value: str
    strength: Strength
    rules: tuple[str, ...]
    problems: tuple[str, ...]


@frozen(kw_only=True)
class HeldNeed:
    """What the client needs, by fired rules.

    Attributes:
        problems: The stated problems that it is needed for.
    """

    need: str
    strength: Strength
    rules: tuple[str, ...]
    problems: tuple[str, ...]


@frozen(kw_only=True)
class ExclusionReason:
    """One thing that puts a product out.

    Attributes:
        rule: The fired exclusion; empty when it is about `suits`.
        suits: The attribute whose value the product does not suit.
        firm: Law or safety.
    """

    rule: str = ""
    suits: str = ""
    firm: bool = False
    text: Text


@frozen(kw_only=True)
class Exclusion:
    """A product that a need of this enquiry would have chosen, and why it is out."""

    product: str
    reasons: tuple[ExclusionReason, ...]


@frozen(kw_only=True)
class Remedy:
    """A fix that needs no product, and the stated problems it is for."""

    rule: str
    text: Text
    problems: tuple[str, ...]
    effort: Effort


@frozen(kw_only=True)
class Conflict:
    """Two values concluded for an attribute that can have only one."""

    attribute: str
    values: tuple[str, ...]
    rules: tuple[str, ...]


@frozen(kw_only=True)
class Advice(MadeWhenAsked):
    """The whole answer.

    Attributes:
        knowledge_base: Id, version and digest of what was asked.
        on: The day it is given for.
        enquiry: The enquiry, normalised.
        engine: What fired the rules: `durable_rules`, or `plain` where that
            cannot be had. The answer is the same.
        fired: Rules that fired.
        open: Rules that wait for something unknown.
        recommendations: What fits, best first.
        held: What might fit once something is confirmed, best first.
        excluded: What needs would have chosen and what put it out.
        outlook: Works out what is only wanted sometimes, when it is asked for.
    """

    knowledge_base: Mapping[str, str]
    on: date
    enquiry: Mapping[str, object]
    engine: str = field(eq=False)
    fired: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    needs: tuple[HeldNeed, ...] = ()
    recommendations: Sequence[Recommendation] = ()
    held: Sequence[Recommendation] = ()
    excluded: Sequence[Exclusion] = ()
    remedies: tuple[Remedy, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    _outlook: Outlook = field(eq=False, repr=False, factory=NoOutlook)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel written out in full: what advises stays where it is."""
        written = {
            each.alias: getattr(self, each.name)
            for each in fields(Advice)
            if each.name != "_outlook"
        }
        beyond = {name: getattr(self, name) for name in _BEYOND}
        return _written_out, (written, beyond)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What to ask next, most decisive for least effort first."""
        return self._outlook.questions()

    @cached_property
    def unmet(self) -> tuple[Unmet, ...]:
        """The stated problems that no fitting product serves, by id."""
        return self._outlook.unmet()

    @cached_property
    def solution(self) -> tuple[str, ...]:
        """The smallest set of products that serves all that can be served."""
        return self._outlook.solution()

    def about(self, product: str) -> Recommendation | None:
        """Return what is said about a recommended or held product; else nothing."""
        every = (*self.recommendations, *self.held)
        return next((found for found in every if found.product == product), None)

    def given(self, **context: StatedValue | None) -> "Advice":
        """Return the advice as it would be if the client's situation were another.

        Everything else stays: the enquiry, the day, and the knowledge base.

        Args:
            **context: Attributes and the values to suppose; None supposes that
                nobody knows.

        Raises:
            InvalidEnquiryError: The knowledge base does not know a word or value.
            ValueError: The advice was built by hand.
        """
        known = self.enquiry.get("context")
        supposed = {**(known if isinstance(known, Mapping) else {}), **context}
        kept = {name: value for name, value in supposed.items() if value is not None}
        return self._outlook.again({**self.enquiry, "context": kept})

    def to_dict(self, language: str | None = None) -> dict[str, object]:
        """Return the advice as plain data, ready for JSON.

        Keys come in the documented order, so the same advice is the same bytes.
        Texts are in `language`, or the knowledge base's default language.
        """
        return {
            "knowledge_base": dict(self.knowledge_base),
            "on": self.on.isoformat(),
            "enquiry": dict(self.enquiry),
            "fired": list(self.fired),
            "open": list(self.open),
            "conclusions": [
                {
                    "attribute": conclusion.attribute,
                    "value": conclusion.value,
                    "strength": conclusion.strength.word,
                    "rules": list(conclusion.rules),
                    "problems": list(conclusion.problems),
                }
                for conclusion in self.conclusions
            ],
            "needs": [
                {
                    "need": held.need,
                    "strength": held.strength.word,
                    "rules": list(held.rules),
                    "problems": list(held.problems),
                }
                for held in self.needs
            ],
            "recommendations": [
                recommendation_data(found, language) for found in self.recommendations
            ],
            "held": [held_data(found, language) for found in self.held],
            "excluded": [
                {
                    "product": exclusion.product,
                    "exclusions": [_why(why, language) for why in exclusion.reasons],
                }
                for exclusion in self.excluded
            ],
            "remedies": [
                {
                    "rule": remedy.rule,
                    "text": remedy.text.in_language(language),
                    "problems": list(remedy.problems),
                    "effort": remedy.effort.word,
                }
                for remedy in self.remedies
            ],
            "questions": [question_data(asked, language) for asked in self.questions],
            "unmet": [unmet_data(problem) for problem in self.unmet],
            "solution": list(self.solution),
            "conflicts": [
                {
                    "attribute": conflict.attribute,
                    "values": list(conflict.values),
                    "rules": list(conflict.rules),
                }
                for conflict in self.conflicts
            ],
            "unknown_words": [],
            "format": FORMAT,
        }


_BEYOND = ("questions", "unmet", "solution")


def _written_out(written: dict[str, Any], beyond: dict[str, Any]) -> Advice:
    """Return advice that has travelled."""
    advice = Advice(**written)
    for name, found in beyond.items():
        fill(advice, name, found)
    return advice


def _why(why: ExclusionReason, language: str | None) -> dict[str, object]:
    about: dict[str, object] = {"rule": why.rule} if why.rule else {"suits": why.suits}
    return about | {"firm": why.firm, "text": why.text.in_language(language)}
