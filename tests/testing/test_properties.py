"""Properties that need knowledge, or files, of a certain kind to show."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from recommender import InvalidKnowledgeError, KnowledgeBase
from recommender.api import check
from recommender.loading.load import load_knowledge
from recommender.model.condition import (
    ClientValue,
    Compared,
    Comparison,
    Condition,
    IsKnown,
    Line,
)
from recommender.model.diagnostic import Severity
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Exclude, Rule
from recommender.model.vocabulary import Attribute
from recommender.testing import Case, days, enquiries
from recommender.testing.case import OnTrial
from recommender.testing.changing import a_limit_admits_nothing
from recommender.testing.looks import asks_whether_known, limits_only
from tests.examples import examples
from tests.small_trade import PROPERTIES, numbers, text
from tests.strategies import knowledge_bases

SMALL = Path(__file__).parent.parent / "small"
FILES = {path.name: path.read_text("utf-8") for path in sorted(SMALL.glob("*.yaml"))}
WORD = re.compile(r"[\w-]+")


@st.composite
def limited(draw: st.DrawFn) -> Knowledge:
    """Draw knowledge with limits of the client's, each of which only excludes."""
    knowledge = draw(knowledge_bases(fewest_rules=2))
    rules, attributes = dict(knowledge.rules), dict(knowledge.attributes)
    for number, own in enumerate(("voc", "evaporation")):
        name = f"limit_{number}"
        unit = PROPERTIES[own].scale.unit
        attributes[name] = Attribute(id=name, scale=numbers(unit))
        line = Line(
            own,
            Compared(draw(st.sampled_from(Comparison)), ClientValue(name, Fraction(1))),
        )
        known = Condition(((Line(name, IsKnown(known=True)),),))
        rules[f"limit-{number}"] = Rule(
            id=f"limit-{number}",
            when=draw(st.sampled_from((None, known))),
            effect=Exclude(products=Condition(((line,),)), firm=draw(st.booleans())),
            because=text("It is beyond the limit."),
        )
    return evolve(
        knowledge,
        rules=dict(sorted(rules.items())),
        attributes=dict(sorted(attributes.items())),
    )


@examples(400)
@given(data=st.data())
def test_more_limits_never_admit_a_product(data: st.DataObject) -> None:
    """A limit that comes, or grows tighter, only ever puts products out."""
    knowledge = data.draw(limited())
    assert {"limit_0", "limit_1"} <= set(limits_only(knowledge))
    tested = OnTrial(KnowledgeBase(knowledge))
    a_limit_admits_nothing(
        Case(
            tested=tested,
            enquiry=data.draw(enquiries(tested.knowledge_base)),
            on=data.draw(days(tested.knowledge_base)),
            draw=data.draw,
        )
    )


def test_rules_that_ask_whether_something_is_known_are_told_apart() -> None:
    """And those behind them; others are not excused."""
    knowledge = KnowledgeBase.open(SMALL).knowledge

    assert asks_whether_known("voc_limit", knowledge) == {"over-the-voc-limit"}
    assert asks_whether_known("rollers", knowledge) == frozenset()


@st.composite
def slips(draw: st.DrawFn) -> dict[str, str]:
    """Draw files in which one word is cut, longer, gone, or another one."""
    name = draw(st.sampled_from(sorted(FILES)))
    found = list(WORD.finditer(FILES[name]))
    word = draw(st.sampled_from(found))
    other = draw(st.sampled_from(found))[0]
    new = draw(st.sampled_from([word[0][:-1], f"{word[0]}x", "", other]))
    changed = f"{FILES[name][: word.start()]}{new}{FILES[name][word.end() :]}"
    return {**FILES, name: changed}


@examples(150)
@given(files=slips())
def test_every_finding_points_at_the_word_it_names(files: dict[str, str]) -> None:
    """A place that is there; and where its line has the word, that very place."""
    with TemporaryDirectory() as folder:
        written(files, Path(folder))
        for found in check(folder).diagnostics:
            path = Path(found.position.path)
            lines = files[path.name].split("\n")
            assert path.parent == Path(folder)
            assert 1 <= found.position.line <= len(lines)
            line = lines[found.position.line - 1]
            assert 1 <= found.position.column <= len(line) + 1
            named = re.search(r'"([^"]+)"', found.message)
            if named and named[1] in line:
                behind = line[found.position.column - 1 :]
                assert behind.lstrip("\"'").startswith(named[1]), found


@examples(150)
@given(files=slips(), data=st.data())
def test_files_with_errors_never_half_load(
    files: dict[str, str], data: st.DataObject
) -> None:
    """There is a whole knowledge base without errors, or none."""
    if data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(files)))
        files = {**files, name: files[name][: data.draw(st.integers(0, 2000))]}
    with TemporaryDirectory() as folder:
        written(files, Path(folder))
        loaded = load_knowledge([folder])
        errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
        assert bool(errors) == (loaded.knowledge is None)
        if errors:
            with pytest.raises(InvalidKnowledgeError) as refused:
                KnowledgeBase.open(folder)
            assert list(refused.value.diagnostics) == errors
        else:
            whole = KnowledgeBase.open(folder)
            authored = sum(len(re.findall(r"(?m)^  [a-z]", t)) for t in rules_in(files))
            assert len(whole.knowledge.rules) == authored
            assert whole.advise({}, on=date(2026, 11, 23)).needs == ()


def rules_in(files: dict[str, str]) -> Iterator[str]:
    """Yield the sections of rules of some files."""
    for content in files.values():
        for section in re.split(r"(?m)^(?=\S)", content):
            if section.startswith("rules:"):
                yield section


def written(files: dict[str, str], folder: Path) -> None:
    """Write files."""
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
