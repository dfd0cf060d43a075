"""What `recommender --version` says."""

from importlib.metadata import PackageNotFoundError, version

from recommender.engine.host import durable_rules

_PLAIN = "rules fired by the plain evaluator; durable_rules cannot be had here"


def version_text() -> str:
    """Return the version, and what decides which rules fire."""
    return f"recommender {own_version()}, {_engine()}"


def own_version() -> str:
    """Return the version of this program."""
    try:
        return version("recommender")
    except PackageNotFoundError:
        return "(not installed)"


def _engine() -> str:
    if durable_rules() is None:
        return _PLAIN
    try:
        return f"rules fired by durable_rules {version('durable_rules')}"
    except PackageNotFoundError:
        return "rules fired by durable_rules"
