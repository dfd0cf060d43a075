"""Questions whose every answer leads to the same advice."""

from collections.abc import Hashable, Iterator

from recommender.checking.analysis import Analysis
from recommender.checking.places import also, finding
from recommender.checking.regions.diagram import Set
from recommender.checking.sameness import effect_key
from recommender.checking.using import attributes_of, compared_with, looked_at
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import Conclude, RequireNeed, Rule
from recommender.model.vocabulary import Attribute


def question_decides_nothing(analysis: Analysis) -> Iterator[Diagnostic]:
    """Rules look at the answer to a question, and every answer leads to the same.

    ## Why this is bad
    The rules look as if the answer mattered. The question is never asked, since the
    advice would be the same.

    ## Example
    `process: flexo` leads to a need, and so does `process: not flexo`.

    ## What to do
    Make one rule of them without the line, or correct what they lead to.
    """
    rules = _looking_at(analysis)
    outside = _looked_at_by_products(analysis)

    def look(attribute: Attribute) -> Iterator[Diagnostic]:
        looking = rules.get(attribute.id, [])
        deciding = [rule for rule in looking if _counts(rule, attribute, analysis)]
        if not deciding or decides(attribute, analysis):
            return
        yield finding(
            "question-decides-nothing",
            f"whatever the answer about {attribute.id!r} is, the advice is the same",
            attribute.id,
            help="make one rule of those that look at it, or correct what they lead to",
            severity=Severity.WARNING,
            id=attribute.id,
            related=tuple(
                place
                for rule in deciding[:3]
                for place in also(rule.id, "this rule looks at it")
            ),
        )

    asked = (
        attribute
        for attribute in analysis.knowledge.attributes.values()
        if attribute.asked_for and attribute.id not in outside
    )
    return analysis.proven(
        "question-decides-nothing", asked, look, lambda attribute: attribute.id
    )


def _looking_at(analysis: Analysis) -> dict[str, list[Rule]]:
    """Return the rules that look at each attribute."""
    found: dict[str, list[Rule]] = {}
    for rule in analysis.active:
        for name in dict.fromkeys(attributes_of(rule)):
            found.setdefault(name, []).append(rule)
    return found


def _looked_at_by_products(analysis: Analysis) -> frozenset[str]:
    """Return the attributes that decide without any rule's line on the client."""
    found: set[str] = set()
    for product in analysis.knowledge.products.values():
        for line in product.suits:
            found.update(looked_at(line))
    for need in analysis.knowledge.needs.values():
        for line in need.met_by.lines() if need.met_by else ():
            found.update(compared_with(line))
    for rule in analysis.active:
        own = {name for line in rule.lines() for name in looked_at(line)}
        found.update(name for name in attributes_of(rule) if name not in own)
    return frozenset(found)


def _counts(rule: Rule, attribute: Attribute, analysis: Analysis) -> bool:
    """Whether the attribute decides about a rule by itself, and the rule matters.

    If not, that is a fault of the rule's, and told there.
    """
    if isinstance(rule.effect, Conclude) and not any(
        (name, value) in analysis.looked_for for name, value in rule.effect.values
    ):
        return False
    return _depends(analysis.complete.regions.of(rule).true, attribute, analysis)


def decides(attribute: Attribute, analysis: Analysis) -> bool:
    """Whether what follows for some client depends on an attribute."""
    groups: dict[Hashable, list[Set]] = {}
    for rule in analysis.active:
        if not isinstance(rule.effect, Conclude):
            fires = analysis.complete.regions.of(rule).true
            groups.setdefault(_outcome(rule, analysis), []).append(fires)
    sets = analysis.complete.regions.space.diagrams
    axes = _axes(attribute, analysis)
    for group in groups.values():
        if not any(axes & sets.support(one) for one in group):
            continue
        if _depends(sets.any_of(group), attribute, analysis):
            return True
    return False


def _outcome(rule: Rule, analysis: Analysis) -> Hashable:
    """Return the same for rules that lead to the same advice where they fire."""
    if isinstance(rule.effect, RequireNeed):
        told = frozenset(rule.effect.resolves)
        problems = analysis.lineage.problems_of[rule.id]
        return effect_key(rule), rule.strength, problems, told
    return effect_key(rule), analysis.lineage.problems_of[rule.id]


def _axes(attribute: Attribute, analysis: Analysis) -> frozenset[int]:
    space = analysis.space
    return frozenset(
        place for place, axis in enumerate(space.axes) if axis.subject == attribute.id
    )


def _depends(one: Set, attribute: Attribute, analysis: Analysis) -> bool:
    """Whether it makes a difference to a set what is known of an attribute."""
    sets = analysis.complete.regions.space.diagrams
    return bool(_axes(attribute, analysis) & sets.support(one))
