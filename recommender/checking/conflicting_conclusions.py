"""Rules that conclude different values for the same client."""

from collections.abc import Iterator
from itertools import combinations

from recommender.checking.analysis import Analysis
from recommender.checking.overlapping import later
from recommender.checking.places import also, finding
from recommender.model.diagnostic import Diagnostic
from recommender.model.rule import Conclude, Rule


def conflicting_conclusions(analysis: Analysis) -> Iterator[Diagnostic]:
    """Two rules conclude different values of an attribute that can have one only.

    ## Why this is bad
    Both values then hold for the same client, and rules that look at either of them
    fire. The advice names the conflict; it does not solve it.

    ## Example
    `process: flexo` leads to `drying: slow`, and `ink: uv` to `drying: fast`; who
    prints UV inks in flexo has both.

    ## What to do
    Narrow one of the rules, or let the attribute hold several values: `many: yes`.
    """

    def look(two: tuple[str, Rule, Rule]) -> Iterator[Diagnostic]:
        attribute, *rules = two
        rule, first = later(*rules)
        both = analysis.regions.fires(rule) & analysis.regions.fires(first)
        if both:
            value, other = (_value(each, attribute) for each in (rule, first))
            yield finding(
                "conflicting-conclusions",
                f"{attribute} is both {value!r} and {other!r} where rules {rule.id!r} "
                f"and {first.id!r} fire",
                value,
                help="narrow one of the two, or let it hold several: `many: yes`",
                id=rule.id,
                related=also(other, f"… and by {first.id!r}"),
                situation=analysis.enquiry(both),
            )

    return analysis.proven(
        "conflicting-conclusions", _pairs(analysis), look, lambda two: two[1].id
    )


def _pairs(analysis: Analysis) -> Iterator[tuple[str, Rule, Rule]]:
    """Yield every two rules that conclude different values, attribute by attribute."""
    for attribute in analysis.knowledge.attributes.values():
        if not attribute.from_rules or attribute.scale.many:
            continue
        rules = [
            rule
            for rule in analysis.knowledge.concluding(attribute.id)
            if rule.id not in analysis.never_firing
        ]
        for one, other in combinations(rules, 2):
            if _value(one, attribute.id) != _value(other, attribute.id):
                yield attribute.id, one, other


def _value(rule: Rule, attribute: str) -> str:
    """Return the value that a rule concludes for an attribute."""
    values = rule.effect.values if isinstance(rule.effect, Conclude) else ()
    return next(value for name, value in values if name == attribute)
