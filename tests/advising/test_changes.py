"""What if: only what is different, and all of it."""

from pathlib import Path

import pytest

from recommender import InvalidEnquiryError, KnowledgeBase
from recommender.advising.changes import changes
from recommender.model.advice import Advice
from recommender.model.changes import Changes, Move, Standing
from tests.small_trade import DAY

SMALL = Path(__file__).parent.parent / "small"
SITUATION = {
    "process": "sheetfed-offset",
    "appears": "after-wash",
    "rollers": "nbr",
    "voc_limit": "900 g/L",
}
KNOWN = {
    "problems": {"smudging": "must"},
    "context": SITUATION,
    "objections": ["too-expensive"],
    "priorities": ["low-voc"],
    "current": "old-oily-wash",
}


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    """Return the small knowledge base."""
    return KnowledgeBase.open(SMALL)


@pytest.fixture(scope="module")
def advice(small: KnowledgeBase) -> Advice:
    """Return advice on a client of whom much is known."""
    return small.advise(KNOWN, on=DAY)


def test_given_is_the_advice_on_the_changed_enquiry(
    small: KnowledgeBase, advice: Advice
) -> None:
    """Nothing else of the enquiry is lost, and the first advice stays as it is."""
    context = {**SITUATION, "rollers": "epdm"}
    before = advice.to_dict()

    again = advice.given(rollers="epdm")

    assert again == small.advise({**KNOWN, "context": context}, on=DAY)
    assert again.given(rollers="nbr").to_dict() == before == advice.to_dict()


def test_what_is_forgotten_is_unknown(advice: Advice) -> None:
    """None is no value."""
    again = advice.given(rollers=None, voc_limit=None)

    assert again.enquiry["context"] == {
        "process": "sheetfed-offset",
        "appears": "after-wash",
    }


def test_unknown_words_are_refused(advice: Advice) -> None:
    """As in any enquiry."""
    with pytest.raises(InvalidEnquiryError, match="rolers"):
        advice.given(rolers="epdm")
    with pytest.raises(InvalidEnquiryError, match="rubber"):
        advice.given(rollers="rubber")


def test_the_number_of_products_stays(small: KnowledgeBase) -> None:
    """Whoever asked for one product gets one."""
    again = small.advise(KNOWN, on=DAY, top=1).given(voc_limit="900 g/L")

    assert len(again.recommendations) == 1


def test_advice_made_by_hand_cannot_be_asked_again() -> None:
    """There is nobody to ask."""
    advice = Advice(knowledge_base={}, on=DAY, enquiry={}, engine="plain")

    with pytest.raises(ValueError, match="cannot be asked again"):
        advice.given(rollers="nbr")


def test_only_what_is_different_is_told(advice: Advice) -> None:
    """A lower limit rules one wash out, and nothing else happens."""
    found = changes(advice, advice.given(voc_limit="100 g/L"))

    assert found == Changes(
        moves=(
            Move(
                product="naphtha-wash",
                before=Standing.RECOMMENDED,
                after=Standing.EXCLUDED,
            ),
        )
    )
    assert found
    assert found.to_dict() == {
        "moves": [{"product": "naphtha-wash", "from": "recommended", "to": "excluded"}],
        "fires": [],
        "stops": [],
    }


def test_what_leaves_and_what_falls_silent_is_told(advice: Advice) -> None:
    """Without the wash there is no cause, and without it no need."""
    found = changes(advice, advice.given(appears="in-the-pile"))

    assert {move.after for move in found.moves} == {Standing.ABSENT}
    assert "residue-after-wash" in found.stops
    assert "residue-needs-fast-wash" in found.stops


def test_nothing_is_different_from_itself(advice: Advice) -> None:
    """That is told, too."""
    assert not changes(advice, advice.given())


def test_changes_can_be_read_both_ways(advice: Advice) -> None:
    """What enters one way leaves the other."""
    then = advice.given(rollers="epdm", appears=None)

    there, back = changes(advice, then), changes(then, advice)

    assert there
    assert (there.fires, there.stops) == (back.stops, back.fires)
    assert {(m.product, m.before, m.after) for m in there.moves} == {
        (m.product, m.after, m.before) for m in back.moves
    }
