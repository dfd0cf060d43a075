"""Scenarios: an enquiry, and the advice it must get."""

from datetime import date

from attrs import frozen

from recommender.model.enquiry import Enquiry
from recommender.model.grades import Strength


@frozen(kw_only=True)
class Expectation:
    """What must hold of the advice, for one key under `advice`.

    Attributes:
        key: `first` and `includes` are partial; every other key is complete.
        values: Ids in the author's order; `first` has one or, for "nothing is
            recommended", none.
        strengths: Of needs and conclusions, by id, where the author expects one.
    """

    key: str
    values: tuple[str, ...]
    strengths: tuple[tuple[str, Strength], ...] = ()


@frozen(kw_only=True)
class Scenario:
    """An enquiry and the advice it must get, written by an author.

    Attributes:
        name: As written; unique in the knowledge base.
        on: The day to advise on; None leaves it to the caller.
        expected: At least one.
    """

    name: str
    enquiry: Enquiry
    on: date | None = None
    expected: tuple[Expectation, ...] = ()
