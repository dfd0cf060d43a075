"""Rules with one small fault each: what a scenario that guards a rule must notice.

A limit is one step off or on the wrong side, a line or the whole of `unless` is
missing, a value is another one, the rule commits itself more or less, or is not
there at all.
"""

from collections.abc import Iterator
from enum import Enum

from attrs import evolve, frozen

from recommender.judging.line_mutants import another, line_mutants
from recommender.judging.places import Place, line_at, places_of, with_line
from recommender.model.condition import Line
from recommender.model.grades import Strength
from recommender.model.knowledge import Knowledge
from recommender.model.position import Position, position_of
from recommender.model.rule import Conclude, Exclude, RequireNeed, Rule


class Kind(Enum):
    """What is done to a rule, in the words of a report."""

    LIMIT = "limit"
    STRICT = "strict or inclusive"
    NO_LINE = "line dropped"
    NO_UNLESS = "unless dropped"
    VALUE = "value swapped"
    NO_RULE = "rule dropped"
    STRENGTH = "strength"
    NO_EXCLUSION = "exclusion dropped"


@frozen(kw_only=True)
class Mutant:
    """A rule with one fault.

    Attributes:
        rule: Id of the rule.
        changed: The rule with its fault; None where it is dropped.
        text: What was changed, for people.
        position: Where the author wrote what was changed; None if no file has it.
        at: The line that was changed; None for what is not about one line.
    """

    rule: str
    kind: Kind
    changed: Rule | None
    text: str
    position: Position | None = None
    at: Place | None = None


def mutants_of(rule: Rule, knowledge: Knowledge) -> Iterator[Mutant]:
    """Yield every different mutant of a rule; none is the rule itself."""
    seen: list[Rule | None] = [rule]
    for mutant in _mutants(rule, knowledge):
        if mutant.changed not in seen:
            seen.append(mutant.changed)
            yield mutant


def _mutants(rule: Rule, knowledge: Knowledge) -> Iterator[Mutant]:
    """Yield the mutants of a rule, the coarse ones first."""
    excludes = isinstance(rule.effect, Exclude)
    yield Mutant(
        rule=rule.id,
        kind=Kind.NO_EXCLUSION if excludes else Kind.NO_RULE,
        changed=None,
        text="the exclusion is dropped" if excludes else "the rule is dropped",
        position=position_of(rule.id),
    )
    if rule.unless is not None:
        first = next(rule.unless.lines())
        yield Mutant(
            rule=rule.id,
            kind=Kind.NO_UNLESS,
            changed=evolve(rule, unless=None),
            text="`unless` is dropped",
            position=position_of(first.subject),
        )
    for place in places_of(rule):
        yield from _at(rule, place, knowledge)
    yield from _effect_mutants(rule, knowledge)
    if isinstance(rule.effect, Conclude | RequireNeed):
        yield from _strength_mutants(rule)


def _at(rule: Rule, place: Place, knowledge: Knowledge) -> Iterator[Mutant]:
    """Yield the mutants of one line."""
    line = line_at(rule, place)

    def mutant(kind: Kind, changed: Line | None, text: str) -> Mutant:
        return Mutant(
            rule=rule.id,
            kind=kind,
            changed=with_line(rule, place, changed),
            text=text,
            position=position_of(line.subject),
            at=place,
        )

    yield mutant(Kind.NO_LINE, None, f"`{line.subject}` is dropped")
    for name, changed, text in line_mutants(line, knowledge, place.part):
        yield mutant(Kind(name), changed, text)


def _effect_mutants(rule: Rule, knowledge: Knowledge) -> Iterator[Mutant]:
    """Yield the rule with another need or conclusion."""
    match rule.effect:
        case RequireNeed(need=need):
            other = another(need, sorted(knowledge.needs), {need})
            if other:
                yield Mutant(
                    rule=rule.id,
                    kind=Kind.VALUE,
                    changed=evolve(rule, effect=evolve(rule.effect, need=other)),
                    text=f"`need: {need}` -> `need: {other}`",
                    position=position_of(need),
                )
        case Conclude(values=pairs):
            for number, (attribute, value) in enumerate(pairs):
                choices = sorted(knowledge.attributes[attribute].scale.choices)
                other = another(value, choices, {v for a, v in pairs if a == attribute})
                if other:
                    swapped = list(pairs)
                    swapped[number] = (attribute, other)
                    yield Mutant(
                        rule=rule.id,
                        kind=Kind.VALUE,
                        changed=evolve(rule, effect=Conclude(values=tuple(swapped))),
                        text=f"`{attribute}: {value}` -> `{attribute}: {other}`",
                        position=position_of(value),
                    )
        case _:
            pass


def _strength_mutants(rule: Rule) -> Iterator[Mutant]:
    """Yield the rule committing itself one step less, and one step more."""
    for step in (-1, 1):
        if int(rule.strength) + step in set(Strength):
            strength = Strength(rule.strength + step)
            yield Mutant(
                rule=rule.id,
                kind=Kind.STRENGTH,
                changed=evolve(rule, strength=strength),
                text=f"`strength: {rule.strength.word}` -> `strength: {strength.word}`",
                position=position_of(rule.id),
            )
