"""The same knowledge base, enquiry and day give the same bytes.

Whatever the hash seed of the process, whatever order files and rules come in,
and however many threads ask at the same time.
"""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest

from recommender import KnowledgeBase
from recommender.api import bundled_paths
from recommender.compiling.compiled import compile_knowledge
from recommender.compiling.stored import lines_of
from recommender.loading.merging import IN_ORDER
from recommender.rendering.advice_json import advice_json
from tests.bundled import printing

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 23)
ENQUIRIES: list[dict[str, list[str] | dict[str, str]]] = [
    {"problems": ["smudging"]},
    {
        "problems": {"smudging": "must", "scumming": "nice"},
        "context": {"process": "sheetfed-offset", "appears": "after-wash"},
        "objections": ["dries-too-slowly"],
        "priorities": ["low-voc"],
    },
    {"problems": ["scumming", "piling"], "context": {"process": "heatset-web"}},
]
KEPT = {"knowledge_base", "defaults", *IN_ORDER}
SCRIPT = """
import sys
from tests.test_determinism import told_and_kept
sys.stdout.buffer.write(told_and_kept().encode())
"""


def answers(*paths: Path) -> str:
    """Return the advice for every enquiry, of the bundled knowledge by default."""
    return told(KnowledgeBase.open(*(paths or bundled_paths("printing"))))


def told_and_kept() -> str:
    """Return the advice for every enquiry, and what is kept of a knowledge base."""
    knowledge_base = KnowledgeBase.bundled("printing")
    compiled = compile_knowledge(knowledge_base.knowledge)
    return told(knowledge_base) + "\n".join(lines_of(compiled))


def told(knowledge_base: KnowledgeBase) -> str:
    """Return the advice for every enquiry."""
    return "".join(
        advice_json(knowledge_base.advise(enquiry, on=DAY), None)
        for enquiry in ENQUIRIES
    )


@pytest.fixture(scope="module")
def expected() -> str:
    """Ask here, in this process, with the files as they are."""
    text = answers()
    assert '"score"' in text
    return text


def test_no_hash_seed_shows(expected: str) -> None:
    """Ten processes, each with its own order of sets."""
    both = told_and_kept()
    assert both.startswith(expected)
    for seed in range(10):
        ended = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)},
        )
        assert ended.stdout.decode() == both, seed


def entries_of(section: str) -> Iterator[str]:
    """Yield the entries of a section of a file, each with what stands above it."""
    starts = [m.start() for m in re.finditer(r"^  [^\s#].*:$", section, re.MULTILINE)]
    for start, end in pairwise([*starts, len(section)]):
        yield section[start:end]


def shuffled(text: str, chance: random.Random) -> str:
    """Return a file with its sections, and the entries of each, in another order."""
    starts = [m.start() for m in re.finditer(r"^\w+:", text, re.MULTILINE)]
    sections = []
    for start, end in pairwise([*starts, len(text)]):
        section = text[start:end]
        key = section.split("\n", 1)[0]
        entries = list(entries_of(section))
        if key.removesuffix(":") not in KEPT and entries:
            chance.shuffle(entries)
            section = f"{key}\n{''.join(entries)}"
        sections.append(section)
    chance.shuffle(sections)
    return "".join(each if each.endswith("\n") else f"{each}\n" for each in sections)


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_files_and_rules_shows(
    seed: int, expected: str, tmp_path: Path
) -> None:
    """Files in one folder, under other names, turned upside down inside."""
    chance = random.Random(seed)  # noqa: S311 - not about secrets
    files = [f for place in bundled_paths("printing") for f in place.rglob("*.yaml")]
    names = [f"{number:03}.yaml" for number in range(len(files))]
    chance.shuffle(names)
    moved = 0
    for file, name in zip(files, names, strict=True):
        text = file.read_text("utf-8")
        mixed = shuffled(text, chance)
        moved += mixed != text
        (tmp_path / name).write_text(mixed, "utf-8")

    assert moved > len(files) // 2
    assert answers(tmp_path) == expected


def test_the_order_an_enquiry_is_stated_in_does_not_show() -> None:
    """A set of facts is a set of facts."""
    knowledge_base = printing()
    stated = ENQUIRIES[1]
    backwards = {
        key: dict(reversed(value.items())) if isinstance(value, dict) else value[::-1]
        for key, value in reversed(stated.items())
    }

    one, other = (
        advice_json(knowledge_base.advise(enquiry, on=DAY), None)
        for enquiry in (stated, backwards)
    )

    assert list(backwards) != list(stated)
    assert one == other


def test_which_engine_fires_the_rules_does_not_show(expected: str) -> None:
    """Where durable_rules cannot be had, the bytes are the same."""
    with patch("recommender.engine.host.durable_rules", return_value=None):
        knowledge_base = KnowledgeBase.bundled("printing")
        assert knowledge_base.engine == "plain"

    assert told(knowledge_base) == expected


def test_threads_do_not_disturb_one_another(expected: str) -> None:
    """Four at once, on one knowledge base that none of them has warmed up."""
    knowledge_base = KnowledgeBase.bundled("printing")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(told, [knowledge_base] * 12))

    assert set(found) == {expected}
