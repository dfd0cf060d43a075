"""Whole advice for clients of a workshop; each golden was read before it was kept.

Every product is asked about, too: why it is recommended, or why it is not the first.
"""

import json
from pathlib import Path

import pytest

from recommender import KnowledgeBase
from recommender.model.explanation import Verdict
from recommender.model.explanation_data import why_data, why_not_data
from tests.small_trade import DAY

GOLDEN = Path(__file__).parent.parent / "golden" / "workshop"
WIDTH = 110

CLIENTS: dict[str, dict[str, object]] = {
    "nothing known": {
        "problems": ["cracks", "smell", "squeaking", "stains"],
    },
    "stains on brass indoors": {
        "problems": {"stains": "must"},
        "context": {
            "material": "brass",
            "soils": ["oil"],
            "place": "indoors",
            "odour_limit": "500 mg/L",
        },
        "objections": ["too-dear", "too-slow", "no-need"],
        "priorities": {"mild": "must", "safe": "nice"},
        "current": "their-cleaner",
    },
    "stains on rubber outdoors": {
        "problems": ["stains"],
        "context": {
            "material": "rubber",
            "soils": ["rust", "wax"],
            "hardness": "50 °fH",
            "place": "outdoors",
        },
        "priorities": ["safe"],
        "current": "old-cleaner",
    },
    "smells more than it may": {
        "problems": ["smell", "squeaking"],
        "context": {
            "soils": ["oil"],
            "odour_limit": "100 mg/L",
            "place": "outdoors",
            "material": "steel",
        },
        "objections": {"too-dear": "nice"},
        "current": "lye",
    },
    "squeaks and cracks": {
        "problems": {"squeaking": "nice", "cracks": "should"},
        "context": {"weight": "3 kg", "lifts": "2 kg", "soils": ["rust", "wax"]},
    },
    "stains that may be scale": {
        "problems": ["stains", "cracks"],
        "context": {"material": "steel", "place": "outdoors", "weight": "1 kg"},
        "priorities": ["mild"],
        "current": "old-cleaner",
    },
    "nothing fits": {
        "problems": ["stains"],
        "context": {
            "material": "steel",
            "soils": ["oil"],
            "place": "indoors",
            "hardness": "32 °dH",
            "odour_limit": "10 mg/L",
        },
    },
}


@pytest.fixture(scope="module")
def workshop() -> KnowledgeBase:
    """Return the workshop."""
    return KnowledgeBase.open(GOLDEN / "workshop.yaml")


@pytest.mark.parametrize("client", CLIENTS)
def test_advice_is_as_reviewed(
    client: str, workshop: KnowledgeBase, pytestconfig: pytest.Config
) -> None:
    """All that is said to a client, as data."""
    told = workshop.advise(CLIENTS[client], on=DAY).to_dict()

    agree(f"{client}.advice.json", told, pytestconfig)


@pytest.mark.parametrize("client", CLIENTS)
def test_every_product_is_explained_as_reviewed(
    client: str, workshop: KnowledgeBase, pytestconfig: pytest.Config
) -> None:
    """One verdict each, down to single facts."""
    told = {}
    for product in workshop.knowledge.products:
        answer = workshop.why_not(CLIENTS[client], product, on=DAY)
        told[product] = {"why_not": why_not_data(answer, "en")}
        if answer.verdict in {Verdict.RECOMMENDED, Verdict.OUTRANKED}:
            found = workshop.why(CLIENTS[client], product, on=DAY)
            told[product]["why"] = why_data(found)

    agree(f"{client}.products.json", told, pytestconfig)


@pytest.mark.parametrize(
    ("client", "product"),
    [
        ("stains on brass indoors", "neutral-cleaner"),
        ("stains on brass indoors", "plain-cleaner"),
        ("squeaks and cracks", "thin-oil"),
    ],
)
def test_a_demonstration_is_planned_as_reviewed(
    client: str, product: str, workshop: KnowledgeBase, pytestconfig: pytest.Config
) -> None:
    """What is prepared, emptied, shown and measured; and what to confirm first."""
    plan = workshop.demonstration(CLIENTS[client], product, on=DAY)

    agree(f"{client}.{product}.json", plan.to_dict(), pytestconfig)


def agree(name: str, told: object, config: pytest.Config) -> None:
    """Hold what is told against its golden, or make it the golden."""
    golden = GOLDEN / name.replace(" ", "-")
    text = laid_out(told) + "\n"
    if config.getoption("update_golden"):
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


def laid_out(told: object, indent: str = "") -> str:
    """Return JSON in which whatever fits on a line stands on one."""
    line = json.dumps(told, ensure_ascii=False)
    deeper = indent + "  "
    if len(indent + line) <= WIDTH or not isinstance(told, dict | list):
        return line
    if isinstance(told, dict):
        parts = [f'"{key}": {laid_out(told[key], deeper)}' for key in told]
        return "{\n" + ",\n".join(deeper + part for part in parts) + f"\n{indent}}}"
    parts = [laid_out(each, deeper) for each in told]
    return "[\n" + ",\n".join(deeper + part for part in parts) + f"\n{indent}]"
