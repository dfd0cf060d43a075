"""Files become knowledge, whatever order they come in."""

import random
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender.loading.load import Loaded, load_knowledge
from recommender.model.condition import (
    AnyOf,
    ClientValue,
    Compared,
    Comparison,
    Condition,
    Line,
)
from recommender.model.demonstration import DemoStep, Phase
from recommender.model.grades import Status, Strength
from recommender.model.knowledge import Knowledge
from recommender.model.position import Position, position_of
from recommender.model.product import Component
from recommender.model.rule import Exclude, RequireNeed
from recommender.model.text import Text

TRADE = Path(__file__).parent.parent / "golden/diagnostics/names/trade.yaml"


def load(folder: Path, **files: str) -> Loaded:
    """Load the small trade, and files of the given texts beside it."""
    folder.mkdir(exist_ok=True)
    (folder / "trade.yaml").write_text(TRADE.read_text("utf-8"), "utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return load_knowledge([folder])


def knowledge_of(folder: Path, **files: str) -> Knowledge:
    """Load what must be free of faults."""
    loaded = load(folder, **files)
    assert loaded.diagnostics == ()
    assert loaded.knowledge is not None
    return loaded.knowledge


def checks(loaded: Loaded) -> list[str]:
    """Return the names of what was found."""
    assert loaded.knowledge is None
    return [each.check for each in loaded.diagnostics]


PRODUCT = """
products:
  ester-wash:
    label: Ester Wash
    category: wash
    formulation:
      complete: yes
      components:
        - substance: soy-ester
          amount: 60 to 90 %
          role: solvent
        - substance: soy-ester
          amount: at most 2 %
      free_of: [ester]
    properties:
      voc: 90 g/L
      film: 5 µm
      drying: slow
    suits:
      process: not screen
      water_hardness: at most 100 °fH
    not_with: [wash, fast-wash]
    demo:
      prepare:
        - Bring two blankets
        - en: Empty the unit
          de: Das Werk leeren
        - step: Take the other washes away
          empties: wash
      measure:
        - Sheets until the first good one
        - measure: Time to dry
          success: Under a minute
          problems: [smudging]
    materials:
      - kind: brochure
        title: The Ester Wash
    sources: [bulletin]
"""


def test_a_product_is_read_whole(tmp_path: Path) -> None:
    """Every part of a product, typed and in the declared units."""
    product = knowledge_of(tmp_path, product=PRODUCT).products["ester-wash"]

    assert product.formulation is not None
    assert product.formulation.complete
    assert product.formulation.components == (
        Component(
            substance="soy-ester", least=Fraction(60), most=Fraction(90), role="solvent"
        ),
        Component(substance="soy-ester", most=Fraction(2)),
    )
    assert product.properties == {
        "drying": frozenset({"slow"}),
        "film": Fraction(1, 200),
        "voc": Fraction(90),
    }
    assert [line.subject for line in product.suits] == ["process", "water_hardness"]
    assert product.suits[1].test == Compared(Comparison.AT_MOST, Fraction(56))
    assert product.demo.prepare == (
        DemoStep(step=Text((("en", "Bring two blankets"),))),
        DemoStep(step=Text((("en", "Empty the unit"), ("de", "Das Werk leeren")))),
        DemoStep(step=Text((("en", "Take the other washes away"),)), empties=("wash",)),
    )
    assert product.demo.measure[1] == DemoStep(
        phase=Phase.RUN,
        measure=Text((("en", "Time to dry"),)),
        success=Text((("en", "Under a minute"),)),
        problems=("smudging",),
    )


RULES = """
defaults:
  owner: wash team
  status: draft
  review_by: 2027-06-30
  sources: [bulletin]
rules:
  over-the-limit:
    when:
      voc_limit: known
    unless:
      - process: screen
      - problem: scumming
    exclude:
      voc: above client.voc_limit
    firm: yes
    because:
      de: Zu viel.
      en: Too much.
  clean-up:
    when:
      - problem: smudging
        process: [flexo, gravure]
      - cause: residue
    need: clean-wash
    strength: strong
    status: active
    resolves:
      too-expensive: It saves sheets.
    because: It leaves nothing.
"""


def test_rules_are_read_whole(tmp_path: Path) -> None:
    """Conditions, effects, and what a file says for all its rules."""
    rules = knowledge_of(tmp_path, rules=RULES).rules
    over, clean = rules["over-the-limit"], rules["clean-up"]

    limit = Compared(Comparison.ABOVE, ClientValue("voc_limit", Fraction(1)))
    assert over.effect == Exclude(
        products=Condition(((Line("voc", limit),),)), firm=True
    )
    assert over.unless is not None
    assert len(over.unless.blocks) == 2
    assert (over.owner, over.status) == ("wash team", Status.DRAFT)
    assert over.review_by == date(2027, 6, 30)
    assert over.because.lines == (("en", "Too much."), ("de", "Zu viel."))
    assert clean.status is Status.ACTIVE
    assert clean.strength is Strength.STRONG
    assert clean.sources == ("bulletin",)
    assert clean.effect == RequireNeed(
        need="clean-wash",
        resolves={"too-expensive": Text((("en", "It saves sheets."),))},
    )
    assert clean.when is not None
    assert clean.when.blocks[0][1] == Line("process", AnyOf(("flexo", "gravure")))
    # Rules of other files keep their own ways.
    assert rules["smudging-needs-wash"].owner == ""


def test_words_know_where_they_stand(tmp_path: Path) -> None:
    """Faults found later still point at the word."""
    rule = knowledge_of(tmp_path, rules=RULES).rules["clean-up"]
    assert isinstance(rule.effect, RequireNeed)
    path = (tmp_path / "rules.yaml").as_posix()

    assert position_of(rule.id) == Position(path, 20, 3)
    assert position_of(rule.effect.need) == Position(path, 25, 11)


def test_a_problem_can_be_accepted_as_it_is(tmp_path: Path) -> None:
    """`no_remedy` says why nothing helps."""
    text = "problems:\n  fading:\n    no_remedy: Light does that.\n"
    problem = knowledge_of(tmp_path, more=text).problems["fading"]

    assert problem.no_remedy == Text((("en", "Light does that."),))


SECTIONS: Mapping[str, tuple[str, ...]] = {
    "problems": ("  piling:\n    label: Piling\n", "  set-off:\n    label: Set-off\n"),
    "objections": (
        "  slow:\n    label: Slow\n    kind: time\n",
        "  odd:\n    label: Odd\n    kind: product\n",
    ),
    "substances": (
        "  water:\n    label: Water\n",
        "  acetone:\n    label: Acetone\n    groups: [ketone]\n",
    ),
    "needs": (
        "  dry:\n    met_by:\n      free_of: [ketone]\n",
        "  wet:\n    met_by:\n      contains: [water]\n",
    ),
    "rules": (
        "  a:\n    when:\n      problem: piling\n    need: dry\n    because: So.\n",
        "  b:\n    when:\n      problem: set-off\n    need: wet\n    because: So.\n",
    ),
}


def _write(folder: Path, rng: random.Random) -> Path:
    """Write the same content in some order, over some files, in some layout."""
    folder.mkdir()
    pieces = [(name, piece) for name, each in SECTIONS.items() for piece in each]
    rng.shuffle(pieces)
    files: list[dict[str, list[str]]] = [{} for _ in range(rng.randint(1, 4))]
    for name, piece in pieces:
        rng.choice(files).setdefault(name, []).append(piece)
    names = [f"{number}.yaml" for number in range(len(files) + 1)]
    rng.shuffle(names)
    (folder / names.pop()).write_text(TRADE.read_text("utf-8"), "utf-8")
    for file in files:
        if file:
            text = "".join(
                f"# {rng.random()}\n{name}:\n{''.join(each)}\n"
                for name, each in file.items()
            )
            (folder / names.pop()).write_text(text, "utf-8")
    return folder


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rng=st.randoms(use_true_random=False))
def test_order_and_layout_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, rng: random.Random
) -> None:
    """Neither the knowledge nor its digest depends on which file holds what."""
    folder = tmp_path_factory.mktemp("shuffled")
    first = load_knowledge([_write(folder / "first", rng)])
    second = load_knowledge([_write(folder / "second", rng)])

    assert first.diagnostics == second.diagnostics == ()
    assert first.knowledge == second.knowledge
    assert first.knowledge is not None
    assert list(first.knowledge.rules) == ["a", "b", "smudging-needs-wash"]


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    """Another word, another digest; a comment leaves it; defaults count."""
    plain = knowledge_of(tmp_path / "plain", rules=RULES).digest
    other = RULES.replace("It leaves nothing.", "It leaves less.")
    elsewhere = RULES.replace("owner: wash team", "owner: ink team")

    assert knowledge_of(tmp_path / "comment", rules=f"# new\n{RULES}").digest == plain
    assert knowledge_of(tmp_path / "word", rules=other).digest != plain
    assert knowledge_of(tmp_path / "owner", rules=elsewhere).digest != plain
    assert len(plain) == 64


def test_a_file_that_cannot_be_read_hides_what_depends_on_it(tmp_path: Path) -> None:
    """One mistake is one finding: names it would have declared are not missed."""
    broken = "problems:\n  fading: {label: Fading}\n"
    rule = "rules:\n  r:\n    when:\n      problem: fading\n    remedy: Shade\n"
    found = checks(load(tmp_path, broken=broken, rules=f"{rule}    because: Light.\n"))

    assert found == ["braces"]


def test_a_faulty_declaration_is_one_finding(tmp_path: Path) -> None:
    """What names an attribute is not blamed for how it was declared."""
    attribute = "attributes:\n  paper:\n    choices: [Coated Paper, uncoated]\n"
    rule = "rules:\n  r:\n    when:\n      paper: uncoated\n    remedy: Change it\n"
    found = checks(
        load(tmp_path, attribute=attribute, rules=f"{rule}    because: So.\n")
    )

    assert found == ["bad-id"]


def test_an_empty_value_is_one_finding(tmp_path: Path) -> None:
    """What could not be read is declared all the same."""
    text = "problems:\n  fading:\nrules:\n  r:\n    when:\n      problem: fading\n"
    found = checks(load(tmp_path, more=f"{text}    remedy: Shade\n    because: Sun.\n"))

    assert found == ["empty-value"]


def test_a_set_without_a_head_says_so(tmp_path: Path) -> None:
    """Exactly one file says which knowledge base it is."""
    (tmp_path / "a.yaml").write_text("problems:\n  fading:\n    label: F\n", "utf-8")

    assert checks(load_knowledge([tmp_path])) == ["missing-key"]


def test_later_faults_can_be_shown_with_their_line(tmp_path: Path) -> None:
    """Checks know only the place; whoever loaded knows the line."""
    broken = load(tmp_path, more="problems:\n  Odd Id:\n    label: Odd\n")
    (found,) = broken.diagnostics

    assert found.source == "  Odd Id:"
    assert broken.with_source(found) == found
