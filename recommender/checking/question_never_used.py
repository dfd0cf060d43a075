"""Questions whose answers nothing looks at."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.checking.using import first_uses
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.knowledge import Knowledge


def question_never_used(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """An attribute has a question, and no rule and no product looks at it.

    ## Why this is bad
    Whoever answers it is asked for nothing.

    ## Example
    `press_age` with a question, and no line about it under `when`, `unless` or
    `suits`, and nowhere `client.press_age`.

    ## What to do
    Write the rule that looks at it, or leave the attribute out.
    """
    used = first_uses(knowledge)
    if not knowledge.rules:
        # Whoever writes them has only begun.
        return
    for attribute in knowledge.attributes.values():
        asked = bool(attribute.question.lines) and attribute.asked_for
        if asked and attribute.id not in used:
            yield finding(
                "question-never-used",
                f"nothing looks at {attribute.id!r}, so its question is never of use",
                attribute.id,
                help="write a rule that looks at it, or leave it out",
                severity=Severity.WARNING,
                id=attribute.id,
            )
