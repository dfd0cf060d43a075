"""Turn what a client says is wrong into honest, explained product advice.

Importing this costs nothing: each name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recommender.api import KnowledgeBase as KnowledgeBase
    from recommender.api import check as check
    from recommender.checking.running import CheckReport as CheckReport
    from recommender.consulting.consultation import Consultation as Consultation
    from recommender.errors import InvalidEnquiryError as InvalidEnquiryError
    from recommender.errors import InvalidKnowledgeError as InvalidKnowledgeError
    from recommender.errors import RecommenderError as RecommenderError
    from recommender.model.advice import Advice as Advice
    from recommender.model.diagnostic import Diagnostic as Diagnostic
    from recommender.model.enquiry import Enquiry as Enquiry
    from recommender.reloading import Reload as Reload
    from recommender.reloading import Reloader as Reloader
    from recommender.rendering.advice_schema import advice_schema as advice_schema

_HOMES = {
    "Advice": "recommender.model.advice",
    "CheckReport": "recommender.checking.running",
    "Consultation": "recommender.consulting.consultation",
    "Diagnostic": "recommender.model.diagnostic",
    "Enquiry": "recommender.model.enquiry",
    "InvalidEnquiryError": "recommender.errors",
    "InvalidKnowledgeError": "recommender.errors",
    "KnowledgeBase": "recommender.api",
    "RecommenderError": "recommender.errors",
    "Reload": "recommender.reloading",
    "Reloader": "recommender.reloading",
    "advice_schema": "recommender.rendering.advice_schema",
    "check": "recommender.api",
}

__all__ = [
    "Advice",
    "CheckReport",
    "Consultation",
    "Diagnostic",
    "Enquiry",
    "InvalidEnquiryError",
    "InvalidKnowledgeError",
    "KnowledgeBase",
    "RecommenderError",
    "Reload",
    "Reloader",
    "advice_schema",
    "check",
]


def __getattr__(name: str) -> object:
    """Load a public name from where it lives."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
