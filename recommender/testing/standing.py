"""Promises about one piece of advice: what is recommended, on which grounds."""

from recommender.advising.asking import products_of
from recommender.engine import plain
from recommender.model.recommendation import Recommendation
from recommender.model.rule import Exclude
from recommender.model.truth import Truth, any_of
from recommender.testing.case import Case


def the_engine_agrees(case: Case) -> None:
    """The rule engine fires what the plain evaluator fires, and nothing else."""
    expected = plain.infer(case.tested.compiled.ruleset, case.facts)
    case.holds(case.advice.fired == expected.fired, "other rules fire")
    case.holds(case.advice.open == expected.open, "other rules are open")


def reasons_hold(case: Case) -> None:
    """Every line of a rule that fired is true, and none keeps it silent."""
    grounds = case.grounds
    for rule in case.knowledge.active_rules():
        blocks = rule.when.blocks if rule.when else ((),)
        when = any_of(
            min(map(grounds.holds, block), default=Truth.TRUE) for block in blocks
        )
        unless = rule.unless.lines() if rule.unless else ()
        silenced = max(map(grounds.holds, unless), default=Truth.FALSE)
        fires = when is Truth.TRUE and silenced is Truth.FALSE
        fired = rule.id in case.advice.fired
        case.holds(fired or not fires, f"{rule.id} holds and did not fire")
        case.holds(fires or not fired, f"{rule.id} fired and does not hold")
    for found in _shown(case):
        _rests_on_what_fired(found, case)


def _rests_on_what_fired(found: Recommendation, case: Case) -> None:
    """Hold what is said of a product against what fired, and what it is."""
    number = case.tested.compiled.catalog.number[found.product]
    for part in found.contributions:
        for need in part.needs:
            met = case.grounds.could_be_met[need].possible
            case.holds(met >> number & 1, f"{found.product} does not meet {need}")
    fired = set(case.advice.fired)
    said = {*(each.rule for each in found.reasons)}
    said |= {each.rule for each in found.cautions}
    for rule in sorted(said - fired):
        case.holds(
            found.confirm, f"{found.product} rests on {rule}, which did not fire"
        )
    for caution in found.cautions:
        about = case.grounds.affected.get(caution.rule)
        if about is not None:
            case.holds(
                about.possible >> number & 1,
                f"{caution.rule} is not about {found.product}",
            )


def excluded_is_never_recommended(case: Case) -> None:
    """A product stands in one list, and nothing that fired excludes it."""
    advice = case.advice
    recommended = [found.product for found in advice.recommendations]
    held = [found.product for found in advice.held]
    out = [exclusion.product for exclusion in advice.excluded]
    for product in sorted({*recommended, *held, *out}):
        places = [product in each for each in (recommended, held, out)]
        case.holds(sum(places) == 1, f"{product} stands in several lists")
    compiled = case.tested.compiled
    for name in advice.fired:
        rule = case.knowledge.rules[name]
        if isinstance(rule.effect, Exclude) and products_of(rule.effect):
            excluded = case.grounds.pick(compiled.affected[name]).true
            for product in (*recommended, *held):
                number = compiled.catalog.number[product]
                case.holds(
                    not excluded >> number & 1,
                    f"{name} excludes {product}, which is recommended or held",
                )


def what_is_held_says_why(case: Case) -> None:
    """A held product names what to confirm; what is recommended waits for nothing."""
    for found in case.advice.held:
        case.holds(found.confirm, f"{found.product} is held for nothing")
        for each in found.confirm:
            unknown = not each.attribute or each.attribute not in case.facts.context
            case.holds(
                unknown, f"{found.product} waits for {each.attribute}, which is known"
            )
    for found in case.advice.recommendations:
        case.holds(
            not found.confirm, f"{found.product} is recommended and waits for something"
        )


def objections_stand_once(case: Case) -> None:
    """Every objection that was triggered is prevented, answered or open."""
    for found in _shown(case):
        ledger = found.objections
        lists = (ledger.prevented, ledger.answered, ledger.open)
        named = [{entry.objection for entry in each} for each in lists]
        raised = {i for caution in found.cautions for i in caution.raises}
        every = set().union(*named)
        case.holds(
            sum(map(len, named)) == len(every),
            f"{found.product} meets one objection in several ways",
        )
        case.holds(
            every == {*case.facts.objections, *raised},
            f"{found.product} has other objections than were stated and raised",
        )
        beside = {entry.objection for entry in ledger.also_resolves}
        case.holds(not beside & every, f"{found.product} resolves an objection twice")


def questions_decide_something(case: Case) -> None:
    """What is asked is not known yet, and its answers lead to different advice."""
    for asked in case.advice.questions:
        case.holds(
            asked.attribute not in case.facts.context,
            f"{asked.attribute} is asked for and known",
        )
        case.holds(asked.value > 0, f"{asked.attribute} is asked for nothing")


def a_solution_is_recommended(case: Case) -> None:
    """The products of a solution are all recommended, and at most four."""
    recommended = {found.product for found in case.advice.recommendations}
    solution = case.advice.solution
    case.holds(set(solution) <= recommended, "the solution has a product that is not")
    case.holds(len(solution) == len(set(solution)) <= 4, "the solution is too large")  # noqa: PLR2004 - as promised


def _shown(case: Case) -> tuple[Recommendation, ...]:
    return (*case.advice.recommendations, *case.advice.held)
