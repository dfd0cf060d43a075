"""Renaming: at every mention, and nowhere else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender.authoring.mentions import mentions_in
from recommender.authoring.reading import authored
from recommender.authoring.renaming import KINDS, Target, rename
from recommender.errors import InvalidKnowledgeError, RecommenderError
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.load import load_texts
from recommender.model.condition import Condition
from recommender.model.knowledge import Knowledge
from recommender.model.rule import Exclude, Resolve, Rule, Warn
from recommender.model.text import Says, Text
from recommender.model.vocabulary import Need
from recommender.rendering.authored.files import authored_files
from tests.strategies import knowledge_bases

HEAD = "knowledge_base:\n  id: shop\n  format: 1\n  version: 1\n"
SMALL = authored(["tests/small"])


def loaded(texts: Mapping[str, str]) -> Knowledge:
    """Load files that have no errors."""
    found = load_texts(sorted(texts.items()))
    assert found.knowledge is not None, found.diagnostics
    return found.knowledge


def targets(texts: Mapping[str, str]) -> list[Target]:
    """Return all that can be renamed."""
    trees = {path: read_tree(path, text, Faults()) for path, text in texts.items()}
    found = mentions_in({p: t for p, t in trees.items() if t}, loaded(texts))
    return sorted(
        {
            Target(each.kind, each.owner, each.name)
            for _, each in found
            if each.declares and each.kind in KINDS
        }
    )


def put(value: Any, old: str, new: str) -> Any:  # noqa: ANN401 - whatever it holds
    """Return a value with one text for another, wherever it stands alone."""
    if isinstance(value, str):
        return new if value == old else str(value)
    if isinstance(value, Text | Says):
        return value
    if attrs.has(type(value)):
        fields = [each for each in attrs.fields(type(value)) if each.init]
        return attrs.evolve(
            value,
            **{
                each.alias or each.name: put(getattr(value, each.name), old, new)
                for each in fields
                if each.name not in {"digest", "role", "owner"}
            },
        )
    if isinstance(value, Mapping):
        return {put(k, old, new): put(v, old, new) for k, v in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return type(value)(put(each, old, new) for each in value)
    return value


def asking_once(value: Any) -> Any:  # noqa: ANN401 - whatever it holds
    """Return a value whose blocks ask once for each subject, as authors can write."""
    if isinstance(value, Condition):
        blocks = [{line.subject: line for line in block} for block in value.blocks]
        return Condition(tuple(tuple(block.values()) for block in blocks))
    if isinstance(value, Knowledge | Rule | Need | Exclude | Warn | Resolve):
        fields = [each.name for each in attrs.fields(type(value)) if each.init]
        return attrs.evolve(
            value, **{name: asking_once(getattr(value, name)) for name in fields}
        )
    if isinstance(value, Mapping):
        return {key: asking_once(each) for key, each in value.items()}
    return value


def equal_up_to(before: Knowledge, after: Knowledge, old: str, new: str) -> bool:
    """Return whether two knowledge bases are the same but for one name."""
    wanted = put(before, old, new)
    return bool(attrs.evolve(wanted, digest="") == attrs.evolve(after, digest=""))


@pytest.mark.parametrize("target", targets(SMALL), ids=str)
def test_everything_can_be_renamed(target: Target) -> None:
    """The knowledge is the same up to the name, and can be had back as it was."""
    snake = target.kind in {"attribute", "property"}
    new = "quite_new" if snake else "quite-new"
    old = f"{target.owner}.{target.name}" if target.owner else target.name

    done = rename(SMALL, old, new, target.kind)
    texts = {**SMALL, **done.texts}
    back = rename(texts, f"{target.owner}.{new}" if target.owner else new, target.name)

    assert equal_up_to(loaded(SMALL), loaded(texts), target.name, new)
    assert {**texts, **back.texts} == SMALL
    assert done.mentions == back.mentions >= 1


@given(knowledge=knowledge_bases(fewest_rules=1, most_rules=4), data=st.data())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much],
)
def test_any_knowledge_base_stays_the_same_but_for_the_name(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    """Whatever is renamed, in whatever rules and products."""
    texts = authored_files(asking_once(knowledge))
    known = targets(texts)
    target = data.draw(st.sampled_from(known))
    snake = target.kind in {"attribute", "property"}
    new = "quite_new" if snake else "quite-new"
    old = f"{target.owner}.{target.name}" if target.owner else target.name

    done = rename(texts, old, new, target.kind)
    after = {**texts, **done.texts}

    if [each.name for each in known].count(target.name) == 1:
        assert equal_up_to(loaded(texts), loaded(after), target.name, new)
    back = rename(after, f"{target.owner}.{new}" if target.owner else new, target.name)
    assert {**after, **back.texts} == texts


TRADE = f"""{HEAD}  units:
    °fH: 0.56 °dH
attributes:
  rollers:
    # epdm is a rubber
    choices: [nbr, epdm]
  seals:
    choices:
      epdm: rollers are of epdm
      "nbr": NBR
  hardness:
    unit: °dH
    range: 0 °fH to 60 °dH
  cause:
    from: rules
    choices: [lime]
problems:
  epdm:
    label: epdm
  piling:
    label: Piling
    ask: [rollers, seals]
properties:
  hardness:
    unit: °dH
    range: 0 to 60 °dH
categories:
  wash:
    label: Wash
needs:
  soft:
    met_by:
      - category: not wash
      - hardness: below client.hardness
rules:
  one:
    when:
      problem: all of piling, epdm
      rollers: none of epdm, nbr
      seals: not epdm
      hardness: 8 °fH to 15 °dH
    unless:
      - seals: 'epdm'
      - rollers: known
    need: soft
    because: epdm swells.
  two:
    when:
      problem: epdm
    conclude:
      cause: lime
    because: Lime.
scenarios:
  no epdm:\x20
    enquiry:
      problems:
        epdm: must
      context:
        rollers: epdm
        hardness: 20 °fH
    advice:
      fired: [two]
      conclusions: [lime]
"""


def renamed(old: str, new: str, kind: str = "", text: str = TRADE) -> str:
    """Return the trade with another name in it."""
    return rename({"a.yaml": text}, old, new, kind).texts["a.yaml"]


def test_only_what_is_meant_is_renamed() -> None:
    """Not the choice of the same name elsewhere, nor comments or texts."""
    wanted = (
        TRADE.replace("choices: [nbr, epdm]", "choices: [nbr, rubber]")
        .replace("none of epdm, nbr", "none of rubber, nbr")
        .replace("rollers: epdm", "rollers: rubber")
    )

    assert renamed("rollers.epdm", "rubber") == wanted
    assert renamed("rollers.epdm", "rollers.rubber", "choice") == wanted


def test_phrases_and_quotes_are_understood() -> None:
    """The quotes stay, and so does the rest of the phrase."""
    wanted = (
        TRADE.replace("  epdm:\n    label: epdm", "  swollen:\n    label: epdm")
        .replace("all of piling, epdm", "all of piling, swollen")
        .replace("problem: epdm", "problem: swollen")
        .replace("epdm: must", "swollen: must")
    )
    seals = (
        TRADE.replace("      epdm: rollers are", "      rubber: rollers are")
        .replace("seals: not epdm", "seals: not rubber")
        .replace("seals: 'epdm'", "seals: 'rubber'")
    )

    assert renamed("epdm", "swollen", "problem") == wanted
    assert renamed("seals.epdm", "rubber") == seals


def test_attributes_and_properties_of_one_name_are_told_apart() -> None:
    """By where they stand."""
    wanted = (
        TRADE.replace("  hardness:\n    unit: °dH\n    range: 0 °fH", "@")
        .replace("      hardness: 8", "      lime: 8")
        .replace("client.hardness", "client.lime")
        .replace("        hardness: 20", "        lime: 20")
        .replace("@", "  lime:\n    unit: °dH\n    range: 0 °fH")
    )

    assert renamed("hardness", "lime", "attribute") == wanted


def test_units_are_renamed_inside_of_quantities() -> None:
    """And put in quotes where they begin a text and need them."""
    assert renamed("°fH", "dF") == TRADE.replace("°fH", "dF")
    percent = renamed("°dH", "%")
    assert 'unit: "%"' in percent
    assert "8 °fH to 15 %" in percent


def test_scenarios_are_renamed_with_the_quotes_they_need() -> None:
    """A colon in a name is no end of a key."""
    assert '\n  "no: epdm": \n' in renamed("no epdm", "no: epdm")


@pytest.mark.parametrize(
    ("old", "new", "kind", "told"),
    [
        ("epdm", "rubber", "", '"epdm" can mean several things: write `choice rollers'),
        ("hardness", "lime", "", "`attribute hardness`, or `property hardness`"),
        ("pilling", "x", "", 'no thing is called "pilling"; did you mean "piling"?'),
        ("epdm", "x", "need", 'no need is called "epdm"'),
        ("piling", "Piling Up", "", "write `piling-up`"),
        ("piling", "known", "", "choose another id"),
        ("piling", "epdm", "", '"epdm" is taken: there is a problem epdm already'),
        ("rollers.nbr", "epdm", "", '"epdm" is taken: there is a choice rollers.epdm'),
        ("piling", "piling", "", "is what it is called already"),
        ("rollers", "problem", "", "has a meaning of its own"),
        ("seals", "ink-seals", "", "write `ink_seals`"),
        ("°fH", "1x", "", '"1x" cannot name a unit'),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, kind: str, told: str) -> None:
    """With what to do instead."""
    with pytest.raises(RecommenderError) as refused:
        renamed(old, new, kind)

    assert told in str(refused.value)


def test_a_conclusion_of_two_attributes_is_not_guessed_at() -> None:
    """What a scenario expects says only the value."""
    text = TRADE.replace(
        "  cause:\n    from: rules\n    choices: [lime]",
        "  cause:\n    from: rules\n    choices: [lime]\n"
        "  state:\n    from: rules\n    choices: [lime]",
    )
    with pytest.raises(RecommenderError, match="alike"):
        renamed("cause.lime", "chalk", text=text)
    assert "conclusions: [chalk]" in renamed("cause.lime", "chalk")


def test_what_is_written_with_escapes_is_refused() -> None:
    """Rather than half of it renamed."""
    text = TRADE.replace("problem: epdm", 'problem: "epd\\x6d"')
    with pytest.raises(RecommenderError, match="written with escapes"):
        renamed("epdm", "x", "problem", text)


def test_faulty_files_are_refused() -> None:
    """With all that is wrong with them."""
    with pytest.raises(InvalidKnowledgeError):
        renamed("piling", "x", text=TRADE.replace("need: soft", "need: sofd"))


def test_line_ends_and_the_mark_at_the_top_stay() -> None:
    """Renaming is not laying out."""
    text = "\ufeff" + TRADE.replace("\n", "\r\n")

    assert renamed("piling", "lint", text=text) == text.replace(
        "piling:", "lint:"
    ).replace("of piling", "of lint")


def test_steps_of_a_product_are_its_own(tmp_path: Path) -> None:
    """Another product, and the general steps, may have one of the same name."""
    text = f"""{HEAD}categories:
  wash:
    label: Wash
products:
  a:
    category: wash
    demo:
      prepare:
        - id: empty
          step: Empty the press
        - step: Wipe
          after: [empty]
        - id: Kosongkan
          en: Empty it
  b:
    category: wash
    demo:
      prepare:
        - id: empty
          step: Empty it all
""".replace("version: 1\n", "version: 1\n  languages: [en, id]\n")
    (tmp_path / "a.yaml").write_text(text, "utf-8")

    assert renamed("a.empty", "drain", text=text) == text.replace(
        "- id: empty\n          step: Empty the press",
        "- id: drain\n          step: Empty the press",
    ).replace("after: [empty]", "after: [drain]")
