"""How well and how fast clients are heard.

    python tests/bench/hearing.py [STATEMENTS.csv] [--misses] [--dev]

Prints precision, recall and exact matches of problems and objections, and how often
the intent is right, per language, on the project's own statements and on collected
ones where that file is present; how often the right class of product is among the
first three, and how often nothing is sold where nothing helps; and the time it takes.
"""

import csv
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml
from attrs import frozen

from recommender import KnowledgeBase
from recommender.model.heard import Heard

HERE = Path(__file__).parent
OWN = HERE / "statements.yaml"
COLLECTED = HERE.parent.parent.parent / "shared" / "domain" / "statements.csv"
DAY = date(2026, 11, 23)
FIRST = 3

# What the topics of the collected statements are in our vocabulary. Any one of them
# counts as heard, and none of them as wrong; a topic that has none is no problem that
# a client of a chemicals supplier can state.
TOPICS = {
    "quick-drying low-VOC wash": ["wash-over-voc-limit", "slow-wash-up"],
    "wash residue": ["wash-residue", "wash-streaks", "upset-after-wash"],
    "low-VOC wash": [
        "wash-residue",
        "roller-weeping",
        "weak-cleaning",
        "upset-after-wash",
        "roller-stripping",
        "tinting",
        "scumming",
        "wash-over-voc-limit",
        "slow-wash-up",
    ],
    "IPA free": ["high-alcohol-use"],
    "water supply": ["water-supply-drift", "fountain-drift"],
    "set-off": ["set-off"],
    "picking": ["picking"],
    "roller glaze": ["roller-glazing"],
    "ghosting": ["gas-ghosting"],
    "old plates": ["oxidation-dots", "plate-staining", "scumming"],
    "drier additives": ["slow-drying"],
    "colour drift": ["colour-drift"],
    "scumming": ["scumming"],
    "powder dirt": ["powder-dirt", "set-off"],
    "bubbles": ["solvent-retention", "bubbles-in-film"],
    "peeling": ["edge-peeling"],
    "wash fumes and odour": ["wash-fumes"],
    "blotchy solid (not chemical)": ["mottling"],
    "stencil breakdown": ["stencil-breakdown"],
    "slow drying": ["slow-drying"],
    "drying-in": ["drying-in"],
    "haze": ["screen-haze"],
    "paste crusting": ["paste-crusting"],
    "harsh handle": ["harsh-handle"],
    "foaming": ["foaming"],
    "weak colour": ["weak-colour"],
    "plate cracking": ["plate-cracking"],
    "smearing": ["smudging"],
    "piling": ["piling"],
    "coating rejection": ["coating-rejection"],
    "banding": ["banding", "nozzle-dropout"],
    "solvent retention": ["solvent-retention"],
}
CLASSES = {"ink_change": "ink"}
"""Classes of the collected statements that are called otherwise here."""
SPOKEN = ("en", "de", "hi")
STATING = frozenset({"problem", "complaint"})


@frozen(kw_only=True)
class Statement:
    """One statement, and what should be heard in it.

    Attributes:
        wanted: One of each group must be heard.
        allowed: Problems that are right to hear, too.
        objections: To be heard; None where nobody said which.
        classes: Of products, one of which should be among the first; None where
            nobody said which, and empty where nothing should be sold.
        intent: problem, objection or none.
    """

    text: str
    language: str
    wanted: tuple[frozenset[str], ...]
    allowed: frozenset[str]
    objections: frozenset[str] | None
    classes: frozenset[str] | None
    intent: str


def own(*, held_out: bool | None = None) -> Iterator[Statement]:
    """Yield the project's own statements: all, or one half."""
    for each in yaml.safe_load(OWN.read_text("utf-8"))["statements"]:
        if held_out is not None and bool(each.get("held_out")) is not held_out:
            continue
        problems = each.get("problems", [])
        objections = each.get("objections", [])
        yield Statement(
            text=each["text"],
            language=each["language"],
            wanted=tuple(frozenset({problem}) for problem in problems),
            allowed=frozenset(problems),
            objections=frozenset(objections),
            classes=None if problems or objections else frozenset(),
            intent="problem" if problems else "objection" if objections else "none",
        )


def collected(path: Path) -> Iterator[Statement]:
    """Yield the collected statements in the languages of the vocabulary."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] not in SPOKEN:
                continue
            topic = frozenset(TOPICS.get(row["problem"], ()))
            states = row["intent"] in STATING and bool(topic)
            classes = {
                CLASSES.get(name, name.replace("_", "-"))
                for name in row["expected_product_classes"].split("; ")
            }
            yield Statement(
                text=row["statement"],
                language=row["language"],
                wanted=(topic,) if states else (),
                allowed=topic,
                objections=None,
                classes=frozenset(classes - {"none"}),
                intent="problem"
                if row["intent"] in STATING
                else "objection"
                if row["intent"] == "objection"
                else "none",
            )


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

    def line(self, name: str) -> str:
        """Return the figures in one line."""
        return (
            f"  {name:<4} {self.statements:>4} statements   problems: "
            f"recall {_share(self.found, self.wanted)}  "
            f"precision {_share(self.right, self.heard)}  "
            f"exact {_share(self.exact, self.statements)}   "
            f"nothing where nothing is {_share(self.silent, self.none)}   "
            f"intent {_share(self.intents, self.statements)}   objections: "
            f"recall {_share(self.objections_found, self.objections_wanted)}  "
            f"precision {_share(self.objections_found, self.objections_heard)}"
        )


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
        if not statement.wanted and not statement.allowed:
            counts["none"] += 1
            counts["silent"] += not problems
        intent = _intent(heard)
        counts["intents"] += intent == statement.intent
        if statement.objections is not None:
            objections = set(heard.objections)
            counts["objections_wanted"] += len(statement.objections)
            counts["objections_heard"] += len(objections)
            counts["objections_found"] += len(objections & statement.objections)
    return Tally(**counts)


def _intent(heard: Heard) -> str:
    if heard.problems:
        return "problem"
    return "objection" if heard.objections else "none"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


def report(
    name: str, statements: Sequence[Statement], kb: KnowledgeBase, *, misses: bool
) -> Tally:
    """Print the figures on one set of statements, and return those of all."""
    said = [(statement, kb.hear(statement.text)) for statement in statements]
    print(f"{name}")
    for language in SPOKEN:
        those = [pair for pair in said if pair[0].language == language]
        if those:
            print(tally(those).line(language))
    whole = tally(said)
    print(whole.line("all"))
    _print_sales(said, kb)
    if misses:
        _print_misses(said)
    return whole


def _print_sales(said: Sequence[tuple[Statement, Heard]], kb: KnowledgeBase) -> None:
    """Print whether advice on what was heard offers the right class, or nothing."""
    right = asked = quiet = nothing = 0
    for statement, heard in said:
        if statement.classes is None:
            continue
        offered = _offered(kb, heard)
        if statement.classes:
            asked += 1
            kinds = {
                kind
                for name in statement.classes
                if name in kb.knowledge.categories
                for kind in kb.knowledge.kinds_of(name)
            }
            right += any(category in kinds for category in offered)
        else:
            nothing += 1
            quiet += not offered
    if asked:
        print(f"  right class among the first {FIRST}: {_share(right, asked)}")
    print(f"  nothing sold where nothing is right: {_share(quiet, nothing)}")


def _offered(kb: KnowledgeBase, heard: Heard) -> list[str]:
    """Return the categories of the first products, recommended or held."""
    advice = kb.advise(heard.enquiry(), on=DAY, top=FIRST)
    found = [each.product for each in (*advice.recommendations, *advice.held)][:FIRST]
    return [kb.knowledge.products[name].category for name in found]


def _print_misses(said: Iterable[tuple[Statement, Heard]]) -> None:
    for statement, heard in said:
        problems = set(heard.problems)
        missed = [group for group in statement.wanted if not group & problems]
        wrong = problems - statement.allowed
        objections = set(heard.objections)
        doubts = statement.objections
        off = doubts is not None and objections != doubts
        if missed or wrong or off:
            print(f"    {statement.text}")
            for group in missed:
                print(f"      missed {' or '.join(sorted(group))}")
            for each in heard.mentions:
                if each.id in wrong or (off and each.id in objections):
                    words = " ".join(span.of(statement.text) for span in each.words)
                    print(f"      heard {each.id}: {words} ({each.phrase})")
            if doubts is not None and doubts - objections:
                print(f"      missed doubt {' '.join(sorted(doubts - objections))}")


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


def report_time() -> None:
    """Print the time for an e-mail, and how it grows with the length."""
    kb = KnowledgeBase.bundled()
    start = time.process_time()
    kb.hear("")
    print(
        "time\n  compiling the vocabulary: "
        f"{(time.process_time() - start) * 1000:.0f} ms"
    )
    for name, letter in (
        ("e-mail of 500 words", email(500)),
        ("500 words of nothing but complaints", email(500, small_talk=False)),
    ):
        start = time.process_time()
        kb.hear(letter)
        first = (time.process_time() - start) * 1000
        again = timed(lambda text=letter: kb.hear(text), 15)
        print(f"  {name}: {first:.1f} ms the first time, then {again:.1f} ms")
    previous = 0.0
    for size in (62_500, 125_000, 250_000, 500_000, 1_000_000):
        text = (email(2000) + " ") * (size // 5_000 + 1)
        spent = timed(lambda text=text[:size]: kb.hear(text), 1)
        growth = f"  x{spent / previous:.2f}" if previous else ""
        print(f"  {size:>9,} characters: {spent:8.0f} ms{growth}")
        previous = spent


def main(arguments: Sequence[str]) -> int:
    """Print all figures; fail where a bar is missed."""
    misses = "--misses" in arguments
    places = [Path(each) for each in arguments if not each.startswith("--")]
    kb = KnowledgeBase.bundled()
    if "--dev" in arguments:
        report("own statements, looked at", [*own(held_out=False)], kb, misses=misses)
        return 0
    same = copied(own(), kb)
    report("own statements, looked at", [*own(held_out=False)], kb, misses=misses)
    whole = report("own statements, held out", [*own(held_out=True)], kb, misses=misses)
    path = places[0] if places else COLLECTED
    if path.is_file():
        strangers = [*collected(path)]
        same += copied(strangers, kb)
        report("collected statements", strangers, kb, misses=misses)
    else:
        print(f"collected statements: none at {path}, left out")
    for text in same:
        print(f"  in the vocabulary word for word: {text}")
    report_time()
    good = (
        whole.found * 100 >= whole.wanted * 85
        and whole.right * 100 >= whole.heard * 90
        and whole.silent * 100 >= whole.none * 90
        and not same
    )
    print("bars: met" if good else "bars: missed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
