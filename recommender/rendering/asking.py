"""What to find out first: the questions that products and rules wait for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from recommender.model.advice import Advice
from recommender.model.grades import Effort
from recommender.model.rule import Rule
from recommender.rendering.confirming import asks_for_current
from recommender.rendering.outline import Item, Mark, Section
from recommender.rendering.unsolved import Why, brought, rules_waiting, why_unsolved
from recommender.rendering.wording import Wording, context, stated

_FEW = 5
_CURRENT = "product in use"  # no attribute can have this id


def find_out(advice: Advice, words: Wording, *, brief: bool) -> Section:
    """Return what to ask the client, what decides most first.

    Args:
        advice: Whose held products and open rules wait for answers.
        words: How to say it.
        brief: Whether to ask a few questions in full and only name the others.
    """
    if not brought(advice):
        return Section(
            heading=words.phrases.find_out, items=tuple(_openings(advice, words))
        )
    counts: Counter[str] = Counter()
    for found in advice.held:
        counts.update({c.attribute for c in found.confirm if c.attribute})
        if any(asks_for_current(c.property, advice) for c in found.confirm):
            counts[_CURRENT] += 1
    for problem in brought(advice):
        if why_unsolved(problem, advice, words) is Why.WAITING:
            waiting = rules_waiting(problem, advice, words)
            counts.update(dict.fromkeys(_undecided(waiting, advice, words), 0))
    # While nothing fits, single answers rarely decide, and waiting counts alone.
    asked = [q.attribute for q in advice.questions] if advice.recommendations else []
    counts.update(dict.fromkeys(asked, 0))
    first = _asked_first(advice, words)

    def urgency(name: str) -> tuple[int, int, int, int, str]:
        return (
            _place(name, asked),
            -counts[name],
            _place(name, first),
            _effort(name, words),
            name,
        )

    ordered = sorted(counts, key=urgency)
    shown = ordered[:_FEW] if brief else ordered
    items = [_question(name, counts[name], words) for name in shown]
    rest = "; ".join(
        words.phrases.current if name == _CURRENT else words.attribute(name)
        for name in ordered[len(shown) :]
    )
    if rest:
        text = words.phrases.more_questions.format(attributes=rest)
        items.append(Item(text=text, mark=Mark.SENTENCE))
    return Section(heading=words.phrases.find_out, items=tuple(items))


def _openings(advice: Advice, words: Wording) -> Iterator[Item]:
    """Yield what to ask of who has stated no problem, with what it is asked for.

    A doubt that was voiced comes first: it is asked about before it is answered.
    """
    for name, _ in stated(advice.enquiry, "objections"):
        objection = words.knowledge.objections.get(name)
        question = words.text(objection.explore) if objection else ""
        if question:
            yield Item(
                lead=words.quoted(words.objection(name)),
                text=words.phrases.ask_first.format(question=question),
                mark=Mark.ASK,
            )
    for opening in words.knowledge.discovery.values():
        purpose = words.text(opening.purpose)
        yield Item(
            text=words.text(opening.question),
            note=f"({purpose})" if purpose else "",
            mark=Mark.ASK,
        )


def effort_words(effort: Effort, words: Wording) -> str:
    """Return what it costs to answer a question or to try a remedy."""
    return {
        Effort.ASK: words.phrases.effort_ask,
        Effort.LOOK: words.phrases.effort_look,
        Effort.MEASURE: words.phrases.effort_measure,
        Effort.LABORATORY: words.phrases.effort_laboratory,
    }[effort]


def _question(name: str, waiting: int, words: Wording) -> Item:
    """Return what to ask the client, and what hangs on it."""
    attribute = words.knowledge.attributes.get(name)
    question = words.text(attribute.question) if attribute else ""
    if name == _CURRENT:
        question = words.phrases.which_current
    asides = []
    if attribute and attribute.effort is not Effort.ASK:
        asides.append(effort_words(attribute.effort, words))
    if waiting:
        asides.append(words.phrases.waiting.format(count=waiting))
    return Item(
        text=question
        or words.phrases.not_known.format(attribute=words.attribute(name)),
        note=f"({'; '.join(asides)})" if asides else "",
        mark=Mark.ASK,
    )


def _place(name: str, among: Sequence[str]) -> int:
    """Return where a name stands; behind all where it does not."""
    return among.index(name) if name in among else len(among)


def _effort(name: str, words: Wording) -> int:
    attribute = words.knowledge.attributes.get(name)
    return attribute.effort if attribute else Effort.ASK


def _asked_first(advice: Advice, words: Wording) -> list[str]:
    """Return what the authors of the stated problems want to know first."""
    known = words.knowledge.problems
    return [
        name
        for problem in brought(advice)
        if problem in known
        for name in known[problem].ask
    ]


def _undecided(rules: Iterable[Rule], advice: Advice, words: Wording) -> frozenset[str]:
    """Return the attributes that `rules` test and that nobody has told us."""
    known = words.knowledge.attributes
    told = dict(context(advice.enquiry))
    subjects = {line.subject for rule in rules for line in rule.lines()}
    return frozenset(
        name
        for name in subjects
        if name in known and known[name].asked_for and name not in told
    )
