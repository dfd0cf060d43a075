"""The turns of a consultation in the terminal: one typed line in, what to show out."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from attrs import define

from recommender.consulting.asking import About, Ask
from recommender.consulting.consultation import Consultation
from recommender.consulting.events import Thing, Understood
from recommender.errors import InvalidEnquiryError, RecommenderError
from recommender.model.enquiry import Enquiry
from recommender.model.heard import Heard
from recommender.rendering.advice_text import advice_text, laid_out
from recommender.rendering.explaining import why_not_outline, why_outline
from recommender.surfaces.cli.talking.naming import (
    in_ids,
    is_bare_number,
    named,
    named_before,
    value_of,
)
from recommender.surfaces.cli.talking.telling import Telling

_GIVEN = re.compile(r"([a-z][a-z0-9_]*)\s*=\s*(\S.*)")
_TOLD_IN_FULL = 3
_MEASURED = re.compile(r"(|.*?\s)(yes|no)(|\s.*)", re.DOTALL)


@define
class Turns:
    """One consultation under way.

    Attributes:
        talk: As it stands.
        tell: How to say things.
        on: The day to advise on; events are dated by it.
        hears: Whether a client's own words can be understood here.
        width: Columns of a line of advice.
        ended: Whether the account manager has left.
    """

    talk: Consultation
    tell: Telling
    on: date
    hears: bool
    width: int = 80
    ended: bool = False

    def ask(self) -> Iterator[str]:
        """Yield the next question.

        Raises:
            InvalidEnquiryError: The log has words that the knowledge base does not
                know; withdrawing them mends it.
        """
        yield from self.tell.question(self.talk.ask(on=self.on))

    def take(self, line: str) -> Iterator[str]:
        """Take in one typed line, and yield what to show.

        Raises:
            RecommenderError: It cannot be taken in; nothing has changed.
        """
        text = line.strip()
        if text.startswith("/"):
            word, _, rest = text[1:].partition(" ")
            command = self._commands().get(word)
            if command is None:
                msg = f"there is no command /{word}; /help lists them"
                raise RecommenderError(msg)
            yield from command(rest.strip())
        elif text:
            yield from self._say(text)
        else:
            yield from self._skip("")

    def _commands(self) -> Mapping[str, Callable[[str], Iterator[str]]]:
        return {
            "advice": self._advice,
            "agree": self._agree,
            "confirm": self._confirm,
            "help": self._help,
            "interest": self._interest,
            "measured": self._measured,
            "next": self._next,
            "object": self._object,
            "quit": self._quit,
            "settle": self._settle,
            "skip": self._skip,
            "tried": self._tried,
            "why": self._why,
            "withdraw": self._withdraw,
        }

    @property
    def _at(self) -> str:
        return self.on.isoformat()

    def _asked(self) -> Ask | None:
        """Return what was asked; nothing where the log has to be mended first."""
        try:
            return self.talk.ask(on=self.on)
        except InvalidEnquiryError:
            return None

    def _say(self, text: str) -> Iterator[str]:
        """Take in what the client said, in words or in ids."""
        asked = self._asked()
        given = _GIVEN.fullmatch(text)
        if given and given[1] in self.tell.words.knowledge.attributes:
            yield from self._answer(given[1], given[2])
            return
        if asked and asked.about is About.ATTRIBUTE and self._fits(asked.id, text):
            yield from self._answer(asked.id, text)
            return
        opening = asked.id if asked and asked.about is About.OPENING else ""
        enquiry = in_ids(text, self.tell.words.knowledge)
        heard = Heard(text=text)
        if enquiry is None and not self.hears:
            raise RecommenderError(self.tell.says.no_hearing)
        if enquiry is None:
            heard = self.talk.knowledge_base.hear(text)
            enquiry = heard.enquiry()
        self.talk = self.talk.state(enquiry, text=text, opening=opening, at=self._at)
        yield from self.tell.heard(heard, Understood.of(enquiry))

    def _fits(self, name: str, text: str) -> bool:
        """Whether a text is meant as a value of the attribute that was asked for."""
        attribute = self.tell.words.knowledge.attributes[name]
        if attribute.scale.numeric and is_bare_number(text):
            return True
        try:
            self.talk.answer(name, value_of(attribute, text))
        except InvalidEnquiryError:
            return False
        return True

    def _answer(self, name: str, text: str) -> Iterator[str]:
        stated = value_of(self.tell.words.knowledge.attributes[name], text)
        self.talk = self.talk.answer(name, stated, at=self._at)
        value = self.talk.standing.context[name]
        yield f"{self.tell.says.understood}:"
        yield from self.tell.understood(Understood(context=((name, value),)))

    def _skip(self, _rest: str) -> Iterator[str]:
        asked = self._asked()
        if asked is not None:
            self.talk = self.talk.pass_over(asked, at=self._at)
            yield self.tell.says.left_open

    def _advice(self, _rest: str) -> Iterator[str]:
        words = self.tell.words
        yield advice_text(
            self.talk.advice(on=self.on),
            words.knowledge,
            language=words.language,
            width=self.width,
            top=_TOLD_IN_FULL,
        ).rstrip("\n")

    def _why(self, rest: str) -> Iterator[str]:
        kb, words, enquiry = (
            self.talk.knowledge_base,
            self.tell.words,
            self.talk.enquiry(),
        )
        fits = [each.product for each in self.talk.advice(on=self.on).recommendations]
        product = self._product(rest)
        if product in fits:
            outline = why_outline(
                kb.why(enquiry, product, on=self.on),
                words.knowledge,
                on=self.on,
                language=words.language,
            )
        else:
            outline = why_not_outline(
                kb.why_not(enquiry, product, on=self.on),
                words.knowledge,
                on=self.on,
                language=words.language,
            )
        yield laid_out(outline, width=self.width).rstrip("\n")

    def _product(self, rest: str) -> str:
        """Return the product that is named, or else the one it is about."""
        return (
            named(rest, self.tell.words.knowledge.products) if rest else self._about()
        )

    def _about(self) -> str:
        """Return the product that the conversation is about."""
        product = self.talk.next_step(on=self.on).product
        if not product:
            raise RecommenderError(self.tell.says.no_product)
        return product

    def _next(self, _rest: str) -> Iterator[str]:
        yield from self.tell.next_step(self.talk.next_step(on=self.on))

    def _confirm(self, rest: str) -> Iterator[str]:
        problems = self.tell.words.knowledge.problems
        for problem in [named(rest, problems)] if rest else self.talk.standing.problems:
            self.talk = self.talk.confirm(problem, at=self._at)
            yield self._noted(f"{self.tell.words.problem(problem)} ({problem})")

    def _object(self, rest: str) -> Iterator[str]:
        known = self.tell.words.knowledge.objections
        rest = named(rest, known)
        if rest in known or not self.hears or " " not in rest:
            found: tuple[str, ...] = (rest,)
            self.talk = self.talk.object(rest, at=self._at)
        else:
            found = self.talk.knowledge_base.hear(rest).objections
            voiced = Enquiry(objections=found)
            self.talk = self.talk.state(voiced, text=rest, at=self._at)
        if not found:
            yield self.tell.says.nothing
        for objection in found:
            yield self._noted(f"{self.tell.words.objection(objection)} ({objection})")
            yield from self.tell.explore(objection)

    def _settle(self, rest: str) -> Iterator[str]:
        rest = named(rest, self.tell.words.knowledge.objections)
        self.talk = self.talk.settle(rest, at=self._at)
        yield self._noted(f"{self.tell.words.objection(rest)} ({rest})")

    def _interest(self, rest: str) -> Iterator[str]:
        product = self._product(rest)
        self.talk = self.talk.show_interest(product, at=self._at)
        yield self._noted(f"{self.tell.words.product(product)} ({product})")

    def _tried(self, rest: str) -> Iterator[str]:
        product = self._product(rest)
        self.talk = self.talk.try_sample(product, at=self._at)
        yield self._noted(f"{self.tell.words.product(product)} ({product})")

    def _measured(self, rest: str) -> Iterator[str]:
        found = _MEASURED.fullmatch(rest)
        if found is None:
            msg = "write `/measured PRODUCT yes` or `/measured PRODUCT no`"
            raise RecommenderError(msg)
        product = self._product(found[1].strip())
        self.talk = self.talk.measure(
            product,
            success=found[2] == "yes",
            text=found[3].strip(),
            at=self._at,
        )
        yield self._noted(f"{self.tell.words.product(product)} ({product})")

    def _agree(self, rest: str) -> Iterator[str]:
        rungs = self.tell.words.knowledge.commitment
        rung, _, product = rest.partition(" ")
        if (whole := named(rest, rungs)) in rungs:
            rung, product = whole, ""
        product = self._product(product.strip())
        earned = self.talk.next_step(on=self.on).earned
        self.talk = self.talk.agree(rung, product, at=self._at)
        yield self._noted(f"{rung}, {self.tell.words.product(product)} ({product})")
        order = list(rungs)
        if order.index(rung) > (order.index(earned.id) if earned else -1):
            yield self.tell.says.not_earned

    def _withdraw(self, rest: str) -> Iterator[str]:
        rest = named_before(rest, self.talk)
        found = [thing for thing in Thing if rest in self.talk.stated(thing)]
        if not found:
            msg = f"nothing was said about {rest!r}"
            raise RecommenderError(msg)
        for thing in found:
            self.talk = self.talk.withdraw(thing, rest, at=self._at)
        yield self.tell.says.withdrawn.format(what=rest)

    def _help(self, _rest: str) -> Iterator[str]:
        yield self.tell.says.commands.rstrip("\n")

    def _quit(self, _rest: str) -> Iterator[str]:
        self.ended = True
        yield from ()

    def _noted(self, what: str) -> str:
        return self.tell.says.noted.format(what=what)
