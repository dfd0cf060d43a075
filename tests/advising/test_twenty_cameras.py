"""Twenty cameras, too many wishes: exactly the smallest sets of wishes to drop."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from recommender import KnowledgeBase

# Price in EUR, weight in g, and what each camera has.
CAMERAS = {
    "c01": (180, 210, {"zoom"}),
    "c02": (240, 190, {"zoom", "wifi"}),
    "c03": (260, 450, {"viewfinder"}),
    "c04": (310, 380, {"zoom", "viewfinder"}),
    "c05": (330, 240, {"wifi", "waterproof"}),
    "c06": (390, 270, {"zoom", "waterproof"}),
    "c07": (420, 520, {"zoom", "viewfinder", "wifi"}),
    "c08": (450, 300, {"wifi"}),
    "c09": (480, 610, {"viewfinder", "waterproof"}),
    "c10": (520, 330, {"zoom", "wifi", "waterproof"}),
    "c11": (560, 410, {"viewfinder", "wifi"}),
    "c12": (610, 280, {"zoom", "viewfinder"}),
    "c13": (650, 700, {"zoom", "viewfinder", "wifi", "waterproof"}),
    "c14": (690, 350, {"waterproof"}),
    "c15": (720, 260, {"viewfinder", "wifi"}),
    "c16": (780, 640, {"zoom", "wifi"}),
    "c17": (840, 390, {"zoom", "viewfinder", "waterproof"}),
    "c18": (910, 580, {"viewfinder", "wifi", "waterproof"}),
    "c19": (980, 230, {"zoom", "viewfinder", "wifi"}),
    "c20": (1150, 340, {"zoom", "viewfinder", "wifi", "waterproof"}),
}
FEATURES = ("viewfinder", "waterproof", "wifi", "zoom")

HEAD = """
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
  carry:
    unit: g
    range: 0 to 3000 g
  wants:
    many: yes
    choices: [viewfinder, waterproof, wifi, zoom]
problems:
  no-camera:
    label: No camera
needs:
  a-camera:
    met_by:
      category: camera
categories:
  camera:
    label: Camera
properties:
  price:
    unit: EUR
    range: 0 to 5000 EUR
  weight:
    unit: g
    range: 0 to 3000 g
  has:
    many: yes
    choices: [viewfinder, waterproof, wifi, zoom]
rules:
  needed:
    when:
      problem: no-camera
    need: a-camera
    because: It takes pictures.
  dear:
    exclude:
      price: above client.budget
    because: It is over the budget.
  heavy:
    exclude:
      weight: above client.carry
    because: It is too heavy.
"""


def authored() -> Iterator[str]:
    """Yield the knowledge base as its author would write it."""
    yield HEAD
    for feature in FEATURES:
        yield f"""\
  without-{feature}:
    when:
      wants: {feature}
    exclude:
      has: not {feature}
    because: It lacks {feature}.
"""
    yield "products:\n"
    for name, (price, weight, features) in CAMERAS.items():
        yield f"""\
  {name}:
    category: camera
    properties:
      price: {price} EUR
      weight: {weight} g
      has: [{", ".join(sorted(features))}]
"""


@pytest.fixture(scope="module")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Return the twenty cameras."""
    path = tmp_path_factory.mktemp("cameras") / "cameras.yaml"
    path.write_text("".join(authored()), "utf-8")
    return KnowledgeBase.open(path)


def expected(
    budget: int, carry: int, wants: set[str]
) -> list[tuple[tuple[str, ...], set[str]]]:
    """Return every smallest set of rules to drop, found by trying all."""
    wishes = ["dear", "heavy", *(f"without-{feature}" for feature in sorted(wants))]

    def admitted(dropped: tuple[str, ...]) -> set[str]:
        return {
            name
            for name, (price, weight, features) in CAMERAS.items()
            if ("dear" in dropped or price <= budget)
            and ("heavy" in dropped or weight <= carry)
            and all(f"without-{w}" in dropped or w in features for w in wants)
        }

    found: list[tuple[tuple[str, ...], set[str]]] = []
    for size in range(1, len(wishes) + 1):
        for dropped in combinations(sorted(wishes), size):
            if any(set(kept) <= set(dropped) for kept, _ in found):
                continue
            if admitted(dropped):
                found.append((dropped, admitted(dropped)))
    return found


@pytest.mark.parametrize(
    ("budget", "carry", "wants"),
    [
        (300, 250, {"viewfinder", "waterproof", "wifi", "zoom"}),
        (500, 300, {"viewfinder", "wifi", "zoom"}),
        (400, 350, {"viewfinder", "waterproof"}),
        (150, 150, set()),
        (600, 200, {"waterproof"}),
    ],
)
def test_exactly_the_smallest_relaxations(
    cameras: KnowledgeBase, budget: int, carry: int, wants: set[str]
) -> None:
    """All of them, nothing else, fewest first and then by id."""
    advice = cameras.advise(
        {
            "problems": ["no-camera"],
            "context": {
                "budget": f"{budget} EUR",
                "carry": f"{carry} g",
                "wants": sorted(wants) or ["zoom"],
            },
        },
        on=date(2026, 11, 23),
    )
    (unmet,) = advice.unmet

    assert not advice.recommendations
    assert [(one.rules, set(one.products)) for one in unmet.relaxations] == expected(
        budget, carry, wants or {"zoom"}
    )
