"""Enquiries to a knowledge base, in its own words, and those next to them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Protocol

from attrs import evolve, frozen
from hypothesis import currently_in_test_context, note
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from recommender.api import KnowledgeBase
from recommender.errors import RecommenderError
from recommender.model.enquiry import Enquiry, Stated, StatedValue
from recommender.model.knowledge import Knowledge
from recommender.testing.days import usual_day
from recommender.testing.leading import Lead, lead_to
from recommender.testing.pasting import as_scenario
from recommender.testing.picking import Draw, maybe, pick
from recommender.testing.values import asked, in_words, values_of

_IMPORTANCES = ("should", "must", "nice")
_IMPORTANCE = st.sampled_from(_IMPORTANCES)
_MOST_STATED = 3


def enquiries(
    knowledge_base: KnowledgeBase, about: str | None = None, *, complete: bool = False
) -> SearchStrategy[Enquiry]:
    """Draw what clients can bring, with numbers often at the limits of rules.

    Args:
        knowledge_base: Whose words are used.
        about: Id of a problem, which is then stated; of an attribute, which is
            then known; or of a rule, whose lines then mostly hold.
        complete: Whether every attribute that can be asked is known.

    Raises:
        RecommenderError: Nothing of that id can be asked about.
    """
    knowledge = knowledge_base.knowledge
    known = (knowledge.problems, knowledge.attributes, knowledge.rules)
    if about is not None and not any(about in ids for ids in known):
        msg = f"no problem, attribute or rule is called {about!r}"
        raise RecommenderError(msg)
    return drawn_enquiries(knowledge, about, complete=complete).map(
        partial(_noted, knowledge_base)
    )


def _noted(knowledge_base: KnowledgeBase, enquiry: Enquiry) -> Enquiry:
    """Have a failing test print the enquiry as a scenario."""
    if currently_in_test_context():
        note(_Pasted(knowledge_base, enquiry))
    return enquiry


class Printer(Protocol):
    """What lays out values for hypothesis."""

    def text(self, obj: str) -> None:
        """Add text as it is."""


@frozen
class _Pasted:
    """An enquiry that shows itself as a scenario; it is only written when shown."""

    knowledge_base: KnowledgeBase
    enquiry: Enquiry

    def _repr_pretty_(self, printer: Printer, _cycle: object) -> None:
        """Show the scenario; this is what hypothesis calls."""
        printer.text(
            as_scenario(
                self.knowledge_base,
                self.enquiry,
                on=usual_day(self.knowledge_base),
                name="a case to look at",
            )
        )


@st.composite
def drawn_enquiries(
    draw: DrawFn, knowledge: Knowledge, about: str | None, *, complete: bool = False
) -> Enquiry:
    """Draw what clients can bring."""
    lead = _lead(draw, knowledge, about)
    problems = draw(_some(tuple(knowledge.problems)))
    objections = draw(_some(tuple(knowledge.objections)))
    context = dict(lead.context)
    for attribute in asked(knowledge):
        if attribute.id not in context and (
            complete or attribute.id == about or maybe(draw)
        ):
            context[attribute.id] = draw(values_of(attribute, knowledge))
    return Enquiry(
        problems=_graded(draw, {*problems, *lead.problems}),
        context={
            name: in_words(value, knowledge.attributes[name], knowledge)
            for name, value in sorted(context.items())
        },
        objections=_graded(draw, {*objections, *lead.objections}),
        priorities=_graded(draw, draw(_some(tuple(knowledge.priorities)))),
        current=pick(draw, (None, *knowledge.products)) if maybe(draw) else None,
    )


def _lead(draw: Draw, knowledge: Knowledge, about: str | None) -> Lead:
    """Return what has to be stated for an enquiry to be about something."""
    if about is None:
        return Lead()
    if about in knowledge.rules:
        return lead_to(draw, knowledge.rules[about], knowledge)
    return Lead(problems={about} if about in knowledge.problems else set())


@cache
def _some(ids: tuple[str, ...]) -> SearchStrategy[set[str]]:
    """Draw a few ids."""
    if not ids:
        return st.just(set())
    return st.sets(st.sampled_from(ids), max_size=_MOST_STATED)


def _graded(draw: Draw, ids: Iterable[str]) -> Stated:
    """Return ids with how much they matter; alone where all matter as usual."""
    graded = {id_: draw(_IMPORTANCE) for id_ in sorted(ids)}
    if all(importance == _IMPORTANCES[0] for importance in graded.values()):
        return tuple(graded)
    return graded


def neighbours(
    enquiry: Enquiry | Mapping[str, object],
    knowledge_base: KnowledgeBase | None = None,
) -> SearchStrategy[Enquiry]:
    """Draw enquiries in which one thing is another, is left out, or is added.

    Args:
        enquiry: As any enquiry; it is valid.
        knowledge_base: Where other values come from; without one, things are only
            left out, or matter more or less.

    Raises:
        RecommenderError: There is nothing that could be changed.
    """
    stated = enquiry if isinstance(enquiry, Enquiry) else _read(enquiry)
    changes = list(_less(stated))
    if knowledge_base is not None:
        changes.append(_more(stated, knowledge_base.knowledge))
    if not changes:
        msg = "nothing is stated, so nothing of it can be changed"
        raise RecommenderError(msg)
    return st.one_of(changes)


def _read(stated: Mapping[str, object]) -> Enquiry:
    """Return plain data as an enquiry."""
    return Enquiry(**{key: value for key, value in stated.items() if value is not None})  # type: ignore[arg-type]


def _less(stated: Enquiry) -> Iterable[SearchStrategy[Enquiry]]:
    """Yield the enquiries that state less, or the same with other weight."""
    for name in stated.context:
        left = {n: v for n, v in stated.context.items() if n != name}
        yield st.just(evolve(stated, context=left))
    for key in ("problems", "objections", "priorities"):
        graded = _as_mapping(getattr(stated, key))
        for id_, importance in graded.items():
            left_out = {i: how for i, how in graded.items() if i != id_}
            others = [how for how in _IMPORTANCES if how != importance]
            changed = [{**graded, id_: how} for how in others]
            yield st.sampled_from(
                [_with(stated, key, of) for of in (left_out, *changed)]
            )
    if stated.current is not None:
        yield st.just(evolve(stated, current=None))


@st.composite
def _more(draw: DrawFn, stated: Enquiry, knowledge: Knowledge) -> Enquiry:
    """Draw an enquiry with one attribute or one id more, or another value."""
    things: dict[str, Sequence[str]] = {
        "problems": tuple(knowledge.problems),
        "objections": tuple(knowledge.objections),
        "priorities": tuple(knowledge.priorities),
    }
    attributes = asked(knowledge)
    kinds = [key for key, ids in things.items() if set(ids) - set(getattr(stated, key))]
    if attributes:
        kinds = ["context", *kinds]
    if knowledge.products:
        kinds.append("current")
    kind = pick(draw, kinds)
    if kind == "context":
        attribute = pick(draw, attributes)
        before = stated.context.get(attribute.id)
        other = draw(
            values_of(attribute, knowledge)
            .map(lambda value: in_words(value, attribute, knowledge))
            .filter(lambda value: value != before)
        )
        context: dict[str, StatedValue] = {**stated.context, attribute.id: other}
        return evolve(stated, context=dict(sorted(context.items())))
    if kind == "current":
        others = tuple(id_ for id_ in knowledge.products if id_ != stated.current)
        return evolve(stated, current=pick(draw, others) if others else None)
    graded = _as_mapping(getattr(stated, kind))
    added = pick(draw, [id_ for id_ in things[kind] if id_ not in graded])
    return _with(stated, kind, {**graded, added: _IMPORTANCES[0]})


def _with(stated: Enquiry, key: str, graded: Mapping[str, str]) -> Enquiry:
    """Return an enquiry with other problems, objections or priorities."""
    by_id = dict(sorted(graded.items()))
    if key == "problems":
        return evolve(stated, problems=by_id)
    if key == "objections":
        return evolve(stated, objections=by_id)
    return evolve(stated, priorities=by_id)


def _as_mapping(stated: Stated) -> dict[str, str]:
    if isinstance(stated, Mapping):
        return dict(stated)
    return dict.fromkeys(stated, _IMPORTANCES[0])
