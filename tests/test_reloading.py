"""Knowledge is swapped whole, or not at all."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import InvalidKnowledgeError, KnowledgeBase, Reloader
from tests.examples import examples

SMALL = Path(__file__).parent / "small"
DAY = date(2026, 11, 23)
RULES = "smudging.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the small knowledge base to where it can be changed."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def without(folder: Path, rule: str) -> str:
    """Return the rules of a folder without one of them."""
    head, _, rest = (folder / RULES).read_text("utf-8").partition(f"\n  {rule}:\n")
    lines = rest.splitlines(keepends=True)
    left = next((n for n, line in enumerate(lines) if line[:3].strip()), len(lines))
    return f"{head}\n{''.join(lines[left:])}"


def rules_of(knowledge_base: KnowledgeBase) -> set[str]:
    """Return the rules of a knowledge base."""
    return set(knowledge_base.knowledge.rules)


def test_what_is_new_is_taken_up_at_the_second_look(folder: Path) -> None:
    """And what was taken before stays as it is."""
    reloader = Reloader(folder)
    before = reloader.knowledge_base
    assert reloader.refresh().knowledge_base is before

    text = without(folder, "slower-than-today")
    (folder / RULES).write_text(text, "utf-8")
    first, second, third = (reloader.refresh() for _ in range(3))

    assert (first.waiting, first.changed, first.knowledge_base) == (True, False, before)
    assert (second.waiting, second.changed) == (False, True)
    assert second.knowledge_base is reloader.knowledge_base is third.knowledge_base
    assert not third.changed
    assert rules_of(before) - rules_of(second.knowledge_base) == {"slower-than-today"}


def test_errors_keep_the_old_one_and_are_told(folder: Path) -> None:
    """Until they are mended; the same errors are not worked out again."""
    reloader = Reloader(folder)
    before = reloader.knowledge_base
    right = (folder / RULES).read_text("utf-8")
    (folder / RULES).write_text(right.replace("smudging", "smudgign", 1), "utf-8")
    reloader.refresh()
    refused = reloader.refresh()

    assert refused.knowledge_base is before
    assert [each.check for each in refused.diagnostics] == ["unknown-name"]
    assert refused.diagnostics[0].position.path.endswith(RULES)
    assert reloader.diagnostics == refused.diagnostics
    with patch.object(KnowledgeBase, "open", side_effect=AssertionError):
        assert reloader.refresh() == refused

    (folder / RULES).write_text(right, "utf-8")
    mended = reloader.refresh()
    assert (mended.diagnostics, mended.changed, mended.waiting) == ((), False, False)
    assert reloader.diagnostics == ()


@pytest.mark.parametrize(
    "harm",
    [
        shutil.rmtree,
        lambda folder: (folder / "knowledge.yaml").unlink(),
        lambda folder: (folder / RULES).write_bytes(b"\xff\xfe\x00"),
    ],
    ids=["folder-gone", "file-gone", "no-text"],
)
def test_whatever_happens_to_the_files_something_answers(
    folder: Path, harm: Callable[[Path], object]
) -> None:
    """The old one does, and the new ones are said to be wrong."""
    reloader = Reloader(folder)
    before = reloader.knowledge_base
    harm(folder)
    reloader.refresh()

    assert reloader.refresh().diagnostics
    assert reloader.knowledge_base is before
    assert before.advise({"problems": ["smudging"]}, on=DAY).remedies


def test_without_anything_to_fall_back_on_errors_are_raised(folder: Path) -> None:
    """At the very first opening."""
    (folder / RULES).write_text("rules:\n  - nothing\n", "utf-8")

    with pytest.raises(InvalidKnowledgeError):
        Reloader(folder)


@examples(60)
@given(data=st.data())
def test_a_half_written_file_is_never_taken_up(data: st.DataObject) -> None:
    """However much of it has been written, and however often somebody looks."""
    with pytest.MonkeyPatch.context() as patched:
        right = {p.name: p.read_text("utf-8") for p in SMALL.glob("*.yaml")}
        written = dict(right)
        patched.setattr(
            "recommender.reloading.read_files",
            lambda _paths, _faults: list(written.items()),
        )
        reloader = Reloader(SMALL)
        before = reloader.knowledge_base
        new = right[RULES].replace("likely", "strong")
        places = st.integers(0, len(new) - 1)
        for end in sorted(data.draw(st.lists(places, max_size=4, unique=True))):
            written[RULES] = new[:end]
            assert reloader.refresh().waiting
            assert reloader.knowledge_base is before


def test_files_that_change_while_they_are_read_wait(folder: Path) -> None:
    """What was read may be of two minds."""
    reloader = Reloader(folder)
    before = reloader.knowledge_base
    opened = KnowledgeBase.open
    (folder / RULES).write_text(without(folder, "slower-than-today"), "utf-8")
    reloader.refresh()

    def meanwhile(*paths: Path) -> KnowledgeBase:
        found = opened(*paths)
        (folder / RULES).write_text(without(folder, "over-the-voc-limit"), "utf-8")
        return found

    with patch.object(KnowledgeBase, "open", meanwhile):
        assert reloader.refresh().waiting
    assert reloader.knowledge_base is before
    assert [reloader.refresh().changed for _ in range(3)] == [False, True, False]
    gone = rules_of(before) - rules_of(reloader.knowledge_base)
    assert gone == {"slower-than-today", "over-the-voc-limit"}


def test_threads_see_the_one_or_the_other(folder: Path) -> None:
    """Never a mixture, while some ask and some look."""
    reloader = Reloader(folder)
    old = (folder / RULES).read_text("utf-8")
    new = without(folder, "slower-than-today")
    whole = [rules_of(reloader.knowledge_base)]
    whole.append(whole[0] - {"slower-than-today"})
    over = Event()

    def ask() -> int:
        asked = 0
        while not over.is_set() or not asked:
            knowledge_base = reloader.knowledge_base
            advice = knowledge_base.advise({"problems": ["smudging"]}, on=DAY)
            assert rules_of(knowledge_base) in whole
            assert advice.knowledge_base["digest"] == knowledge_base.knowledge.digest
            asked += 1
        return asked

    def look() -> int:
        return sum(reloader.refresh().changed for _ in range(4))

    with ThreadPoolExecutor(6) as pool:
        asking = [pool.submit(ask) for _ in range(3)]
        changed = 0
        for text in (new, old, new):
            (folder / RULES).write_text(text, "utf-8")
            looking = [pool.submit(look) for _ in range(2)]
            changed += sum(each.result() for each in looking)
        over.set()
        assert all(each.result() for each in asking)
    assert changed == 3
