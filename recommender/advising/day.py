"""The day that advice is for."""

from datetime import date, datetime

from recommender.errors import RecommenderError


def day_of(on: object) -> date:
    """Return a day; of a time, the day it is in.

    Raises:
        RecommenderError: It is neither.

    >>> day_of(datetime(2026, 11, 23, 9, 30))
    datetime.date(2026, 11, 23)
    """
    if isinstance(on, datetime):
        return on.date()
    if isinstance(on, date):
        return on
    msg = "`on` takes a day, such as datetime.date(2026, 11, 23)"
    raise RecommenderError(msg)
