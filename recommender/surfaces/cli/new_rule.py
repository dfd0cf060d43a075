"""What `recommender new rule` asks, and how the answers are put together."""

from collections.abc import Callable, Mapping
from typing import Literal

import click
from attrs import define, field

from recommender.authoring.writing.lines import id_fault, line_fault
from recommender.authoring.writing.rules import NewRule
from recommender.loading.rules import STRENGTHS
from recommender.model.knowledge import Knowledge
from recommender.rendering.authored.layout import Plain
from recommender.surfaces.cli.asking import Asker

VERBS = {
    "need": "the client needs something, and products that meet it are found",
    "remedy": "a fix that needs no product",
    "conclude": "something is behind it, on which other rules build",
    "exclude": "some products are out",
    "caution": "something speaks against some products",
    "resolve": "an objection is answered",
}
_ON_PRODUCTS = {
    "product": "by id",
    "category": "what kind of product",
    "contains": "what is in it",
    "free_of": "what is not in it",
}


@define
class RuleTalk:
    """Asks for whatever the options have not said.

    Attributes:
        knowledge: Whose words are offered.
        given: What the options said, key by key as in a file.
        answers: What has been answered as options, to go on with later.
    """

    knowledge: Knowledge
    given: dict[str, str | tuple[str, ...]]
    ask: Asker = field(factory=Asker)
    answers: list[tuple[str, str]] = field(factory=list)

    def rule(self) -> NewRule:
        """Return the rule that is meant."""
        known = self.knowledge
        id_ = self._text(
            "id", "What is the rule called (an id)?", lambda t: id_fault(t, known.rules)
        )
        when = self._when()
        verb, effect = self._effect()
        lines: dict[str, Plain] = {"when": when} if when else {}
        lines |= effect
        if verb in {"need", "conclude"}:
            lines["strength"] = self._one_of(
                "strength", "How sure is it?", dict.fromkeys(STRENGTHS, ""), "likely"
            )
        lines["because"] = self._text(
            "because", "Because - what is the client told?", _anything
        )
        owner = str(self.given.get("owner") or "")
        sources = self.given.get("source", ())
        if owner:
            lines["owner"] = owner
        if sources:
            lines["sources"] = list(sources)
        return NewRule(id=id_, verb=verb, lines=lines)

    def so_far(self) -> str:
        """Return the options that say what has been answered."""
        return " ".join(f"--{key} {_shell(value)}" for key, value in self.answers)

    def _when(self) -> dict[str, Plain]:
        """Return the lines that must hold of the client."""
        stated = self.given.get("when", ())
        if stated:
            lines = dict(self._split(each, "client") for each in stated)
            self.answers += [("when", str(each)) for each in stated]
            return lines
        if self.given.get("because"):
            return {}
        known = self.knowledge
        lines = {}
        problem = self.ask.one_of(
            "Which problem is it about (empty for any)?",
            {each.id: each.label.in_language() for each in known.problems.values()},
            "",
        )
        if problem:
            self._add(lines, "problem", problem)
        while True:
            subjects = {
                each.id: each.label.in_language()
                for each in known.attributes.values()
                if each.id not in lines
            }
            subject = self.ask.one_of(
                "What else must hold of the client (empty for nothing)?", subjects, ""
            )
            if not subject:
                return lines
            self._add(lines, subject, self._phrase(subject, "client"))

    def _add(self, lines: dict[str, Plain], subject: str, phrase: str) -> None:
        lines[subject] = _plain(phrase)
        self.answers.append(("when", f"{subject}: {phrase}"))

    def _phrase(self, subject: str, whose: Literal["client", "product"]) -> str:
        """Return what must hold of one subject."""
        known = self.knowledge
        found = (
            known.attributes.get(subject)
            if whose == "client"
            else known.properties.get(subject)
        )
        choices = found.scale.choices if found else {}
        if choices:
            for number, each in enumerate(choices.values(), start=1):
                label = each.label.in_language()
                click.echo(f"  {number:>3}  {each.id}  {label}".rstrip())
        named = [*choices]

        def _fault(text: str) -> str:
            return line_fault(subject, _by_number(text, named), known, whose)

        hint = "or not one, or [one, other]" if choices else "such as at least 15 °dH"
        return _by_number(self.ask.text(f"{subject} - which ({hint})?", _fault), named)

    def _effect(self) -> tuple[str, dict[str, Plain]]:
        """Return the verb, and what stands below it."""
        said = [verb for verb in VERBS if self.given.get(verb)]
        if len(said) > 1:
            msg = f"a rule does one thing: give either --{said[0]} or --{said[1]}"
            raise click.UsageError(msg)
        verb = said[0] if said else self.ask.one_of("What follows?", VERBS)
        known = self.knowledge
        match verb:
            case "need":
                needs = {i: each.label.in_language() for i, each in known.needs.items()}
                return verb, {"need": self._one_of("need", "Which need?", needs)}
            case "remedy":
                return verb, {"remedy": self._text("remedy", "What to try?", _anything)}
            case "conclude":
                return verb, {"conclude": self._concluded()}
            case "resolve":
                objections = {
                    i: each.label.in_language() for i, each in known.objections.items()
                }
                named = self._one_of("resolve", "Which objection?", objections)
                return verb, {"resolve": named}
            case _:
                return verb, {verb: self._products(verb)}

    def _concluded(self) -> dict[str, Plain]:
        known = self.knowledge
        stated = self.given.get("conclude")
        if stated:
            subject, _, phrase = str(stated).partition(":")
            self.answers.append(("conclude", str(stated)))
            return {subject.strip(): _plain(phrase.strip())}
        from_rules = {
            each.id: each.label.in_language()
            for each in known.attributes.values()
            if each.from_rules
        }
        if not from_rules:
            msg = "no attribute is `from: rules`, so there is nothing to conclude"
            raise click.UsageError(msg)
        subject = self.ask.one_of("Which attribute?", from_rules)
        choices = {
            each.id: each.label.in_language()
            for each in known.attributes[subject].scale.choices.values()
        }
        value = self.ask.one_of(f"{subject} - which?", choices)
        self.answers.append(("conclude", f"{subject}: {value}"))
        return {subject: value}

    def _products(self, verb: str) -> dict[str, Plain]:
        stated = self.given.get(verb)
        if stated:
            self.answers.append((verb, str(stated)))
            return dict([self._split(str(stated), "product")])
        subjects = {
            **_ON_PRODUCTS,
            **{
                each.id: each.label.in_language()
                for each in self.knowledge.properties.values()
            },
        }
        subject = self.ask.one_of("Which products - told by what?", subjects)
        phrase = self._phrase(subject, "product")
        self.answers.append((verb, f"{subject}: {phrase}"))
        return {subject: _plain(phrase)}

    def _split(
        self, line: str, whose: Literal["client", "product"]
    ) -> tuple[str, Plain]:
        """Return the subject and the phrase of a line that an option says."""
        subject, colon, phrase = line.partition(":")
        fault = (
            line_fault(subject.strip(), phrase.strip(), self.knowledge, whose)
            if colon
            else "write it as `attribute: phrase`"
        )
        if fault:
            msg = f'"{line}" cannot be used: {fault}'
            raise click.UsageError(msg)
        return subject.strip(), _plain(phrase.strip())

    def _text(self, key: str, question: str, fault_of: Callable[[str], str]) -> str:
        said = str(self.given.get(key) or "")
        if said and (fault := fault_of(said)):
            msg = f"--{key}: {fault}"
            raise click.UsageError(msg)
        answer = said or self.ask.text(question, fault_of)
        self.answers.append((key, answer))
        return answer

    def _one_of(
        self,
        key: str,
        question: str,
        known: Mapping[str, str],
        default: str | None = None,
    ) -> str:
        said = str(self.given.get(key) or "")
        if said and said not in known:
            msg = f'--{key}: nothing is called "{said}"'
            raise click.UsageError(msg)
        if not said and default is not None and self.given.get("because"):
            return default
        answer = said or self.ask.one_of(question, known, default)
        self.answers.append((key, answer))
        return answer


def _anything(_: str) -> str:
    """Find no fault with any text."""
    return ""


def _plain(phrase: str) -> Plain:
    """Return a phrase as it is written: a list in brackets, or a text."""
    if phrase.startswith("[") and phrase.endswith("]"):
        return [each.strip() for each in phrase[1:-1].split(",")]
    return phrase


def _by_number(text: str, named: list[str]) -> str:
    """Return the choice that a number means; any other text as it is."""
    if named and text.isdigit() and 0 < int(text) <= len(named):
        return named[int(text) - 1]
    return text


def _shell(value: str) -> str:
    """Return a value as a shell takes it."""
    quoted = value.replace("'", "'\\''")
    return f"'{quoted}'"
