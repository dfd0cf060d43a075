"""The schema for editors takes what `check` takes, and sees typical slips."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator

from recommender.api import bundled_paths
from recommender.authoring.schema.generate import schema_text
from recommender.checking.registry import CHECKS_BY_NAME
from recommender.loading.load import load_knowledge, load_texts
from recommender.model.knowledge import Knowledge
from recommender.rendering.authored.files import authored_files
from recommender.surfaces.cli import main
from tests.authoring.editors import as_editors_read
from tests.authoring.test_renaming import asking_once
from tests.bundled import printing
from tests.docs.pages import ROOT, blocks_of
from tests.docs.reading import page, written
from tests.strategies import knowledge_bases

SMALL = ROOT / "tests" / "small"
TUTORIAL = (ROOT / "docs" / "tutorial" / "first-rule.md").read_text("utf-8")


def schema_of(knowledge: Knowledge | None) -> Draft7Validator:
    """Return the schema, which must be one itself."""
    assert knowledge is not None
    schema = json.loads(schema_text(knowledge, CHECKS_BY_NAME))
    parts = {key: schema[key] for key in ("properties", "definitions")}
    for part in parts.values():
        for each in part.values():
            is_schema(json.dumps(each))
    is_schema(json.dumps({**schema, **{key: {} for key in parts}}))
    return Draft7Validator(schema)


@cache
def is_schema(text: str) -> None:
    """Make sure that a part is a schema; once, for many knowledge bases have it."""
    Draft7Validator.check_schema(json.loads(text))


@cache
def small_schema() -> Draft7Validator:
    """Return the schema of the small knowledge base."""
    return schema_of(load_knowledge([SMALL]).knowledge)


def faults(schema: Draft7Validator, text: str) -> list[str]:
    """Return what the schema says against a file."""
    return [
        f"{'.'.join(map(str, found.absolute_path))}: {found.message[:200]}"
        for found in schema.iter_errors(as_editors_read(text))
    ]


def test_the_bundled_files_are_taken() -> None:
    """Every one of them."""
    schema = schema_of(printing().knowledge)
    folders = bundled_paths("printing")
    for path in sorted(each for folder in folders for each in folder.rglob("*.yaml")):
        assert faults(schema, path.read_text("utf-8")) == [], path


def test_the_examples_of_the_documentation_are_taken(tmp_path: Path) -> None:
    """The file format has every key and every phrase; the tutorial is the first."""
    examples = [
        each.text
        for each in blocks_of(page("file-format.md"))
        if each.language == "yaml"
    ]
    schema = schema_of(load_knowledge([written(tmp_path, examples)]).knowledge)
    for text in examples:
        assert faults(schema, text) == [], text

    files: dict[str, str] = {}
    for block in blocks_of(TUTORIAL):
        if block.file.endswith(".yaml") and "squeaky-chain" not in block.text:
            begun = files.get(block.file, "") if block.adds else ""
            files[block.file] = begun + block.text
    schema = schema_of(load_texts(sorted(files.items())).knowledge)
    for text in files.values():
        assert faults(schema, text) == [], text


@given(knowledge=knowledge_bases(fewest_rules=1))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
def test_whatever_loads_is_taken(knowledge: Knowledge) -> None:
    """A schema that complains of right files is switched off."""
    texts = authored_files(asking_once(knowledge))
    schema = schema_of(load_texts(sorted(texts.items())).knowledge)
    for text in texts.values():
        assert faults(schema, text) == []


# What is right, and a slip in its place; spaces at the end only tell keys apart.
SLIPS = {
    "problem: smudging": "problem: smuding",
    "appears: after-wash": "apears: after-wash",
    "appears: after-wash ": "appears: after_wash",
    "need: low-residue-wash": "need: low-residu-wash",
    "    need: low-residue-wash": "    remedy: Wait\n    need: low-residue-wash",
    "strength: strong": "strength: strongly",
    "firm: yes": "firm: maybe",
    "firm: yes ": "firm: true",
    "rollers: [epdm, mixed]": "rollers: [epdm, mixd]",
    "rollers: [epdm, mixed] ": "rollers: not one of epdm",
    "voc: above client.voc_limit": "voc: above client.vox_limit",
    "voc: above client.voc_limit ": "voc: '> 100 g/L'",
    "water_hardness: above 15 °dH": "water_hardness: above 15",
    "water_hardness: above 15 °dH ": "water_hardness: above 1,5 °dH",
    "water_hardness: above 15 °dH  ": "water_hardness: above 15 mS",
    "because: Oils and esters swell EPDM.": "becuase: Oils",
    "sources: [wash-bulletin]": "sources: [wash-buletin]",
    "resolve: dries-too-slowly": "resolve: dries-to-slowly",
    "contains: [fatty-acid-ester, mineral-oil]": "contains: not mineral-oil",
    "review_by: 2027-06-30": "review_by: 30.06.2027",
    "rules:": "rule:",
    "raises: [dries-too-slowly]": "raises:\n      - dries",
    "    exclude:\n      voc": "    voc",
    "status: draft": "status: drafted",
}


@pytest.mark.parametrize("right", SLIPS)
def test_slips_are_seen(right: str) -> None:
    """While they are typed, and not only by `check`."""
    schema = small_schema()
    text = (SMALL / "smudging.yaml").read_text("utf-8")
    assert right.rstrip() in text

    assert faults(schema, text) == []
    assert faults(schema, text.replace(right.rstrip(), SLIPS[right]))


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("voc: 90 g/L", "voc: 90"),
        ("evaporation: 40", "evaporation: 40 s"),
        ("category: blanket-wash", "category: blanket"),
        ("amount: 60 to 90 %", "amount: 60 - 90 %"),
        ("process: [sheetfed-offset, heatset-web]", "proces: [sheetfed-offset]"),
        ("sold: no", "sold: false"),
        ("serves: [low-residue-wash]", "serves: [blanket-wash]"),
        ("    label: Rapid", "    lable: Rapid"),
    ],
)
def test_slips_in_products_are_seen(right: str, slip: str) -> None:
    """Quantities, ids and keys."""
    schema = small_schema()
    text = (SMALL / "products.yaml").read_text("utf-8")
    assert right in text

    assert faults(schema, text.replace(right, slip))


def test_no_editor_has_to_choose_between_alternatives() -> None:
    """What went wrong in one of several alternatives, nobody can tell."""
    knowledge = load_knowledge([SMALL]).knowledge
    assert knowledge is not None
    text = schema_text(knowledge, CHECKS_BY_NAME)

    assert '"oneOf"' not in text
    assert text == schema_text(knowledge, CHECKS_BY_NAME)


def test_patterns_mean_the_same_to_browsers() -> None:
    """No construct that only Python knows."""
    schema = schema_text(printing().knowledge, CHECKS_BY_NAME)
    for pattern in _patterns(json.loads(schema)):
        assert not re.search(r"\(\?[^:]|\\[AZz]|[*+?]\+", pattern), pattern


def _patterns(schema: Any) -> list[str]:  # noqa: ANN401 - any part of it
    if isinstance(schema, dict):
        own = [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
        return own + [p for each in schema.values() for p in _patterns(each)]
    if isinstance(schema, list):
        return [p for each in schema for p in _patterns(each)]
    return []


def test_the_command_writes_and_looks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A schema in a repository goes stale when an id changes, and not before."""
    target = tmp_path / "schema.json"
    kb = tmp_path / "kb"
    kb.mkdir()
    for path in SMALL.glob("*.yaml"):
        (kb / path.name).write_text(path.read_text("utf-8"), "utf-8")
    command = ["schema", str(kb), "--to", str(target)]

    assert main([*command, "--check"]) == 1
    assert main(command) == 0
    assert main([*command, "--check"]) == 0
    assert main(["rename", "smudging", "smears", str(kb)]) == 0
    assert main([*command, "--check"]) == 1
    assert "is not up to date" in capsys.readouterr().out
    assert main(["schema", str(kb)]) == 0
    assert '"smears"' in capsys.readouterr().out
    assert main(["schema", "--check"]) == 2
