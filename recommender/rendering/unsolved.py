"""The honest sentence: which stated problems nothing we recommend solves, and why."""

from collections.abc import Iterable
from enum import Enum

from recommender.model.advice import Advice
from recommender.model.condition import AllOf, AnyOf, Line
from recommender.model.recommendation import Recommendation
from recommender.model.rule import Conclude, OfferRemedy, RequireNeed, Rule
from recommender.rendering.outline import Item, Mark, Section
from recommender.rendering.relaxing import would_change
from recommender.rendering.wording import Wording, stated


class Why(Enum):
    """Why no recommendation serves a problem; each is a different thing to say."""

    HELD = "a product might, once something is confirmed"
    EXCLUDED = "what would serve it is ruled out"
    UNMET = "no product that may be recommended meets what it needs"
    WAITING = "rules about it wait for an answer"
    REMEDY = "it calls for no product"
    SILENT = "no rule speaks to it"


def unsolved(advice: Advice, words: Wording) -> Section:
    """Return what no recommendation serves; without items where all is served."""
    phrases = words.phrases
    all_stated = brought(advice)
    served = _served(advice.recommendations, all_stated)
    kinds: dict[Why, list[str]] = {}
    for problem in all_stated:
        if problem not in served:
            kind = why_unsolved(problem, advice, words)
            kinds.setdefault(kind, []).append(problem)
    items = []
    if kinds and not advice.recommendations:
        items.append(Item(text=_headline(kinds, words), mark=Mark.SENTENCE))
    for kind, problems in kinds.items():
        text = _said(kind, problems, advice, words)
        if len(all_stated) == 1:
            items.append(Item(text=text, mark=Mark.SENTENCE))
        else:
            names = words.listed(map(words.problem, problems))
            items.append(Item(lead=names, text=text))
    if kinds:
        items.extend(would_change(advice, words))
    heading = phrases.not_solved if advice.recommendations else phrases.recommended
    return Section(heading=heading, items=tuple(items))


def why_unsolved(problem: str, advice: Advice, words: Wording) -> Why:
    """Return why no recommendation serves a stated problem."""
    if _served(advice.held, (problem,)):
        return Why.HELD
    if any(problem in held.problems for held in advice.needs):
        # Which problem a product would have served is plain only for a single one.
        alone = len(brought(advice)) == 1
        return Why.EXCLUDED if advice.excluded and alone else Why.UNMET
    waiting = [rule.effect for rule in rules_waiting(problem, advice, words)]
    if any(isinstance(effect, RequireNeed) for effect in waiting):
        return Why.WAITING
    if any(problem in remedy.problems for remedy in advice.remedies):
        return Why.REMEDY
    if any(isinstance(effect, OfferRemedy) for effect in waiting):
        return Why.WAITING
    return Why.SILENT


def brought(advice: Advice) -> list[str]:
    """Return the stated problems, the most important first."""
    return [name for name, _ in stated(advice.enquiry, "problems")]


def _served(products: Iterable[Recommendation], among: Iterable[str]) -> set[str]:
    """Return the problems, among some, that some of `products` contribute to."""
    left, served = set(among), set()
    # Products are described when they are looked at, so no more are than needed.
    for found in products:
        if not left:
            break
        served |= left.intersection(part.problem for part in found.contributions)
        left -= served
    return served


def _headline(kinds: Iterable[Why], words: Wording) -> str:
    phrases, found = words.phrases, set(kinds)
    if found & {Why.HELD, Why.WAITING}:
        return phrases.nothing_yet
    if found & {Why.EXCLUDED, Why.UNMET}:
        return phrases.nothing_fits
    return phrases.nothing_called_for if Why.REMEDY in found else phrases.nothing_known


def _said(kind: Why, problems: list[str], advice: Advice, words: Wording) -> str:
    phrases = words.phrases
    needs = [
        words.need(held.need)
        for held in advice.needs
        if not set(problems).isdisjoint(held.problems)
    ]
    text = {
        Why.HELD: phrases.unsolved_held,
        Why.EXCLUDED: phrases.unsolved_excluded,
        Why.UNMET: phrases.unsolved_unmet,
        Why.WAITING: phrases.unsolved_waiting,
        Why.REMEDY: phrases.unsolved_remedy,
        Why.SILENT: phrases.unsolved_silent,
    }[kind]
    return text.format(needs="; ".join(needs))


def rules_waiting(problem: str, advice: Advice, words: Wording) -> list[Rule]:
    """Return the open rules that are about a problem, directly or by conclusions."""
    known = words.knowledge.rules
    left = {
        name: known[name] for name in (*advice.fired, *advice.open) if name in known
    }
    about: dict[str, Rule] = {}
    concluded: set[tuple[str, str]] = {("problem", problem)}
    while True:
        more = {
            name: rule
            for name, rule in left.items()
            if name not in about and any(_tests(ln, concluded) for ln in rule.lines())
        }
        if not more:
            return [about[name] for name in advice.open if name in about]
        about |= more
        for rule in more.values():
            if isinstance(rule.effect, Conclude):
                concluded.update(rule.effect.values)


def _tests(line: Line, pairs: Iterable[tuple[str, str]]) -> bool:
    """Return whether a line asks for one of `pairs` of subject and value."""
    return isinstance(line.test, AnyOf | AllOf) and any(
        subject == line.subject and value in line.test.values
        for subject, value in pairs
    )
