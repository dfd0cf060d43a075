"""Which checks are run: all, some, or all but some, by name or by family."""

from collections.abc import Collection, Iterable, Mapping

from recommender.checking.registry import CHECKS_BY_NAME, Check
from recommender.errors import RecommenderError
from recommender.loading.guessing import Kind
from recommender.loading.names import hint, quoted


def known_checks() -> Mapping[str, Check]:
    """Return every check there is, by name, in the order of their families."""
    return CHECKS_BY_NAME


def families(checks: Mapping[str, Check]) -> Mapping[str, frozenset[str]]:
    """Return the names of the checks of every family."""
    found: dict[str, set[str]] = {}
    for check in checks.values():
        found.setdefault(check.family, set()).add(check.name)
    return {family: frozenset(names) for family, names in found.items()}


def chosen(
    select: Iterable[str], ignore: Iterable[str], checks: Mapping[str, Check]
) -> Collection[str] | None:
    """Return the names of the checks to run; None for all.

    Args:
        select: Names of checks or families, several with commas; nothing for all.
        ignore: The same for those to leave out; it wins.
        checks: All there are.

    Raises:
        RecommenderError: No check and no family is called so.
    """
    selected, ignored = _named(select, checks), _named(ignore, checks)
    if not selected and not ignored:
        return None
    return (selected or frozenset(checks)) - ignored


def _named(given: Iterable[str], checks: Mapping[str, Check]) -> frozenset[str]:
    """Return the checks that names of checks and families stand for."""
    of_family = families(checks)
    found: set[str] = set()
    for name in (part.strip() for each in given for part in each.split(",")):
        if name in of_family:
            found |= of_family[name]
        elif name in checks:
            found.add(name)
        elif name:
            raise RecommenderError(_unknown(name, [*checks, *of_family]))
    return frozenset(found)


def page_of(name: str, checks: Mapping[str, Check]) -> str:
    """Return what a check looks for, as Markdown.

    Raises:
        RecommenderError: No check is called so.
    """
    if name not in checks:
        raise RecommenderError(_unknown(name, checks))
    check = checks[name]
    return f"# {name}\n\n{check.page}\n"


def _unknown(name: str, known: Collection[str]) -> str:
    """Say that nothing is called by a name, and what may have been meant."""
    near = hint(name, Kind("check", known))
    return f"no check is called {quoted(name)}" + (f"; {near}" if near else "")
