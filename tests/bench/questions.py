"""Print how many questions it takes until the decision about a client is settled.

Every bundled scenario is a client who knows the whole of a situation: what the
scenario states, and for everything else an answer drawn with a fixed seed. Only the
problems, priorities and objections are told at the start; the rest is asked for.

The decision is the fitting products at the top score. It is settled by the last
question that changed it: after that, no other answer of this client does.

- ours: `Consultation.ask`, and it stops asking by itself;
- vocabulary order: every attribute that anybody is asked for, as the vocabulary
  lists them;
- random order: the same, shuffled with a fixed seed;
- the same two, but only what some rule or product mentions that is still open.

This is a program, not a test: nothing fails because a figure got worse, but it says
whether ours is the lowest.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import mean

from attrs import evolve, frozen

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from recommender import Consultation, Enquiry, KnowledgeBase
from recommender.consulting.asking import About
from recommender.model.advice import Advice
from recommender.model.knowledge import Knowledge
from recommender.model.vocabulary import Attribute

DAY = date(2026, 11, 23)
Answers = Mapping[str, str]


@frozen
class Client:
    """One client: what is told at the start, and what is answered when asked."""

    told: Enquiry
    answers: Answers


@frozen
class Course:
    """How one consultation went.

    Attributes:
        settled: Questions put until the decision no longer changed.
        asked: Questions put in all.
        right: Whether the decision is the one that all answers lead to.
    """

    settled: int
    asked: int
    right: bool


def said(text: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{text}\n")


def main() -> int:
    """Hold every consultation in every order, and print the means."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--clients", type=int, default=60, metavar="N")
    parser.add_argument("--seed", type=int, default=20261123, metavar="N")
    given = parser.parse_args()
    kb = KnowledgeBase.bundled("printing")
    chance = random.Random(given.seed)  # noqa: S311 - drawn again with the same seed
    clients = list(_clients(kb, chance, given.clients))
    names = _asked_for(kb.knowledge)
    orders: dict[str, Callable[[Client], Course]] = {
        "ours": lambda client: _ours(kb, client),
        "vocabulary order": lambda client: _fixed(kb, client, names),
        "random order": lambda client: _fixed(kb, client, _shuffled(names, chance)),
        "vocabulary order, open only": lambda client: _fixed(
            kb, client, names, only_open=True
        ),
        "random order, open only": lambda client: _fixed(
            kb, client, _shuffled(names, chance), only_open=True
        ),
    }
    said(f"{len(clients)} clients, {len(names)} attributes that can be asked for")
    means = {}
    for name, hold in orders.items():
        courses = [hold(client) for client in clients]
        means[name] = mean(course.settled for course in courses)
        right = sum(course.right for course in courses)
        said(
            f"{name:30} settled after {means[name]:6.2f} questions, "
            f"asked {mean(course.asked for course in courses):6.2f}, "
            f"right {right}/{len(courses)}"
        )
    met = all(means["ours"] < means[name] for name in means if name != "ours")
    said("ours is the lowest" if met else "ours is NOT the lowest")
    return 0 if met else 1


def _clients(kb: KnowledgeBase, chance: random.Random, many: int) -> Iterator[Client]:
    """Yield clients, those of the scenarios in a drawn order."""
    scenarios = list(kb.knowledge.scenarios.values())
    for scenario in chance.sample(scenarios, min(many, len(scenarios))):
        answers = {
            name: _drawn(kb.knowledge.attributes[name], chance)
            for name in _asked_for(kb.knowledge)
        }
        known = {
            str(name): value if isinstance(value, str) else str(next(iter(value)))
            for name, value in scenario.enquiry.context.items()
            if isinstance(value, str | list | tuple)
        }
        yield Client(evolve(scenario.enquiry, context={}), answers | known)


def _asked_for(knowledge: Knowledge) -> list[str]:
    """Return the attributes that anybody is asked for."""
    return [name for name, each in knowledge.attributes.items() if each.asked_for]


def _drawn(attribute: Attribute, chance: random.Random) -> str:
    """Return an answer: a choice, or a whole number of the range."""
    scale = attribute.scale
    if scale.choices:
        return str(chance.choice(list(scale.choices)))
    low, high = int(scale.low or 0), int(scale.high or 100)
    return f"{chance.randint(low, high)} {scale.unit}".strip()


def _shuffled(names: list[str], chance: random.Random) -> list[str]:
    return chance.sample(names, len(names))


def _decision(advice: Advice) -> frozenset[str]:
    """Return the fitting products at the top score."""
    found = advice.recommendations
    best = found[0].score if found else 0
    return frozenset(each.product for each in found if each.score == best)


def _final(kb: KnowledgeBase, client: Client) -> frozenset[str]:
    """Return the decision that all answers together lead to."""
    whole = evolve(client.told, context=dict(client.answers))
    return _decision(kb.advise(whole, on=DAY))


def _ours(kb: KnowledgeBase, client: Client) -> Course:
    """Ask what the consultation asks, until it has nothing left to ask."""
    talk = Consultation(kb).state(client.told)
    for opening in kb.knowledge.discovery:
        talk = talk.state(Enquiry(), opening=opening)
    decisions = [_decision(talk.advice(on=DAY))]
    while (ask := talk.ask(on=DAY)) is not None:
        if ask.about is About.ATTRIBUTE:
            talk = talk.answer(ask.id, client.answers[ask.id])
        else:
            talk = talk.pass_over(ask)
        decisions.append(_decision(talk.advice(on=DAY)))
    return _course(decisions, _final(kb, client))


def _fixed(
    kb: KnowledgeBase, client: Client, names: list[str], *, only_open: bool = False
) -> Course:
    """Ask in a fixed order; perhaps only for what something still waits for."""
    context: dict[str, str] = {}
    advice = kb.advise(client.told, on=DAY)
    decisions = [_decision(advice)]
    left = list(names)
    while left:
        waited = _waited_for(kb.knowledge, advice) if only_open else set(left)
        name = next((each for each in left if each in waited), None)
        if name is None:
            break
        left.remove(name)
        context[name] = client.answers[name]
        advice = kb.advise(evolve(client.told, context=dict(context)), on=DAY)
        decisions.append(_decision(advice))
    return _course(decisions, _final(kb, client))


def _waited_for(knowledge: Knowledge, advice: Advice) -> set[str]:
    """Return what held products and open rules mention."""
    found = {each.attribute for held in advice.held for each in held.confirm}
    for rule in advice.open:
        found |= {line.subject for line in knowledge.rules[rule].lines()}
    return found


def _course(decisions: list[frozenset[str]], final: frozenset[str]) -> Course:
    last = 0
    for at in range(1, len(decisions)):
        if decisions[at] != decisions[at - 1]:
            last = at
    return Course(last, len(decisions) - 1, decisions[-1] == final)


if __name__ == "__main__":
    sys.exit(main())
