"""Counts over statements and what was heard in them."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from recommender import KnowledgeBase
from recommender.model.heard import Heard
from tests.bench.statements import REQUESTS, Statement

DAY = date(2026, 11, 23)
FIRST = 3


@frozen(kw_only=True)
class Tally:
    """Counts over statements."""

    statements: int
    wanted: int
    found: int
    heard: int
    right: int
    exact: int
    silent: int
    none: int
    intents: int
    objections_wanted: int
    objections_found: int
    objections_heard: int
    situation_told: int
    situation_heard: int

    def line(self, name: str) -> str:
        """Return the figures in one line."""
        return (
            f"  {name:<4} {self.statements:>4} statements   problems: "
            f"recall {share(self.found, self.wanted)}  "
            f"precision {share(self.right, self.heard)}  "
            f"exact {share(self.exact, self.statements)}   "
            f"nothing where nothing is {share(self.silent, self.none)}   "
            f"intent {share(self.intents, self.statements)}   objections: "
            f"recall {share(self.objections_found, self.objections_wanted)}  "
            f"precision {share(self.objections_found, self.objections_heard)}"
            f"{self._situation}"
        )

    @property
    def _situation(self) -> str:
        """How much of the situation was heard, where any was told."""
        if not self.situation_told:
            return ""
        heard = share(self.situation_heard, self.situation_told)
        return f"   situation: recall {heard}"


def tally(said: Iterable[tuple[Statement, Heard]]) -> Tally:
    """Return the counts over statements and what was heard in them."""
    counts = dict.fromkeys(Tally.__annotations__, 0)
    for statement, heard in said:
        problems = set(heard.problems)
        counts["statements"] += 1
        counts["wanted"] += len(statement.wanted)
        counts["found"] += sum(bool(group & problems) for group in statement.wanted)
        counts["heard"] += len(problems)
        counts["right"] += len(problems & statement.allowed)
        counts["exact"] += problems <= statement.allowed and all(
            group & problems for group in statement.wanted
        )
        if not statement.wanted and REQUESTS.issuperset(statement.allowed):
            counts["none"] += 1
            counts["silent"] += problems <= statement.allowed
        counts["intents"] += heard.intent.value in statement.intents and (
            statement.intent != "problem" or not statement.wanted or bool(problems)
        )
        counts["situation_told"] += len(statement.situation)
        counts["situation_heard"] += sum(
            not told.isdisjoint(_told(heard, name))
            for name, told in statement.situation
        )
        if statement.objections is not None:
            objections = set(heard.objections)
            counts["objections_wanted"] += len(statement.objections)
            counts["objections_heard"] += len(objections)
            counts["objections_found"] += len(objections & statement.objections)
    return Tally(**counts)


def _told(heard: Heard, attribute: str) -> set[str]:
    """Return the values that were heard of an attribute."""
    return {each.value for each in heard.mentions if each.id == attribute}


def share(part: int, whole: int) -> str:
    """Return a part of a whole as it is printed."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


@frozen(kw_only=True)
class Sales:
    """How often what is offered is right.

    Attributes:
        asked: Statements for which a class of products is right.
        among_products: How often it is among the first products, recommended or held.
        among_classes: How often it is among the first classes.
        nothing: Statements for which nothing should be sold.
        quiet: How often nothing is.
    """

    asked: int
    among_products: int
    among_classes: int
    nothing: int
    quiet: int

    def lines(self, name: str) -> Iterable[str]:
        """Return the figures, a line each."""
        if self.asked:
            yield (
                f"  right class, {name}: among the first {FIRST} products "
                f"{share(self.among_products, self.asked)}, among the first {FIRST} "
                f"classes {share(self.among_classes, self.asked)}"
            )
        yield (
            f"  nothing sold where nothing is right, {name}: "
            f"{share(self.quiet, self.nothing)}"
        )


def sales(
    said: Iterable[tuple[Statement, Heard]], kb: KnowledgeBase, *, process: bool
) -> Sales:
    """Return how often advice on what was heard offers the right class, or nothing.

    Args:
        said: Statements, and what was heard in them.
        kb: To advise with.
        process: Whether the process of the client is known, as it usually is.
    """
    counts = dict.fromkeys(Sales.__annotations__, 0)
    for statement, heard in said:
        if statement.classes is None:
            continue
        offered = _offered(kb, heard, statement.process if process else "")
        if not statement.classes:
            counts["nothing"] += 1
            counts["quiet"] += not offered
            continue
        kinds = {
            kind
            for name in statement.classes
            if name in kb.knowledge.categories
            for kind in kb.knowledge.kinds_of(name)
        }
        counts["asked"] += 1
        counts["among_products"] += not kinds.isdisjoint(offered[:FIRST])
        first = [*dict.fromkeys(offered)][:FIRST]
        counts["among_classes"] += not kinds.isdisjoint(first)
    return Sales(**counts)


def _offered(kb: KnowledgeBase, heard: Heard, process: str) -> list[str]:
    """Return the categories of the products, recommended or held, best first."""
    enquiry = heard.enquiry()
    if process:
        enquiry = evolve(enquiry, context={"process": process, **enquiry.context})
    advice = kb.advise(enquiry, on=DAY)
    return [
        kb.knowledge.products[each.product].category
        for each in (*advice.recommendations, *advice.held)
    ]


def print_misses(said: Iterable[tuple[Statement, Heard]]) -> None:
    """Print the statements in which something was missed, or heard wrongly."""
    for statement, heard in said:
        problems = set(heard.problems)
        missed = [group for group in statement.wanted if not group & problems]
        wrong = problems - statement.allowed
        objections = set(heard.objections)
        doubts = statement.objections
        off = doubts is not None and objections != doubts
        quiet = [
            (name, told)
            for name, told in statement.situation
            if told.isdisjoint(_told(heard, name))
        ]
        if missed or wrong or off or quiet:
            print(f"    {statement.text}")
            for group in missed:
                print(f"      missed {' or '.join(sorted(group))}")
            for name, told in quiet:
                print(f"      missed {name}: {' or '.join(sorted(told))}")
            for each in heard.mentions:
                if each.id in wrong or (off and each.id in objections):
                    words = " ".join(span.of(statement.text) for span in each.words)
                    print(f"      heard {each.id}: {words} ({each.phrase})")
            if doubts is not None and doubts - objections:
                print(f"      missed doubt {' '.join(sorted(doubts - objections))}")
