"""An explanation laid out for who writes rules: what matters first, then the rest."""

from collections.abc import Iterable, Iterator

from recommender.model.grades import Status
from recommender.model.knowledge import Knowledge
from recommender.model.states import Explained, NeedState, Placed, RuleState, State
from recommender.model.truth import Truth
from recommender.rendering.line_states import blocks, line_item, rule_item
from recommender.rendering.outline import Item, Mark, Outline, Section
from recommender.rendering.wording import Wording, wording

_FEW = 5
_STANDINGS = {
    "recommended": "recommended",
    "held": "held until something is confirmed",
    "excluded": "excluded",
    "absent": "not in the advice",
    "not-offered": "not offered",
}


def explained_outline(
    explained: Explained,
    knowledge: Knowledge,
    *,
    everything: bool,
    language: str | None = None,
) -> Outline:
    """Return an explanation as an outline, in English.

    Args:
        explained: What to tell.
        knowledge: What it was derived from, for labels and questions.
        everything: Whether to show every rule and line, or only what matters.
        language: Of labels and questions; None for the knowledge base's own.
    """
    words = wording(knowledge, language)
    sections = {
        "enquiry": _of_enquiry,
        "scenario": _of_enquiry,
        "rule": _of_rule,
        "product": _of_product,
    }[explained.kind](explained, words, everything=everything)
    return Outline(
        title=_title(explained),
        sections=tuple(section for section in sections if section.items),
        sources={},
        closing=_left_out(explained, everything=everything),
    )


def _title(explained: Explained) -> str:
    day = explained.on.isoformat()
    if explained.kind == "enquiry":
        return f"What the rules make of this enquiry, on {day}"
    told = f"{explained.kind} {explained.name}"
    if not explained.enquiry:
        return told
    if explained.kind == "rule":
        state = explained.rules[0]
        if state.status is not Status.ACTIVE:
            return f"{told}: {state.status.value}, without effect"
        return f"{told}: {state.state.value}"
    if explained.product is not None:
        standing = explained.product.standing
        place = explained.product.place
        number = f", number {place}" if place else ""
        return f"{told}: {_STANDINGS[standing]}{number}"
    return f"{told}: {'fails' if explained.broken else 'passes'}"


def _of_enquiry(
    explained: Explained, words: Wording, *, everything: bool
) -> Iterator[Section]:
    yield Section(
        heading="Outcome", items=tuple(_outcome(explained, words, everything))
    )
    shown = [each for each in explained.rules if everything or each.matters]
    active = [each for each in shown if each.status is Status.ACTIVE]
    for heading, state in (
        ("Fired", State.FIRED),
        ("Open", State.OPEN),
        ("Silent" if everything else "Silent for one line", State.SILENT),
    ):
        of_state = [each for each in active if each.state is state]
        every_line = everything
        yield Section(
            heading=heading,
            items=tuple(
                _short(each, every_line=every_line)
                for each in (of_state if everything else _first(of_state))
            ),
        )
    yield Section(
        heading="Without effect",
        items=tuple(
            _short(each, every_line=everything)
            for each in shown
            if each.status is not Status.ACTIVE
        ),
    )


def _short(state: RuleState, *, every_line: bool) -> Item:
    """Return a rule; of one that fired the lines are left out unless all are wanted."""
    return rule_item(state, every_line=every_line)


def _first(states: list[RuleState]) -> list[RuleState]:
    """Return the first few of many; all of one or two more than that."""
    return states if len(states) <= _FEW + 2 else states[:_FEW]


def _outcome(explained: Explained, words: Wording, everything: bool) -> Iterator[Item]:  # noqa: FBT001 - passed on
    """Yield what the advice is, in a line each."""
    for broken in explained.broken:
        expected = ", ".join(broken.expected) or "nothing"
        got = ", ".join(broken.got) or "nothing"
        yield Item(
            lead=broken.key, text=f"expected {expected}, got {got}", mark=Mark.AGAINST
        )
    yield _listed("Recommended", explained.recommended, words, everything=everything)
    for lead, found in (("Held", explained.held), ("Excluded", explained.excluded)):
        if found:
            yield _listed(lead, found, words, everything=everything)
    yield from _ask(explained, words)


def _ask(explained: Explained, words: Wording) -> Iterator[Item]:
    """Yield the next question."""
    ask = explained.ask
    if ask is None:
        return
    attribute = words.knowledge.attributes.get(ask.attribute)
    text = words.text(attribute.question) if attribute else ""
    count = len(ask.products)
    wait = f"{count} product{'s wait' if count > 1 else ' waits'} for it"
    yield Item(
        lead="Ask next",
        text=text or ask.attribute,
        note=f"({wait})" if count else "",
        mark=Mark.ASK,
    )


def _listed(
    lead: str, found: Iterable[Placed], words: Wording, *, everything: bool
) -> Item:
    found = tuple(found)
    shown = found if everything or len(found) <= _FEW + 2 else found[:_FEW]
    most = None if everything else _FEW
    told = [
        words.product(each.product)
        + _aside("confirm", each.confirm, most)
        + _aside("by", each.by, most)
        for each in shown
    ]
    if len(found) > len(shown):
        told.append(f"{len(found) - len(shown)} more")
    if any(each.confirm or each.by for each in shown):
        return Item(
            lead=lead, mark=Mark.GROUP, items=tuple(Item(text=one) for one in told)
        )
    return Item(lead=lead, text="; ".join(told) or "nothing", mark=Mark.GROUP)


def _aside(lead: str, names: tuple[str, ...], most: int | None) -> str:
    """Return names in brackets, the first of very many."""
    if not names:
        return ""
    more = f" and {len(names) - most} more" if most and len(names) > most else ""
    return f" ({lead}: {', '.join(names[:most])}{more})"


def _of_rule(
    explained: Explained, words: Wording, *, everything: bool
) -> Iterator[Section]:
    rule, *others = explained.rules
    marked = bool(explained.enquiry)
    authored = words.knowledge.rules[rule.rule]
    item = rule_item(rule, every_line=True, marked=marked)
    told = [item]
    because = words.sentence(authored.because)
    if because:
        told.append(Item(lead="because", text=because))
    if authored.owner:
        told.append(Item(lead="owner", text=authored.owner))
    yield Section(heading="The rule", items=tuple(told))
    feeding = others if everything else _first(others)
    yield Section(
        heading="Rules that conclude what its lines look at",
        items=tuple(
            rule_item(each, every_line=everything or not marked, marked=marked)
            for each in feeding
        ),
    )
    if not marked:
        scenarios = explained.fires_in if everything else explained.fires_in[:_FEW]
        more = len(explained.fires_in) - len(scenarios)
        items = [Item(text=name) for name in scenarios]
        if more:
            items.append(Item(text=f"{more} more"))
        yield Section(
            heading=f"Scenarios it fires in: {len(explained.fires_in)}",
            items=tuple(items),
        )


def _of_product(
    explained: Explained, _words: Wording, *, everything: bool
) -> Iterator[Section]:
    product = explained.product
    if product is None:
        return
    marked = bool(explained.enquiry)
    needs = [
        need
        for need in product.needs
        if everything or not marked or need.held or need.possible
    ]
    if marked and not needs:
        needs = list(product.needs)
    yield Section(
        heading="Needs it could meet",
        items=tuple(
            _need(need, everything=everything, marked=marked) for need in needs
        ),
    )
    yield Section(
        heading="Where it may be used",
        items=tuple(
            line_item(line, marked=marked)
            for line in product.suits
            if everything or not marked or line.truth is not Truth.TRUE
        ),
    )
    # Of a product that nothing asks for, silent rules tell what would.
    silent = everything or not marked or product.standing == "absent"
    for heading, verb, too in (
        ("Rules that ask for those needs", "need", silent),
        ("Rules that conclude what those look at", "conclude", silent),
        ("Rules that exclude it", "exclude", everything or not marked),
        ("Cautions", "caution", everything or not marked),
        ("Objections it meets", "resolve", everything or not marked),
    ):
        shown = [
            each
            for each in explained.rules
            if each.verb == verb and (too or each.state is not State.SILENT)
        ]
        yield Section(
            heading=heading,
            items=tuple(
                rule_item(each, every_line=everything, marked=marked)
                for each in (shown if everything else _first(shown))
            ),
        )


def _need(need: NeedState, *, everything: bool, marked: bool) -> Item:
    """Return a need, whether the client has it, and whether the product meets it."""
    client = "the client has it" if need.held else "the client may have it"
    asked = client if need.held or need.possible else "nobody asks for it"
    told = f"{need.truth.name.lower()}: {asked}" if marked else need.truth.name.lower()
    marks = {Truth.TRUE: Mark.FOR, Truth.FALSE: Mark.AGAINST}
    return Item(
        lead=need.need,
        text=told,
        mark=marks.get(need.truth, Mark.ASK),
        items=tuple(blocks(need.met_by, every_line=everything)),
    )


def _left_out(explained: Explained, *, everything: bool) -> str:
    """Return how much is not shown."""
    if everything or explained.kind not in {"enquiry", "scenario"}:
        return ""
    counts = []
    for state in State:
        of_state = [
            each
            for each in explained.rules
            if each.state is state and each.status is Status.ACTIVE
        ]
        mattering = [each for each in of_state if each.matters]
        left = len(of_state) - len(_first(mattering))
        if left:
            counts.append(f"{left} {state.value}")
    return f"Not shown: {', '.join(counts)} (--all shows them)" if counts else ""
