"""What authors say about a conversation: how it opens, and what it may lead to."""

from enum import Enum

from attrs import frozen

from recommender.model.text import Text


class Evidence(Enum):
    """What has to be so before a client is asked for a commitment."""

    PROBLEM_CONFIRMED = "problem-confirmed"
    NO_OPEN_OBJECTION = "no-open-objection"
    INTEREST_SHOWN = "interest-shown"
    SAMPLE_TRIED = "sample-tried"
    DEMONSTRATION_MEASURED = "demonstration-measured"


@frozen(kw_only=True)
class OpeningQuestion:
    """An open question that every consultation starts with.

    Attributes:
        purpose: What it is asked for.
    """

    id: str
    question: Text
    purpose: Text


@frozen(kw_only=True)
class Rung:
    """One step of the ladder of commitments.

    Attributes:
        asks: What to ask the client for.
        requires: What has to be so first, each once, in the author's order.
    """

    id: str
    label: Text = Text()
    asks: Text
    requires: tuple[Evidence, ...] = ()
