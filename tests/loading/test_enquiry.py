"""An enquiry, from a program, a file or a scenario, is read in one way."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.errors import InvalidEnquiryError
from recommender.loading.enquiry import (
    enquiry_data,
    enquiry_from_text,
    read_enquiry,
)
from recommender.loading.load import load_knowledge
from recommender.model.enquiry import Enquiry, Facts
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge

TRADE = Path(__file__).parent.parent / "golden/diagnostics/names/trade.yaml"


def _knowledge() -> Knowledge:
    """Return the small trade beside the golden diagnostics."""
    knowledge = load_knowledge([TRADE]).knowledge
    assert knowledge is not None
    return knowledge


KNOWLEDGE = _knowledge()

FULL: dict[str, Any] = {
    "problems": {"smudging": "must", "scumming": "nice"},
    "context": {
        "process": "flexo",
        "inks": ["water-based", "uv"],
        "water_hardness": "25 °fH",
        "ph_wanted": 5.5,
    },
    "objections": ["too-expensive"],
    "priorities": ["low-voc"],
    "current": "fast-wash",
}
FACTS = Facts(
    problems={"scumming": Importance.NICE, "smudging": Importance.MUST},
    context={
        "inks": frozenset({"uv", "water-based"}),
        "ph_wanted": Fraction("5.5"),
        "process": frozenset({"flexo"}),
        "water_hardness": Fraction(14),
    },
    objections={"too-expensive": Importance.SHOULD},
    priorities={"low-voc": Importance.SHOULD},
    current=KNOWLEDGE.products["fast-wash"],
)


def _faults(stated: Mapping[str, object]) -> list[tuple[str, str, str]]:
    """Return check, message and help of everything wrong with an enquiry."""
    with pytest.raises(InvalidEnquiryError) as caught:
        read_enquiry(stated, KNOWLEDGE)
    return [(d.check, d.message, d.help) for d in caught.value.diagnostics]


def test_plain_data_becomes_facts() -> None:
    """Every kind of value, with units turned and importance read."""
    assert read_enquiry(FULL, KNOWLEDGE) == FACTS
    assert list(FACTS.context) == list(read_enquiry(FULL, KNOWLEDGE).context)


def test_an_enquiry_object_says_the_same() -> None:
    """`Enquiry(...)` is the same as its plain data."""
    assert read_enquiry(Enquiry(**FULL), KNOWLEDGE) == FACTS


def test_json_and_yaml_say_the_same() -> None:
    """Files in either notation are read alike, numbers exactly."""
    in_json = enquiry_from_text("e.json", json.dumps(FULL, indent=1))
    in_yaml = enquiry_from_text(
        "e.yaml",
        "problems:\n  smudging: must\n  scumming: nice\n"
        "context:\n  process: flexo\n  inks: [water-based, uv]\n"
        "  water_hardness: 25 °fH\n  ph_wanted: 5.5\n"
        "objections: [too-expensive]\npriorities: [low-voc]\ncurrent: fast-wash\n",
    )

    assert read_enquiry(in_json, KNOWLEDGE) == FACTS
    assert read_enquiry(in_yaml, KNOWLEDGE) == FACTS


def test_nothing_stated_is_an_enquiry() -> None:
    """A client without a problem can still be advised: there is nothing to sell."""
    assert read_enquiry({}, KNOWLEDGE) == Facts()
    assert read_enquiry(Enquiry(), KNOWLEDGE) == Facts()
    assert (
        read_enquiry({"problems": [], "context": {}, "current": None}, KNOWLEDGE)
        == Facts()
    )


def test_none_is_not_known() -> None:
    """Tools that have no answer yet say so in their own way."""
    assert read_enquiry({"context": {"process": None}}, KNOWLEDGE) == Facts()
    from_json = enquiry_from_text("e.json", '{"context": {"process": null}}')
    assert read_enquiry(from_json, KNOWLEDGE) == Facts()


@pytest.mark.parametrize("number", [7, 7.0, Decimal(7), "7", ["7"], (7,)])
def test_numbers_come_in_many_types(number: object) -> None:
    """A bare number is one whatever holds it."""
    facts = read_enquiry({"context": {"ph_wanted": number}}, KNOWLEDGE)

    assert facts.context == {"ph_wanted": Fraction(7)}


def test_a_float_is_what_it_is_written_as() -> None:
    """0.1 is a tenth, and not the binary number next to it."""
    facts = read_enquiry({"context": {"ph_wanted": 0.1}}, KNOWLEDGE)

    assert facts.context["ph_wanted"] == Fraction(1, 10)


def test_normalised_data_can_be_stated_again() -> None:
    """What advice shows as the enquiry is itself an enquiry, with the same facts."""
    data = enquiry_data(FACTS, KNOWLEDGE)

    assert data == {
        "problems": {"scumming": "nice", "smudging": "must"},
        "context": {
            "inks": ["uv", "water-based"],
            "ph_wanted": "5.5",
            "process": "flexo",
            "water_hardness": "14 °dH",
        },
        "objections": {"too-expensive": "should"},
        "priorities": {"low-voc": "should"},
        "current": "fast-wash",
    }
    assert read_enquiry(data, KNOWLEDGE) == FACTS


def test_faults_name_the_key_and_what_was_meant() -> None:
    """No line shows where a program went wrong, so the message does."""
    assert _faults(
        {
            "problems": ["verschmieren"],
            "context": {
                "process": "flexxo",
                "inks": "uv",
                "water_hardness": 15,
                "cause": "residue",
                "proces": "flexo",
            },
            "current": "fastwash",
        }
    ) == [
        (
            "concluded-attribute",
            'context.cause: rules conclude "cause"; nobody states it',
            "leave it out, and state what is seen",
        ),
        (
            "missing-unit",
            'context.water_hardness: "15" has no unit; water_hardness is in °dH',
            "write `15 °dH`",
        ),
        (
            "not-a-choice",
            'context.process: "flexxo" is not a choice of process',
            "write `flexo`",
        ),
        (
            "unknown-name",
            'context.proces: no attribute is called "proces"',
            'did you mean "process"?',
        ),
        (
            "unknown-name",
            'current: no product is called "fastwash"',
            'did you mean "fast-wash"?',
        ),
        (
            "unknown-name",
            'problems: no problem is called "verschmieren"',
            'did you mean "smudging"?',
        ),
    ]


@pytest.mark.parametrize(
    ("stated", "check"),
    [
        ({"problems": {"smudging": "very"}}, "not-a-choice"),
        ({"context": {"process": ["flexo", "gravure"]}}, "not-a-choice"),
        ({"context": {"process": []}}, "empty-value"),
        ({"context": {"process": {}}}, "wrong-shape"),
        ({"context": {"process": True}}, "wrong-shape"),
        ({"context": {"water_hardness": "99 °dH"}}, "outside-range"),
        ({"context": {"water_hardness": "15 g/L"}}, "unit-mismatch"),
        ({"context": {"ph_wanted": float("nan")}}, "bad-number"),
        ({"context": {"ph_wanted": 10**6000}}, "wrong-shape"),
        ({"context": {"ph_wanted": Decimal("1e999999")}}, "bad-number"),
        ({"context": {7: "flexo"}}, "wrong-shape"),
        ({"problem": ["smudging"]}, "unknown-key"),
        ({"process": "flexo"}, "key-at-wrong-level"),
        ({"current": ["fast-wash", "fast-wash"]}, "wrong-shape"),
        ({"current": {}}, "wrong-shape"),
    ],
)
def test_what_cannot_be_read_is_named(stated: Mapping[str, object], check: str) -> None:
    """One fault, by its name."""
    assert [each[0] for each in _faults(stated)] == [check]


def test_a_file_with_faults_points_at_them() -> None:
    """The place of a word outlives the file."""
    enquiry = enquiry_from_text("e.json", '{"problems":\n  ["smuding"]}')
    with pytest.raises(InvalidEnquiryError) as caught:
        read_enquiry(enquiry, KNOWLEDGE)

    assert str(caught.value.diagnostics[0].position) == "e.json:2:5"


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ('{"problems": [}', "not-json"),
        ('{"problems": ["smudging"], "problems": []}', "duplicate-key"),
        ('{"context": {"process": {}}}', "empty-value"),
        ("[" * 100_000, None),
        ('{"a":' + "[" * 100_000, None),
        ("problems: {smudging: must}", None),
        ("", None),
        ("\x00", None),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault(text: str, check: str | None) -> None:
    """Whatever a file holds, the answer is a diagnostic."""
    with pytest.raises(InvalidEnquiryError) as caught:
        enquiry_from_text("e", text)

    if check is not None:
        assert [each.check for each in caught.value.diagnostics] == [check]


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=5)
    | st.binary(max_size=3)
    | st.sampled_from(["smudging", "flexo", "15 °dH", "must", "fast-wash", "uv"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(
            st.sampled_from([*FULL, "process", "inks", "water_hardness", "smudging"])
            | st.integers()
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
stated = st.dictionaries(
    st.sampled_from(list(FULL)) | st.text(max_size=3), anything, max_size=5
) | st.fixed_dictionaries(
    {
        "context": st.dictionaries(
            st.sampled_from(["process", "inks", "water_hardness", "ph_wanted"]),
            anything,
        )
    }
)


@given(stated=stated)
def test_any_mapping_is_facts_or_an_invalid_enquiry(stated: dict[str, object]) -> None:
    """A tool that states nonsense gets diagnostics, never another exception."""
    try:
        facts = read_enquiry(stated, KNOWLEDGE)
    except InvalidEnquiryError as error:
        for diagnostic in error.diagnostics:
            assert not re.search(r"[\x00-\x1f\ud800-\udfff\u202e]", diagnostic.message)
            assert "NoneType" not in diagnostic.message
    else:
        assert read_enquiry(enquiry_data(facts, KNOWLEDGE), KNOWLEDGE) == facts


@given(text=st.text(max_size=80) | st.from_regex(r'\{["a-z:,\[\]{} 0-9.]{0,30}\}'))
def test_any_text_is_an_enquiry_or_an_invalid_one(text: str) -> None:
    """Whatever a file holds, reading ends in one of two ways."""
    try:
        assert isinstance(enquiry_from_text("e", text), Enquiry)
    except InvalidEnquiryError as error:
        assert error.diagnostics  # noqa: PT017 - either way is right


@pytest.mark.parametrize(
    ("name", "stated", "help_"),
    [
        ("inks", "uv, water-based", "write `[uv, water-based]`"),
        ("inks", "all of uv, water-based", "write `[uv, water-based]`"),
        ("process", "not flexo", "say what it is: flexo, gravure or screen"),
        ("process", "unknown", "leave the line out: what nobody states is unknown"),
        (
            "water_hardness",
            "at most 15 °dH",
            "state one number; write, for instance, `15 °dH`",
        ),
    ],
)
def test_what_is_no_value_is_told_how_to_be_one(
    name: str, stated: str, help_: str
) -> None:
    """Nobody has a file to look at, so the value itself is shown rightly."""
    ((_, _, told),) = _faults({"context": {name: stated}})

    assert told == help_
