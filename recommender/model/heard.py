"""What was heard in a client's own words, and the words that led there.

Everything here is a value. Spans count code points of the text as it was given, so
`text[span.start:span.end]` is what the client said.
"""

from collections.abc import Iterator, Mapping
from enum import Enum, IntEnum

from attrs import field, frozen

from recommender.model.enquiry import Enquiry, StatedValue


class Grade(IntEnum):
    """How closely what was said follows the phrase it was heard by."""

    PARAPHRASE = 0
    MISSPELT = 1
    INFLECTED = 2
    EXACT = 3

    @property
    def word(self) -> str:
        """The grade as it is printed."""
        return self.name.lower()


class Subject(Enum):
    """What a mention is about."""

    PROBLEM = "problem"
    OBJECTION = "objection"
    PRIORITY = "priority"
    ATTRIBUTE = "attribute"
    PRODUCT = "product"


class Intent(Enum):
    """What somebody says something for."""

    PROBLEM = "problem"
    OBJECTION = "objection"
    PRODUCT = "product"
    QUESTION = "question"
    REMARK = "remark"


@frozen(order=True)
class Span:
    """A stretch of the text, in code points; the end is not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what `text` says there."""
        return text[self.start : self.end]


@frozen(kw_only=True)
class Mention:
    """One thing that was heard.

    Attributes:
        id: Of the problem, objection, priority, attribute or product.
        value: Of an attribute: a choice, or a quantity such as `100 g/L`.
        span: From the first to the last word that led there.
        words: Those words, in the order of the text.
        phrase: The vocabulary's phrase that it rests on.
        language: Of that phrase.
    """

    subject: Subject
    id: str
    value: str = ""
    span: Span
    words: tuple[Span, ...]
    phrase: str
    language: str
    grade: Grade

    @property
    def sort_key(self) -> tuple[int, int, str, str, str]:
        """Order by place, then by what it is about."""
        span = self.span
        return (span.start, span.end, self.subject.value, self.id, self.value)


@frozen(kw_only=True)
class Heard:
    """What a text was understood to say.

    Attributes:
        text: The text as it was given.
        mentions: In the order of the text.
        not_understood: Stretches of words that led to nothing; words such as `the`
            and `with` are left out.
        many: Attributes that can have several values.
        intent: What it was said for; of several things, the first that counts: a
            problem, an objection, looking for a product, a question, a remark.
    """

    text: str
    mentions: tuple[Mention, ...] = ()
    not_understood: tuple[Span, ...] = ()
    many: frozenset[str] = field(default=frozenset(), repr=False)
    intent: Intent = Intent.REMARK

    def ids(self, subject: Subject) -> tuple[str, ...]:
        """Return what was heard of one subject, each once, in the text's order."""
        found = (each.id for each in self.mentions if each.subject is subject)
        return tuple(dict.fromkeys(found))

    @property
    def problems(self) -> tuple[str, ...]:
        """Ids of the problems."""
        return self.ids(Subject.PROBLEM)

    @property
    def objections(self) -> tuple[str, ...]:
        """Ids of the objections."""
        return self.ids(Subject.OBJECTION)

    @property
    def priorities(self) -> tuple[str, ...]:
        """Ids of the priorities."""
        return self.ids(Subject.PRIORITY)

    @property
    def products(self) -> tuple[str, ...]:
        """Ids of the products."""
        return self.ids(Subject.PRODUCT)

    @property
    def contradictions(self) -> Mapping[str, tuple[str, ...]]:
        """Attributes that were given several values but can have only one."""
        return {
            name: values
            for name, values in self._values().items()
            if len(values) > 1 and name not in self.many
        }

    def enquiry(self) -> Enquiry:
        """Return what was heard as an enquiry.

        An attribute that was given two values where one is possible is left out,
        and so is the product in use when several were named: those are for a
        question, not for a guess.
        """
        products = self.products
        return Enquiry(
            problems=self.problems,
            context=dict(self._context()),
            objections=self.objections,
            priorities=self.priorities,
            current=products[0] if len(products) == 1 else None,
        )

    def to_dict(self) -> dict[str, object]:
        """Return the same as plain data, ready for JSON."""
        enquiry = self.enquiry()
        return {
            "intent": self.intent.value,
            "mentions": [_mention_data(each, self.text) for each in self.mentions],
            "not_understood": [
                {"start": span.start, "end": span.end, "text": span.of(self.text)}
                for span in self.not_understood
            ],
            "contradictions": {
                name: list(values) for name, values in self.contradictions.items()
            },
            "enquiry": {
                "problems": list(self.problems),
                "context": {
                    name: value
                    if isinstance(value, str)
                    else list(self._values()[name])
                    for name, value in enquiry.context.items()
                },
                "objections": list(self.objections),
                "priorities": list(self.priorities),
                "current": enquiry.current,
            },
        }

    def _values(self) -> dict[str, tuple[str, ...]]:
        """Return the values heard per attribute, sorted by its name."""
        found: dict[str, dict[str, None]] = {}
        for each in self.mentions:
            if each.subject is Subject.ATTRIBUTE:
                found.setdefault(each.id, {})[each.value] = None
        return {name: tuple(found[name]) for name in sorted(found)}

    def _context(self) -> Iterator[tuple[str, StatedValue]]:
        """Yield the attribute values that do not contradict one another."""
        for name, values in self._values().items():
            if len(values) == 1:
                yield name, values[0]
            elif name in self.many:
                yield name, list(values)


def _mention_data(mention: Mention, text: str) -> dict[str, object]:
    """Return a mention as plain data."""
    return {
        "subject": mention.subject.value,
        "id": mention.id,
        "value": mention.value or None,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "words": [word.of(text) for word in mention.words],
        "phrase": mention.phrase,
        "language": mention.language,
        "grade": mention.grade.word,
    }
