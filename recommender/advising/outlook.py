"""What advice tells beyond its ranking, worked out when it is asked for."""

from collections.abc import Callable, Mapping

from attrs import frozen

from recommender.advising.asking import questions
from recommender.advising.grounds import Grounds
from recommender.advising.relaxing import unmet
from recommender.advising.solving import solution
from recommender.engine.inference import Inference
from recommender.model.advice import Advice, NoOutlook
from recommender.model.enquiry import Facts
from recommender.model.outlook import Question, Unmet


@frozen
class GroundsOutlook:
    """The outlook of advice that rests on `grounds`.

    Attributes:
        infer: Fires the rules on other facts, to try the answers to a question.
        again: Advises on another enquiry.
    """

    grounds: Grounds
    infer: Callable[[Facts], Inference]
    again: Callable[[Mapping[str, object]], Advice] = NoOutlook().again

    def questions(self) -> tuple[Question, ...]:
        """Return what to ask next, most decisive for least effort first."""
        return questions(self.grounds, self.infer)

    def unmet(self) -> tuple[Unmet, ...]:
        """Return the stated problems that no fitting product serves."""
        return tuple(unmet(self.grounds, self.infer))

    def solution(self) -> tuple[str, ...]:
        """Return the smallest set of products that serves all that can be."""
        return solution(self.grounds)
