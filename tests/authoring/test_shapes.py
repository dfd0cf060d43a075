"""What shapes tell of files is what the loader takes."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recommender import check
from recommender.authoring.shapes.file import CHOICE, FILE
from recommender.authoring.shapes.shape import Members, Record, Shape, Table
from recommender.loading import structure
from tests.docs.pages import blocks_of
from tests.docs.reading import page, written

EXAMPLES = [
    block.text
    for block in blocks_of(page("file-format.md"))
    if block.language == "yaml"
]

Keys = tuple[frozenset[str], frozenset[str]]


def records(shape: Shape) -> Iterator[Record]:
    """Yield every record that a shape holds."""
    match shape:
        case Record():
            yield shape
            for inner in shape.fields.values():
                yield from records(inner)
        case Table(value=value) | Members(value=value):
            yield from records(value)
        case _:
            return


def test_keys_are_those_of_the_loader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both all keys and those that are needed, wherever keys stand."""
    recorded: dict[Keys, set[str]] = defaultdict(set)
    entries = structure.entries

    def recording(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - it hands on
        keys = (frozenset(more["known"]), frozenset(more.get("required", ())))
        recorded[keys].add(more["of"].split(maxsplit=1)[0])
        return entries(*given, **more)

    for name, module in list(sys.modules.items()):
        if name.startswith("recommender.loading.") and hasattr(module, "entries"):
            monkeypatch.setattr(module, "entries", recording)
    report = check(written(tmp_path, EXAMPLES))
    told = {
        # What every entry may have is read by itself.
        (frozenset(each.fields) - {"allow"}, frozenset(each.required))
        for each in [*records(FILE), CHOICE]
    }

    assert report.knowledge is not None
    assert {keys: recorded[keys] for keys in recorded.keys() - told} == {}
    assert told - recorded.keys() == set()
