"""Relaxations, repairs, questions, solutions and contrasts, by example."""

from datetime import date
from pathlib import Path

import pytest

from recommender import Advice, KnowledgeBase

DAY = date(2026, 11, 23)

CAMERAS = """
knowledge_base:
  id: cameras
  format: 1
  title: Cameras
  version: 2026.11
  languages: [en]
attributes:
  budget:
    unit: EUR
    range: 0 to 5000 EUR
    question: What may it cost?
  carry:
    unit: g
    range: 0 to 3000 g
    question: What may it weigh?
    effort: look
  use:
    choices: [travel, studio, sport]
    question: What is it for?
problems:
  needs-a-camera:
    label: Needs a camera
    ask: [use]
  needs-a-stand:
    label: Needs a stand
needs:
  a-camera:
    met_by:
      category: camera
  a-stand:
    met_by:
      category: stand
categories:
  camera:
    label: Camera
  stand:
    label: Stand
properties:
  price:
    unit: EUR
    range: 0 to 5000 EUR
  weight:
    unit: g
    range: 0 to 3000 g
products:
  cheap-heavy:
    category: camera
    properties:
      price: 400 EUR
      weight: 1200 g
  dear-light:
    category: camera
    properties:
      price: 1500 EUR
      weight: 300 g
  dear-heavy:
    category: camera
    properties:
      price: 1800 EUR
      weight: 1500 g
  studio-only:
    category: camera
    properties:
      price: 300 EUR
      weight: 200 g
    suits:
      use: [studio]
  banned:
    category: camera
    properties:
      price: 100 EUR
      weight: 100 g
  tripod:
    category: stand
    properties:
      price: 90 EUR
      weight: 500 g
    not_with: [dear-light]
  clamp:
    category: stand
    properties:
      price: 20 EUR
      weight: 100 g
rules:
  wants-camera:
    when:
      problem: needs-a-camera
    need: a-camera
    because: It takes pictures.
  wants-stand:
    when:
      problem: needs-a-stand
    need: a-stand
    strength: strong
    because: It stands still.
  too-dear:
    exclude:
      price: above client.budget
    because: It is over the budget.
  too-heavy:
    exclude:
      weight: above client.carry
    because: It is too heavy to carry.
  unsafe:
    exclude:
      product: banned
    firm: yes
    because: It is unsafe.
"""


@pytest.fixture(scope="module")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Return a catalog with limits on price and weight."""
    path = tmp_path_factory.mktemp("cameras") / "cameras.yaml"
    path.write_text(CAMERAS, "utf-8")
    return KnowledgeBase.open(path)


def ask(kb: KnowledgeBase, *problems: str, **context: str) -> Advice:
    """Return the advice for some problems in a context."""
    return kb.advise({"problems": list(problems), "context": context}, on=DAY)


def test_relaxations_come_with_the_change_that_would_do(
    cameras: KnowledgeBase,
) -> None:
    """Smallest sets first, each with old and new value; what is firm never."""
    advice = ask(
        cameras, "needs-a-camera", budget="350 EUR", carry="250 g", use="travel"
    )

    assert not advice.recommendations
    assert advice.to_dict()["unmet"] == [
        {
            "problem": "needs-a-camera",
            "relaxations": [
                {
                    "drop": [{"suits": "use"}],
                    "repairs": [{"attribute": "use", "from": "travel", "to": "studio"}],
                    "products": ["studio-only"],
                },
                {
                    "drop": [{"rule": "too-dear"}, {"rule": "too-heavy"}],
                    "repairs": [
                        {"attribute": "budget", "from": "350 EUR", "to": "400 EUR"},
                        {"attribute": "carry", "from": "250 g", "to": "1200 g"},
                    ],
                    "products": ["cheap-heavy", "dear-heavy", "dear-light"],
                },
            ],
        }
    ]


def test_a_problem_that_is_served_is_not_unmet(cameras: KnowledgeBase) -> None:
    """Only what no fitting product serves is listed."""
    advice = ask(
        cameras,
        "needs-a-camera",
        "needs-a-stand",
        budget="50 EUR",
        carry="3000 g",
        use="sport",
    )

    assert [found.product for found in advice.recommendations] == ["clamp"]
    assert [unmet.problem for unmet in advice.unmet] == ["needs-a-camera"]


def test_the_solution_is_small_and_compatible(cameras: KnowledgeBase) -> None:
    """One of each, and none that excludes another."""
    advice = ask(
        cameras,
        "needs-a-camera",
        "needs-a-stand",
        budget="1500 EUR",
        carry="600 g",
        use="sport",
    )

    assert {found.product for found in advice.recommendations} == {
        "dear-light",
        "tripod",
        "clamp",
    }
    # The tripod would be as good, and must not be used with the camera.
    assert advice.solution == ("clamp", "dear-light")


def test_questions_are_asked_for_what_they_decide(cameras: KnowledgeBase) -> None:
    """A question that decides nothing is never asked; effort divides its value."""
    advice = ask(cameras, "needs-a-stand")

    assert [asked.attribute for asked in advice.questions] == []
    some = ask(cameras, "needs-a-camera", carry="3000 g", use="sport")
    (question,) = some.questions
    assert question.attribute == "budget"
    assert question.score == question.value
    assert some.to_dict()["questions"] == [
        {
            "attribute": "budget",
            "text": "What may it cost?",
            "value": round(question.value, 6),
            "effort": "ask",
            "score": round(question.value, 6),
        }
    ]


def test_a_contrast_says_what_goes_and_what_comes() -> None:
    """Substances, groups and properties, with unknowns said."""
    kb = KnowledgeBase.open(Path(__file__).parent.parent / "small")
    advice = kb.advise(
        {
            "problems": ["smudging"],
            "context": {
                "process": "sheetfed-offset",
                "appears": "after-wash",
                "rollers": "nbr",
            },
            "current": "naphtha-wash",
        },
        on=DAY,
    )
    best = next(r for r in advice.recommendations if r.product == "rapid-ester-wash")

    assert [(row.kind, row.id, row.change, row.by) for row in best.contrast] == [
        ("substance", "naphtha", "goes", ""),
        ("substance", "soy-ester", "comes", ""),
        ("group", "fatty-acid-ester", "comes", ""),
        ("group", "mineral-oil", "unknown", ""),
        ("group", "solvent", "goes", ""),
        ("property", "evaporation", "lower", "-40"),
        ("property", "non_volatile", "higher", "0.4 %"),
        ("property", "voc", "lower", "-690 g/L"),
    ]
    assert best.contrast[7].now == "780 g/L"
    own = next(r for r in advice.recommendations if r.product == "naphtha-wash")
    assert own.contrast == ()
