"""Turn what a client says is wrong into honest, explained product advice."""

from recommender.api import CheckReport as CheckReport
from recommender.api import KnowledgeBase as KnowledgeBase
from recommender.api import check as check
from recommender.errors import InvalidEnquiryError as InvalidEnquiryError
from recommender.errors import InvalidKnowledgeError as InvalidKnowledgeError
from recommender.errors import RecommenderError as RecommenderError
from recommender.model.advice import Advice as Advice
from recommender.model.diagnostic import Diagnostic as Diagnostic
from recommender.model.enquiry import Enquiry as Enquiry

__all__ = [
    "Advice",
    "CheckReport",
    "Diagnostic",
    "Enquiry",
    "InvalidEnquiryError",
    "InvalidKnowledgeError",
    "KnowledgeBase",
    "RecommenderError",
    "check",
]
