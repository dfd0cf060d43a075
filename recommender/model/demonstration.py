"""How a product is shown at work: what authors wrote, and the plan made from it.

Times are in minutes.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum
from fractions import Fraction

from attrs import frozen

from recommender.model.condition import Condition
from recommender.model.recommendation import ToConfirm
from recommender.model.recommendation_data import to_confirm_data
from recommender.model.text import Text
from recommender.model.units import decimal_text

_NONE = Fraction()


class Phase(IntEnum):
    """When a step is due; every step of a phase comes before those of the next."""

    BEFORE = 1
    CHANGE = 2
    RUN = 3
    AFTER = 4

    @property
    def word(self) -> str:
        """The phase as authors write it."""
        return self.name.lower()


@frozen(kw_only=True)
class DemoStep:
    """One step of a demonstration.

    Attributes:
        id: What other steps name it by; empty for a step nobody names.
        step: What to do; empty where `measure`, or what it is for, says it all.
        categories: Kinds of products that it is for; empty for all.
        when: The clients that it is for; None for all.
        empties: Categories, or products, that the press is emptied of.
        flushes: Whether what is left of them is flushed out.
        fills: Whether the product is put in.
        who: Who does it.
        minutes: How long it takes; None where nobody says.
        bring: What has to be there.
        after: Ids of the steps that come before it, where they are taken at all.
        last: Whether it comes after all others of its phase.
        measure: What is measured.
        success: What counts as success.
        problems: The problems that it tells about; empty for all.
    """

    id: str = ""
    phase: Phase = Phase.CHANGE
    step: Text = Text()
    categories: tuple[str, ...] = ()
    when: Condition | None = None
    empties: tuple[str, ...] = ()
    flushes: bool = False
    fills: bool = False
    who: Text = Text()
    minutes: Fraction | None = None
    bring: tuple[Text, ...] = ()
    after: tuple[str, ...] = ()
    last: bool = False
    measure: Text = Text()
    success: Text = Text()
    problems: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class Demo:
    """What authors wrote about showing one product at work."""

    prepare: tuple[DemoStep, ...] = ()
    measure: tuple[DemoStep, ...] = ()

    def steps(self) -> Iterator[DemoStep]:
        """Yield every step, in the author's order."""
        yield from self.prepare
        yield from self.measure


@frozen(kw_only=True)
class Demonstration:
    """The plan for showing a product at work in one client's press room.

    Attributes:
        knowledge_base: Id, version and digest of what it was made from.
        on: The day it was made for.
        enquiry: The enquiry, normalised.
        confirm: What to find out before anything else, of a held product.
        empties: Categories and products that must be off the press before the
            product is put in.
        steps: In an order in which they can be taken.
    """

    knowledge_base: Mapping[str, str]
    on: date
    enquiry: Mapping[str, object]
    product: str
    confirm: tuple[ToConfirm, ...] = ()
    empties: tuple[str, ...] = ()
    steps: tuple[DemoStep, ...] = ()

    @property
    def bring(self) -> tuple[Text, ...]:
        """All that has to be there, each once, in the order it is needed."""
        return tuple(dict.fromkeys(each for step in self.steps for each in step.bring))

    @property
    def at_the_press(self) -> tuple[DemoStep, ...]:
        """The steps of the day itself: the change, and the run."""
        return self._of(Phase.CHANGE, Phase.RUN)

    @property
    def minutes(self) -> Fraction:
        """How long the day itself takes, as far as the steps say."""
        return sum((step.minutes or _NONE for step in self.at_the_press), start=_NONE)

    def _of(self, *phases: Phase) -> tuple[DemoStep, ...]:
        return tuple(step for step in self.steps if step.phase in phases)

    def to_dict(self, language: str | None = None) -> dict[str, object]:
        """Return the plan as plain data, ready for JSON.

        Texts are in `language`, or the knowledge base's default language.
        """
        return {
            "knowledge_base": dict(self.knowledge_base),
            "on": self.on.isoformat(),
            "enquiry": dict(self.enquiry),
            "product": self.product,
            "confirm": [to_confirm_data(confirm) for confirm in self.confirm],
            "empties": list(self.empties),
            "minutes": _minutes(self.minutes),
            "bring": _in_language(self.bring, language),
            "steps": [_step_data(step, language) for step in self.steps],
        }


def _step_data(step: DemoStep, language: str | None) -> dict[str, object]:
    return {
        "id": step.id or None,
        "phase": step.phase.word,
        "step": step.step.in_language(language),
        "empties": list(step.empties),
        "flushes": step.flushes,
        "fills": step.fills,
        "who": step.who.in_language(language),
        "minutes": None if step.minutes is None else _minutes(step.minutes),
        "bring": _in_language(step.bring, language),
        "measure": step.measure.in_language(language),
        "success": step.success.in_language(language),
        "problems": list(step.problems),
        "after": list(step.after),
        "sources": list(step.sources),
    }


def _in_language(texts: Iterable[Text], language: str | None) -> list[str]:
    return [text.in_language(language) for text in texts]


def _minutes(minutes: Fraction) -> int | str:
    """Return whole minutes as a number, and anything else as exact text."""
    if minutes.denominator == 1:
        return minutes.numerator
    return decimal_text(minutes) or str(minutes)
