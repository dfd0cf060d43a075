"""Which package a program measures."""

from pathlib import Path

import recommender
from recommender.hearing import claims


def measured() -> str:
    """Say where the package stands, and whether it is compiled."""
    place = Path(recommender.__file__).parent
    kind = "plain Python" if claims.__file__.endswith(".py") else "compiled"
    return f"measured: {place}, {kind}"
