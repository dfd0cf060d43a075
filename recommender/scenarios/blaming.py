"""Why a scenario did not get what it expects, down to the single facts that decide.

What is missing is traced through the rules that could have brought it, to the
nearest fact that keeps one of them from firing; what was not expected, to the
rules that brought it.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen

from recommender.advising.grounds import Grounds
from recommender.advising.why_not import lacking, why_not
from recommender.advising.wording import unit_of, value_text, wanted_text
from recommender.engine import plain
from recommender.engine.inference import Inference
from recommender.judging.expecting import Difference
from recommender.loading.scenarios import KIND_OF_KEY
from recommender.model.condition import AllOf, AnyOf, Line
from recommender.model.enquiry import Facts
from recommender.model.explanation import Verdict, WhyNot
from recommender.model.position import Position, position_of
from recommender.model.rule import (
    Conclude,
    RequireNeed,
    Resolve,
    Rule,
)
from recommender.model.truth import Truth


@frozen(kw_only=True)
class Clue:
    """One step on the way to the fact that decides.

    Attributes:
        depth: How many steps it is from what was expected.
        position: Where an author wrote what it is about, if a file holds it.
    """

    depth: int
    text: str
    position: Position | None = None


def clues(difference: Difference, grounds: Grounds) -> tuple[Clue, ...]:
    """Return what led to one difference: what is missing, then what is too much."""
    blame = _Blame(grounds)
    found: list[Clue] = []
    for name in difference.missing:
        found.extend(blame.missing(difference.key, name))
    for name in difference.unexpected:
        found.extend(blame.unexpected(difference.key, name))
    if difference.key == "first" and difference.got:
        found.extend(blame.ahead(difference.got[0]))
    return tuple(dict.fromkeys(found))


class _Blame:
    """Traces what one enquiry lacks."""

    def __init__(self, grounds: Grounds) -> None:
        """Look at one enquiry."""
        self._grounds = grounds
        self._knowledge = grounds.compiled.knowledge
        self._fired = {rule.id for rule in grounds.fired}

    def missing(self, key: str, name: str) -> Iterator[Clue]:
        """Yield why something that was expected is not there."""
        kind = KIND_OF_KEY[key]
        # What must have a strength is called with it, as in `soft-light: strong`.
        name = name.partition(":")[0]
        if kind == "product":
            yield from self._no_product(name)
        elif kind == "rule" and key != "open":
            rule = self._knowledge.rules[name]
            yield from self._silent(rule, 0)
            if rule.id in self._fired:
                yield Clue(
                    depth=0,
                    text=f"{name} fired, and is about no product that is recommended",
                    position=position_of(rule.id),
                )
        else:
            yield from self._nearest(self._bringing(kind, name), name, 0)

    def unexpected(self, key: str, name: str) -> Iterator[Clue]:
        """Yield what brought something that was not expected."""
        kind = KIND_OF_KEY[key]
        name = name.partition(":")[0]
        if kind == "product":
            apart = key in ("excluded", "held")
            yield from self._no_product(name) if apart else self.ahead(name)
            return
        if kind == "rule":
            rules: Iterable[Rule] = (self._knowledge.rules[name],)
        else:
            rules = [r for r in self._bringing(kind, name) if r.id in self._fired]
        for rule in rules:
            verb = "is open" if key == "open" else "fired"
            yield Clue(
                depth=0,
                text=f"{name}: {rule.id} {verb}{self._facts(rule)}",
                position=position_of(rule.id),
            )

    def ahead(self, product: str) -> Iterator[Clue]:
        """Yield the need rules that speak for a product."""
        grounds = self._grounds
        number = grounds.compiled.catalog.number[product]
        for rule in grounds.fired:
            effect = rule.effect
            if isinstance(effect, RequireNeed) and (
                effect.need in grounds.met
                and grounds.met[effect.need].true >> number & 1
            ):
                yield Clue(
                    depth=0,
                    text=f"{product} meets {effect.need}, which {rule.id} needs "
                    f"({grounds.weights.rules[rule.id].strength.word})",
                    position=position_of(rule.id),
                )

    def _bringing(self, kind: str, name: str) -> list[Rule]:
        """Return the rules that could bring a need, a conclusion, a resolution."""
        return [
            rule
            for rule in self._knowledge.active_rules()
            if name in _brought(rule, kind)
        ]

    def _nearest(self, rules: list[Rule], name: str, depth: int) -> Iterator[Clue]:
        """Yield what keeps the nearest of some rules from firing."""
        waiting = [rule for rule in rules if rule.id not in self._fired]
        if not rules:
            yield Clue(depth=depth, text=f"no rule leads to {name}")
        elif not waiting:
            for rule in rules:
                yield Clue(
                    depth=depth,
                    text=f"{rule.id} fired, {self._strength(rule)}",
                    position=position_of(rule.id),
                )
        else:
            nearest = min(
                waiting, key=lambda rule: (len(lacking(self._grounds, rule)), rule.id)
            )
            yield from self._silent(nearest, depth)

    def _strength(self, rule: Rule) -> str:
        """Return how strongly a fired rule commits itself, and why not more."""
        weight = self._grounds.weights.rules.get(rule.id)
        strength = weight.strength if weight else rule.strength
        if strength is rule.strength:
            return strength.word
        return f"{strength.word}: its condition is no stronger"

    def _silent(
        self, rule: Rule, depth: int, seen: frozenset[str] = frozenset()
    ) -> Iterator[Clue]:
        """Yield what keeps one rule from firing, down to single facts."""
        if rule.id in self._fired:
            return
        seen |= {rule.id}
        blocks = rule.when.blocks if rule.when else ()
        block = min(blocks, key=self._distance, default=())
        for line in block:
            if self._grounds.holds(line) is not Truth.TRUE:
                yield from self._line(rule, line, depth, seen)
        for line in rule.unless.lines() if rule.unless else ():
            truth = self._grounds.holds(line)
            if truth is not Truth.FALSE:
                does = "does not fire" if truth is Truth.TRUE else "waits"
                yield Clue(
                    depth=depth,
                    text=f"{rule.id} {does} unless {self._told(line)} is ruled out; "
                    f"{self._known(line)}",
                    position=position_of(line.subject),
                )

    def _line(
        self, rule: Rule, line: Line, depth: int, seen: frozenset[str]
    ) -> Iterator[Clue]:
        """Yield a line that does not hold, and what that comes from."""
        sources = [source for source in self._sources(line) if source.id not in seen]
        text = f"{rule.id} needs {self._told(line)}"
        if not sources:
            text = f"{text}; {self._known(line)}"
        yield Clue(depth=depth, text=text, position=position_of(line.subject))
        if sources:
            nearest = min(
                sources, key=lambda each: (len(lacking(self._grounds, each)), each.id)
            )
            yield from self._silent(nearest, depth + 1, seen)

    def _sources(self, line: Line) -> list[Rule]:
        """Return the rules that could conclude what a line asks for."""
        if not self._from_rules(line) or not isinstance(line.test, AnyOf | AllOf):
            return []
        wanted = line.test.values
        return [
            rule
            for rule in self._knowledge.concluding(line.subject)
            if isinstance(rule.effect, Conclude)
            and any(value in wanted for _, value in rule.effect.values)
            and rule.id not in self._fired
        ]

    def _distance(self, block: tuple[Line, ...]) -> int:
        return sum(self._grounds.holds(line) is not Truth.TRUE for line in block)

    def _from_rules(self, line: Line) -> bool:
        attribute = self._knowledge.attributes.get(line.subject)
        return attribute is not None and attribute.from_rules

    def _told(self, line: Line) -> str:
        return f"{line.subject} {wanted_text(line, self._knowledge)}"

    def _known(self, line: Line) -> str:
        """Return what is known of a line's subject."""
        knowledge, grounds = self._knowledge, self._grounds
        if self._from_rules(line):
            values = sorted(grounds.inference.conclusions.get(line.subject, ()))
            concluded = ", ".join(values) or "nothing"
            return f"rules conclude {concluded}"
        value = grounds.view.stated(line.subject)
        text = value_text(value, unit_of(line.subject, knowledge), knowledge)
        return f"the scenario says {text}" if text else "the scenario does not say"

    def _facts(self, rule: Rule) -> str:
        """Return the lines of a rule that hold, as what it fired on."""
        lines = rule.when.lines() if rule.when else ()
        told = [self._told(line) for line in lines if self._grounds.holds(line)]
        return f" on {', '.join(told)}" if told else ""

    def _no_product(self, name: str) -> Iterator[Clue]:
        """Yield why a product is not where it was expected."""
        grounds = self._grounds
        ruleset = grounds.compiled.ruleset

        def infer(facts: Facts) -> Inference:
            return plain.infer(ruleset, facts)

        answer = why_not(grounds, name, infer)
        where = position_of(self._knowledge.products[name].id)
        match answer.verdict:
            case Verdict.NOT_OFFERED:
                yield Clue(depth=0, text=f"{name} is not sold now", position=where)
            case Verdict.OUT:
                yield from self._out(answer)
            case Verdict.HELD:
                what = ", ".join(
                    f"{each.attribute or each.property} (for {each.because_of})"
                    for each in answer.confirm
                )
                text = f"{name} is held; to confirm: {what}"
                yield Clue(depth=0, text=text, position=where)
            case Verdict.NO_NEED if answer.rule:
                yield Clue(depth=0, text=f"{name} meets no need of this client")
                yield from self._silent(self._knowledge.rules[answer.rule], 1)
            case Verdict.NO_NEED:
                text = f"no rule needs what {name} is"
                yield Clue(depth=0, text=text, position=where)
            case Verdict.OUTRANKED:
                text = f"{name} is number {answer.place}, after {answer.better}, "
                yield Clue(depth=0, text=f"{text}by {answer.settled_by}")
                yield from self.ahead(name)
            case Verdict.RECOMMENDED | Verdict.UNKNOWN_PRODUCT:
                yield Clue(depth=0, text=f"{name} is recommended", position=where)
                yield from self.ahead(name)

    def _out(self, answer: WhyNot) -> Iterator[Clue]:
        """Yield what rules a product out."""
        for exclusion in answer.exclusions:
            reason = exclusion.reason
            facts = ", ".join(
                " ".join(filter(None, (fact.subject, fact.value)))
                for fact in exclusion.facts
            )
            by = reason.rule or f"suits {reason.suits}"
            rule = self._knowledge.rules.get(reason.rule)
            yield Clue(
                depth=0,
                text=f"{answer.product} is out by {by}: {facts}",
                position=position_of(rule.id) if rule else None,
            )


def _brought(rule: Rule, kind: str) -> tuple[str, ...]:
    """Return the ids of a kind that a rule can lead to."""
    match rule.effect:
        case RequireNeed(need=need, resolves=resolves):
            return (need,) if kind == "need" else tuple(resolves)
        case Conclude(values=pairs) if kind == "conclusion":
            return tuple(value for _, value in pairs)
        case Resolve(objection=objection) if kind == "objection":
            return (objection,)
        case _:
            return ()
