"""A finding that authors accept, for a reason and for a time."""

from datetime import date

from attrs import frozen


@frozen(kw_only=True)
class Allowance:
    """What a check finds in one authored thing is accepted.

    Attributes:
        check: Name of the check.
        section: The section in which the thing stands, such as `rules`.
        id: The id of the thing; of a scenario, its name.
        because: Why it is accepted.
        until: The last day on which it is.
    """

    check: str
    section: str
    id: str
    because: str
    until: date
