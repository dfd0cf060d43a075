"""Where the knowledge bases lie that come with the library."""

from pathlib import Path

from recommender.errors import RecommenderError


def bundled_paths(name: str) -> tuple[Path, ...]:
    """Return the folders of a knowledge base that comes with the library.

    Raises:
        RecommenderError: There is none of that name; the text lists them.
    """
    root = bundled_root()
    names = sorted(p.name for p in (root / "catalogs").glob("*") if p.is_dir())
    if name not in names:
        known = ", ".join(names) or "none"
        msg = f"no knowledge base called {name!r} comes with the library ({known})"
        raise RecommenderError(msg)
    places = (root / "catalogs" / name, root / "rules" / name)
    return tuple(place for place in places if place.is_dir())


def bundled_root() -> Path:
    """Return the folder in which the bundled catalogs and rules lie."""
    package = Path(__file__).parent.parent
    # In the wheel the folders lie inside the package, in a checkout beside it.
    installed = package / "knowledge"
    return installed if installed.is_dir() else package.parent
