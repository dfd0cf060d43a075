"""What was heard in a client's words, shown with the words that led there."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from recommender.model.heard import Grade, Heard, Mention, Span, Subject
from recommender.model.knowledge import Knowledge
from recommender.rendering.outline import Item, Mark, Outline, Section, group
from recommender.rendering.wording import Wording, wording


@frozen(kw_only=True)
class _Words:
    """The fixed words around what was heard, in one language."""

    title: str
    nothing: str
    subjects: Mapping[Subject, str]
    grades: Mapping[Grade, str]
    like: str
    contradicting: str
    not_understood: str


_ENGLISH = _Words(
    title="What was understood",
    nothing="Nothing that the knowledge base has words for.",
    subjects={
        Subject.PROBLEM: "Problems",
        Subject.OBJECTION: "Objections",
        Subject.PRIORITY: "Priorities",
        Subject.ATTRIBUTE: "Situation",
        Subject.PRODUCT: "In use now",
    },
    grades={
        Grade.EXACT: "exact",
        Grade.INFLECTED: "inflected",
        Grade.MISSPELT: "misspelt",
        Grade.PARAPHRASE: "paraphrase",
    },
    like='{said}; as in "{phrase}", {grade}',
    contradicting="Said in two ways, so not taken over",
    not_understood="Not understood",
)
_GERMAN = _Words(
    title="Was verstanden wurde",
    nothing="Nichts, wofür die Wissensbasis Worte hat.",
    subjects={
        Subject.PROBLEM: "Probleme",
        Subject.OBJECTION: "Einwände",
        Subject.PRIORITY: "Prioritäten",
        Subject.ATTRIBUTE: "Situation",
        Subject.PRODUCT: "Jetzt im Einsatz",
    },
    grades={
        Grade.EXACT: "wörtlich",
        Grade.INFLECTED: "gebeugt",
        Grade.MISSPELT: "verschrieben",
        Grade.PARAPHRASE: "umschrieben",
    },
    like="{said}; wie in „{phrase}“, {grade}",
    contradicting="Auf zwei Arten gesagt, deshalb nicht übernommen",
    not_understood="Nicht verstanden",
)
_HINDI = _Words(
    title="क्या समझा गया",
    nothing="ऐसा कुछ नहीं जिसके लिए जानकारी में शब्द हों।",
    subjects={
        Subject.PROBLEM: "समस्याएँ",
        Subject.OBJECTION: "आपत्तियाँ",
        Subject.PRIORITY: "प्राथमिकताएँ",
        Subject.ATTRIBUTE: "स्थिति",
        Subject.PRODUCT: "अभी इस्तेमाल में",
    },
    grades={
        Grade.EXACT: "ज्यों का त्यों",
        Grade.INFLECTED: "रूप बदला हुआ",
        Grade.MISSPELT: "वर्तनी अलग",
        Grade.PARAPHRASE: "दूसरे शब्दों में",
    },
    like="{said}; जैसे “{phrase}”, {grade}",
    contradicting="दो तरह से कहा गया, इसलिए नहीं लिया",
    not_understood="समझ नहीं आया",
)
_WORDS = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "hi": _HINDI})


def heard_outline(
    heard: Heard, knowledge: Knowledge, *, language: str | None
) -> Outline:
    """Return what was understood, and what was not.

    Args:
        heard: What was heard.
        knowledge: What it was heard in the words of.
        language: The reader's; None for the knowledge base's own.
    """
    words = wording(knowledge, language)
    fixed = _WORDS.get(words.language.partition("-")[0], _ENGLISH)
    items = tuple(_items(heard, words, fixed))
    if not heard.mentions:
        items = (Item(text=fixed.nothing, mark=Mark.SENTENCE), *items)
    return Outline(
        title=fixed.title, sections=(Section(heading="", items=items),), sources={}
    )


def _items(heard: Heard, words: Wording, fixed: _Words) -> Iterator[Item]:
    for subject, lead in fixed.subjects.items():
        said: dict[str, list[Mention]] = {}
        for mention in heard.mentions:
            if mention.subject is subject:
                said.setdefault(_called(mention, words), []).append(mention)
        yield from group(
            lead,
            tuple(
                Item(text=called, note=_led(mentions[0], heard.text, fixed))
                for called, mentions in said.items()
            ),
        )
    yield from group(
        fixed.contradicting,
        tuple(
            Item(text=words.attribute(name)) for name in sorted(heard.contradictions)
        ),
    )
    stretches = [words.quoted(span.of(heard.text)) for span in heard.not_understood]
    if stretches:
        yield Item(
            lead=fixed.not_understood, text=", ".join(stretches), mark=Mark.GROUP
        )


def _called(mention: Mention, words: Wording) -> str:
    """Return what the thing that was heard is called."""
    name = mention.id
    match mention.subject:
        case Subject.PROBLEM:
            return words.problem(name)
        case Subject.OBJECTION:
            return words.objection(name)
        case Subject.PRIORITY:
            return words.priority(name)
        case Subject.PRODUCT:
            return words.product(name)
        case Subject.ATTRIBUTE:
            value = words.value(words.attribute_scale(name), mention.value)
            return f"{words.attribute(name)}: {value}"


def _led(mention: Mention, text: str, fixed: _Words) -> str:
    """Return the words that led to a mention, and the phrase they are like."""
    stretches: list[Span] = []
    for span in mention.words:
        if stretches and span.start - stretches[-1].end <= 1:
            stretches[-1] = Span(stretches[-1].start, max(span.end, stretches[-1].end))
        else:
            stretches.append(span)
    said = " … ".join(span.of(text) for span in stretches)
    if not mention.phrase:
        return said
    grade = fixed.grades[mention.grade]
    return fixed.like.format(said=said, phrase=mention.phrase, grade=grade)
