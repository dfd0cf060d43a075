"""What clients say is understood: in three languages, and however they put it."""

import pytest

from recommender import KnowledgeBase, RecommenderError
from recommender.model.heard import Grade, Span, Subject
from tests.hearing.hearing import heard, only, printing


@pytest.mark.parametrize(
    ("text", "problem", "grade"),
    [
        ("The ink smudges.", "smudging", Grade.EXACT),
        ("Ink was smudging all day", "smudging", Grade.INFLECTED),
        ("It smuges", "smudging", Grade.MISSPELT),
        ("Die Farbe verschmiert", "smudging", Grade.EXACT),
        ("Die Farben verschmierten", "smudging", Grade.INFLECTED),
        ("Walzen sind vergalst", "roller-glazing", Grade.MISSPELT),
        ("स्याही फैलती है", "smudging", Grade.EXACT),
        ("स्याही फैल रही थी", "smudging", Grade.INFLECTED),
    ],
)
def test_a_problem_is_heard_with_its_grade(
    text: str, problem: str, grade: Grade
) -> None:
    """Word for word, in another form, and with a slip."""
    found = only(text)

    assert (found.subject, found.id) == (Subject.PROBLEM, problem)
    assert found.grade is grade


@pytest.mark.parametrize(
    "text",
    [
        "ink that rubs off on your hand",
        "the ink just rubs right off, my hand is black",
        "it rubs the ink off onto the hand",
    ],
)
def test_order_and_gaps_do_not_matter(text: str) -> None:
    """People do not speak in phrases of a vocabulary."""
    assert heard(text).problems == ("smudging",)


def test_a_paraphrase_needs_evidence() -> None:
    """Words that say much of one problem are enough, common ones are not."""
    said = heard("My rollers look shiny and glassy and they hardly carry ink")
    assert "roller-glazing" in said.problems

    assert heard("The ink is on the paper and the paper is on the press").problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Feuchtmittelschaum", "foaming"),
        ("Wir haben Kalk auf den Farbwalzen", "calcium-deposits"),
        ("Unser Papier hat Gummituchaufbau zur Folge", "piling"),
    ],
)
def test_german_compounds_are_taken_apart(text: str, problem: str) -> None:
    """As far as the vocabulary knows the parts."""
    assert problem in heard(text).problems


@pytest.mark.parametrize(
    ("latin", "devanagari"),
    [
        ("syahi failti hai", "स्याही फैलती है"),
        ("siyahi phailti hai", "स्याही फैलती है"),
        ("ink sookhti nahi hai", "इंक सूखती नहीं"),
        ("blanket par ink jam rahi hai", "ब्लैंकेट पर इंक जमा होती है"),
        ("tanki mein jhaag bhar jata hai", "टंकी में झाग भर जाता है"),
    ],
)
def test_hindi_is_heard_in_both_scripts(latin: str, devanagari: str) -> None:
    """Whatever the spelling in Latin letters."""
    assert heard(latin).problems == heard(devanagari).problems != ()


@pytest.mark.parametrize(
    "text",
    [
        "No smudging any more",
        "There is no foam in the tank any longer",
        "The set-off is gone",
        "The set-off has finally gone away",
        "We got rid of the toning",
        "We are finally rid of the toning",
        "No scumming, toning or tinting",
        "kein Tonen mehr",
        "Die Platte schmiert nicht",
        "Das Verschmieren ist seit der Umstellung weg",
        "अब धुंधला नहीं",
        "अब झाग नहीं बनता",
        "ab jhaag nahi banta",
    ],
)
def test_denial_and_relief_give_no_problem(text: str) -> None:
    """What a client does not have is not advised on."""
    assert heard(text).problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The ink will not dry", "slow-drying"),
        ("Die Farbe trocknet einfach nicht", "slow-drying"),
        ("इंक नहीं सूखती", "slow-drying"),
        ("The set-off does not go away", "set-off"),
        ("The ink not only smudges, it stinks", "smudging"),
        ("I have no idea why the ink smudges", "smudging"),
        ("How do I get rid of the foam in the fountain?", "foaming"),
        ("We want to get rid of the scumming", "scumming"),
        ("We can't get rid of the scumming", "scumming"),
        ("No foam, but the plate scums", "scumming"),
    ],
)
def test_some_denials_are_the_problem(text: str, problem: str) -> None:
    """And some words that deny elsewhere deny nothing here."""
    assert heard(text).problems == (problem,)


def test_doubts_and_what_matters_are_heard() -> None:
    """Beside problems."""
    said = heard("It is too expensive. We want the lowest VOC.")

    assert said.objections == ("too-expensive",)
    assert said.priorities == ("low-voc",)


def test_languages_may_be_mixed() -> None:
    """From sentence to sentence."""
    said = heard("The plate scums. Die Farbe verschmiert. टंकी में झाग भर जाता है।")

    assert said.problems == ("scumming", "smudging", "foaming")


def test_one_language_can_be_listened_for() -> None:
    """The others are then not understood."""
    said = printing().hear("Die Farbe verschmiert. The plate scums.", ["de"])

    assert said.problems == ("smudging",)


def test_a_strange_language_is_refused() -> None:
    """With those there are."""
    with pytest.raises(RecommenderError, match="no language 'fr', only en, hi, de"):
        printing().hear("Bonjour", ["fr"])


def test_what_led_there_is_shown_exactly() -> None:
    """Spans are of the text as it was given."""
    text = "Sadly, the ink — again! — and: THE INK SMUDGES…"
    found = only(text)

    assert found.span.of(text) == "INK SMUDGES"
    assert [word.of(text) for word in found.words] == ["INK", "SMUDGES"]
    assert (found.phrase, found.language) == ("ink smudges", "en")


def test_nothing_is_dropped_silently() -> None:
    """What led to nothing is listed; small words are not."""
    text = "The ink smudges, my neighbour plays the trombone."
    said = heard(text)

    assert [span.of(text) for span in said.not_understood] == [
        "neighbour plays the trombone"
    ]


def test_empty_text_says_nothing() -> None:
    """And fails nowhere."""
    said = heard("")

    assert (said.mentions, said.not_understood) == ((), ())
    assert said.enquiry().problems == ()


def test_what_was_heard_can_be_advised_on() -> None:
    """Every word of the enquiry is one of the vocabulary."""
    said = heard("The ink smudges only in the pile, our VOC limit is 100 g/L")
    enquiry = said.enquiry()

    assert enquiry.problems == ("smudging",)
    assert enquiry.context == {"appears": "in-the-pile", "voc_limit": "100 g/L"}


def test_contradictions_are_kept_out_of_the_enquiry() -> None:
    """They are for a question, and shown."""
    said = heard("We have NBR rollers and EPDM rollers")

    assert said.contradictions == {"rollers": ("nbr", "epdm")}
    assert "rollers" not in said.enquiry().context


def test_several_values_stay_where_several_can_hold() -> None:
    """An attribute that is `many: yes` contradicts nothing."""
    said = heard("The sheets get laminated and go through folding and creasing")

    assert said.enquiry().context["planned_finish"] == ["laminating", "folding"]
    assert said.contradictions == {}


def test_the_product_in_use_is_heard() -> None:
    """By its name; of several, none is taken to be it."""
    assert heard("We wash with Varn Wash V-380").enquiry().current == "varn-wash-v-380"

    both = heard("We have Varn Wash V-380 and Soybean oil cleaning liquid")
    assert both.products == ("varn-wash-v-380", "soybean-oil-wash")
    assert both.enquiry().current is None


def test_as_data_it_holds_the_words_too() -> None:
    """Ready for JSON."""
    data = heard("The ink smudges at 35 degrees, tuba").to_dict()

    assert data["enquiry"] == {
        "problems": ["smudging"],
        "context": {},
        "objections": [],
        "priorities": [],
        "current": None,
    }
    assert data["mentions"] == [
        {
            "subject": "problem",
            "id": "smudging",
            "value": None,
            "start": 4,
            "end": 15,
            "text": "ink smudges",
            "words": ["ink", "smudges"],
            "phrase": "ink smudges",
            "language": "en",
            "grade": "exact",
        }
    ]


def test_hearing_again_gives_the_same() -> None:
    """Also with a vocabulary compiled anew."""
    text = "ink smuges and the rollers glaze since the new wash, 15 °dH"
    again = KnowledgeBase.bundled("printing").hear(text)

    assert heard(text) == again == heard(text)
    assert all(isinstance(each.span, Span) for each in again.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Will it make the rollers swell?",
        "What if the rollers swell?",
        "Greift das unsere Walzen an?",
        "Back then the plates scummed",
        "In the old days the ink smudged",
        "Früher hat die Platte geschmiert",
        "The anti-set-off unit has arrived",
    ],
)
def test_what_is_supposed_or_over_is_no_problem(text: str) -> None:
    """Whoever only asks, or remembers, has nothing to be advised on."""
    assert heard(text).problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Why does it smudge?", "smudging"),
        ("Früher lief alles, jetzt schmiert die Platte", "scumming"),
        ("Back then it was fine, now the plate scums", "scumming"),
    ],
)
def test_what_lasts_is_a_problem(text: str, problem: str) -> None:
    """A question about what happens, and what has begun since, are problems."""
    assert problem in heard(text).problems


def test_a_problem_is_not_told_a_second_time_as_a_doubt() -> None:
    """The rollers that swell are a problem; that they might is a doubt."""
    stated = heard("The rollers are swelling")
    asked = heard("Will it swell our rollers?")

    assert (stated.problems, stated.objections) == (("roller-swelling",), ())
    assert (asked.problems, asked.objections) == ((), ("harms-rollers",))
