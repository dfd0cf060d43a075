"""Files made to break whoever reads them: each is answered, in place and in time.

The work is measured in processor time of this process, so a busy machine does not
matter; the most is the five seconds that the documentation promises.
"""

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from recommender import KnowledgeBase, check
from recommender.checking.running import Wanted, check_files
from recommender.model.diagnostic import Severity
from recommender.rendering.diagnostics import diagnostics_text

MOST_SECONDS = 5
DAY = date(2026, 11, 28)
HEAD = "knowledge_base:\n  id: x\n  format: 1\n  version: 1\n"
TRADE = """\
attributes:
  a:
    choices: [x, y]
    question: Which one?
problems:
  p:
    label: P
categories:
  c:
    label: C
needs:
  n:
    label: N
    met_by:
      category: c
products:
  q:
    label: Q
    category: c
"""
RULE = "rules:\n  r:\n    when:\n      problem: p\n    need: n\n    because: B\n"
WHOLE = HEAD + TRADE + RULE
STEPS = 1_000


def found_in(folder: Path) -> list[str]:
    """Return the names of the checks that fail there, after asking for advice."""
    began = time.process_time()
    report = check_files([folder], wanted=Wanted(regions=False))
    shown = diagnostics_text(report.diagnostics)
    errors = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    if not errors:
        advice = KnowledgeBase.open(folder).advise({"problems": ["p"]}, on=DAY)
        assert [found.product for found in advice.recommendations] == ["q"]
    assert time.process_time() - began < MOST_SECONDS
    assert "\x1b" not in shown
    return sorted({each.check for each in errors})


def _chain() -> str:
    """Return rules that each conclude what the next one looks at."""
    attributes = "".join(
        f"  a{n}:\n    from: rules\n    choices: [x]\n" for n in range(STEPS)
    )
    rules = "".join(
        f"  r{n}:\n    when:\n      a{n - 1}: x\n    conclude:\n      a{n}: x\n"
        "    because: B\n"
        for n in range(1, STEPS)
    )
    return (
        (HEAD + TRADE).replace("attributes:\n", f"attributes:\n{attributes}")
        + "rules:\n  r0:\n    when:\n      problem: p\n    conclude:\n      a0: x\n"
        + f"    because: B\n{rules}"
        + f"  rn:\n    when:\n      a{STEPS - 1}: x\n    need: n\n    because: B\n"
    )


def _kinds() -> str:
    """Return categories of which each is a kind of the one before."""
    chain = "".join(
        f"  c{n}:\n    label: L\n    kind_of: {f'c{n - 1}' if n else 'c'}\n"
        for n in range(STEPS)
    )
    return WHOLE.replace("categories:\n", f"categories:\n{chain}")


def _units() -> str:
    """Return units of which each is told by the next."""
    units = "".join(f"    u{n}: 2 u{n + 1}\n" for n in range(STEPS))
    return WHOLE.replace("  version: 1\n", f"  version: 1\n  units:\n{units}")


# What the file holds, and the checks that must name what is wrong with it.
FILES: dict[str, tuple[str, list[str]]] = {
    "brackets without end": (WHOLE + "x: " + "[" * 100_000, ["too-deep"]),
    "brackets in brackets": (WHOLE + "x: " + "[" * 5_000 + "]" * 5_000, ["too-deep"]),
    "dashes in dashes": (WHOLE + "x:\n  " + "- " * 100_000 + "a\n", ["too-deep"]),
    "keys below keys": (
        WHOLE + "".join(" " * n + "a:\n" for n in range(1_000)),
        ["too-deep"],
    ),
    "a long label": (WHOLE.replace("label: P", "label: " + "P" * 900_000), []),
    "a long key": (WHOLE + "k" * 900_000 + ": x\n", ["not-yaml"]),
    "a long number": (
        WHOLE.replace("choices: [x, y]", "range: 0 to " + "9" * 100_000),
        ["bad-phrase"],
    ),
    "a small number": (
        WHOLE.replace("choices: [x, y]", f"range: 0 to 0.{'0' * 100_000}1"),
        ["bad-phrase"],
    ),
    "many unknown keys": (
        WHOLE + "".join(f"k{n}: x\n" for n in range(8_000)),
        ["unknown-key"],
    ),
    "many unknown names": (
        HEAD
        + TRADE
        + "rules:\n"
        + "".join(
            f"  r{n}:\n    when:\n      problem: pp{n}\n    need: nn{n}\n"
            "    because: B\n"
            for n in range(2_000)
        ),
        ["unknown-name"],
    ),
    "too many values": (WHOLE + f"x: [{', '.join(['a'] * 210_000)}]\n", ["too-big"]),
    "a key many times": (WHOLE + "zz: 1\n" * 8_000, ["duplicate-key", "unknown-key"]),
    "a quote never closed": (WHOLE + 'k: "' + "a\n" * 200_000, ["not-yaml"]),
    "many turned letters": (WHOLE + "a: \u202e\n" * 20_000, ["bad-character"]),
    "a chain of rules": (_chain(), []),
    "a chain of categories": (_kinds(), []),
    "a chain of units": (_units(), ["too-big"]),
    "nothing but spaces": (" " * 900_000, ["empty-value"]),
    "nothing but colons": (":" * 900_000, ["not-yaml"]),
    "nothing but quotes": ('"' * 900_000, ["not-yaml"]),
    "nothing but comments": (" #" * 400_000, ["empty-value"]),
    "one key after another": ("a: " * 300_000, ["not-yaml"]),
}


@pytest.mark.parametrize(("text", "checks"), FILES.values(), ids=FILES)
def test_a_hostile_file_is_answered_in_time(
    text: str, checks: list[str], tmp_path: Path
) -> None:
    """With the names of what is wrong, and nothing else."""
    (tmp_path / "kb.yaml").write_text(text, "utf-8")

    assert found_in(tmp_path) == checks


def test_a_bomb_of_aliases_does_not_go_off(tmp_path: Path) -> None:
    """Aliases are refused, never followed."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for letter, before in zip("bcdefghij", "abcdefghi", strict=True):
        lines.append(f"{letter}: &{letter} [{', '.join([f'*{before}'] * 9)}]")
    (tmp_path / "kb.yaml").write_text("\n".join(lines) + "\n", "utf-8")

    assert "anchor-or-alias" in found_in(tmp_path)


def _links(folder: Path) -> None:
    (folder / "loop").symlink_to(".")
    (folder / "self.yaml").symlink_to("self.yaml")
    (folder / "nowhere.yaml").symlink_to("nowhere-at-all.yaml")
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to("..")


def _outside(folder: Path) -> None:
    outside = folder.parent / f"{folder.name}-outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("not: ours\n", "utf-8")
    (folder / "out").symlink_to(outside)
    (folder / "out.yaml").symlink_to(outside / "secret.yaml")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")


def _folder_as_file(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()


@pytest.mark.parametrize("lay", [_links, _outside, _pipe, _folder_as_file])
def test_what_is_no_file_of_ours_is_passed_over(
    lay: Callable[[Path], None], tmp_path: Path
) -> None:
    """Links in a circle, links that lead out, pipes, and folders called as files."""
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "kb.yaml").write_text(WHOLE, "utf-8")
    lay(kb)

    assert found_in(kb) == []


def test_folders_without_end_are_not_followed(tmp_path: Path) -> None:
    """The place is named where it is given up."""
    here = tmp_path
    for _ in range(60):
        here /= "d"
        here.mkdir()
    (tmp_path / "kb.yaml").write_text(WHOLE, "utf-8")
    (here / "deep.yaml").write_text("x: y\n", "utf-8")

    assert found_in(tmp_path) == ["too-deep"]


def test_many_small_files_are_read_as_one(tmp_path: Path) -> None:
    """The time grows with their number."""
    (tmp_path / "kb.yaml").write_text(WHOLE, "utf-8")
    for number in range(1_000):
        text = f"sources:\n  s{number}:\n    title: T\n"
        (tmp_path / f"s{number}.yaml").write_text(text, "utf-8")

    assert found_in(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["odd\nname.yaml", "red\x1b[31m.yaml", "bell\x07.yaml", "turn\u202e.yaml"]
)
def test_a_hostile_name_cannot_write_to_the_terminal(name: str, tmp_path: Path) -> None:
    """The name is shown, harmless and on one line."""
    (tmp_path / "kb.yaml").write_text(WHOLE, "utf-8")
    (tmp_path / name).write_text("strange: y\n", "utf-8")
    shown = diagnostics_text(check(tmp_path).diagnostics)

    assert "unknown-key" in shown
    assert not set(shown) & set("\x1b\x07\u202e")
    assert all(line.strip() for line in shown.splitlines())
