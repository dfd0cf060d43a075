"""The reference of advice as data, held against advice."""

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from recommender import KnowledgeBase
from tests.docs.pages import ROOT
from tests.docs.reading import marked, page, tables

PAGE = page("advice-json.md")
KEYS = {
    name: list(documented)
    for heading, documented in tables(PAGE).items()
    if re.match("Keys of ", heading)
    for name in marked(heading)
}
NOT_FILLED = {"unknown_words"}
EITHER = {"confirm", "exclusions", "drop"}
BY_ID = {("enquiry", each) for each in ("problems", "objections", "priorities")}

MORE = """
rules:
  two-causes:
    when:
      problem: scumming
    conclude:
      cause: [wash-residue, hard-water]
      state: [clean, dirty]
    because: It can be either.
  no-ester-on-flexo:
    when:
      process: flexo
    exclude:
      contains: [fatty-acid-ester]
    because: Nobody has tried it.
attributes:
  state:
    from: rules
    choices: [clean, dirty]
"""
ENQUIRIES = [
    {
        "problems": ["smudging"],
        "context": {"appears": "after-wash", "process": "sheetfed-offset"},
        "objections": ["long-make-ready", "too-expensive"],
        "priorities": ["low-voc"],
        "current": "old-oily-wash",
    },
    {
        "problems": ["smudging", "scumming"],
        "context": {"process": "flexo", "rollers": "nbr", "voc_limit": "100 g/L"},
        "objections": ["dries-too-slowly"],
        "priorities": ["low-voc"],
    },
    {
        "problems": ["smudging"],
        "context": {
            "appears": "after-wash",
            "process": "flexo",
            "rollers": "nbr",
            "voc_limit": "100 g/L",
        },
    },
    {
        "problems": ["smudging"],
        "context": {
            "appears": "after-wash",
            "process": "sheetfed-offset",
            "rollers": "nbr",
        },
        "objections": ["dries-too-slowly", "long-make-ready", "too-expensive"],
        "priorities": ["low-voc"],
    },
]


def collect(value: object, name: str, found: dict[str, dict[str, None]]) -> None:
    """Note the keys of every mapping under the name of the key that holds it."""
    if isinstance(value, list):
        for each in value:
            collect(each, name, found)
    elif isinstance(value, dict):
        for key, each in value.items():
            found[name][key] = None
            if (name, key) not in BY_ID and key != "context":
                collect(each, key, found)


def seen(folder: Path) -> dict[str, dict[str, None]]:
    """Return every key that real advice has, by the key that holds it."""
    more = folder / "more.yaml"
    more.write_text(MORE, "utf-8")
    knowledge_base = KnowledgeBase.open(ROOT / "tests" / "small", more)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for enquiry in ENQUIRIES:
        advice = knowledge_base.advise(enquiry, on=date(2026, 11, 23))
        collect(json.loads(json.dumps(advice.to_dict())), "advice", found)
    return found


def test_every_key_is_documented_and_no_other(tmp_path: Path) -> None:
    """Four clients see everything that advice can hold today."""
    found = seen(tmp_path)

    assert {name: set(keys) for name, keys in found.items()} == {
        name: set(keys) for name, keys in KEYS.items()
    }


def test_keys_come_in_the_documented_order(tmp_path: Path) -> None:
    """The same advice is the same bytes."""
    for name, keys in seen(tmp_path).items():
        if name not in EITHER:
            # These have one of two keys, so no single mapping has all.
            assert list(keys) == KEYS[name], name


def test_what_is_not_filled_is_said_to_be_empty(tmp_path: Path) -> None:
    """Whoever fills it has to say so on the page."""
    sentence = next(line for line in PAGE.splitlines() if "count on it" in line)
    (tmp_path / "more.yaml").write_text(MORE, "utf-8")
    knowledge_base = KnowledgeBase.open(ROOT / "tests" / "small", tmp_path)

    assert set(marked(sentence)) == NOT_FILLED | {"[]"}
    for enquiry in ENQUIRIES:
        data = knowledge_base.advise(enquiry, on=date(2026, 11, 23)).to_dict()
        assert [key for key in NOT_FILLED if data[key] != []] == []
