"""One recommendation as plain data."""

from collections.abc import Iterable

from recommender.model.outlook_data import Data, contrast_data
from recommender.model.recommendation import (
    Caution,
    Contribution,
    Reason,
    Recommendation,
    Resolution,
    ToConfirm,
)


def held_data(found: Recommendation, language: str | None) -> Data:
    """Return a held product: as a recommendation, with what to confirm."""
    return recommendation_data(found, language) | {
        "confirm": [to_confirm_data(confirm) for confirm in found.confirm]
    }


def recommendation_data(found: Recommendation, language: str | None) -> Data:
    """Return a recommendation."""
    ledger = found.objections
    return {
        "product": found.product,
        "score": found.score,
        "contributions": [contribution_data(part) for part in found.contributions],
        "priorities": [
            {"priority": served.priority, "value": str(served.value)}
            for served in found.priorities
        ],
        "reasons": [_reason(reason, language) for reason in found.reasons],
        "cautions": [_caution(caution, language) for caution in found.cautions],
        "objections": {
            "prevented": _resolutions(ledger.prevented, language),
            "answered": _resolutions(ledger.answered, language),
            "open": _resolutions(ledger.open, language),
            "also_resolves": _resolutions(ledger.also_resolves, language),
        },
        "benefits": [
            {
                "feature": benefit.feature.in_language(language),
                "benefit": benefit.benefit.in_language(language),
                "need": benefit.need,
            }
            for benefit in found.benefits
        ],
        "contrast": [contrast_data(row) for row in found.contrast],
    }


def contribution_data(part: Contribution) -> Data:
    """Return what one stated problem adds to a score."""
    return {
        "problem": part.problem,
        "importance": part.importance.word,
        "strength": part.strength.word,
        "points": part.points,
        "needs": list(part.needs),
        "rules": list(part.rules),
    }


def _reason(reason: Reason, language: str | None) -> Data:
    return {
        "rule": reason.rule,
        "text": reason.text.in_language(language),
        "sources": list(reason.sources),
    }


def _caution(caution: Caution, language: str | None) -> Data:
    return {
        "rule": caution.rule,
        "text": caution.text.in_language(language),
        "raises": list(caution.raises),
    }


def _resolutions(found: Iterable[Resolution], language: str | None) -> list[Data]:
    return [
        {
            "objection": resolution.objection,
            "rule": resolution.rule or None,
            "text": resolution.text.in_language(language),
        }
        for resolution in found
    ]


def to_confirm_data(confirm: ToConfirm) -> Data:
    """Return something to confirm, and what waits for it."""
    about: Data = (
        {"attribute": confirm.attribute}
        if confirm.attribute
        else {"property": confirm.property}
    )
    return about | {"for": confirm.because_of}
