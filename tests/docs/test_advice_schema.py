"""Advice as plain data follows the JSON Schema that comes with the package."""

import json
from collections.abc import Mapping
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Enquiry, KnowledgeBase, advice_schema
from recommender.model.advice import FORMAT
from recommender.testing import days, enquiries, knowledge_bases
from tests.bundled import printing
from tests.docs.pages import ROOT
from tests.examples import examples

SCHEMA = advice_schema()
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.FormatChecker()
)
BUNDLED = printing()


def closed(schema: Mapping[str, object]) -> dict[str, object]:
    """Return a schema in which no object may have a key that is not named."""
    inside = {key: _closed_within(each) for key, each in schema.items()}
    if "properties" in schema and "allOf" not in schema:
        inside["additionalProperties"] = False
    return inside


def _closed_within(part: object) -> object:
    if isinstance(part, list):
        return [_closed_within(each) for each in part]
    return closed(part) if isinstance(part, dict) else part


STRICT = jsonschema.Draft202012Validator(closed(SCHEMA))


def test_the_schema_is_one() -> None:
    """And names the version that advice has."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    properties = SCHEMA["properties"]

    assert isinstance(properties, dict)
    assert properties["format"]["const"] == FORMAT


@examples(100)
@given(data=st.data())
def test_advice_follows_the_schema(data: st.DataObject) -> None:
    """Whatever the knowledge and the client, and no key is missing from it."""
    knowledge_base = data.draw(knowledge_bases(most_rules=14))
    enquiry = data.draw(enquiries(knowledge_base))
    advice = knowledge_base.advise(enquiry, on=data.draw(days(knowledge_base)))
    told = json.loads(json.dumps(advice.to_dict()))

    VALIDATOR.validate(told)
    STRICT.validate(told)


@examples(30)
@given(enquiry=enquiries(BUNDLED))
def test_bundled_advice_follows_it_in_every_language(enquiry: Enquiry) -> None:
    """With everything that real products have."""
    advice = BUNDLED.advise(enquiry, on=date(2026, 11, 23))
    for language in BUNDLED.knowledge.languages:
        STRICT.validate(json.loads(json.dumps(advice.to_dict(language))))


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("format", 2),
        ("on", "23.11.2026"),
        ("solution", list("abcde")),
        ("fired", ["a", "a"]),
        ("needs", [{"need": "a"}]),
        ("questions", [{"attribute": "a"}]),
    ],
)
def test_what_is_no_advice_is_refused(key: str, wrong: object) -> None:
    """A schema that lets everything through would be none."""
    advice = KnowledgeBase.open(ROOT / "tests" / "small").advise(
        {"problems": ["smudging"]}, on=date(2026, 11, 23)
    )
    told = advice.to_dict()

    assert VALIDATOR.is_valid(told)
    assert not VALIDATOR.is_valid({**told, key: wrong})
    assert not VALIDATOR.is_valid({k: v for k, v in told.items() if k != key})
