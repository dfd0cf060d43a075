"""What a consultation shows on the terminal: questions, what was understood, steps."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from recommender.consulting.asking import About, Ask
from recommender.consulting.events import Understood
from recommender.consulting.ladder import Missing, NextStep
from recommender.model.consultation import Evidence, Rung
from recommender.model.heard import Heard
from recommender.rendering.display import harmless
from recommender.rendering.wording import Wording
from recommender.surfaces.cli.talking.table import Sentences


@frozen
class Telling:
    """How one account manager is told.

    Attributes:
        words: How things are called.
        says: The fixed sentences.
    """

    words: Wording
    says: Sentences

    def question(self, ask: Ask | None) -> Iterator[str]:
        """Yield the lines of the next question."""
        if ask is None:
            yield self.says.decided
            return
        text = self.words.text(ask.text)
        if not text and ask.about is About.ATTRIBUTE:
            label = self.words.attribute(ask.id)
            text = self.words.phrases.not_known.format(attribute=label)
        yield f"? {text}"
        asides = [self.words.text(ask.purpose)] if ask.purpose else []
        if ask.waiting:
            asides.append(self.words.phrases.waiting.format(count=ask.waiting))
        if asides:
            yield f"  ({'; '.join(asides)})"
        scale = self.words.attribute_scale(ask.id)
        if scale is not None and scale.choices:
            called = _listed(self.words.value(scale, each) for each in scale.choices)
            yield f"  {self.says.one_of}: {called}"
        elif scale is not None and scale.unit:
            yield f"  {ask.id}={scale.unit}"

    def understood(self, found: Understood) -> Iterator[str]:
        """Yield what was understood, one line for each thing."""
        words, says = self.words, self.says
        for name, _ in found.problems:
            yield f"  {says.problem}: {words.problem(name)} ({name})"
        for name, value in found.context:
            shown = words.value(words.attribute_scale(name), value)
            yield f"  {words.attribute(name)}: {shown} ({name})"
        for name, _ in found.objections:
            yield f"  {says.objection}: {words.objection(name)} ({name})"
            yield from self.explore(name)
        for name, _ in found.priorities:
            yield f"  {says.priority}: {words.priority(name)} ({name})"
        if found.current:
            product = words.product(found.current)
            yield f"  {words.phrases.current}: {product} ({found.current})"

    def explore(self, objection: str) -> Iterator[str]:
        """Yield what to ask before an objection is answered."""
        known = self.words.knowledge.objections.get(objection)
        if known and known.explore:
            text = self.words.text(known.explore)
            yield f"    {self.says.explore}: {text}"

    def heard(self, heard: Heard, found: Understood) -> Iterator[str]:
        """Yield what a text was understood to say, and what was not understood."""
        told = list(self.understood(found))
        yield f"{self.says.understood}:" if told else self.says.nothing
        yield from told
        for name, values in heard.contradictions.items():
            scale = self.words.attribute_scale(name)
            yield "  " + self.says.contradiction.format(
                attribute=self.words.attribute(name),
                values=_listed(self.words.value(scale, each) for each in values),
            )
        if told and heard.not_understood:
            missed = "; ".join(span.of(heard.text) for span in heard.not_understood)
            yield f"  {self.says.not_understood}: {harmless(missed)}"

    def next_step(self, step: NextStep) -> Iterator[str]:
        """Yield what may be asked for, and what stands before the next rung."""
        says = self.says
        if step.product:
            yield says.about.format(product=self._named(step.product))
        if step.earned is None:
            yield says.may_not_ask
        else:
            asks = self.words.text(step.earned.asks)
            yield says.may_ask.format(rung=self.rung(step.earned), asks=asks)
            if step.agreed:
                yield says.agreed
        if step.next is None:
            yield says.top
            return
        yield f"{says.before.format(rung=self.rung(step.next))}:"
        for missing in step.missing:
            yield f"  - {self._missing(missing)}"

    def rung(self, rung: Rung) -> str:
        """Return what a rung is called."""
        return self.words.text(rung.label) or rung.id

    def _missing(self, missing: Missing) -> str:
        """Return what stands before a rung."""
        says, words = self.says, self.words
        if missing.evidence is None:
            return says.no_product
        text, call = {
            Evidence.PROBLEM_CONFIRMED: (says.not_confirmed, words.problem),
            Evidence.NO_OPEN_OBJECTION: (says.open_objection, words.objection),
            Evidence.INTEREST_SHOWN: (says.no_interest, words.product),
            Evidence.SAMPLE_TRIED: (says.no_sample, words.product),
            Evidence.DEMONSTRATION_MEASURED: (says.not_measured, words.product),
        }[missing.evidence]
        return text.format(ids=_listed(f"{call(i)} ({i})" for i in missing.ids))

    def _named(self, product: str) -> str:
        return f"{self.words.product(product)} ({product})"


def _listed(things: Iterable[str]) -> str:
    return "; ".join(things)
