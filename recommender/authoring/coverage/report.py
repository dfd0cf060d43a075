"""The whole report on what scenarios cover."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

from attrs import frozen

from recommender.authoring.coverage.closing import Closer
from recommender.authoring.coverage.measuring import Figure, Gap, measure
from recommender.authoring.coverage.mutation import Mutation, mutate
from recommender.authoring.coverage.telling import Offer, gap_text, mutant_text
from recommender.judging.trial import Trial

Tell = Callable[[str], None]


@frozen(kw_only=True)
class Report:
    """What is covered, what is not, and what would close the gaps.

    Attributes:
        left_out: How many gaps are not told one by one.
        equivalent: How many mutants do not count; None where none were made.
    """

    figures: tuple[Figure, ...]
    offers: tuple[Offer, ...]
    left_out: int
    equivalent: int | None


def report(
    trial: Trial,
    *,
    mutation: bool,
    gaps: int,
    jobs: int | None = None,
    tell: Tell = lambda _name: None,
) -> Report:
    """Measure, and offer scenarios for some of the gaps of every figure.

    Args:
        trial: With scenarios that all pass.
        mutation: Whether to make mutants, which takes long.
        gaps: How many gaps of each figure to tell with a scenario.
        jobs: How many processes to use; None for as many as there are processors.
        tell: Called with the name of each rule whose mutants were tried.
    """
    figures = measure(trial)
    mutants = mutate(trial, jobs=jobs, tell=tell) if mutation else None
    if mutants is not None:
        killed = Figure(
            name="mutants killed", covered=mutants.killed, total=mutants.total
        )
        figures = (*figures, killed)
    closer = Closer(trial)
    offers = tuple(
        chain(
            *(islice(_gaps(each, trial, closer), gaps) for each in figures),
            islice(_survivors(mutants, closer), gaps),
        )
    )
    every = sum(each.total - each.covered for each in figures)
    return Report(
        figures=figures,
        offers=offers,
        left_out=every - len(offers),
        equivalent=mutants.equivalent if mutants is not None else None,
    )


def _gaps(figure: Figure, trial: Trial, closer: Closer) -> Iterator[Offer]:
    """Yield the gaps of a figure, each with a scenario."""
    for gap in figure.gaps:
        yield _offer(gap, trial, closer)


def _offer(gap: Gap, trial: Trial, closer: Closer) -> Offer:
    text, place = gap_text(gap, trial.knowledge)
    return Offer(
        figure=gap.figure, text=text, place=place, scenario=closer.closing(gap)
    )


def _survivors(mutation: Mutation | None, closer: Closer) -> Iterator[Offer]:
    """Yield the mutants that survived, each with a scenario."""
    for mutant in mutation.survived if mutation else ():
        text, place = mutant_text(mutant)
        yield Offer(
            figure="mutants killed",
            text=text,
            place=place,
            scenario=closer.noticing(mutant),
        )
