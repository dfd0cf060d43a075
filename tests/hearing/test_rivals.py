"""Words that tell of several things are heard as what they tell of most."""

import pytest

from tests.hearing.hearing import heard, situation


@pytest.mark.parametrize(
    ("text", "said", "not_said"),
    [
        (
            "The cells of the anilox are full of dried ink",
            "anilox-plugging",
            "drying-in",
        ),
        ("White spots where the paper was pulled out", "picking", "pinholing"),
        (
            "Das Papier staubt, dauernd muss ich das Gummituch abwischen",
            "linting",
            "smudging",
        ),
    ],
)
def test_a_problem_named_loosely_gives_way_to_the_one_its_words_tell_of(
    text: str, said: str, not_said: str
) -> None:
    """Dried ink in the anilox is no ink that dries in the screen."""
    assert said in heard(text).problems
    assert not_said not in heard(text).problems


def test_a_problem_said_word_for_word_stands_beside_any_other() -> None:
    """Whatever else is said around it."""
    said = heard("The plate scums and the fountain solution is foaming").problems
    assert set(said) == {"scumming", "foaming"}


def test_three_words_that_make_up_most_of_a_phrase_are_enough() -> None:
    """Where nothing else has as much to do with them."""
    said = heard("Die Platten halten nur noch die halbe Auflage").problems
    assert said == ("plate-wear",)


def test_a_value_said_in_one_go_keeps_its_words() -> None:
    """What follows it is another thing."""
    text = "since we changed the wash the ink rubs off in the pile, UV on coated stock"
    assert heard(text).problems == ("smudging",)
    assert situation(text)["since"] == "wash"


def test_what_happens_is_no_doubt_about_what_might() -> None:
    """A film left behind is a problem; who fears one has a doubt."""
    said = heard("After washing up there is always a greasy film left on the blanket")
    assert said.objections == ()
    assert heard("It leaves a film").objections == ("leaves-residue",)


def test_a_doubt_is_heard_in_other_words_where_no_problem_has_them() -> None:
    """Half of a phrase is enough where nothing else speaks for the words."""
    said = heard("hamari machine bahut busy hai, test nahi kar sakte")
    assert said.objections == ("trial-disturbs-production",)


def test_what_a_phrase_says_in_full_is_a_problem_whatever_is_doubted() -> None:
    """Only what is told in part gives way to a doubt in the same words."""
    assert (
        "plate-wear" in heard("Die Platten halten keine 50.000 Auflage mehr.").problems
    )
    said = heard("The wash leaves a greasy film on the cylinder.")
    assert "wash-residue" in said.problems


def test_what_others_say_is_no_cause_that_the_client_names() -> None:
    """In German the form of the verb tells who says so."""
    said = heard("Der Lieferant sagt, es liege am Papier. Die Bogen legen ab.")
    assert "named_cause" not in said.enquiry().context
    said = heard("Es liegt am Papier, dass die Bogen ablegen.")
    assert said.enquiry().context["named_cause"] == "paper"


def test_a_part_that_is_only_mentioned_is_no_cause() -> None:
    """Advice would say that the client had named one."""
    for text in (
        "The compressor stands right beside the press. The ink smudges.",
        "We keep the spare bearings in the store. Our sheets set off in the pile.",
    ):
        assert "named_cause" not in heard(text).enquiry().context
    said = heard("The streaks are caused by a bearing.")
    assert said.enquiry().context["named_cause"] == "machine-part"
