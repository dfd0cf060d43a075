"""The small press room with opening questions and a ladder, and talks held in it."""

from datetime import date
from functools import cache
from pathlib import Path

from recommender import Consultation, Enquiry, KnowledgeBase

HERE = Path(__file__).parent
PLACES = (HERE.parent / "small", HERE / "consultation.yaml")
DAY = date(2026, 11, 23)
NAPHTHA = "naphtha-wash"
SITUATION = {"process": "sheetfed-offset", "appears": "after-wash", "rollers": "nbr"}


@cache
def small() -> KnowledgeBase:
    """Return the knowledge base, opened once."""
    return KnowledgeBase.open(*PLACES)


def opened() -> Consultation:
    """Return a talk in which every opening question has been put."""
    talk = Consultation(small())
    for opening in small().knowledge.discovery:
        talk = talk.state(Enquiry(), opening=opening)
    return talk


def recommended() -> Consultation:
    """Return a talk that has come to a recommendation."""
    talk = opened().state(Enquiry(problems=["smudging"]))
    for attribute, value in SITUATION.items():
        talk = talk.answer(attribute, value)
    return talk
