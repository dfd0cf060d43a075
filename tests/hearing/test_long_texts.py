"""Long sentences and letters, most of which are about something else."""

import pytest

from tests.hearing.hearing import heard


@pytest.mark.parametrize(
    "text",
    [
        (
            "Thursday would suit us best since the press is down for service in the "
            "morning anyway and the crew will be there."
        ),
        "A parcel would be easier than picking it up.",
        "The blanket order is signed, you have it in black and white.",
        "We are closed on Friday and open again on the second.",
        "Das spielt keine Rolle, wir haben es schwarz auf weiß.",
        (
            "Item five: please put the rags into the red bins and close the lids, and "
            "do not park pallets in front of the fire door."
        ),
    ],
)
def test_what_many_words_have_in_common_with_a_problem_by_chance_is_none(
    text: str,
) -> None:
    """Three words of thirty that go with drying are no slow drying."""
    assert not heard(text).problems


def test_the_same_words_close_together_are_one() -> None:
    """What a short sentence says with two words, a long one says with three."""
    short = "Ink turns to fat with water."
    long = (
        "On Friday my colleague from the second shift, who has been here for years, "
        "told the customer on the phone about it, and our salesman knows it too: "
    )
    assert "emulsification" in heard(short).problems
    assert "emulsification" in heard(long + short).problems


def test_a_problem_named_outright_is_heard_in_a_sentence_of_any_length() -> None:
    """Only what is told in part takes more words in a long one."""
    said = (
        "Our technician, who had been at the fair with the two apprentices and came "
        "back with a bag of leaflets, says that the plate scums on the left side "
        "whenever the night shift has changed the filter and nobody noted it down"
    )
    assert heard(said).problems == ("scumming",)


def test_a_word_that_one_phrase_has_does_not_tell_of_its_problem_alone() -> None:
    """`Comes off on the gloves` is said by more than the gloves."""
    assert heard("The ink comes off on my gloves").problems == ("smudging",)
    assert not heard("The new gloves are in the cupboard").problems
