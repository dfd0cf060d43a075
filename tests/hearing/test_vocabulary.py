"""Authors decide what is heard, by `says` alone."""

import pickle
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from recommender import KnowledgeBase, RecommenderError
from recommender.hearing import stemming
from tests.bench.figures import tally
from tests.bench.statements import own
from tests.hearing.hearing import heard, printing

SMALL = Path(__file__).parent.parent / "small"


def with_phrase(folder: Path, phrase: str) -> KnowledgeBase:
    """Return the small knowledge base with one more phrase for scumming."""
    for file in SMALL.glob("*.yaml"):
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    more = f"""\
problems:
  wobbling:
    label: Wobbling
    says:
      en: [{phrase}]
"""
    (folder / "more.yaml").write_text(more, "utf-8")
    return KnowledgeBase.open(folder)


def test_a_phrase_is_heard_once_it_is_written(tmp_path: Path) -> None:
    """Nothing else has to be told about it."""
    text = "My web wanders to the left"

    assert KnowledgeBase.open(SMALL).hear(text).problems == ()
    kb = with_phrase(tmp_path, "the web wanders about")
    assert kb.hear(text).problems == ("wobbling",)


def test_hearing_survives_pickling() -> None:
    """As between processes."""
    ear = printing()._ear  # noqa: SLF001 - what a knowledge base hears with
    copy = pickle.loads(pickle.dumps(ear))  # noqa: S301 - our own

    assert copy.hear("ink smudges") == ear.hear("ink smudges")


def test_threads_hear_the_same() -> None:
    """The vocabulary is compiled once, whoever comes first."""
    kb = KnowledgeBase.open(SMALL)
    said: list[object] = []
    threads = [
        threading.Thread(target=lambda: said.append(kb.hear("ink smudges")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(said) == 8
    assert all(each == said[0] for each in said)


def test_hearing_is_only_loaded_when_something_is_heard() -> None:
    """Neither import nor opening needs the extra."""
    code = (
        "import sys; from recommender import KnowledgeBase; "
        f"KnowledgeBase.open({str(SMALL)!r}); "
        "print({'snowballstemmer', 'rapidfuzz'} & set(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=SMALL.parent.parent,
        text=True,
    )

    assert done.stdout == "set()\n"


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(stemming, "import_module", missing)
    with pytest.raises(RecommenderError, match=r"pip install recommender\[hearing\]"):
        KnowledgeBase.open(SMALL).hear("ink smudges")


def test_enough_is_heard_rightly() -> None:
    """The bars, on all of the project's own statements."""
    kb = printing()
    counts = tally((each, kb.hear(each.text)) for each in own())

    assert counts.statements >= 200
    assert counts.none >= 40
    assert counts.found * 100 >= counts.wanted * 85
    assert counts.right * 100 >= counts.heard * 90
    assert counts.silent * 100 >= counts.none * 90


def test_words_of_a_single_phrase_are_no_evidence() -> None:
    """A word that one phrase happens to have does not tell of its problem."""
    assert heard("Shall we move our lunch to Friday afternoon?").problems == ()


def test_words_of_a_small_vocabulary_all_tell(tmp_path: Path) -> None:
    """Where a problem has few phrases, none of its words can recur."""
    kb = with_phrase(tmp_path, "the web wanders about left and right")

    assert kb.hear("It wanders to the left").problems == ("wobbling",)
