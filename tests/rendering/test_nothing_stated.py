"""Who has stated no problem is asked, not advised."""

from datetime import date

from recommender import Enquiry
from recommender.rendering.advice_text import advice_text
from tests.bundled import printing

DAY = date(2026, 11, 23)


def told(enquiry: Enquiry, language: str = "en") -> str:
    """Return the advice as a person reads it, on one line."""
    kb = printing()
    text = advice_text(
        kb.advise(enquiry, on=DAY), kb.knowledge, language=language, width=80, top=3
    )
    return " ".join(text.split())


def test_every_opening_question_is_put_with_its_purpose() -> None:
    """In the reader's language, for there is nothing else to say."""
    for language in ("en", "de", "hi"):
        text = told(Enquiry(), language)
        for opening in printing().knowledge.discovery.values():
            assert opening.question.in_language(language) in text
            assert opening.purpose.in_language(language) in text


def test_a_doubt_is_asked_about_before_anything_else() -> None:
    """It was voiced, so it is not passed over; nor is it answered unasked."""
    text = told(Enquiry(objections=["too-expensive"]))

    doubt = text.index("Ask first: What does one wash cost you today")
    assert doubt < text.index("What gives you the most trouble")


def test_who_has_stated_a_problem_is_asked_about_that() -> None:
    """The openings have had their answer."""
    assert "What gives you the most trouble" not in told(Enquiry(problems=["scumming"]))
