"""Advice as JSON."""

import json

from recommender.model.advice import Advice


def advice_json(advice: Advice, language: str | None) -> str:
    """Return `advice` as data, the same bytes for the same advice.

    Args:
        advice: What to tell.
        language: Of the texts in it; None for the knowledge base's own.
    """
    data = advice.to_dict(language)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
