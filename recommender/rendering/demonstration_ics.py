"""A demonstration as an appointment that every calendar can take in.

The day and the hour are the caller's; nothing is read from a clock, so the same
plan at the same hour is the same appointment, and replaces itself.
"""

import hashlib
from datetime import UTC, datetime, time, timedelta

from recommender.errors import RecommenderError
from recommender.model.demonstration import Demonstration
from recommender.model.knowledge import Knowledge
from recommender.rendering.advice_text import laid_out
from recommender.rendering.demonstrated import demonstration_outline
from recommender.rendering.wording import wording

_WIDTH = 76
_SHORTEST = 60


def demonstration_ics(
    plan: Demonstration,
    knowledge: Knowledge,
    *,
    language: str | None,
    start: datetime,
) -> str:
    """Return the demonstration as an iCalendar appointment.

    It lasts as long as the steps of the day itself take, an hour at least.

    Args:
        plan: What to do on the day; the description tells all of it.
        knowledge: What it was made from, for labels and texts.
        language: The reader's; None for the knowledge base's own.
        start: When it begins, in the local time of the press room.

    Raises:
        RecommenderError: The extra `calendar` is not installed.
    """
    try:
        # An extra: whoever never makes appointments need not install it.
        from icalendar import Calendar, Event  # noqa: PLC0415
    except ImportError as error:
        msg = (
            "appointments need the extra `calendar`: "
            'python -m pip install "recommender[calendar]"'
        )
        raise RecommenderError(msg) from error
    outline = demonstration_outline(plan, knowledge, language=language)
    text = laid_out(outline, width=_WIDTH)
    words = wording(knowledge, language)
    product = words.product(plan.product)
    event = Event()
    # The stamp says which state of the plan this is, and that is its day.
    event.add("dtstamp", datetime.combine(plan.on, time(), tzinfo=UTC))
    event.add("dtstart", start.replace(tzinfo=None))
    event.add("duration", timedelta(minutes=max(_SHORTEST, float(plan.minutes))))
    event.add("uid", _uid(plan, start))
    event.add("summary", words.phrases.demo_name.format(product=product))
    event.add("description", text)
    calendar = Calendar()
    calendar.add("prodid", f"-//recommender//{knowledge.id}//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _uid(plan: Demonstration, start: datetime) -> str:
    """Return an id that the same plan at the same hour always has."""
    content = f"{plan.to_dict()}{start.isoformat()}"
    return f"{hashlib.sha256(content.encode()).hexdigest()[:32]}@recommender"
