"""Claims that rest on nothing."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge


def no_source(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A rule or a product does not say where its claims come from.

    Where the knowledge base has no sources at all, none is missed.

    ## Why this is bad
    A client who asks how we know gets no answer.

    ## Example
    A rule without `sources:`, and none under `defaults:` of its file. Name the
    source; if it is experience, declare that as a source and name it.
    """
    if not knowledge.sources:
        return
    claims = [
        *(("rule", each.id, each.sources) for each in knowledge.active_rules()),
        *(
            ("product", each.id, each.sources)
            for each in knowledge.products.values()
            if each.status is Status.ACTIVE
        ),
    ]
    for kind, id_, sources in claims:
        if not sources:
            yield finding(
                "no-source",
                f"{kind} {str(id_)!r} does not say where its claims come from",
                id_,
                help="add `sources: [the-source]`; experience can be a source, too",
                severity=Severity.WARNING,
            )
