"""What may be relied on, whatever the rules and the catalog are.

Each promise is put to the test with an enquiry, a day, and whatever else it draws.
"""

from collections.abc import Callable

from attrs import frozen

from recommender.testing.case import Case
from recommender.testing.changing import (
    a_copy_of_a_rule_changes_nothing,
    a_limit_admits_nothing,
    asking_again_gives_the_same,
    learning_undoes_nothing,
    the_order_of_rules_does_not_show,
    units_decide_nothing,
    wording_decides_nothing,
)
from recommender.testing.relaxing import (
    relaxations_admit,
    what_is_written_down_is_read_again,
)
from recommender.testing.standing import (
    a_solution_is_recommended,
    excluded_is_never_recommended,
    objections_stand_once,
    questions_decide_something,
    reasons_hold,
    the_engine_agrees,
    what_is_held_says_why,
)


@frozen
class Promise:
    """Something that may be relied on.

    Attributes:
        keep: Raises `BrokenPromiseError` where it does not hold.
    """

    keep: Callable[[Case], None]

    @property
    def name(self) -> str:
        """What it is called, in a few words."""
        return self.keep.__name__.replace("_", " ")

    @property
    def says(self) -> str:
        """What it says, in one sentence."""
        return (self.keep.__doc__ or "").partition("\n")[0]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


PROMISES: tuple[Promise, ...] = tuple(
    map(
        Promise,
        (
            the_engine_agrees,
            reasons_hold,
            excluded_is_never_recommended,
            what_is_held_says_why,
            objections_stand_once,
            questions_decide_something,
            a_solution_is_recommended,
            asking_again_gives_the_same,
            the_order_of_rules_does_not_show,
            a_copy_of_a_rule_changes_nothing,
            wording_decides_nothing,
            units_decide_nothing,
            learning_undoes_nothing,
            a_limit_admits_nothing,
            relaxations_admit,
            what_is_written_down_is_read_again,
        ),
    )
)
