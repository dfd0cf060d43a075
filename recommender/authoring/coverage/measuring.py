"""How much of a knowledge base its scenarios cover.

Every figure counts things that scenarios have shown, out of all that there are.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen

from recommender.judging.looking import Limit, side_of, stated_limits
from recommender.judging.places import Place, places_of, without_block
from recommender.judging.trial import Case, Trial
from recommender.loading.scenarios import KIND_OF_KEY
from recommender.model.rule import Rule

FIGURES = (
    "rules fired",
    "lines decisive",
    "limits both sides",
    "problems",
    "products",
    "objections",
    "mutants killed",
)


@frozen
class Gap:
    """One thing that no scenario shows.

    Attributes:
        figure: The figure that it is missing from.
        name: Of a rule, problem, product or objection.
        place: The line, where it is about one.
        limit: The limit, where it is about one.
        sides: The sides of the limit that no scenario stands on.
    """

    figure: str
    name: str
    place: Place | None = None
    limit: Limit | None = None
    sides: tuple[str, ...] = ()


@frozen(kw_only=True)
class Figure:
    """How many of some things are covered.

    Attributes:
        gaps: The others, in order of rules and names.
    """

    name: str
    covered: int
    total: int
    gaps: tuple[Gap, ...] = ()

    def at_least(self, percent: int) -> bool:
        """Whether that many in a hundred are covered; of nothing, all are."""
        return self.covered * 100 >= percent * self.total


def measure(trial: Trial) -> tuple[Figure, ...]:
    """Return every figure but that of mutants."""
    return (
        _rules_fired(trial),
        _lines_decisive(trial),
        _limits(trial),
        _figure("problems", trial.knowledge.problems, _problems(trial.cases)),
        _figure("products", _offered(trial), _expected(trial.cases, "product")),
        _figure("objections", trial.knowledge.objections, _objections(trial.cases)),
    )


def _rules_fired(trial: Trial) -> Figure:
    """Count the active rules that fire in some scenario."""
    fired = frozenset[str]().union(*(case.fired for case in trial.cases))
    names = [str(rule.id) for rule in trial.knowledge.active_rules()]
    return _figure("rules fired", names, fired)


def _figure(figure: str, names: Iterable[str], covered: Iterable[str]) -> Figure:
    every, there = sorted(names), set(covered)
    gaps = tuple(Gap(figure, name) for name in every if name not in there)
    return Figure(
        name=figure, covered=len(every) - len(gaps), total=len(every), gaps=gaps
    )


def _lines_decisive(trial: Trial) -> Figure:
    """Count the lines that a scenario's verdict hangs on.

    A line of `when`, or of the products that a rule is about, is decisive if some
    scenario would fail were that line false and all others what they are; a line of
    `unless`, if some scenario would fail were it true.
    """
    gaps: list[Gap] = []
    total = 0
    for rule in trial.knowledge.active_rules():
        known: dict[tuple[str, int], bool] = {}
        for place in places_of(rule):
            total += 1
            # All lines of a block stop it alike.
            block = (place.part, place.block)
            if block not in known:
                known[block] = _noticed(trial, rule, without_block(rule, place))
            if not known[block]:
                gaps.append(Gap("lines decisive", rule.id, place))
    return Figure(
        name="lines decisive", covered=total - len(gaps), total=total, gaps=tuple(gaps)
    )


def _noticed(trial: Trial, rule: Rule, after: Rule | None) -> bool:
    """Whether some scenario fails with another rule in the place of this one."""
    change = trial.change(rule, after)
    return any(
        not trial.passes_with(change, case)
        for case in trial.concerned(rule)
        if rule.id in case.fired or rule.id in case.open
    )


def _limits(trial: Trial) -> Figure:
    """Count the limits with a scenario on either side, where all the rest holds."""
    gaps: list[Gap] = []
    total = 0
    for rule in trial.knowledge.active_rules():
        for limit in stated_limits(rule, trial.knowledge):
            total += 1
            views = (case.grounds.view for case in trial.cases)
            sides = {side_of(rule, limit, view) for view in views}
            missing = tuple(side for side in ("in", "out") if side not in sides)
            if missing:
                gaps.append(
                    Gap("limits both sides", rule.id, limit.place, limit, missing)
                )
    return Figure(
        name="limits both sides",
        covered=total - len(gaps),
        total=total,
        gaps=tuple(gaps),
    )


def _problems(cases: Iterable[Case]) -> Iterator[str]:
    """Yield the problems that clients of scenarios state."""
    for case in cases:
        yield from case.facts.problems


def _offered(trial: Trial) -> Iterator[str]:
    """Yield the products that can be recommended at all."""
    return (p.id for p in trial.knowledge.products.values() if p.offered)


def _expected(cases: Iterable[Case], kind: str) -> Iterator[str]:
    """Yield what scenarios name of a kind in what they expect."""
    for case in cases:
        for each in case.scenario.expected:
            if KIND_OF_KEY[each.key] == kind:
                yield from each.values


def _objections(cases: Iterable[Case]) -> Iterator[str]:
    """Yield the objections that scenarios expect something of.

    Named in what is expected, or voiced by a client of whom something is expected.
    """
    cases = tuple(cases)
    yield from _expected(cases, "objection")
    for case in cases:
        keys = (each.key for each in case.scenario.expected)
        if any(KIND_OF_KEY[key] == "objection" for key in keys):
            yield from case.facts.objections
