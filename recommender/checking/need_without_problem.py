"""Need rules that no problem can lead to."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.model.condition import AllOf, AnyOf, Line
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, RequireNeed, Rule
from recommender.model.strata import circle_of, stratified


def need_without_problem(knowledge: Knowledge) -> Iterator[Diagnostic]:
    """A need rule can rest on no problem.

    ## Why this is bad
    Products are chosen for problems. A need that no line leads back to a problem
    is held for none, so it never supports a product.

    ## Example
    `when:` has only `process: flexo`. Name the problem, as in
    `problem: smudging`, or a cause that a rule concludes from one.
    """
    led_to: set[tuple[str, str]] = set()
    # Each rule comes after those whose conclusions it looks at; a circle is a
    # fault of its own, and what it leads to is not judged.
    if circle_of(knowledge.active_rules()):
        return
    for rule in stratified(knowledge.active_rules()):
        if isinstance(rule.effect, Conclude) and _rests_on_problem(rule, led_to):
            led_to.update(rule.effect.values)
    for rule in knowledge.active_rules():
        if isinstance(rule.effect, RequireNeed) and not _rests_on_problem(rule, led_to):
            yield finding(
                "need-without-problem",
                f"rule {rule.id!r} needs {rule.effect.need!r} for no problem at all",
                rule.id,
                help="add a line that names a problem under `when:`, "
                "or a cause that a rule concludes from one",
            )


def _rests_on_problem(rule: Rule, led_to: set[tuple[str, str]]) -> bool:
    """Whether some line of `when` can lead back to a problem."""

    def leads_back(line: Line) -> bool:
        if not isinstance(line.test, AnyOf | AllOf):
            return False
        return line.subject == "problem" or any(
            (line.subject, value) in led_to for value in line.test.values
        )

    return rule.when is not None and any(map(leads_back, rule.when.lines()))
