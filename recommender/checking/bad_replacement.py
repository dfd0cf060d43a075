"""Replacements that replace nothing."""

from collections.abc import Iterator, Mapping

from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.product import Product
from recommender.model.rule import Rule


def bad_replacement(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """`replaced_by` leads to something that cannot take the place.

    ## Why this is bad
    Whoever follows it arrives at nothing that counts, or where they began.

    ## Example
    A product is `replaced_by:` one that is retired, too; or it is not retired itself.
    Name what is in use today, or set `status: retired`.
    """
    yield from _of("rule", knowledge.rules)
    yield from _of("product", knowledge.products)


def _of(kind: str, things: Mapping[str, Rule | Product]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the replacements of one kind."""
    for thing in things.values():
        new = things.get(thing.replaced_by) if thing.replaced_by else None
        if new is None or thing.replaced_by is None:
            continue
        told = ""
        help_ = f"name a {kind} that is active"
        if new.id == thing.id:
            told = f"{kind} {str(thing.id)!r} is replaced by itself"
        elif thing.status is Status.ACTIVE:
            told = f"{kind} {str(thing.id)!r} is replaced, and still active"
            help_ = "write `status: retired`, or leave `replaced_by:` out"
        elif new.status is not Status.ACTIVE:
            told = (
                f"{kind} {str(thing.id)!r} is replaced by {str(new.id)!r}, which is "
                f"{new.status.value}"
            )
        if told:
            yield finding(
                "bad-replacement",
                told,
                thing.replaced_by,
                help=help_,
                severity=Severity.WARNING,
                related=also(new.id, "replaced by this one")
                if new.id != thing.id
                else (),
            )
