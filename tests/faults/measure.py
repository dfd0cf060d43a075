"""Print how many seeded faults the analyses find, and how many findings are right.

    python tests/faults/measure.py

A fault is found if the check that has to tell it does, about what it has to be about.
A finding is right if it is of that check.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from recommender.checking.running import check_files
from recommender.model.diagnostic import Diagnostic
from tests.faults.faults import FAULTS, Fault

CLEAN = Path(__file__).parent / "clean"


@frozen(kw_only=True)
class Outcome:
    """What was found of one fault.

    Attributes:
        findings: All that was found in the file with the fault.
    """

    fault: Fault
    findings: Sequence[Diagnostic]

    @property
    def right(self) -> list[Diagnostic]:
        """The findings of the check that has to tell the fault."""
        return [one for one in self.findings if one.check == self.fault.check]

    @property
    def found(self) -> bool:
        """Whether one of them is about what it has to be about."""
        about = self.fault.about
        return any(about in (one.id, *_words(one)) for one in self.right)


def _words(finding: Diagnostic) -> list[str]:
    """Return the words that a message is about."""
    text = finding.message
    return [*text.replace("'", " ").split(), *_quantities(text)]


def _quantities(text: str) -> list[str]:
    """Return a number with the word behind it: `8 °dH`."""
    words = [word.strip(",:") for word in text.split()]
    pairs = zip(words, [*words[1:], ""], strict=True)
    return [*words, *(f"{one} {other}" for one, other in pairs)]


def seeded(fault: Fault) -> str:
    """Return the text of a clean file with a fault in it."""
    text = (CLEAN / f"{fault.file}.yaml").read_text("utf-8")
    if fault.old:
        assert text.count(fault.old) == 1, fault
        text = text.replace(fault.old, fault.new)
    else:
        text += fault.new
    return text + fault.also


def outcomes(folder: Path) -> list[Outcome]:
    """Check every fault, one after the other."""
    found = []
    for fault in FAULTS:
        path = folder / f"{fault.file}.yaml"
        path.write_text(seeded(fault), "utf-8")
        report = check_files([path])
        assert report.knowledge is not None, (fault, report.diagnostics)
        found.append(Outcome(fault=fault, findings=report.diagnostics))
    return found


def figures(found: Sequence[Outcome]) -> tuple[float, float]:
    """Return the share of faults found, and the share of findings that are right."""
    told = sum(len(one.findings) for one in found)
    right = sum(len(one.right) for one in found)
    return sum(one.found for one in found) / len(found), right / max(told, 1)


def main() -> None:
    """Print a line for each fault, and the figures."""
    with tempfile.TemporaryDirectory() as folder:
        found = outcomes(Path(folder))
    for one in found:
        others = sorted({each.check for each in one.findings} - {one.fault.check})
        mark = "found " if one.found else "MISSED"
        beside = f"  beside it: {', '.join(others)}" if others else ""
        sys.stdout.write(f"{mark} {one.fault.check:26} {one.fault.about}{beside}\n")
    recall, precision = figures(found)
    sys.stdout.write(
        f"{len(found)} faults: recall {recall:.1%}, precision {precision:.1%}\n"
    )


if __name__ == "__main__":
    main()
