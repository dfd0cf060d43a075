"""What `it` and `they` stand for."""

import pytest

from tests.hearing.hearing import heard


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "I have a problem with my rollers. They have gone hard and shiny.",
            "roller-glazing",
        ),
        ("Look at these plates. They are covered in small dots.", "oxidation-dots"),
        (
            "Our new blankets came in May. They have swollen at the edges.",
            "blanket-swelling",
        ),
        (
            "Wir haben neue Gummitücher. Sie quellen an den Kanten auf.",
            "blanket-swelling",
        ),
        (
            "Wir haben Ärger mit den Farbwalzen. Die werden hart und glänzen.",
            "roller-glazing",
        ),
        ("rollers pichhle saal liye the. ab phool gaye hain", "roller-swelling"),
    ],
)
def test_it_stands_for_what_the_sentence_before_is_about(
    text: str, problem: str
) -> None:
    """Whoever has named a thing calls it `it`."""
    said = heard(text)
    (mention,) = (each for each in said.mentions if each.id == problem)
    assert mention.span.start < text.index(".") < mention.span.end
    assert not any(
        span.start <= mention.words[0].start < span.end for span in said.not_understood
    )


@pytest.mark.parametrize(
    "text",
    [
        # No word stands for the plates.
        "Look at these plates. Small dots are everywhere.",
        # What has told of a trouble by itself is not asked again.
        "The rollers strip. They have gone hard and shiny.",
        # Of so many things any could be meant.
        "Paper, ink, plates, blankets and rollers are new. They have gone shiny.",
    ],
)
def test_other_sentences_are_heard_by_themselves(text: str) -> None:
    """Only a word that refers takes words of the sentence before, where few are."""
    end = text.index(".")
    for mention in heard(text).mentions:
        assert mention.span.end <= end or mention.span.start > end


def test_what_the_sentence_before_says_is_heard_once() -> None:
    """Its words count for the next one, and tell nothing there alone."""
    said = heard("My question is about the fountain solution. It foams like beer.")
    assert "foaming" in said.problems
    values = [(each.id, each.value) for each in said.mentions if each.value]
    assert len(values) == len(set(values))
