"""How things stand in a consultation: what follows from its events.

The events' own numbers count, never the order in which they are given.
"""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from recommender.consulting.events import (
    ORDINARY,
    Agreed,
    Answered,
    Confirmed,
    Event,
    Measured,
    Objected,
    Passed,
    Progress,
    Said,
    Settled,
    ShowedInterest,
    Thing,
    Told,
    Tried,
    Withdrawn,
    stated_context,
)
from recommender.model.enquiry import Enquiry


@frozen(kw_only=True)
class Standing:
    """What holds after all events; ids are sorted unless it says otherwise.

    Attributes:
        problems: Importance by id; so with objections and priorities.
        confirmed: Problems that the client confirmed.
        settled: Objections whose answer the client was content with.
        current: The product in use now; empty where nobody named one.
        openings: Opening questions that were put.
        passed: Attributes that were asked for in vain.
        interest: Products, the one that was shown interest in last at the end.
        tried: Products of which a sample was tried.
        measured: Whether the last measurement was a success, by product.
        agreed: The product of each commitment agreed to, by rung.
    """

    problems: Mapping[str, str] = field(factory=dict)
    confirmed: frozenset[str] = frozenset()
    context: Mapping[str, Told] = field(factory=dict)
    objections: Mapping[str, str] = field(factory=dict)
    settled: frozenset[str] = frozenset()
    priorities: Mapping[str, str] = field(factory=dict)
    current: str = ""
    openings: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    interest: tuple[str, ...] = ()
    tried: frozenset[str] = frozenset()
    measured: Mapping[str, bool] = field(factory=dict)
    agreed: Mapping[str, str] = field(factory=dict)

    def enquiry(self) -> Enquiry:
        """Return what the client brings."""
        return Enquiry(
            problems=self.problems,
            context=stated_context(self.context),
            objections=self.objections,
            priorities=self.priorities,
            current=self.current or None,
        )


def standing(events: Iterable[Event]) -> Standing:
    """Return how things stand after `events`, in whatever order they are given."""
    tally = _Tally()
    for event in sorted(events, key=lambda each: each.number):
        tally.add(event)
    return tally.standing()


class _Tally:
    """Adds up the events of one consultation, from the first to the last."""

    def __init__(self) -> None:
        # By id, with an importance where one can be given.
        self._of: dict[Thing, dict[str, str]] = {thing: {} for thing in Thing}
        self._context: dict[str, Told] = {}
        self._measured: dict[str, bool] = {}
        self._agreed: dict[str, str] = {}
        self._confirmed: set[str] = set()
        self._settled: set[str] = set()
        self._openings: set[str] = set()
        self._passed: set[str] = set()

    def add(self, event: Event) -> None:
        """Take in what happened next."""
        match event.what:
            case Said():
                self._say(event.what)
            case Answered(attribute=name, value=value):
                self._context[name] = value
            case Passed(opening=opening, attribute=name):
                self._openings |= {opening} - {""}
                self._passed |= {name} - {""}
            case Withdrawn(thing=thing, id=id_):
                self._withdraw(thing, id_)
            case Objected(objection=id_):
                self._object(id_, ORDINARY)
            case _:
                self._advance(event.what)

    def _advance(self, what: Progress) -> None:
        """Take in what brings the client nearer to a commitment."""
        match what:
            case Settled(objection=id_):
                self._settled.add(id_)
            case Confirmed(problem=id_):
                self._of[Thing.PROBLEM].setdefault(id_, ORDINARY)
                self._confirmed.add(id_)
            case ShowedInterest(product=id_):
                self._of[Thing.INTEREST].pop(id_, None)
                self._of[Thing.INTEREST][id_] = ""
            case Tried(product=id_):
                self._of[Thing.SAMPLE][id_] = ""
            case Measured(product=id_, success=success):
                self._measured[id_] = success
            case Agreed(rung=rung, product=id_):
                self._agreed[rung] = id_

    def _say(self, said: Said) -> None:
        heard = said.understood
        self._openings |= {said.opening} - {""}
        self._of[Thing.PROBLEM] |= dict(heard.problems)
        self._of[Thing.PRIORITY] |= dict(heard.priorities)
        self._context |= dict(heard.context)
        for objection, importance in heard.objections:
            self._object(objection, importance)
        if heard.current:
            self._of[Thing.CURRENT] = {heard.current: ""}

    def _object(self, objection: str, importance: str) -> None:
        """Note an objection; one that comes up again is no longer settled."""
        self._of[Thing.OBJECTION][objection] = importance
        self._settled.discard(objection)

    def _withdraw(self, thing: Thing, id_: str) -> None:
        """Forget one thing, and what depends on it."""
        self._of[thing].pop(id_, None)
        match thing:
            case Thing.PROBLEM:
                self._confirmed.discard(id_)
            case Thing.OBJECTION:
                self._settled.discard(id_)
            case Thing.ATTRIBUTE:
                self._context.pop(id_, None)
                self._passed.discard(id_)
            case Thing.MEASUREMENT:
                self._measured.pop(id_, None)
            case Thing.AGREEMENT:
                self._agreed.pop(id_, None)
            case Thing.PRIORITY | Thing.CURRENT | Thing.INTEREST | Thing.SAMPLE:
                pass

    def standing(self) -> Standing:
        """Return what holds now."""
        by_id = {
            thing: dict(sorted(found.items())) for thing, found in self._of.items()
        }
        return Standing(
            problems=by_id[Thing.PROBLEM],
            confirmed=frozenset(self._confirmed),
            context=dict(sorted(self._context.items())),
            objections=by_id[Thing.OBJECTION],
            settled=frozenset(self._settled),
            priorities=by_id[Thing.PRIORITY],
            current="".join(self._of[Thing.CURRENT]),
            openings=frozenset(self._openings),
            passed=frozenset(self._passed - self._context.keys()),
            interest=tuple(self._of[Thing.INTEREST]),
            tried=frozenset(self._of[Thing.SAMPLE]),
            measured=dict(sorted(self._measured.items())),
            agreed=dict(sorted(self._agreed.items())),
        )
