"""Every check by name, with its family and its page.

A check that looks at knowledge is a function whose docstring is its page; what is
found while files are read is told in `form` and `names`.
"""

from collections.abc import Callable, Iterable, Mapping
from inspect import getdoc
from typing import Any

from attrs import frozen

from recommender.checking import (
    CATALOG,
    DATED,
    GOVERNANCE,
    LANGUAGES,
    LOGIC,
    REGIONS,
    SCENARIOS,
    TRIALS,
)
from recommender.checking.allowing import LOOKS as ALLOWING
from recommender.checking.digest_differs import digest_differs
from recommender.checking.form import FORM
from recommender.checking.looks import name_of
from recommender.checking.names import NAMES


@frozen(kw_only=True)
class Check:
    """One look for faults.

    Attributes:
        name: In kebab-case, as diagnostics carry it.
        family: What kind of fault it looks for.
        page: What it finds, why that is bad, and what to do about it, as Markdown.
    """

    name: str
    family: str
    page: str

    @property
    def summary(self) -> str:
        """The first sentence of its page."""
        return self.page.split("\n\n", 1)[0].replace("\n", " ")


def checks_of(family: str, looks: Iterable[Callable[..., Any]]) -> tuple[Check, ...]:
    """Return what functions look for, told by their names and docstrings."""
    return tuple(
        Check(
            name=name_of(look),
            family=family,
            page=getdoc(look) or "",
        )
        for look in looks
    )


def _told(family: str, pages: Mapping[str, str]) -> tuple[Check, ...]:
    """Return what is found while files are read."""
    return tuple(
        Check(name=name, family=family, page=page) for name, page in pages.items()
    )


CHECKS_BY_NAME: Mapping[str, Check] = {
    check.name: check
    for check in (
        *_told("form", FORM),
        *_told("names", NAMES),
        *checks_of("logic", (*LOGIC, *REGIONS)),
        *checks_of("governance", (*GOVERNANCE, *DATED, *ALLOWING, digest_differs)),
        *checks_of("scenarios", (*SCENARIOS, *TRIALS)),
        *checks_of("languages", LANGUAGES),
        *checks_of("catalog", CATALOG),
    )
}
"""Those that need no scenario to be run, in the order of their families."""
