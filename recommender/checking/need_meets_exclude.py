"""Needs whose products are all excluded where the need is held."""

from collections.abc import Iterator

from attrs import frozen

from recommender.checking.analysis import Analysis
from recommender.checking.chosen import help_with, takes_all
from recommender.checking.places import also, finding
from recommender.checking.regions import NotProvenError, Region
from recommender.checking.regions.diagram import EVERYTHING, NOTHING
from recommender.model.diagnostic import Diagnostic, Severity
from recommender.model.rule import RequireNeed, Rule

_MANY = 150
"""With more of them, nobody asks how bad each is."""


@frozen(kw_only=True)
class Clash:
    """A need rule and an exclusion that takes every product that meets the need.

    Attributes:
        region: Where both fire, and all that meets the need there is excluded.
    """

    rule: Rule
    need: str
    exclusion: Rule
    region: Region


def need_meets_exclude(analysis: Analysis) -> Iterator[Diagnostic]:
    """A rule needs something, and another one excludes every product that has it.

    ## Why this is bad
    Where both fire, the need cannot be met. The client is told of a need that
    nothing in the catalog may meet.

    ## Example
    `low-residue-wash` is met by esters alone, and `rollers: epdm` excludes every
    ester; a client with EPDM rollers needs what is excluded.

    ## What to do
    Say under `unless` of the need rule where it does not help, add a product, or
    narrow the exclusion. One that takes all that is sold, whatever it is for, says
    that nothing helps there, and is left out.
    """

    def look(found: list[Clash]) -> Iterator[Diagnostic]:
        yield _finding(tuple(found), analysis, graded=len(groups) <= _MANY)

    groups: dict[tuple[str, str], list[Clash]] = {}
    none: tuple[Clash, ...] = ()
    for clash in analysis.answer(lambda: clashes(analysis), unproven=none):
        groups.setdefault((clash.need, clash.exclusion.id), []).append(clash)
    return analysis.proven(
        "need-meets-exclude",
        groups.values(),
        look,
        lambda found: found[0].exclusion.id,
    )


def clashes(analysis: Analysis) -> tuple[Clash, ...]:
    """Return every need rule with every exclusion that takes all its products."""
    return analysis.once("clashes", "", lambda: tuple(_clashes(analysis)))


def _clashes(analysis: Analysis) -> Iterator[Clash]:
    regions = analysis.complete.regions
    exclusions = [
        (rule, regions.fires(rule))
        for rule in analysis.complete.exclusions
        if analysis.complete.hit_for_certain(rule)
        and not _sells_nothing(rule, analysis)
        and regions.fires(rule)
    ]
    taking: dict[str, list[tuple[Rule, Region]]] = {}
    for rule in analysis.complete.needing:
        need = rule.effect.need if isinstance(rule.effect, RequireNeed) else ""
        if need not in taking:
            taking[need] = [
                (exclusion, there)
                for exclusion, there in exclusions
                if takes_all(exclusion, need, analysis)
            ]
        for exclusion, there in taking[need]:
            region = regions.fires(rule) & there
            if region:
                yield Clash(rule=rule, need=need, exclusion=exclusion, region=region)


def _sells_nothing(exclusion: Rule, analysis: Analysis) -> bool:
    """Whether an exclusion takes all that is sold, of more than one category."""
    products = analysis.complete
    offered = products.catalog.products
    taken = products.hit_for_certain(exclusion)
    kinds = {offered[number].category for number in products.offered()}
    return len(kinds) > 1 and all(taken >> number & 1 for number in products.offered())


def _finding(
    found: tuple[Clash, ...], analysis: Analysis, *, graded: bool
) -> Diagnostic:
    """Return one finding for a need and an exclusion, however many rules need it."""
    first = found[0]
    rule, exclusion = first.rule, first.exclusion
    tried = found if graded else ()
    alone = next((clash for clash in tried if _leaves_nothing(clash, analysis)), None)
    shown = alone or first
    return finding(
        "need-meets-exclude",
        f"every product that meets {str(first.need)!r} is excluded by "
        f"{exclusion.id!r} where rule {shown.rule.id!r} needs it",
        shown.rule.effect.need if isinstance(shown.rule.effect, RequireNeed) else "",
        help="say under `unless` where it does not help, add a product, or narrow "
        f"{exclusion.id!r}",
        severity=Severity.WARNING if alone else Severity.NOTE,
        id=rule.id,
        related=also(exclusion.id, "… and excluded by this rule"),
        situation=analysis.enquiry(
            shown.region,
            analysis.regions.fires(shown.rule) & analysis.regions.fires(exclusion),
        ),
    )


def _leaves_nothing(clash: Clash, analysis: Analysis) -> bool:
    """Whether some client of a clash gets nothing at all for the problem."""
    try:
        return _somebody_is_left(clash, analysis)
    except NotProvenError:
        # That they clash is proven all the same.
        return False


def _somebody_is_left(clash: Clash, analysis: Analysis) -> bool:
    for problem in sorted(analysis.lineage.problems_of[clash.rule.id]):
        help_ = help_with(problem, analysis)
        sets = help_.regions.space.diagrams
        there = help_.alone(clash.region.set)
        if there == NOTHING:
            continue
        elsewhere = sets.either(help_.remedies, sets.minus(EVERYTHING, there))
        if not help_.regions.region(help_.missed(elsewhere)).empty:
            return True
    return False
