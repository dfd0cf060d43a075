"""The reference of the file format and the loader know the same."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from recommender import KnowledgeBase
from recommender.checking import GOVERNANCE, LANGUAGES
from recommender.checking.looks import name_of
from recommender.checking.running import Wanted, check_files
from recommender.loading import structure
from recommender.loading.consultations import EVIDENCE
from recommender.loading.enquiry import IMPORTANCES
from recommender.loading.events import MOST_BYTES
from recommender.loading.faults import Faults
from recommender.loading.ids import check_id, kebab
from recommender.loading.products import MATERIALS, STATUSES
from recommender.loading.reader import MOST_NODES
from recommender.loading.rules import STRENGTHS, VERBS
from recommender.loading.source import DEEPEST
from recommender.loading.subjects import RESERVED
from recommender.loading.vocabulary import EFFORTS, OBJECTION_KINDS
from recommender.model.condition import (
    Compared,
    Comparison,
    IsKnown,
    Limit,
    Line,
    Test,
)
from recommender.model.diagnostic import Severity
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Exclude, Resolve, Warn
from recommender.rendering.diagnostics import diagnostics_text
from recommender.scenarios import run_scenarios
from tests.docs.pages import blocks_of
from tests.docs.reading import marked, page, tables, written

PAGE = page("file-format.md")
TABLES = tables(PAGE)
EXAMPLES = [block.text for block in blocks_of(PAGE) if block.language == "yaml"]
KEYS = {
    found[1]: documented
    for heading, documented in TABLES.items()
    if (found := re.fullmatch(r"Keys of (?:an? |the )?`?(\w+)`?", heading))
}


def load(folder: Path, examples: Sequence[str] = EXAMPLES) -> Knowledge:
    """Load all examples of the page as one knowledge base."""
    # Rules that show the format need not make sense together.
    report = check_files([written(folder, [*examples])], wanted=Wanted(regions=False))
    # Nor are they governed, or translated throughout.
    passed_over = {name_of(look) for look in (*GOVERNANCE, *LANGUAGES)}
    faults = [
        each
        for each in report.diagnostics
        if each.severity > Severity.NOTE and each.check not in passed_over
    ]
    assert not faults, diagnostics_text(faults)
    assert report.knowledge is not None
    return report.knowledge


def test_the_examples_are_one_knowledge_base_that_keeps_its_word(
    tmp_path: Path,
) -> None:
    """They load without a fault, and the scenario among them passes."""
    load(tmp_path)
    outcomes = list(run_scenarios(KnowledgeBase.open(tmp_path), on=date(2026, 11, 23)))

    assert outcomes
    assert [outcome.differences for outcome in outcomes] == [()]


def test_every_key_that_can_be_written_is_documented_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the loader takes is recorded while it reads the examples."""
    recorded: dict[str, set[str]] = defaultdict(set)
    entries = structure.entries

    def recording(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - it hands on
        recorded[more["of"].split(maxsplit=1)[0]].update(more["known"])
        return entries(*given, **more)

    for name, module in list(sys.modules.items()):
        if name.startswith("recommender.loading.") and hasattr(module, "entries"):
            monkeypatch.setattr(module, "entries", recording)
    load(tmp_path)

    assert {of: set(keys) for of, keys in KEYS.items()} == recorded


def test_every_key_is_used_by_an_example() -> None:
    """Whoever learns from examples finds all of them."""
    text = "\n".join(EXAMPLES)
    partial = {"recommended", "held", "excluded", "resolved", "open_objections"}
    partial |= {"questions", "fired", "unmet", "solution"}
    used = {found[1] for found in re.finditer(r"^[ -]*(\w+):", text, re.MULTILINE)}

    for of, documented in KEYS.items():
        missing = set(documented) - used
        assert missing <= (partial if of == "advice" else set()), of


def test_choices_are_all_named() -> None:
    """Where a key takes one of a few words, the page names all of them."""
    for of, key, words in (
        ("attribute", "effort", EFFORTS),
        ("rule", "effort", EFFORTS),
        ("rule", "strength", STRENGTHS),
        ("rule", "status", STATUSES),
        ("product", "status", STATUSES),
        ("objection", "kind", OBJECTION_KINDS),
        ("material", "kind", MATERIALS),
        ("rung", "requires", EVIDENCE),
        ("enquiry", "problems", IMPORTANCES),
        ("enquiry", "priorities", IMPORTANCES),
    ):
        named = set(marked(KEYS[of][key]))
        assert named - ({*VERBS} - {*words}) == {*words}, (of, key)
    assert [key for key, told in KEYS["rule"].items() if "verb:" in told] == [*VERBS]


def test_words_that_cannot_be_ids_are_named() -> None:
    """They mean something of their own."""
    sentence = next(line for line in PAGE.splitlines() if "cannot name" in line)

    assert set(marked(sentence)) == RESERVED | {"known", "unknown"}


def test_limits_are_the_real_ones() -> None:
    """Numbers in prose go out of date first."""
    sentence = f"A file may have 1 MiB, {MOST_NODES:,} values, and {DEEPEST} levels."

    assert sentence in PAGE
    assert MOST_BYTES == 1024 * 1024
    faults = Faults()
    for letters in (80, 81):
        check_id("a" * letters, "need", kebab, faults)
    assert len(faults.found) == 1
    assert "at most 80 characters" in PAGE


def lines_of(knowledge: Knowledge) -> Iterator[Line]:
    """Yield every line of every condition."""
    for rule in knowledge.rules.values():
        yield from rule.lines()
        if isinstance(rule.effect, Exclude | Warn | Resolve) and rule.effect.products:
            yield from rule.effect.products.lines()
    for need in knowledge.needs.values():
        if need.met_by:
            yield from need.met_by.lines()
    for product in knowledge.products.values():
        yield from product.suits


def test_every_kind_of_line_has_an_example(tmp_path: Path) -> None:
    """Each test, comparison and limit that the language has, on each side."""
    lines = list(lines_of(load(tmp_path)))
    tests = [line.test for line in lines]
    compared = [test for test in tests if isinstance(test, Compared)]

    assert {type(test) for test in tests} == set(get_args(Test))
    assert {test.comparison for test in compared} == set(Comparison)
    assert {type(test.limit) for test in compared} == set(get_args(Limit))
    assert {test.known for test in tests if isinstance(test, IsKnown)} == {True, False}
    assert {line.subject for line in lines} >= RESERVED


def test_every_phrase_of_the_table_can_be_read(tmp_path: Path) -> None:
    """Each row, put into a rule of its own, loads."""
    rules = ["rules:\n"]
    of_client = {"process", "problem", "objection", "water_hardness", "rollers"}
    for number, phrase in enumerate(TABLES["Conditions"]):
        client = phrase.split(":")[0] in of_client
        block = f"    {'when' if client else 'exclude'}:\n      {phrase}\n"
        effect = "    remedy: Nothing\n" if client else ""
        rules.append(f"  row-{number}:\n{block}{effect}    because: It is shown.\n")
    text = "".join(rules).replace("flexo, gravure", "flexo, sheetfed-offset")

    load(tmp_path, [*EXAMPLES, text])

    assert len(rules) > len(Comparison)
    documented = " ".join(TABLES["Conditions"])
    for word in (*(each.value for each in Comparison), "known", "unknown"):
        assert f": {word}" in documented
