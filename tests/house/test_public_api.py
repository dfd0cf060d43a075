"""What others build on: every public name, and how it is called.

A change here is a promise changed; read the diff, and say so in the changelog.
"""

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from types import ModuleType

import pytest

import recommender
import recommender.testing
from tests.house.tree import ROOT

GOLDEN = ROOT / "tests" / "golden" / "public_api.txt"
MODULES = (recommender, recommender.testing)


def called(name: str, thing: Callable[..., object]) -> str:
    """Return how something is called, without the types of what it takes."""
    taken = inspect.signature(thing).parameters.values()
    return f"{name}{inspect.Signature([_bare(each) for each in taken])}"


def _bare(parameter: inspect.Parameter) -> inspect.Parameter:
    """Return a parameter without its type, its default as it is written."""
    bare = parameter.replace(annotation=inspect.Parameter.empty)
    plain = parameter.default in (inspect.Parameter.empty, None, True, False, ())
    return bare if plain or isinstance(bare.default, str | int) else _elided(bare)


def _elided(parameter: inspect.Parameter) -> inspect.Parameter:
    return parameter.replace(default=...)


def lines_of(name: str, thing: object) -> Iterator[str]:
    """Yield what can be relied on of one public name."""
    if not inspect.isclass(thing):
        yield called(name, thing) if callable(thing) else name
        return
    if issubclass(thing, BaseException | Enum):
        yield name
    else:
        yield called(name, thing)
    for each in sorted(vars(thing)):
        member = inspect.getattr_static(thing, each)
        if each.startswith("_") or inspect.ismemberdescriptor(member):
            continue
        if isinstance(member, classmethod | staticmethod):
            yield f"  {called(each, getattr(thing, each))}"
        elif inspect.isfunction(member):
            yield f"  {called(each, member)}"
        else:
            yield f"  {each}"


def public(module: ModuleType) -> Iterator[str]:
    """Yield what can be relied on of a module."""
    yield f"{module.__name__}"
    for name in sorted(module.__all__):
        for line in lines_of(name, getattr(module, name)):
            yield f"  {line}"


def test_the_public_api_is_as_reviewed(pytestconfig: pytest.Config) -> None:
    """Names, methods and what they take, but not the types."""
    now = "".join(f"{line}\n" for module in MODULES for line in public(module))
    if pytestconfig.getoption("update_golden"):
        GOLDEN.write_text(now, "utf-8")

    assert now == GOLDEN.read_text("utf-8"), (
        "the public API is another one; if that is meant, run "
        "`pytest tests/house/test_public_api.py --update-golden` and read the diff"
    )


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_public_things_have_docstrings(module: ModuleType) -> None:
    """Each says what it is for; only tuples of things need none."""
    for name in module.__all__:
        thing = getattr(module, name)
        if not isinstance(thing, tuple):
            assert inspect.getdoc(thing), name
