"""Regions in few words: what must be so of a client."""

from collections.abc import Iterable, Iterator

from recommender.model.differences import RegionLine, Span
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Scale


def region_text(
    lines: Iterable[RegionLine], knowledge: Knowledge, priority: str = ""
) -> str:
    """Return the lines of a region in one phrase."""
    told = [line_text(line, knowledge) for line in lines]
    if priority:
        told.append(f"priority {priority}")
    return ", ".join(told) or "every situation"


def line_text(line: RegionLine, knowledge: Knowledge) -> str:
    """Return one line of a region."""
    if line.subject in {"problem", "objection"}:
        return f"{line.subject} {line.value}" if line.holds else f"no {line.value}"
    if line.subject == "current":
        return f"in use now {_either(_current(line, knowledge))}"
    attribute = knowledge.attributes.get(line.subject)
    scale = attribute.scale if attribute else Scale()
    if line.value:
        return f"{line.subject} {'' if line.holds else 'not '}{line.value}"
    if not line.choices and not line.spans:
        known = line.holds and not line.unknown
        return f"{line.subject} {'known' if known else 'unknown'}"
    told = list(
        _spans(line.spans, scale, knowledge) if line.spans else _choices(line, scale)
    )
    if line.unknown:
        told.append("unknown")
    beside = f" (as it stands to {' and '.join(line.beside)})" if line.beside else ""
    return f"{line.subject} {_either(told)}{beside}"


def _either(told: Iterable[str]) -> str:
    return " or ".join(told)


def _current(line: RegionLine, knowledge: Knowledge) -> Iterator[str]:
    """Yield products in use, or those that are not meant where they are fewer."""
    others = [name for name in knowledge.products if name not in line.choices]
    if line.unknown and len(others) < len(line.choices):
        yield f"not {', '.join(map(str, others))}"
        return
    yield from line.choices
    if line.unknown:
        yield "nothing"


def _choices(line: RegionLine, scale: Scale) -> Iterator[str]:
    """Yield the choices, or those that are not meant where they are fewer."""
    others = [choice for choice in scale.choices if choice not in line.choices]
    if not others and scale.choices:
        yield "known"
    elif scale.choices and len(others) < len(line.choices):
        yield f"not {', '.join(map(str, others))}"
    else:
        yield from line.choices


def _spans(spans: Iterable[Span], scale: Scale, knowledge: Knowledge) -> Iterator[str]:
    """Yield stretches of numbers, as an author would ask for them."""
    for span in spans:
        low = None if span.low == scale.low and not _point(span) else span.low
        high = None if span.high == scale.high and not _point(span) else span.high
        if low is None and high is None:
            yield "known"
        elif low is not None and low == high:
            yield knowledge.units.text(low, scale.unit)
        else:
            yield " and ".join(_ends(span, low is None, high is None, scale, knowledge))


def _point(span: Span) -> bool:
    return span.low == span.high


def _ends(
    span: Span,
    no_low: bool,  # noqa: FBT001 - passed on
    no_high: bool,  # noqa: FBT001 - passed on
    scale: Scale,
    knowledge: Knowledge,
) -> Iterator[str]:
    """Yield where a stretch begins and ends."""
    if not no_low and span.low is not None:
        sign = "at least" if span.with_low else "above"
        yield f"{sign} {knowledge.units.text(span.low, scale.unit)}"
    if not no_high and span.high is not None:
        sign = "at most" if span.with_high else "below"
        yield f"{sign} {knowledge.units.text(span.high, scale.unit)}"
