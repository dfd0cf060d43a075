"""Hindi as people spell it, in either script."""

import pytest

from tests.hearing.hearing import heard


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("शीट्स एक दूसरे से सट गई हैं", "blocking"),
        ("pile mein sheets chipak gayi", "blocking"),
        ("डैम्पनिंग का पानी रंगीन हो गया", "tinting"),
        ("डैंपनिंग का पानी रंगीन हो गया", "tinting"),
        ("anilox jaam ho gaya hai", "anilox-plugging"),
        ("stencil ukhad jata hai", "stencil-breakdown"),
        ("प्लेट गन्दी चल रही है", "scumming"),
    ],
)
def test_a_problem_is_heard_in_each_spelling(text: str, problem: str) -> None:
    """Dots, nasal signs, plurals and Latin letters tell nothing apart."""
    assert heard(text).problems == (problem,)


@pytest.mark.parametrize(
    "text",
    [
        "रोलर ख़राब हो जाएँगे",
        "रोलर खराब हो जाएंगे",
        "roller kharab ho jayenge",
        "roller kharaab ho jaenge",
    ],
)
def test_a_doubt_is_heard_in_each_spelling(text: str) -> None:
    """A doubt about the future, with every way to write its verb."""
    assert heard(text).objections == ("harms-rollers",)


@pytest.mark.parametrize(
    "text",
    [
        "झाग बनना बंद हो गया",
        "jhaag banna band ho gaya",
        "अब सूखने में टाइम नहीं लगता",
        "शीट चिपकती नहीं, बढ़िया चल रहा है",
    ],
)
def test_what_is_over_is_no_problem(text: str) -> None:
    """Neither a problem nor a doubt."""
    assert heard(text).problems == ()
    assert heard(text).objections == ()


def test_touching_is_no_lime() -> None:
    """In short words `chh` is another sound than `ch`."""
    assert heard("machine chhune par jhatka lagta hai").problems == ("static",)
