"""How well and how fast clients are heard.

    python tests/bench/hearing.py [STATEMENTS.csv] [--misses] [--dev]

Prints precision, recall and exact matches of problems and objections, and how often
the intent is right, per language; how often the right class of product is among the
first three, and how often nothing is sold where nothing helps; the time it takes; and
at the end each bar, with whether it is met.

Statements that were collected elsewhere are heard in folds: for each fold the
vocabulary is compiled without every phrase that might have been taken from one of its
statements, which is any that shares three words in a row with it.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

# The package that is installed is measured, if one is.
sys.path.append(str(Path(__file__).parent.parent.parent))

from recommender import KnowledgeBase
from recommender.hearing.hear import hear
from recommender.hearing.index import Index
from recommender.hearing.indexing import index_of
from recommender.hearing.words import sentences
from recommender.model.heard import Heard
from recommender.model.knowledge import Knowledge
from recommender.model.text import Says
from tests.bench.figures import Sales, Tally, print_misses, sales, tally
from tests.bench.package import measured
from tests.bench.statements import (
    COLLECTED,
    FORUM,
    ROUNDS,
    SOLD,
    SPOKEN,
    Statement,
    blind,
    collected,
    own,
    sold,
)

FOLDS = 6
RUN = 3
TELLING = 2
Said = list[tuple[Statement, Heard]]


def report(name: str, said: Said, kb: KnowledgeBase, *, misses: bool) -> Tally:
    """Print the figures on one set of statements, and return those of all."""
    print(name)
    for language in SPOKEN:
        those = [pair for pair in said if pair[0].language == language]
        if those:
            print(tally(those).line(language))
    whole = tally(said)
    print(whole.line("all"))
    for line in sales(said, kb, process=False).lines("by the text alone"):
        print(line)
    if misses:
        print_misses(said)
    return whole


def heard_in(statements: Iterable[Statement], kb: KnowledgeBase) -> Said:
    """Return what is heard in statements."""
    return [(statement, kb.hear(statement.text)) for statement in statements]


def heard_in_folds(statements: Sequence[Statement], kb: KnowledgeBase) -> Said:
    """Return what is heard in statements that no phrase was taken from."""
    whole = index_of(kb.knowledge)
    said: Said = []
    for fold in range(FOLDS):
        those = statements[fold::FOLDS]
        index = index_of(_without(those, kb.knowledge, whole))
        said += [(each, hear(each.text, index)) for each in those]
    return said


def _without(
    statements: Iterable[Statement], knowledge: Knowledge, index: Index
) -> Knowledge:
    """Return the vocabulary without phrases that may be from these statements."""
    runs = {
        run for each in statements for run in _runs(each.text, each.language, index)
    }

    def kept(says: Says) -> Says:
        return Says.of(
            {
                language: [
                    phrase
                    for phrase in phrases
                    if runs.isdisjoint(_runs(phrase, language, index))
                ]
                for language, phrases in says.lines
            }
        )

    return evolve(
        knowledge,
        problems={
            name: evolve(each, says=kept(each.says))
            for name, each in knowledge.problems.items()
        },
        objections={
            name: evolve(each, says=kept(each.says))
            for name, each in knowledge.objections.items()
        },
        priorities={
            name: evolve(each, says=kept(each.says))
            for name, each in knowledge.priorities.items()
        },
    )


def _runs(text: str, language: str, index: Index) -> Iterator[tuple[str, ...]]:
    """Yield words in a row, with enough among them that tell."""
    small = index.lexicons[language].small if language in index.lexicons else ()
    words = [word.folded for sentence in sentences(text) for word in sentence]
    for start in range(len(words) - RUN + 1):
        run = tuple(words[start : start + RUN])
        if len(set(run).difference(small)) >= TELLING:
            yield run


def copied(statements: Iterable[Statement], kb: KnowledgeBase) -> list[str]:
    """Return statements that the vocabulary has word for word, which are no test."""
    knowledge = kb.knowledge
    said = {
        phrase.casefold().strip(" .!?")
        for things in (knowledge.problems, knowledge.objections, knowledge.priorities)
        for thing in things.values()
        for _, phrase in thing.says.phrases()
    }
    return [
        each.text for each in statements if each.text.casefold().strip(" .!?") in said
    ]


def timed(work: Callable[[], object], times: int) -> float:
    """Return how many milliseconds `work` takes, in the middle of several runs."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append((time.process_time() - start) * 1000)
    return statistics.median(spent)


def email(words: int, *, small_talk: bool = True) -> str:
    """Return an e-mail of about so many words, in English.

    Args:
        words: How many.
        small_talk: Whether every other sentence is about something else.
    """
    english = [each for each in own() if each.language == "en"]
    stated = [each.text for each in english if each.intent != "none"]
    if small_talk:
        rest = [each.text for each in english if each.intent == "none"]
        stated = [
            text
            for number, said in enumerate(stated)
            for text in (said, rest[number % len(rest)])
        ]
    said = " ".join(text.rstrip(".!?") + "." for text in stated)
    return " ".join(said.split()[:words])


def opened(how: str, cache: Path) -> KnowledgeBase:
    """Open the bundled knowledge base, and print how soon it can hear."""
    kb = KnowledgeBase.bundled(cache=cache)
    start = time.process_time()
    kb.hear("")
    print(f"  {how}: {(time.process_time() - start) * 1000:.0f} ms")
    return kb


def report_time() -> tuple[float, float]:
    """Print the time for an e-mail, and how it grows with the length.

    Returns:
        The milliseconds for an e-mail, and the most that a doubled text costs.
    """
    print("time")
    with TemporaryDirectory() as folder:
        opened("compiling and keeping the vocabulary", Path(folder, "kept"))
        kb = opened("the same from what is kept", Path(folder, "kept"))
    spent_on: list[float] = []
    for name, letter in (
        ("e-mail of 500 words", email(500)),
        ("500 words of nothing but complaints", email(500, small_talk=False)),
    ):
        start = time.process_time()
        kb.hear(letter)
        first = (time.process_time() - start) * 1000
        again = timed(partial(kb.hear, letter), 31)
        spent_on.append(again)
        print(f"  {name}: {first:.1f} ms the first time, then {again:.1f} ms")
    previous, worst = 0.0, 0.0
    for size in (62_500, 125_000, 250_000, 500_000, 1_000_000):
        text = (email(2000) + " ") * (size // 5_000 + 1)
        # A collection of garbage would fall on one of the sizes, not on the length.
        gc.collect()
        spent = timed(partial(kb.hear, text[:size]), 3)
        growth = f"  x{spent / previous:.2f}" if previous else ""
        worst = max(worst, spent / previous if previous else 0.0)
        print(f"  {size:>9,} characters: {spent:8.0f} ms{growth}")
        previous = spent
    return spent_on[0], worst


def _bars(
    name: str, figures: Tally, sold: Sales | None
) -> Iterator[tuple[str, str, bool]]:
    """Yield each bar about one set of statements, the figure, and whether it is met."""
    recall = figures.found / max(1, figures.wanted)
    precision = figures.right / max(1, figures.heard)
    yield f"{name}: problem recall at least 0.85", f"{recall:.2f}", recall >= 0.85
    good = precision >= 0.9
    yield f"{name}: problem precision at least 0.90", f"{precision:.2f}", good
    silent = figures.silent / max(1, figures.none)
    yield f"{name}: no problem where none is, 0.90", f"{silent:.2f}", silent >= 0.9
    if sold is not None:
        quiet = sold.quiet / max(1, sold.nothing)
        yield f"{name}: nothing sold for nothing, 0.90", f"{quiet:.2f}", quiet >= 0.9


def report_forum(kb: KnowledgeBase, *, misses: bool) -> None:
    """Print the figures on what was said on public pages."""
    for path in FORUM:
        said = heard_in(blind(path), kb)
        report(f"said on public pages, {path.stem}", said, kb, misses=misses)
        for line in sales(said, kb, process=True).lines("with the process known"):
            print(line)


def main(arguments: Sequence[str]) -> int:
    """Print all figures; fail where a bar is missed."""
    print(measured())
    misses = "--misses" in arguments
    places = [Path(each) for each in arguments if not each.startswith("--")]
    kb = KnowledgeBase.bundled()
    looked_at = heard_in(own(held_out=False), kb)
    report("own statements, looked at", looked_at, kb, misses=misses)
    if "--dev" in arguments:
        return 0
    said = heard_in(own(held_out=True), kb)
    held_out = report("own statements, held out", said, kb, misses=misses)
    bars = [*_bars("own, held out", held_out, sales(said, kb, process=False))]
    for path in ROUNDS:
        said = heard_in(blind(path), kb)
        report(f"written before they were heard, {path.stem}", said, kb, misses=misses)
    report_forum(kb, misses=misses)
    said = heard_in(blind(), kb)
    unseen = report(
        "own statements, looked at once they were heard", said, kb, misses=False
    )
    bars += _bars("own, looked at late", unseen, sales(said, kb, process=False))
    for path in SOLD:
        print(f"written with the right class of products, {path.stem}")
        said = heard_in(sold(path), kb)
        for line in sales(said, kb, process=False).lines("by the text alone"):
            print(line)
        for line in sales(said, kb, process=True).lines("with the process known"):
            print(line)
    kept = [*map(blind, FORUM), *map(sold, SOLD)]
    same = copied([*own(), *blind(), *chain.from_iterable(kept)], kb)
    path = places[0] if places else COLLECTED
    if path.is_file():
        strangers = [*collected(path)]
        same += copied(strangers, kb)
        said = heard_in_folds(strangers, kb)
        whole = report("collected statements, in folds", said, kb, misses=misses)
        known = sales(said, kb, process=True)
        for line in known.lines("with the process known"):
            print(line)
        bars += _bars("collected, in folds", whole, known)
    else:
        print(f"collected statements: none at {path}, left out")
    for text in same:
        print(f"  in the vocabulary word for word: {text}")
    bars.append(("no statement is in the vocabulary", str(len(same)), not same))
    spent, growth = report_time()
    bars.append(("an e-mail of 500 words in 5 ms", f"{spent:.1f} ms", spent < 5))
    bars.append(("twice the text, less than 3 times", f"x{growth:.2f}", growth < 3))
    print("bars")
    for bar, figure, met in bars:
        print(f"  {'met   ' if met else 'missed'}  {bar}: {figure}")
    return 0 if all(met for _, _, met in bars) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
