"""Attributes that rules look at and that nobody can come to know."""

from collections.abc import Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.places import also, finding
from recommender.checking.using import first_uses
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.vocabulary import Attribute


def unobtainable_attribute(analysis: Analysis) -> Iterator[Diagnostic]:
    """Rules look at an attribute that is not asked for, stated, or concluded.

    ## Why this is bad
    It stays unknown for every client, so the lines that look at it never hold.

    ## Example
    An attribute without `question`, without `says`, and in no scenario's `context`;
    or one `from: rules` that no rule concludes.

    ## What to do
    Add a `question`, add a rule that concludes it, or show in a scenario where
    `context` gives it.
    """
    given = {
        name
        for scenario in analysis.knowledge.scenarios.values()
        for name in scenario.enquiry.context
    }
    uses = first_uses(analysis.knowledge)
    for attribute in analysis.knowledge.attributes.values():
        used = uses.get(attribute.id)
        if used is None or _obtained(attribute, analysis) or attribute.id in given:
            continue
        what, help_ = (
            ("concludes", "add a rule that concludes it")
            if attribute.from_rules
            else ("asks for or states", "add a `question`")
        )
        nobody = "no rule" if attribute.from_rules else "nobody"
        yield finding(
            "unobtainable-attribute",
            f"{nobody} {what} {attribute.id!r}, so what looks at it never holds",
            attribute.id,
            help=help_,
            severity=Severity.WARNING,
            id=attribute.id,
            related=also(used, "it is looked at here"),
        )


def _obtained(attribute: Attribute, analysis: Analysis) -> bool:
    """Whether anybody can come to know an attribute."""
    if attribute.from_rules:
        return any(analysis.knowledge.concluding(attribute.id))
    return bool(
        attribute.question.lines
        or any(attribute.says.phrases())
        or any(any(each.says.phrases()) for each in attribute.scale.choices.values())
    )
