"""Where conclusions, needs and remedies are different."""

from collections.abc import Iterable, Iterator

from recommender.authoring.differing.comparing import Comparing, Part, RulePair
from recommender.authoring.differing.weighing import Pair
from recommender.checking.regions.diagram import Set
from recommender.model.grades import Strength
from recommender.model.rule import OfferRemedy, Rule


def rule_parts(comparing: Comparing) -> Iterator[Part]:
    """Yield where advice is different, part by part, in a fixed order."""
    for pair in comparing.pairs:
        yield comparing.part(
            f"conclusion {pair[0]}: {pair[1]}", _concluded(comparing, pair)
        )
    for need in sorted(comparing.asked_otherwise):
        yield comparing.part(f"need {need}", _needed(comparing, need))
    for name, (one, other) in comparing.rules.items():
        effects = [rule.effect for rule in (one, other) if rule]
        if any(isinstance(effect, OfferRemedy) for effect in effects):
            yield comparing.part(f"remedy {name}", _remedy(comparing, (one, other)))


def _concluded(comparing: Comparing, pair: Pair) -> Iterator[Set]:
    """Yield where a value is concluded otherwise."""
    within = comparing.conclusion_moved(pair)
    rules = [side.weighing.concluding(pair) for side in comparing.sides]
    yield from _weighed_otherwise(comparing, rules, within)


def _needed(comparing: Comparing, need: str) -> Iterator[Set]:
    """Yield where something is needed otherwise."""
    within = comparing.need_moved(need, certain=True)
    rules = [side.weighing.needing(need) for side in comparing.sides]
    yield from _weighed_otherwise(comparing, rules, within)


def _weighed_otherwise(
    comparing: Comparing, rules: Iterable[list[Rule]], within: Set
) -> Iterator[Set]:
    """Yield where rules together have another strength, or other problems.

    Args:
        comparing: The two sides.
        rules: Those of each side that lead to the same.
        within: Where that can be at all.
    """
    sets = comparing.sets
    both = tuple(zip(comparing.sides, rules, strict=True))
    for strength in Strength:
        yield comparing.apart(
            *(
                sets.any_of(
                    sets.both(
                        within, side.weighing.strong(rule, strength, certain=True)
                    )
                    for rule in several
                )
                for side, several in both
            )
        )
    problems = {
        problem
        for side, several in both
        for problem in side.weighing.problems_of(several)
    }
    for problem in sorted(problems):
        yield comparing.apart(
            *(
                sets.any_of(
                    sets.both(within, side.weighing.rests(rule, problem, certain=True))
                    for rule in several
                )
                for side, several in both
            )
        )


def _remedy(comparing: Comparing, both: RulePair) -> Iterator[Set]:
    """Yield where a remedy is offered otherwise."""
    one, other = (
        rule if rule and isinstance(rule.effect, OfferRemedy) else None for rule in both
    )
    yield comparing.moved((one, other), certain=True)
