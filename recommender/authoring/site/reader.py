"""Who a page is for: one language, and where the page stands among the others."""

from collections.abc import Sequence

from attrs import field, frozen

from recommender.authoring.site.relations import Node, Relations
from recommender.authoring.site.words import SiteWords
from recommender.model.condition import AllOf, AnyOf, Condition, Line, NoneOf
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text
from recommender.rendering.facts import about
from recommender.rendering.markup import Html, joined, tag
from recommender.rendering.wording import Wording

FOLDERS = {
    "problem": "problems",
    "need": "needs",
    "product": "products",
    "objection": "objections",
    "rule": "rules",
}
"""Kinds that have a page for each of them, and the folder that holds those."""

LISTED = {"source": "sources", "attribute": "attributes", "scenario": "scenarios"}
"""Kinds that share one page, and its name."""

_LABELLED = frozenset((*FOLDERS, "category", "substance", "attribute")) - {"rule"}
_OF_NAMES = {
    "problem": "problem",
    "objection": "objection",
    "product": "product",
    "category": "category",
    "contains": "substance",
    "free_of": "substance",
}


@frozen(kw_only=True)
class Reader:
    """One language, and how far up the pages of that language begin.

    Attributes:
        up: What leads from the page to the folder of the language.
        numbers: The number of each scenario.
    """

    knowledge: Knowledge
    relations: Relations
    words: Wording
    fixed: SiteWords
    up: str = ""
    numbers: dict[str, int] = field(factory=dict, eq=False, repr=False)

    def text(self, text: Text) -> str:
        """Return what authors wrote, in the language."""
        return self.words.text(text)

    def called(self, kind: str, name: str) -> str:
        """Return what something is called."""
        known = self.knowledge
        if kind in _LABELLED:
            label: str = getattr(self.words, kind)(name)
            return label
        title = Text()
        if kind == "source" and name in known.sources:
            title = known.sources[name].title
        elif kind == "rule" and name in known.rules:
            title = known.rules[name].title
        return self.text(title) or name

    def href(self, kind: str, name: str) -> str:
        """Return where the page about something is; empty where there is none."""
        if kind in FOLDERS:
            return f"{self.up}{FOLDERS[kind]}/{name}.html"
        if kind == "scenario":
            return f"{self.up}scenarios.html#scenario-{self.numbers[name]}"
        return f"{self.up}{LISTED[kind]}.html#{name}" if kind in LISTED else ""

    def link(self, kind: str, name: str) -> Html:
        """Return what something is called, leading to its page."""
        href = self.href(kind, name)
        text = self.called(kind, name)
        return tag("a", text, href=href) if href else tag("span", text)

    def links(self, kind: str, names: tuple[str, ...] | list[str]) -> Html:
        """Return links as a list, or the word for none."""
        if not names:
            return tag("p", self.fixed.none, class_="faint")
        return bullets([self.link(kind, name) for name in names])

    def sources(self, names: tuple[str, ...]) -> Html:
        """Return links to sources under a heading, or nothing."""
        return (
            section(self.fixed.sources, self.links("source", names))
            if names
            else Html()
        )

    def condition(self, condition: Condition) -> Html:
        """Return the lines of a condition; alternatives stand apart."""
        blocks = [
            bullets([self.line(line) for line in block]) for block in condition.blocks
        ]
        return joined(blocks, tag("p", self.fixed.either, class_="either"))

    def line(self, line: Line) -> Html:
        """Return one line of a condition, with what it names leading there."""
        subject = str(line.subject)
        lead = about(subject, self.words)
        if subject in self.knowledge.attributes:
            heading = tag("a", lead, href=self.href("attribute", subject))
        else:
            heading = tag("span", lead)
        return joined((heading, ": ", self._asked(subject, line)))

    def _asked(self, subject: str, line: Line) -> Html:
        kind, test = _OF_NAMES.get(subject), line.test
        if kind is not None and isinstance(test, AnyOf | AllOf | NoneOf):
            names = joined([self.link(kind, name) for name in test.values], ", ")
            phrases = self.words.phrases
            # The frame is a phrase with one gap, into which the links go.
            frame = {AllOf: phrases.all_of, NoneOf: phrases.none_of}.get(
                type(test), "{values}"
            )
            before, _, after = frame.partition("{values}")
            return joined((before, names, after))
        scale = self.words.attribute_scale(subject) or self.words.property_scale(
            subject
        )
        return joined((self.words.test(scale, test),))

    def node(self, node: Node) -> str:
        """Return what a box of a drawing says."""
        kind, name = node
        if kind == "conclusion":
            attribute, _, value = name.partition("=")
            return self.words.value(self.words.attribute_scale(attribute), value)
        return self.called(kind, name)

    def node_href(self, node: Node) -> str:
        """Return where a box of a drawing leads."""
        kind, name = node
        if kind == "conclusion":
            return self.href("attribute", name.partition("=")[0])
        return self.href(kind, name)


def bullets(parts: list[Html], class_: str = "") -> Html:
    """Return parts as a list."""
    given = {"class_": class_} if class_ else {}
    return tag("ul", *(tag("li", part) for part in parts), **given)


def section(heading: str, *inside: str) -> Html:
    """Return what stands under a heading."""
    return tag("section", tag("h2", heading), *inside)


def pairs(found: Sequence[tuple[str, str]]) -> Html:
    """Return names and values beside each other, without those that are empty."""
    parts = [
        joined((tag("dt", name), tag("dd", value))) for name, value in found if value
    ]
    return tag("dl", *parts) if parts else Html()
