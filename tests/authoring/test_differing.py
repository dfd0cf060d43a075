"""What a change of knowledge does to advice: regions, scenarios, recorded enquiries."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from recommender import KnowledgeBase
from recommender.authoring.differing.diff import Named, Recorded, differences
from recommender.model.condition import AnyOf, Condition, Line
from recommender.model.differences import Differences, Nature
from recommender.model.grades import Status, Strength
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Conclude, Rule
from recommender.model.text import Text
from tests.small_trade import DAY

SMALL = Path(__file__).parent.parent / "small"

Edit = Callable[[Knowledge], Knowledge]


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    """Return the small knowledge base."""
    return KnowledgeBase.open(SMALL)


def with_rule(name: str, edit: Callable[[Rule], Rule]) -> Edit:
    """Return an edit of one rule."""

    def edited(knowledge: Knowledge) -> Knowledge:
        changed = edit(knowledge.rules[name])
        return evolve(knowledge, rules={**knowledge.rules, name: changed})

    return edited


def held_against(kb: KnowledgeBase, edit: Edit, log: str = "") -> Differences:
    """Return what an edit changes."""
    after = KnowledgeBase(edit(kb.knowledge))
    recorded = Recorded(path="log.jsonl", lines=log.splitlines()) if log else None
    return differences(
        Named(name="old", kb=kb), Named(name="new", kb=after), on=DAY, recorded=recorded
    )


def test_the_same_is_the_same(small: KnowledgeBase) -> None:
    """Proven, without a single region."""
    found = held_against(small, lambda knowledge: knowledge)

    assert (found.changes, found.regions, found.unproven) == ((), (), ())
    assert found.scenarios.same == len(small.knowledge.scenarios)
    assert not found.behave_otherwise


def test_words_change_no_advice(small: KnowledgeBase) -> None:
    """They stand apart, and the exit code stays 0."""
    found = held_against(
        small,
        with_rule(
            "lower-the-ink-film",
            lambda rule: evolve(rule, because=Text.of({"en": "Thin films set."})),
        ),
    )

    (change,) = found.changes
    assert (change.id, change.nature) == ("lower-the-ink-film", Nature.WORDING)
    assert (found.regions, found.proven, found.behave_otherwise) == ((), True, False)


def test_another_order_of_lines_and_words_says_the_same(small: KnowledgeBase) -> None:
    """What a condition asks for has no order."""
    found = held_against(
        small,
        with_rule(
            "ester-on-epdm",
            lambda rule: evolve(
                rule, when=Condition(((Line("rollers", AnyOf(("mixed", "epdm"))),),))
            ),
        ),
    )

    assert (found.regions, found.unproven) == ((), ())


def test_a_rule_with_another_id_is_renamed(small: KnowledgeBase) -> None:
    """It is not gone and come, and nobody is advised otherwise."""

    def rename(knowledge: Knowledge) -> Knowledge:
        rules = dict(knowledge.rules)
        rule = rules.pop("ester-on-epdm")
        rules["swells-epdm"] = evolve(rule, id="swells-epdm")
        return evolve(knowledge, rules=dict(sorted(rules.items())))

    found = held_against(small, rename)

    (change,) = found.changes
    assert (change.what, change.id, change.now) == (
        "renamed",
        "ester-on-epdm",
        "swells-epdm",
    )
    assert (found.regions, found.unproven) == ((), ())
    assert [each.what for each in found.scenarios.changed] == ["fails"]


def test_a_draft_has_no_effect_until_it_is_active(small: KnowledgeBase) -> None:
    """Then it concludes, where it fires and nowhere else."""
    still = with_rule(
        "hard-water-drafted", lambda rule: evolve(rule, strength=Strength.STRONG)
    )
    active = with_rule(
        "hard-water-drafted", lambda rule: evolve(rule, status=Status.ACTIVE)
    )

    assert held_against(small, still).regions == ()
    (region,) = held_against(small, active).regions
    problem, hardness = region.lines
    assert (problem.value, problem.holds) == ("smudging", True)
    (span,) = hardness.spans
    assert (span.low, span.high, span.with_low) == (Fraction(15), Fraction(60), False)
    assert region.after.conclusions == (
        ("cause", "hard-water", "likely", ("smudging",)),
    )


def test_changes_go_down_through_conclusions(small: KnowledgeBase) -> None:
    """A rule that concludes something else changes what others need."""
    found = held_against(
        small,
        with_rule(
            "residue-after-wash",
            lambda rule: evolve(
                rule, effect=Conclude(values=(("cause", "hard-water"),))
            ),
        ),
    )

    first = found.regions[0]
    assert found.proven
    assert {line.subject: line.choices for line in first.lines} == {
        "problem": (),
        "appears": ("after-wash",),
    }
    assert (len(first.before.needs), len(first.after.needs)) == (1, 0)
    assert [each.what for each in found.scenarios.changed] == ["fails"] * 3


def test_what_can_no_longer_be_stated_is_said(small: KnowledgeBase) -> None:
    """Situations that one side refuses are not compared."""

    def without_flexo(knowledge: Knowledge) -> Knowledge:
        process = knowledge.attributes["process"]
        choices = {i: c for i, c in process.scale.choices.items() if i != "flexo"}
        narrower = evolve(process, scale=evolve(process.scale, choices=choices))
        return evolve(
            knowledge, attributes={**knowledge.attributes, "process": narrower}
        )

    log = '{"problems": ["smudging"], "context": {"process": "flexo"}}'
    found = held_against(small, without_flexo, log)

    assert found.refused == ("attribute process: flexo is refused now",)
    assert found.regions == ()
    assert found.behave_otherwise
    assert found.replay is not None
    (example,) = found.replay.examples
    assert "flexo" in example.refused


LOG = """\
{"problems": ["smudging"], "context": {"appears": "after-wash", "rollers": "epdm"}}
{"problems": ["scumming"]}

{"enquiry": {"problems": ["smudging"]}, "on": "2026-11-23"}
{"problems": ["smuging"]}
not an enquiry
[1, 2]
"""


def test_recorded_enquiries_are_asked_of_both(small: KnowledgeBase) -> None:
    """And counted; what neither side understands is no difference."""
    found = held_against(
        small,
        with_rule("ester-on-epdm", lambda rule: evolve(rule, status=Status.RETIRED)),
        LOG,
    )

    replay = found.replay
    assert replay is not None
    assert (replay.total, replay.different, replay.unreadable) == (6, 1, 3)
    assert [each.line for each in replay.examples] == [1]
    assert replay.examples[0].before.recommended == ()
